//! Definition lists: a short line with a term, below it lines that begin with a colon and a blank.

use super::block::{Block, BlockKind};

/// What a line that defines begins with.
pub const MARK: &str = ": ";

/// Longest term, in characters; what is longer is a sentence that was broken before a colon.
const LONGEST: usize = 40;

/// Whether block `index` defines the term above it.
pub fn defines(blocks: &[Block], index: usize) -> bool {
    let Some((above, [block, ..])) = blocks.split_at_checked(index) else { return false };
    if !is_marked(block) {
        return false;
    }
    let Some(first) = above.iter().rposition(|block| !block.joins) else { return false };
    let (term, below) = (above.get(first), blocks.get(first + 1));
    if block.joins {
        term.is_some_and(is_term) && below.is_some_and(is_marked)
    } else {
        defined_above(above, first)
    }
}

/// Whether a definition that stands apart belongs to what is above it: to a line of its own, or to another
/// definition.
fn defined_above(above: &[Block], first: usize) -> bool {
    let alone = first + 1 == above.len();
    above.get(first).is_some_and(|block| alone && is_term(block) || defines(above, first))
}

fn is_marked(block: &Block) -> bool {
    let defines = |text: &str| text.strip_prefix(MARK).is_some_and(|said| !said.trim().is_empty());
    block.kind == BlockKind::Paragraph && block.depth == 0 && defines(&block.text)
}

fn is_term(block: &Block) -> bool {
    block.kind == BlockKind::Paragraph && !is_marked(block) && block.text.chars().nth(LONGEST).is_none()
}
