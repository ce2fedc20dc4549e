//! The line for tags at the bottom, with the known tags below it; the first ones have a digit each.

use ratatui::layout::{Position, Rect};

use super::boxes::{self, ListBox, Side};
use super::canvas::Canvas;
use super::{listing, prompt};
use crate::app::tag_line::{DIGITS, TagLine};
use crate::messages::Msg;

/// Draws the box; returns the caret.
pub fn draw(line: &TagLine, canvas: &mut Canvas, area: Rect) -> Position {
    let title = canvas.words(Msg::PromptTags);
    let frame = ListBox::draw(canvas, area, Side::Bottom, line.shown().len(), (title, ""));
    let label = format!("{} ", canvas.glyphs.note);
    let (caret, _) = prompt::draw(canvas, frame.prompt, &label, &line.input);
    frame.draw_foot(canvas, canvas.words(Msg::TagHints));
    let rows = frame.rows;
    let has_digits = line.tags().is_empty() || line.input.text().ends_with([' ', ',', '，', '、']);
    for ((index, tag), ranges, row) in listing::window(
        line.list,
        rows,
        1,
        line.shown().enumerate().map(|(index, (tag, ranges))| ((index, tag), ranges)),
    ) {
        let style = boxes::draw_arrow(canvas, row);
        let dim = canvas.theme.dim;
        if has_digits && index < DIGITS {
            canvas.put(rows.x + 2, row.y, rows.right(), &(index + 1).to_string(), dim);
        }
        let layers = listing::matched(canvas, ranges);
        canvas.put_layers_cut(rows.x + 4, row.y, rows.right(), tag, style, &layers);
    }
    caret
}
