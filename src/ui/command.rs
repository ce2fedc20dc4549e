//! The line for addresses and commands at the bottom, with what matches below it.

use ratatui::layout::{Position, Rect};

use super::boxes::{self, ListBox, Side};
use super::canvas::Canvas;
use super::{listing, prompt};
use crate::app::command::CommandBox;
use crate::messages::Msg;
use crate::text::range::TextRange;

/// Columns of what is typed.
const TYPED: u16 = 24;

/// Draws the box; returns the caret.
pub fn draw(line: &CommandBox, canvas: &mut Canvas, area: Rect) -> Position {
    let frame =
        ListBox::draw(canvas, area, Side::Bottom, line.shown().len(), (canvas.words(Msg::PromptCommand), ""));
    let (caret, _) = prompt::draw(canvas, frame.prompt, ":", &line.input);
    let hints = canvas.words(Msg::CommandHints);
    frame.draw_foot(canvas, hints);
    let rows = frame.rows;
    let typed_width = TYPED.min(rows.width / 2);
    for (entry, ranges, row) in listing::window(line.list, rows, 1, line.shown()) {
        let style = boxes::draw_arrow(canvas, row);
        let x = rows.x + 2;
        let name = TextRange::new(0, entry.typed.len());
        let words = TextRange::new(entry.typed.len() + 1, entry.typed.len() + 1 + entry.words.len());
        let dim = canvas.theme.dim;
        let layers = listing::matched(canvas, &listing::within(ranges, name));
        let after = canvas.put_layers_cut(x, row.y, x + typed_width, &entry.typed, style, &layers);
        let end = rows.right().saturating_sub(canvas.width(&entry.key) + 2);
        let layers = listing::matched(canvas, &listing::within(ranges, words));
        canvas.put_layers_cut(after.max(x + typed_width) + 1, row.y, end, &entry.words, dim, &layers);
        canvas.put_right(end, row.y, rows.right(), &entry.key, dim);
    }
    caret
}
