//! One parsed interview: the reading text and the structure over it.
//!
//! Everything points into [`Episode::text`] by bytes or into its tables by index. Nothing here knows a file's
//! path, a column or a row.

use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::text::range::{Offset, TextRange};

/// An interview, ready to be read.
#[derive(Clone, Debug, Default)]
pub struct Episode {
    /// The reading text: markup removed, headings and speaker labels included, paragraphs separated by one
    /// `\n`, no other control character, no bidirectional override.
    pub text: String,
    /// Every paragraph in order; they cover `text` except for the `\n` between them and hold no `\n`
    /// themselves.
    pub paragraphs: Vec<Paragraph>,
    /// Sections in order; together they cover all paragraphs. Never empty unless there are no paragraphs.
    pub sections: Vec<Section>,
    /// Turns in order. A paragraph that is a heading or lies in a lead-in or end matter belongs to none.
    pub turns: Vec<Turn>,
    /// The voices, in order of first appearance.
    pub speakers: Vec<Speaker>,
    /// Inline styles, sorted by start; they may nest, never cross a paragraph.
    pub spans: Vec<Span>,
    /// Targets of [`Style::Link`].
    pub links: Vec<String>,
    /// Folded matter in order, never overlapping. An aside inside a turn lies in the turn's paragraphs too.
    pub asides: Vec<Aside>,
    /// Where the recording's clock stood, sorted by offset.
    pub times: Vec<TimeMark>,
    /// Every label line that was accepted, before neighbours were merged.
    pub labels: Vec<Label>,
    /// The text's own glosses, in order of first appearance.
    pub glossary: Vec<Term>,
    /// Title, date, source and the like.
    pub head: Head,
    /// How the file was written.
    pub format: Format,
    /// The encoding the bytes were read in, by its usual name (`UTF-8`, `GB18030`).
    pub encoding: String,
    /// What was decided about labels and sections, and what was refused.
    pub evidence: Evidence,
}

/// One paragraph, heading, label line, list item, code line or table row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paragraph {
    /// Its bytes in the reading text.
    pub range: TextRange,
    /// What it is.
    pub kind: ParagraphKind,
    /// 1-based line in the source file where it begins.
    pub line: u32,
    /// Nesting of quotes and lists around it, in steps (0 for ordinary text).
    pub depth: u8,
    /// How many of these steps are quotes.
    pub quotes: u8,
    /// The level of a heading (1 to 6); 0 for anything else.
    pub level: u8,
    /// Bytes of list marker (`- `, `1. `) at its start; continuation lines hang behind them.
    pub marker: u8,
    /// No blank line above it (a hard break, the next line of a list, code or table).
    pub tight: bool,
}

/// What a paragraph is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ParagraphKind {
    /// A section's title, or a heading inside a section.
    Heading,
    /// A speaker's name at the head of a turn.
    Label,
    /// Ordinary prose.
    #[default]
    Body,
    /// Prose in a block quote.
    Quote,
    /// A list item or a paragraph of one.
    Item,
    /// One line of code or preformatted text, which may be wider than other text.
    Code,
    /// One row of a table, its cells parted by ` │ `; the first row of a table is its header.
    Table,
    /// A stage direction that stands alone (`（笑）`, `(laughter)`).
    Stage,
    /// A thematic break; its text is a single `—` or `*`.
    Rule,
}

/// A section: a heading and what follows it up to the next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// 0 for text before the first heading, else 1, 2, 3 …
    pub number: u32,
    /// The heading's text; `None` for section 0.
    pub title: Option<String>,
    /// The heading's level in the source (1 to 6; 0 for section 0).
    pub level: u8,
    /// 1-based line of the heading in the source file.
    pub line: u32,
    /// Its paragraphs, the heading first.
    pub paragraphs: Range<usize>,
    /// Its turns.
    pub turns: Range<usize>,
}

