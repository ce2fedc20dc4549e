//! Cells whose width terminals disagree on, written so that neither belief spoils the line.
//!
//! The library sends a cursor move only where the next cell is not the one to the right. A cell of forced width is
//! followed by such a move; blanks and backspaces before the cluster clear both cells first, so that a terminal
//! that draws the cluster narrower shows a gap and no leftovers of the frame before.

use std::num::NonZeroU16;

use ratatui::buffer::{Cell, CellDiffOption};
use unicode_width::UnicodeWidthStr;

const CLEAR_TWO: &str = "  \u{8}\u{8}";

/// Whether terminals disagree on the width of `cluster`, which takes `width` cells here.
pub fn is_disputed(cluster: &str, width: u16) -> bool {
    width == 2 && (cluster.width() != 2 || cluster.chars().nth(1).is_some())
}

/// Writes a disputed `cluster` of two cells into its first `cell`.
pub fn set(cell: &mut Cell, cluster: &str) {
    let mut symbol = String::with_capacity(CLEAR_TWO.len() + cluster.len());
    symbol.push_str(CLEAR_TWO);
    symbol.push_str(cluster);
    cell.set_symbol(&symbol);
    force(cell);
}

/// Writes a disputed `cluster` of two cells where they are the last of the row: a backspace there is not reliable,
/// so the cells are not cleared first.
pub fn set_at_edge(cell: &mut Cell, cluster: &str) {
    cell.set_symbol(cluster);
    force(cell);
}

fn force(cell: &mut Cell) {
    if let Some(two) = NonZeroU16::new(2) {
        cell.set_diff_option(CellDiffOption::ForcedWidth(two));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_at_two_cells_and_joined_emoji_are_disputed_and_han_are_not() {
        for cluster in ["“", "—", "·", "❤️", "👨‍👩‍👧‍👦", "👍🏽"] {
            assert!(is_disputed(cluster, 2), "{cluster}");
        }
        for cluster in ["访", "，", "😀"] {
            assert!(!is_disputed(cluster, 2), "{cluster}");
        }
        assert!(!is_disputed("“", 1));
    }
}
