//! A stretch of a source and what it is.

use crate::episode::head::Format;
use crate::parse::assemble::Plan;

/// What a stretch of a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SourcePieceKind {
    /// Words that are read, headings among them.
    Text,
    /// The line or its part that names a voice.
    Label,
    /// The recording's clock.
    Time,
    /// What only says how the rest is meant, and empty lines.
    Markup,
    /// Front matter and title.
    Head,
    /// Words that are folded away.
    Aside,
    /// Control characters, escape sequences and what is never seen.
    Control,
}

/// A stretch of a decoded source, in bytes, and what it is.
pub type SourcePiece = (std::ops::Range<usize>, SourcePieceKind);

/// A file and everything that was decided about it.
pub struct Source<'s> {
    /// The decoded text.
    pub text: &'s str,
    /// Where its front matter ends.
    pub body: usize,
    /// How it is written.
    pub format: Format,
    /// The decisions.
    pub plan: &'s Plan<'s>,
}