/// Neighbouring text of one voice within one section.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    /// Where it stands, for people: section and turn.
    pub address: Address,
    /// Index into [`Episode::sections`].
    pub section: usize,
    /// Index into [`Episode::speakers`]; `None` where the text names nobody.
    pub speaker: Option<usize>,
    /// Who asks, who answers; known even for some turns without a name.
    pub role: Option<Role>,
    /// Its paragraphs, the label first where there is one.
    pub paragraphs: Range<usize>,
    /// Index of its label paragraph.
    pub label: Option<usize>,
    /// 1-based line in the source file where it begins.
    pub line: u32,
    /// Seconds on the recording's clock at its start.
    pub time: Option<u32>,
}

/// `12.3`: turn 3 of section 12. Turn 0 means the section itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Address {
    /// The section's number.
    pub section: u32,
    /// The turn's number in it, from 1; 0 for the section as a whole.
    pub turn: u32,
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.turn {
            0 => write!(f, "{}", self.section),
            turn => write!(f, "{}.{turn}", self.section),
        }
    }
}

impl std::str::FromStr for Address {
    type Err = ();

    /// Reads `12` or `12.3`.
    fn from_str(s: &str) -> Result<Self, ()> {
        let (section, turn) = s.split_once('.').unwrap_or((s, "0"));
        let number = |digits: &str| -> Result<u32, ()> {
            if digits.bytes().all(|b| b.is_ascii_digit()) { digits.parse().map_err(drop) } else { Err(()) }
        };
        Ok(Self { section: number(section)?, turn: number(turn)? })
    }
}

/// A voice.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Speaker {
    /// The fullest name under which it appears.
    pub name: String,
    /// Its other names in this file.
    pub aliases: Vec<String>,
    /// What it does in the talk.
    pub role: Option<Role>,
    /// Turns it has.
    pub turns: u32,
    /// Grapheme clusters it speaks, blanks not counted.
    pub chars: u32,
}

/// What a voice does in the talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Asks.
    Host,
    /// Answers.
    Guest,
    /// Takes part without being either.
    Other,
    /// No person: a break, a song, the audience, a narrator.
    Pseudo,
}

impl Role {
    /// The word used in JSON: `host`, `guest`, `other`, `pseudo`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Host => "host",
            Self::Guest => "guest",
            Self::Other => "other",
            Self::Pseudo => "pseudo",
        }
    }
}

/// An inline style over a stretch of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// Its bytes in the reading text.
    pub range: TextRange,
    /// How it is meant.
    pub style: Style,
}

/// Inline styles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `**strong**`
    Strong,
    /// `*emphasis*`
    Emphasis,
    /// `` `code` ``
    Code,
    /// `~~struck~~`
    Strike,
    /// `==highlighted==`
    Highlight,
    /// A link; index into [`Episode::links`].
    Link(u32),
}

/// Matter that is folded away until asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    /// What it is.
    pub kind: AsideKind,
    /// Its paragraphs.
    pub paragraphs: Range<usize>,
    /// 1-based line in the source file where it begins.
    pub line: u32,
    /// Lines it takes in the source file.
    pub lines: u32,
}

/// Kinds of folded matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AsideKind {
    /// The text in its original language.
    Original,
    /// A comment in the markup.
    Comment,
    /// What stands before the talk: credits, an editor's note.
    LeadIn,
    /// What stands after the talk: credits, advertising, a page's footer.
    EndMatter,
}

impl AsideKind {
    /// The word used in JSON: `original`, `comment`, `lead-in`, `end-matter`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Original => "original",
            Self::Comment => "comment",
            Self::LeadIn => "lead-in",
            Self::EndMatter => "end-matter",
        }
    }
}

/// The recording's clock at a place in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeMark {
    /// Where in the reading text.
    pub at: Offset,
    /// Seconds from the beginning of the recording.
    pub seconds: u32,
}

/// A label line of the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// 1-based line in the source file.
    pub line: u32,
    /// The name as written, markup and colon removed.
    pub text: String,
    /// Index into [`Episode::speakers`].
    pub speaker: Option<usize>,
}

/// A term and the gloss the text itself gives it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// The term as written at its first mention.
    pub term: String,
    /// Other forms: the expansion of an acronym, the name in Latin letters.
    pub aliases: Vec<String>,
    /// The explanation.
    pub gloss: String,
    /// Where the term stands at its first mention.
    pub at: Offset,
}

