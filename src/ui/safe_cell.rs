//! Cells whose width terminals disagree on, written so that neither belief spoils the line.
//!
//! The library sends a cursor move only where the next cell is not the one to the right. A cell of forced width is
//! followed by such a move; blanks and backspaces before the cluster clear its cells first, so that a terminal that
//! draws the cluster narrower shows a gap and no leftovers of the frame before.

use std::num::NonZeroU16;

use ratatui::buffer::{Cell, CellDiffOption};

/// Writes a disputed `cluster` of `width` cells into its first `cell`.
pub fn set(cell: &mut Cell, cluster: &str, width: u16) {
    let cells = usize::from(width);
    let mut symbol = String::with_capacity(2 * cells + cluster.len());
    symbol.extend(std::iter::repeat_n(' ', cells));
    symbol.extend(std::iter::repeat_n('\u{8}', cells));
    symbol.push_str(cluster);
    cell.set_symbol(&symbol);
    force(cell, width);
}

/// Writes a disputed `cluster` of `width` cells where they are the last of the row: a backspace there is not
/// reliable, so the cells are not cleared first.
pub fn set_at_edge(cell: &mut Cell, cluster: &str, width: u16) {
    cell.set_symbol(cluster);
    force(cell, width);
}

fn force(cell: &mut Cell, width: u16) {
    if let Some(width) = NonZeroU16::new(width) {
        cell.set_diff_option(CellDiffOption::ForcedWidth(width));
    }
}
