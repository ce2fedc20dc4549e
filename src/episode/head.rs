//! What a file says about itself, and how it is written.

use serde::{Deserialize, Serialize};

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
    /// Files that hold it in other languages.
    #[serde(skip)]
    pub versions: Vec<String>,
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, schemars::JsonSchema)]
#[schemars(rename_all = "kebab-case")]
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
