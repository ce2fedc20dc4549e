//! The reader's own notes, in the row below the paragraph in which their passages end.

use super::canvas::Canvas;
use super::gutter;
use super::page::{Page, Row};
use crate::passage::marks::Placed;

/// Draws the notes on what ends in the paragraph above: one line, cut at its end.
pub fn draw(page: &Page, canvas: &mut Canvas, row: Row) {
    let noted: Vec<&Placed> = page.reader.noted_in(row.paragraph).collect();
    let Some(first) = noted.first() else { return };
    let notes: Vec<String> = noted.iter().map(|placed| one_line(&placed.bookmark.note)).collect();
    let words = format!("{} {}", canvas.glyphs.note, notes.join(" / "));
    let (style, mark) = (canvas.theme.note, canvas.mark(&first.bookmark));
    let reaches = |placed: &&Placed| placed.resolved.range.contains(row.line.range.start);
    if noted.iter().any(reaches) {
        gutter::draw_bar(page, canvas, row.y, mark);
    }
    canvas.put_cut(page.text.x + row.line.indent, row.y, page.text.right(), &words, style);
}

fn one_line(note: &str) -> String {
    note.split_whitespace().collect::<Vec<_>>().join(" ")
}
