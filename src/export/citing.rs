//! In which style citations are written, and the writing of one or many.

use std::path::{Path, PathBuf};

use super::bibtex;
use super::cite::{Citation, is_chinese};
use super::csl::{self, CslStyle};
use super::record::Work;

/// The styles that are no styles of CSL, as nothing there is like them, each with what it is.
const OWN: [(&str, &str, CitationStyle); 3] = [
    ("plain", "In running text", CitationStyle::Plain),
    ("markdown", "Markdown block quote", CitationStyle::Markdown),
    ("bibtex", "BibTeX", CitationStyle::Bibtex),
];

/// A short name, and the one that the style has else.
const GB: (&str, &str) = ("gbt7714", "gb-7714-2015-numeric");

/// What is named to somebody who names nothing like a style.
const USUAL: [&str; 9] =
    ["plain", "markdown", "bibtex", GB.0, "apa", "mla", "chicago-notes", "chicago-author-date", "ieee"];

/// How much like a name another must be to be meant by it, 0 to 1.
const LIKE: f64 = 0.8;

/// How a citation is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum CitationStyle {
    /// The quote in quotation marks and its source behind a dash.
    #[default]
    Plain,
    /// A Markdown block quote.
    Markdown,
    /// A `@misc` entry for BibTeX.
    Bibtex,
    /// In a style of CSL that is known by this name.
    Named(String),
    /// In the style of CSL that stands in this file.
    File(PathBuf),
}

impl CitationStyle {
    /// The style that `name` means: a name of [`Self::names`], or the path of a `.csl` file, from `folder`.
    ///
    /// # Errors
    /// There is no such style; which names there are that are like it, or the usual ones.
    pub fn of(name: &str, folder: &Path) -> Result<Self, String> {
        if name.contains(['/', '\\']) || Path::new(name).extension().is_some_and(|end| end == "csl") {
            return Ok(Self::File(folder.join(name)));
        }
        if let Some((.., own)) = OWN.iter().find(|(own, ..)| *own == name) {
            return Ok(own.clone());
        }
        let known = if name == GB.0 { GB.1 } else { name };
        if csl::names().any(|(name, _)| name == known) {
            return Ok(Self::Named(known.to_owned()));
        }
        let near = near(name);
        let (said, names) = if near.is_empty() { ("there are", USUAL.to_vec()) } else { ("near it", near) };
        Err(format!("no citation style is called \"{name}\"; {said}: {}", names.join(", ")))
    }

    /// The names of all styles that need no file, each with what it is.
    pub fn names() -> impl Iterator<Item = (&'static str, &'static str)> {
        let short = csl::names().find(|(name, _)| *name == GB.1).map(|(_, told)| (GB.0, told));
        OWN.iter().map(|(name, told, _)| (*name, *told)).chain(short).chain(csl::names())
    }

    /// What writes in this style; `read` gives the text of a file.
    ///
    /// # Errors
    /// The file cannot be read, or is no style.
    pub fn writer<E: ToString>(
        &self,
        read: impl FnOnce(&Path) -> Result<String, E>,
    ) -> Result<CitationWriter, String> {
        let csl = match self {
            Self::Plain => return Ok(CitationWriter::Plain),
            Self::Markdown => return Ok(CitationWriter::Markdown),
            Self::Bibtex => return Ok(CitationWriter::Bibtex),
            Self::Named(name) => CslStyle::known(name).ok_or_else(|| format!("no style {name}")),
            Self::File(path) => {
                let style =
                    read(path).map_err(|error| error.to_string()).and_then(|xml| CslStyle::read(&xml));
                style.map_err(|error| format!("{}: {error}", path.display()))
            }
        };
        csl.map(|style| CitationWriter::Csl(Box::new(style)))
    }
}

/// Names that are like `name`, the likest first; at most eight.
fn near(name: &str) -> Vec<&'static str> {
    let name = name.to_lowercase();
    let likeness = |known: &str| {
        let holds = known.contains(&name) || name.contains(known);
        if holds { 1.0 } else { strsim::jaro_winkler(&name, known) }
    };
    let mut like: Vec<(f64, &str)> =
        CitationStyle::names().map(|(known, _)| (likeness(known), known)).collect();
    like.retain(|(likeness, _)| *likeness > LIKE);
    like.sort_by(|one, other| other.0.total_cmp(&one.0));
    like.into_iter().map(|(_, name)| name).take(8).collect()
}

/// A style that is ready to write.
#[derive(Clone, Debug)]
pub enum CitationWriter {
    /// [`CitationStyle::Plain`]
    Plain,
    /// [`CitationStyle::Markdown`]
    Markdown,
    /// [`CitationStyle::Bibtex`]
    Bibtex,
    /// A style of CSL.
    Csl(Box<CslStyle>),
}

impl CitationWriter {
    /// One citation, whole in itself, without a line break at its end. A link to the recording leads to its
    /// time.
    pub fn one(&self, citation: &Citation) -> String {
        let Self::Csl(style) = self else { return self.each(std::slice::from_ref(citation)).concat() };
        let mut citation = citation.clone();
        citation.work.source = citation.url();
        let (mut cited, references) = in_style(style, std::slice::from_ref(&citation));
        if !style.has_notes() {
            cited.extend(references);
        }
        cited.join("\n")
    }

    /// Many citations, a blank line between; behind them, under `heading`, the list of what is cited, if the
    /// style has one.
    pub fn many(&self, citations: &[Citation], heading: &str) -> String {
        let mut parts = match self {
            Self::Csl(style) => {
                let (mut cited, references) = in_style(style, citations);
                if !references.is_empty() {
                    cited.extend([heading.to_owned(), references.join("\n")]);
                }
                cited
            }
            _ => self.each(citations),
        };
        parts.retain(|part| !part.is_empty());
        parts.join("\n\n")
    }

    fn each(&self, citations: &[Citation]) -> Vec<String> {
        match self {
            Self::Plain => citations.iter().map(Citation::plain).collect(),
            Self::Markdown => citations.iter().map(Citation::markdown).collect(),
            Self::Bibtex => bibtex::entries(citations),
            Self::Csl(style) => in_style(style, citations).0,
        }
    }
}

/// The quotes, each with its citation, and the list of what is cited.
fn in_style(style: &CslStyle, citations: &[Citation]) -> (Vec<String>, Vec<String>) {
    let places: Vec<(Work, String)> =
        citations.iter().map(|citation| (citation.work.clone(), citation.place())).collect();
    let accessed = citations.first().map_or("", |citation| &citation.accessed);
    let text = style.write(&places, accessed);
    let quoted = citations.iter().zip(&text.citations).map(|(citation, cite)| {
        let is_chinese = is_chinese(&citation.quote);
        let gap = match (style.has_notes(), is_chinese) {
            (true, _) => "\n",
            (false, true) => "",
            (false, false) => " ",
        };
        format!("“{}”{gap}{}", citation.quote, with_place(cite, &citation.place(), is_chinese))
    });
    (quoted.collect(), text.references)
}

/// `cite`, in brackets if it is a bare number, with `place` behind it if the style has left that out.
fn with_place(cite: &str, place: &str, is_chinese: bool) -> String {
    let is_number = !cite.is_empty() && cite.chars().all(|c| c.is_ascii_digit());
    let cite = if is_number { format!("[{cite}]") } else { cite.to_owned() };
    match is_chinese {
        _ if cite.contains(place) => cite,
        true => format!("{cite}（{place}）"),
        false => format!("{cite} ({place})").trim_start().to_owned(),
    }
}
