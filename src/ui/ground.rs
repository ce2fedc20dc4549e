//! The ground of kept passages beyond their words, so that it is a block and not rags: to the edge of the
//! column where a line goes on below, and a column to both sides.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::canvas::Canvas;
use super::page::{Page, Row};

/// Draws it beside the words of a line of running text, which end before column `after`.
pub fn draw(page: &Page, canvas: &mut Canvas, row: Row, after: u16) {
    let words = row.line.words();
    let start = page.text.x + row.line.indent;
    let grounds = page.marks.passages.iter().filter_map(|(passage, style)| Some((*passage, style.bg?)));
    for (passage, color) in grounds.filter(|(passage, _)| passage.overlaps(words)) {
        let mut tint = |x: u16, end: u16| {
            let area = Rect { x, y: row.y, width: end.saturating_sub(x), height: 1 };
            canvas.tint(area.intersection(page.area), Style::new().bg(color));
        };
        if passage.start <= words.start {
            tint(start.saturating_sub(1), start);
        }
        let goes_on = words.end < row.paragraph.range.end;
        if goes_on && passage.end >= words.end {
            tint(after, page.text.right() + 1);
        }
    }
}
