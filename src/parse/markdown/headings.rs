//! `##Title`: no heading by `CommonMark`, which asks for a blank, but meant as one. One `#` alone may be a
//! tag.

use crate::parse::block::{Block, BlockKind};

/// Makes headings of the lines in `blocks` that begin with two to six `#` and a word.
pub fn without_blank(blocks: &mut [Block]) {
    let mut above = false;
    for block in blocks {
        let level = level(block);
        block.joins &= level.is_none() && !above;
        above = level.is_some();
        let Some(level) = level else { continue };
        block.kind = BlockKind::Heading(level as u8);
        block.text.drain(..level);
        for span in &mut block.spans {
            span.range.start = span.range.start.saturating_sub(level);
            span.range.end = span.range.end.saturating_sub(level);
        }
    }
}

fn level(block: &Block) -> Option<usize> {
    let words = block.text.trim_start_matches('#');
    let hashes = block.text.len() - words.len();
    let fits = block.kind == BlockKind::Paragraph && (2..=6).contains(&hashes);
    (fits && words.starts_with(char::is_alphanumeric) && !words.contains('#')).then_some(hashes)
}
