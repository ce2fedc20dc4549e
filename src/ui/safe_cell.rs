//! Cells whose width terminals disagree on, written so that neither belief spoils the line.
//!
//! The library sends a cursor move only where the next cell is not the one to the right. A cell of forced
//! width is followed by such a move; blanks and backspaces before the cluster clear its cells first, so that
//! a terminal that draws the cluster narrower shows a gap and no leftovers of the frame before. A cell of one
//! column brings its own move, and the cell after it is written in every frame: a terminal that draws the
//! cluster wider loses the cluster and nothing else.

use std::num::NonZeroU16;

use ratatui::buffer::{Buffer, Cell, CellDiffOption};

use super::hyperlink;

/// What the other cells of a disputed cluster hold. It is never sent; it differs from a blank, so that
/// whatever takes the cluster's place clears what a terminal may have drawn there.
pub const COVERED: &str = "";

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

/// Writes a disputed `cluster` of one cell into `cell`, which stands in column `x`; the cursor is after it
/// then.
pub fn set_single(cell: &mut Cell, cluster: &str, x: u16) {
    // CHA counts columns from one.
    cell.set_symbol(&format!("{cluster}\u{1B}[{}G", x + 2));
    force(cell, 1);
}

/// Makes what `cell` shows, `width` cells wide, part of the link that `opening` begins. A cell brings its
/// whole link, so that it can be written without its neighbours.
pub fn link(cell: &mut Cell, opening: &str, width: u16) {
    let symbol = [opening, cell.symbol(), hyperlink::CLOSING].concat();
    cell.set_symbol(&symbol);
    force(cell, width);
}

/// Has the cells right of disputed ones written in every frame: what changes before them may be drawn over
/// them.
pub fn guard_neighbours(buf: &mut Buffer) {
    let width = usize::from(buf.area().width);
    for row in buf.content.chunks_mut(width.max(1)) {
        let mut guarded = false;
        for cell in row {
            if guarded && cell.diff_option == CellDiffOption::None {
                cell.set_diff_option(CellDiffOption::AlwaysUpdate);
            }
            guarded = matches!(cell.diff_option, CellDiffOption::ForcedWidth(width) if width.get() == 1);
        }
    }
}

fn force(cell: &mut Cell, width: u16) {
    if let Some(width) = NonZeroU16::new(width) {
        cell.set_diff_option(CellDiffOption::ForcedWidth(width));
    }
}
