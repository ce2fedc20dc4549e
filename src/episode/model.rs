//! One parsed interview: the reading text and the structure over it.
//!
//! Everything points into [`Episode::text`] by bytes or into its tables by index. Nothing here knows a file's
//! path, a column or a row.

use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::columns::Alignments;
use super::findings::Evidence;
use super::head::{Format, Head};
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
    /// How the columns of the table are aligned of which it is the first row.
    pub columns: Alignments,
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
    /// Index into [`Episode::speakers`]; `None` if the text names nobody.
    pub speaker: Option<usize>,
    /// Who asks, who answers; known even for some turns without a name.
    pub role: Option<Role>,
    /// Its paragraphs, the label first if there is one.
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
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema,
)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, schemars::JsonSchema)]
#[schemars(rename_all = "kebab-case")]
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
