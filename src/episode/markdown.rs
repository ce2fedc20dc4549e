//! Markdown to blocks, one block for each line of a paragraph: whether a line break is the writer's or the
//! editor's is decided later, over the whole file.
//!
//! `CommonMark` with tables, strikethrough, footnotes and the emphasis rules for Han text (markdown-cjk-friendly).
//! The files of this folder are the only ones that know comrak. Nobody here asks who is speaking.

use rayon::prelude::*;

use super::block::Block;
use super::model::Diagnostic;
use crate::text::range::TextRange;

mod folds;
mod lines;
mod pieces;
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
    let mut blocks = read(&prepared.text, &lines, place);
    prepared.mark(&mut blocks);
    (blocks, prepared.diagnostics)
}

/// The blocks of a text without folds, its pieces read on all cores.
fn read(text: &str, lines: &lines::Lines, place: Place) -> Vec<Block> {
    let pieces = pieces::of(text);
    let read = |piece: &TextRange| walk::walk(text, *piece, lines, place);
    match pieces.as_slice() {
        [whole] => read(whole),
        pieces => pieces.par_iter().flat_map_iter(read).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Place, TextRange, lines::Lines, read, walk};

    #[test]
    fn a_text_read_in_pieces_has_the_blocks_of_the_whole() {
        let turn = "### 灯塔与海\n\n主持人 **林夏**：你怎么看？\n\n**周远**：要从*很久*以前说起，\n那时候没有电。\n\n\
                    - 一盏灯\n\n  还有一盏\n- 两盏灯\n\n> 守灯人说\n>\n> 夜里冷\n\n1. 先上去\n2. 再点灯\n\n| 年 | 灯 |\n|---|---|\n\
                    | 1890 | 油 |\n\nLamp oil\n---\n\n    缩进的一行\n\n最后一句（见[这里](https://example.org)）。\n\n";
        let text = turn.repeat(2000);
        let lines = Lines::of(&text);
        let whole = walk::walk(&text, TextRange::new(0, text.len()), &lines, Place::default());
        assert!(read(&text, &lines, Place::default()) == whole);
    }
}
