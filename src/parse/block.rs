//! What a format's reader yields: a flat run of blocks with inline styles, before anyone asks who is
//! speaking.
//!
//! Markdown, plain text, subtitles, JSON and HTML all become blocks; structure (labels, sections, asides) is
//! decided over blocks only, once for all formats.

use crate::episode::columns::Alignments;
use crate::episode::model::AsideKind;
use crate::text::range::TextRange;

/// Where a body begins in its decoded source, and what is known of it.
#[derive(Clone, Copy, Debug, Default)]
pub struct BodyPlace {
    /// First byte.
    pub byte: usize,
    /// Lines before it.
    pub line: u32,
    /// Whether all of it can be shown as it is; if that was not looked at, `false`.
    pub clean: bool,
}

/// One block of a source text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its text, markup removed and control characters cleaned, without `\n`.
    pub text: String,
    /// Inline styles over `text`, sorted by start.
    pub spans: Vec<Inline>,
    /// 1-based line in the source where it begins.
    pub line: u32,
    /// Lines it takes there.
    pub lines: u32,
    /// Nesting of quotes and lists.
    pub depth: u8,
    /// How many of these are quotes.
    pub quotes: u8,
    /// Is the title of a callout (`> [!quote] Title`); its body follows as quote.
    pub callout: bool,
    /// Bytes of list marker at the start of `text`.
    pub marker: u8,
    /// Follows the block before it without a blank line.
    pub tight: bool,
    /// Goes on with the paragraph of the block before it: only the source's line was broken, not the prose.
    pub joins: bool,
    /// What the markup itself says about it: a comment, a folded original.
    pub aside: Option<AsideKind>,
    /// The voice, where the format itself names it (`<v Name>`, `"speaker"`).
    pub voice: Option<String>,
    /// How the columns of the table are aligned of which it is the first row.
    pub columns: Alignments,
    /// Seconds on the recording's clock at its start, where the format itself tells.
    pub time: Option<u32>,
    /// Bytes in `text` where the recording's clock stood, and its seconds: for text joined from timed pieces.
    pub times: Vec<(usize, u32)>,
    /// Its bytes in the decoded source.
    pub source: TextRange,
}

/// What a block is in its format.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BlockKind {
    /// Prose.
    #[default]
    Paragraph,
    /// A heading of this level (1 to 6).
    Heading(u8),
    /// Prose in a block quote.
    Quote,
    /// A list item or a paragraph of one.
    Item,
    /// A line of code.
    Code,
    /// A row of a table.
    Table,
    /// A thematic break.
    Rule,
}

/// An inline style over part of a block's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inline {
    /// Its bytes in the block's text.
    pub range: TextRange,
    /// How it is meant.
    pub style: InlineStyle,
}

/// Inline styles of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InlineStyle {
    /// Strong emphasis.
    Strong,
    /// Emphasis.
    Emphasis,
    /// Code.
    Code,
    /// Struck through.
    Strike,
    /// Highlighted.
    Highlight,
    /// A link with its target.
    Link(String),
}
