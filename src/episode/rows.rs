//! Recognised speech with one segment and its time a line: put together to paragraphs, the times stay.

use super::block::{Block, BlockKind};
use super::times;

/// Fewest lines that make a convention.
const FEWEST: usize = 8;
/// Bytes after which a paragraph may end with a sentence, and after which it ends anyway.
const ENOUGH: usize = 400;
const TOO_MUCH: usize = 2400;

/// Lets the lines of `blocks` go on with each other where most of them begin with a clock and none names a voice.
pub fn join(blocks: &mut [Block]) {
    let is_row = |block: &Block| {
        block.kind == BlockKind::Paragraph
            && times::read(&block.text).is_some_and(|clock| is_said(block, clock))
    };
    let rows = blocks.iter().filter(|block| is_row(block)).count();
    let prose = blocks.iter().filter(|block| block.kind == BlockKind::Paragraph).count();
    if rows < FEWEST || rows * 10 < prose * 8 {
        return;
    }
    let mut length = 0;
    let mut before: Option<bool> = None;
    for block in blocks {
        let row = is_row(block);
        let whole = before.is_some_and(|ended| ended && length >= ENOUGH || length >= TOO_MUCH);
        block.joins = row && before.is_some() && !whole;
        length = if block.joins { length + block.text.len() } else { block.text.len() };
        before = row.then(|| block.text.ends_with(['。', '！', '？', '.', '!', '?', '…']));
    }
}

/// Whether words follow the clock, and they are not a name and a colon.
fn is_said(block: &Block, clock: times::Clock) -> bool {
    let words = block.text.get(clock.len..).unwrap_or_default().trim();
    let label = words.char_indices().take(24).any(|(_, c)| matches!(c, ':' | '：'));
    !words.is_empty() && !label
}
