//! A line that may begin with a label: its shape, its name, where its speech begins.

use super::found::{Colon, FoundLabel};
use super::name;
use super::shape::LabelShape;
use crate::lexicon;

/// A block that may begin with a label.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Index of the block.
    pub block: usize,
    /// How it is written; `None` for what the user's own pattern finds.
    pub shape: Option<&'static LabelShape>,
    /// The label without markup, colon and time.
    pub name: String,
    /// What it is counted under: the name folded, without what it has in brackets.
    pub key: String,
    /// Seconds on the recording's clock.
    pub time: Option<u32>,
    /// Byte in the block's text where the speech begins.
    pub rest: usize,
    /// The colon behind the name.
    pub colon: Colon,
    /// Whether nothing follows in the block.
    pub alone: bool,
    /// Whether an opening quotation mark follows.
    pub quotes: bool,
}

impl Candidate {
    /// What `shape` found in block `index`, whose text is `text`.
    pub fn new(index: usize, shape: &'static LabelShape, found: FoundLabel<'_>, text: &str) -> Self {
        let behind = text.get(found.rest..).unwrap_or_default().trim_start();
        Self {
            block: index,
            shape: Some(shape),
            name: found.name.to_owned(),
            key: lexicon::fold(name::alone(found.name)),
            time: found.time,
            rest: found.rest,
            colon: found.colon,
            alone: behind.is_empty(),
            quotes: behind.starts_with(['“', '"', '‘', '「', '『', '《', '«', '„']),
        }
    }

    /// Whether the shape has this trait.
    pub fn is(&self, of: impl Fn(&LabelShape) -> bool) -> bool {
        self.shape.is_some_and(of)
    }
}
