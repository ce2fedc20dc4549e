//! Recognised speech with one segment and its time a line, or each on a line of its own: put together to
//! paragraphs, the times stay.

use super::block::{Block, BlockKind};
use super::times;
use crate::text::marks;

/// Fewest lines that make a convention.
const FEWEST: usize = 8;
/// Bytes after which a paragraph may end with a sentence, and after which it ends anyway.
const ENOUGH: usize = 400;
const TOO_MUCH: usize = 2400;

/// Lets the lines of `blocks` go on with each other where most of them begin with a clock, or stand below
/// one, and none names a voice.
pub fn join(blocks: &mut [Block]) {
    let is_row = |block: &Block| {
        block.kind == BlockKind::Paragraph
            && times::read(&block.text).is_some_and(|clock| is_said(block, clock))
    };
    let rows = blocks.iter().filter(|block| is_row(block)).count();
    let prose = blocks.iter().filter(|block| block.kind == BlockKind::Paragraph).count();
    if rows >= FEWEST && rows * 10 >= prose * 8 {
        put_together(blocks, is_row);
    } else if are_under_clocks(blocks)
        && let Some(first) = blocks.iter().position(|block| clock_alone(block).is_some())
    {
        let (_, said) = blocks.split_at_mut(first);
        put_together(said, |block| block.kind == BlockKind::Paragraph);
    }
}

/// Whether `blocks` are a clock and a line by turns, as a player's transcript is pasted: the clocks never go
/// back.
pub fn are_under_clocks(blocks: &[Block]) -> bool {
    let clock = |block: &Block| clock_alone(block).map(|clock| clock.seconds);
    let clocks: Vec<u32> = blocks.iter().filter_map(clock).collect();
    let lines = blocks.iter().filter(|block| block.kind == BlockKind::Paragraph).count();
    let said = |pair: &&[Block]| matches!(pair, [above, below] if clock(above).is_some() && is_plain(below));
    clocks.len() >= FEWEST
        && clocks.len() * 5 >= lines * 2
        && clocks.is_sorted()
        && blocks.windows(2).filter(said).count() * 10 >= clocks.len() * 8
}

fn clock_alone(block: &Block) -> Option<times::Clock> {
    times::alone(&block.text).filter(|_| block.kind == BlockKind::Paragraph && block.aside.is_none())
}

/// Whether a block is words that name no voice.
fn is_plain(block: &Block) -> bool {
    let start = times::Clock { seconds: 0, len: 0, bracketed: false };
    block.kind == BlockKind::Paragraph && clock_alone(block).is_none() && is_said(block, start)
}

fn put_together(blocks: &mut [Block], is_row: impl Fn(&Block) -> bool) {
    let mut length = 0;
    let mut before: Option<bool> = None;
    for block in blocks {
        let row = is_row(block);
        let whole = before.is_some_and(|ended| ended && length >= ENOUGH || length >= TOO_MUCH);
        block.joins = row && before.is_some() && !whole;
        if row && clock_alone(block).is_some() {
            continue;
        }
        length = if block.joins { length + block.text.len() } else { block.text.len() };
        before = row.then(|| marks::ends_sentence(&block.text));
    }
}

/// Whether words follow the clock, and they are not a name and a colon.
fn is_said(block: &Block, clock: times::Clock) -> bool {
    let words = block.text.get(clock.len..).unwrap_or_default().trim();
    let label = words.char_indices().take(24).any(|(_, c)| matches!(c, ':' | '：'));
    !words.is_empty() && !label
}
