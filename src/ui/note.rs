//! The reader's own notes, in the blank line below the paragraph in which their passages end.

use super::canvas::Canvas;
use super::gutter;
use super::page::{Page, Row};
use crate::passage::marks::Placed;
use crate::text::range::Offset;

/// Draws the notes on what ends right above the blank line `row`: one line, cut at its end. Whether there are
/// any.
pub fn draw(page: &Page, canvas: &mut Canvas, row: Row) -> bool {
    let noted: Vec<&Placed> = ending_at(page, row.line.range.start).collect();
    let Some(first) = noted.first().filter(|_| page.reader.notes) else {
        return false;
    };
    let notes: Vec<String> = noted.iter().map(|placed| one_line(&placed.bookmark.note)).collect();
    let words = format!("{} {}", canvas.glyphs.note, notes.join(" / "));
    let (style, mark) = (canvas.theme.note, canvas.theme.mark(&first.bookmark.color));
    gutter::draw_bar(page, canvas, row.y, mark);
    canvas.put_cut(page.text.x, row.y, page.text.right(), &words, style);
    true
}

/// Passages with a note that end in the paragraph that ends at `end`.
fn ending_at<'a>(page: &'a Page, end: Offset) -> impl Iterator<Item = &'a Placed> {
    let paragraph = page.episode.paragraphs.get(page.episode.paragraph_at(end));
    let start = paragraph.map_or(end, |paragraph| paragraph.range.start);
    let ends_here = move |placed: &&Placed| {
        let at = placed.resolved.range.end;
        at > start && at <= end && !placed.bookmark.note.trim().is_empty()
    };
    page.marks.kept.iter().copied().filter(ends_here)
}

fn one_line(note: &str) -> String {
    note.split_whitespace().collect::<Vec<_>>().join(" ")
}
