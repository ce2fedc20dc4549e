//! The jump box: a line to type into, what matches, best first.

use ratatui::layout::{Position, Rect};

use super::boxes::{self, ListBox, Side};
use super::canvas::Canvas;
use super::{listing, prompt};
use crate::app::jump::{Jump, PREFIXES};
use crate::app::offers::JumpTarget;
use crate::messages::Msg;
use crate::text::range::TextRange;

/// Columns of the name of a kind.
const KIND: u16 = 9;

/// Columns kept for an address, so that they stand below each other.
const ADDRESS: u16 = 4;

/// Draws the box at the bottom, so that the text it leads to can be seen above; returns the caret.
pub fn draw(jump: &Jump, canvas: &mut Canvas, area: Rect) -> Position {
    let marked = if jump.marked.is_empty() { String::new() } else { format!(" ({})", jump.marked.len()) };
    let count = format!("{}/{}{marked}", jump.hits.len(), jump.offers.targets.len());
    let title = canvas.words(Msg::PromptJump);
    let frame = ListBox::draw(canvas, area, Side::Bottom, jump.hits.len(), (title, &count));
    let (row, rows) = (frame.prompt, frame.rows);
    let (caret, _) = prompt::draw(canvas, row, &format!("{} ", canvas.glyphs.place), &jump.input);
    let keys = canvas.words(Msg::JumpHints).to_owned();
    let hints = if jump.input.text().is_empty() { prefixes(canvas) } else { keys };
    frame.draw_foot(canvas, &hints);
    let (_, words) = jump.query();
    if jump.hits.is_empty() && !words.is_empty() {
        let line = canvas.words_with(Msg::NoMatches, &[&words]);
        listing::draw_empty(canvas, rows, &line, "");
    }
    let pairs =
        jump.shown().map(|(target, hit)| ((target, jump.marked.contains(&hit.index)), hit.ranges.as_slice()));
    for ((target, marked), ranges, line) in listing::window(jump.list, rows, 1, pairs) {
        draw_row(canvas, rows, target, ranges, line);
        if marked {
            canvas.put(line.x + 1, line.y, u16::MAX, canvas.glyphs.check, canvas.theme.accent);
        }
    }
    caret
}

/// What narrows the list, on one line.
fn prefixes(canvas: &Canvas) -> String {
    let named = PREFIXES.map(|(prefix, _, kind)| format!("{prefix} {}", canvas.words(kind.words())));
    named.join("  ")
}

fn draw_row(
    canvas: &mut Canvas,
    area: Rect,
    target: &JumpTarget,
    ranges: &[TextRange],
    line: listing::ListRow,
) {
    let style = boxes::draw_arrow(canvas, line);
    let dim = canvas.theme.dim;
    let mut x = area.x + 2;
    if area.width >= 40 {
        canvas.put(x, line.y, x + KIND, canvas.words(target.kind.words()), dim);
        x += KIND + 1;
    }
    let detail_end = if target.address.is_empty() {
        area.right()
    } else {
        let start = canvas.put_right(x, line.y, area.right(), &target.address, dim);
        start.min(area.right().saturating_sub(ADDRESS)).saturating_sub(2)
    };
    let room = (detail_end.saturating_sub(x)) / 3;
    let width = canvas.cut_width(&target.detail, room);
    let end = if width == 0 { detail_end } else { detail_end.saturating_sub(width + 2) };
    let layers = listing::matched(canvas, ranges);
    canvas.put_layers_cut(x, line.y, end, &target.label, style, &layers);
    canvas.put_cut(detail_end.saturating_sub(width), line.y, detail_end, &target.detail, dim);
}
