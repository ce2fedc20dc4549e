//! A line that may be a label: its shape, its name, where its speech begins.

use super::form;
use crate::parse::words;

/// How a label is set off from what is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// The format names the voice.
    Voice,
    /// A heading: `### Name:`
    Heading,
    /// Strong emphasis: `**Name**:`, `**Name:**`, `Role **Name**:`
    Bold,
    /// Emphasis: `_Name:_`
    Italic,
    /// Brackets: `【Name】`, `[Name]:`, `「Name」：`
    Bracket,
    /// With the recording's clock before or behind it: `[00:12:34] Name:`, `Name 00:12:34`
    Clock,
    /// A change of voice without a name: `>>`
    Chevron,
    /// A term of a definition list.
    Definition,
    /// Nothing but the colon.
    Bare,
}

impl Family {
    /// In words, for people.
    pub fn describe(self) -> &'static str {
        match self {
            Self::Voice => "named by the format",
            Self::Heading => "heading",
            Self::Bold => "bold",
            Self::Italic => "italic",
            Self::Bracket => "in brackets",
            Self::Clock => "with a time",
            Self::Chevron => ">> for a change of voice",
            Self::Definition => "definition list",
            Self::Bare => "bare, with a colon",
        }
    }
}

/// A block that may begin with a label.
#[expect(clippy::struct_excessive_bools, reason = "each is one independent observation")]
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Index of the block.
    pub block: usize,
    /// Its shape.
    pub family: Family,
    /// The label without markup, colon and time.
    pub name: String,
    /// What it is counted under: the name folded, without what it has in brackets.
    pub key: String,
    /// Seconds on the recording's clock.
    pub time: Option<u32>,
    /// Byte in the block's text where the speech begins.
    pub rest: usize,
    /// Whether a colon stands behind the name.
    pub colon: bool,
    /// Whether that colon stands inside the markup.
    pub inside: bool,
    /// Whether nothing follows in the block.
    pub alone: bool,
    /// Whether an opening quotation mark follows.
    pub quotes: bool,
}

impl Candidate {
    /// A candidate without a colon; `rest` is where its speech begins.
    pub fn new(block: usize, family: Family, name: &str, time: Option<u32>, rest: usize) -> Self {
        Self {
            block,
            family,
            name: name.to_owned(),
            key: words::fold(form::name_alone(name)),
            time,
            rest,
            colon: false,
            inside: false,
            alone: false,
            quotes: false,
        }
    }
}
