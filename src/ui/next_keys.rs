//! What can follow the keys typed so far, in a box above the foot.

use ratatui::layout::Rect;

use super::boxes::{self, Side};
use super::canvas::Canvas;
use crate::app::state::App;

/// Columns of a cell: a key and what it does.
const CELL: u16 = 36;

/// Draws the box where it is time for it; where it has no room for all keys, a sign that there are more.
pub fn draw(app: &App, canvas: &mut Canvas, area: Rect) {
    if !app.pending.is_explained() {
        return;
    }
    let next = app.settings.keys.continuations(app.place(), &app.pending);
    let columns = (boxes::text_columns(area, 3 * CELL) / CELL).clamp(1, next.len().max(1) as u16);
    let rows = next.len().div_ceil(usize::from(columns));
    let title = app.pending.shown();
    let inside = boxes::small_box(canvas, (area, Side::Bottom), columns * CELL + 4, rows, &title);
    let width = inside.width / columns;
    for (index, (keys, action)) in next.iter().enumerate().take(rows * usize::from(columns)) {
        let (column, row) = (index / rows, index % rows);
        let (x, y) = (inside.x + column as u16 * width, inside.y + row as u16);
        if y >= inside.bottom() {
            continue;
        }
        let (accent, text) = (canvas.theme.accent, canvas.theme.text);
        let after = canvas.put(x, y, x + width, keys, accent).max(x + 3);
        let words = canvas.words(*action);
        canvas.put_cut(after + 1, y, (x + width).saturating_sub(1), words, text);
    }
    if rows > usize::from(inside.height) && inside.height > 0 {
        let (more, dim) = (canvas.glyphs.more, canvas.theme.dim);
        canvas.put_right(inside.x, inside.bottom() - 1, inside.right(), more, dim);
    }
}