/// What the file says about itself.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Head {
    /// The title; `None` only for an empty file.
    pub title: Option<Found>,
    /// The date as `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.
    pub date: Option<Found>,
    /// Where the interview was published (usually a URL).
    pub source: Option<Found>,
    /// The programme or series it is part of, from its front matter.
    pub series: Option<String>,
    /// The code of its language, from its front matter.
    pub language: Option<String>,
    /// The file's own id, from its front matter.
    pub id: Option<String>,
    /// A summary.
    pub summary: Option<String>,
    /// Topics.
    pub tags: Vec<String>,
    /// Persons mentioned.
    pub people: Vec<String>,
    /// Companies and organisations mentioned.
    pub organisations: Vec<String>,
    /// Products and models mentioned.
    pub products: Vec<String>,
    /// Books and media mentioned.
    pub works: Vec<String>,
    /// The whole front matter.
    #[serde(skip)]
    pub front_matter: Option<serde_json::Value>,
}

/// A piece of metadata and where it was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// The value.
    pub value: String,
    /// Where it stood.
    pub origin: Origin,
}

/// Where a piece of metadata stood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Origin {
    /// In the front matter.
    FrontMatter,
    /// In the text, at a 1-based line of the source file.
    Line(u32),
    /// Nowhere in the file: its name was taken.
    FileName,
}

/// How a file is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Format {
    /// Markdown.
    Markdown,
    /// Plain text.
    #[default]
    Plain,
    /// `WebVTT` cues.
    Vtt,
    /// `SubRip` cues.
    Srt,
    /// A transcript in JSON.
    Json,
    /// A web page.
    Html,
    /// A table of speech, in CSV or TSV.
    Table,
    /// ASS or SSA captions.
    Ass,
    /// SBV captions.
    Sbv,
    /// TTML or TRS.
    TimedXml,
    /// A document of Word.
    Docx,
    /// A document of `OpenDocument`.
    Odt,
    /// A book.
    Epub,
}

impl Format {
    /// The word used in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Markdown => "markdown",
            Self::Plain => "plain",
            Self::Vtt => "vtt",
            Self::Srt => "srt",
            Self::Json => "json",
            Self::Html => "html",
            Self::Table => "table",
            Self::Ass => "ass",
            Self::Sbv => "sbv",
            Self::TimedXml => "timed-xml",
            Self::Docx => "docx",
            Self::Odt => "odt",
            Self::Epub => "epub",
        }
    }
}

/// What was decided about a file's conventions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Evidence {
    /// How labels are written, in words (`bold, colon outside`); `None` where there are none.
    pub labels: Option<String>,
    /// How sections are written, in words (`### headings`).
    pub sections: Option<String>,
    /// What speaks for and against the names that may be speakers', in order of first appearance.
    pub weighed: Vec<Weighed>,
    /// Lines that look like labels and were refused.
    pub refused: Vec<Refused>,
}

/// Words in English and in Chinese.
pub type InBoth = [&'static str; 2];

/// The evidence for a name in one shape of label.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Weighed {
    /// The name as written.
    pub name: String,
    /// How it is written, in words.
    pub shape: &'static str,
    /// 1-based line of the source in which it first stands.
    pub line: u32,
    /// Lines that begin so.
    pub lines: usize,
    /// Log-odds that it is a speaker's; above 0 it is taken for one.
    pub margin: f32,
    /// What speaks for it, in words, the strongest first.
    pub favours: Vec<InBoth>,
    /// What speaks against it, in words, the strongest first.
    pub opposes: Vec<InBoth>,
}

/// A line that looks like a label and is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// 1-based line in the source file.
    pub line: u32,
    /// What stood there.
    pub text: String,
    /// Why it was refused.
    pub why: String,
}

/// Something worth telling about a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// 1-based line in the source file.
    pub line: u32,
    /// 1-based column in characters, where known.
    pub column: Option<u32>,
    /// How bad it is.
    pub severity: Severity,
    /// What it is, in words.
    pub message: String,
}

/// How bad a diagnostic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// Probably a slip in the file.
    Warning,
    /// Something could not be read.
    Error,
}

impl Severity {
    /// The word used in messages and JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}
