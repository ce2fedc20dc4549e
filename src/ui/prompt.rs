//! A line being typed, with the caret where the terminal's cursor shall stand (input methods open there).

use ratatui::layout::Position;

use super::canvas::Canvas;
use crate::app::input::Input;
use crate::layout::width::fit;

/// A row that holds an input line.
#[derive(Clone, Copy, Debug)]
pub struct PromptRow {
    /// First column.
    pub x: u16,
    /// Row.
    pub y: u16,
    /// One past the last column.
    pub end: u16,
}

/// Draws `label` and the line behind it, scrolled so that the caret is in sight; returns the caret's place
/// and the column after the text.
pub fn draw(canvas: &mut Canvas, row: PromptRow, label: &str, input: &Input) -> (Position, u16) {
    let PromptRow { x, y, end } = row;
    let (accent, text) = (canvas.theme.accent, canvas.theme.text);
    let room = end.saturating_sub(x);
    let label = if canvas.width(label).saturating_add(4) > room { "" } else { label };
    let x = canvas.put(x, y, end, label, accent);
    let room = end.saturating_sub(x).saturating_sub(1);
    let skipped = scrolled(canvas, input.before_caret(), room);
    let visible = input.text().get(skipped..).unwrap_or_default();
    let before = input.before_caret().get(skipped..).unwrap_or_default();
    let after = canvas.put(x, y, end, visible, text);
    let caret = x.saturating_add(canvas.width(before)).min(end.saturating_sub(1)).max(row.x);
    (Position { x: caret, y }, after)
}

/// Bytes at the start that must go so that what stands before the caret fits into `room` columns.
fn scrolled(canvas: &Canvas, before: &str, room: u16) -> usize {
    let over = usize::from(canvas.width(before).saturating_sub(room));
    if over == 0 {
        return 0;
    }
    let (bytes, cells) = fit(before, over, canvas.policy);
    let rest = before.get(bytes..).unwrap_or_default();
    if cells < over { bytes + fit(rest, 2, canvas.policy).0.max(1) } else { bytes }
}
