//! Markdown to blocks, one block for each line of a paragraph: whether a line break is the writer's or the
//! editor's is decided later, over the whole file.
//!
//! `CommonMark` with tables, strikethrough, footnotes and the emphasis rules for Han text (markdown-cjk-friendly).
//! The files of this folder are the only ones that know comrak. Nobody here asks who is speaking.

use super::block::Block;
use super::model::Diagnostic;

mod folds;
mod lines;
mod tags;
mod walk;

pub use folds::is_original;
pub use tags::read as tag;

/// Where a body begins in its decoded source.
#[derive(Clone, Copy, Debug, Default)]
pub struct Place {
    /// First byte.
    pub byte: usize,
    /// Lines before it.
    pub line: u32,
}

/// The blocks of `body`, which stands at `place` in the source, in the order of the source.
pub fn blocks(body: &str, place: Place) -> (Vec<Block>, Vec<Diagnostic>) {
    let lines = lines::Lines::of(body);
    let prepared = folds::prepare(body, &lines, place);
    let mut blocks = walk::walk(&prepared.text, &lines, place);
    prepared.mark(&mut blocks);
    (blocks, prepared.diagnostics)
}
