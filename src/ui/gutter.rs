//! The margin left of the text: kept passages, the reading place, shapes of voices, times, line numbers.

use ratatui::style::Style;

use super::canvas::Canvas;
use super::page::{Page, Row};
use super::voice::Look;
use crate::app::geometry::TIME;
use crate::episode::model::{ParagraphKind, TimeMark};
use crate::layout::flow::LineKind;
use crate::passage::marks::Placed;
use crate::text::clock;
use crate::text::range::TextRange;

/// Columns left of the text where shapes and the reading place stand.
const SHAPE: u16 = 2;
/// Columns left of the text where kept passages are marked, if there is room.
const KEPT: u16 = 3;

/// Seconds within which one time is enough.
const SLOT: u32 = 30;

/// Draws what stands beside a line of any kind but a row for notes.
pub fn draw(page: &Page, canvas: &mut Canvas, row: Row) {
    if row.line.kind == LineKind::Note {
        return;
    }
    draw_kept(page, canvas, row);
    draw_place(page, canvas, row);
    if page.reader.times {
        draw_time(page, canvas, row);
    }
    if page.reader.numbers && row.line.kind == LineKind::Text && begins_line(page, row) {
        draw_number(page, canvas, row);
    }
}

/// Draws the shape of the voice beside its name; where the margin is narrow, a mark's letter keeps its place.
pub fn draw_shape(page: &Page, canvas: &mut Canvas, row: Row, look: Look) {
    let Some(x) = column(page, SHAPE) else { return };
    let taken = kept_column(page) == Some(x) && letter(page, row).is_some();
    let place_here = is_place(page, row) && column(page, TIME).is_none();
    if !taken && !place_here {
        canvas.put(x, row.y, page.text.x, look.shape, look.style);
    }
}

fn draw_kept(page: &Page, canvas: &mut Canvas, row: Row) {
    let Some(x) = kept_column(page) else { return };
    let accent = canvas.theme.accent;
    if let Some(letter) = letter(page, row) {
        canvas.put(x, row.y, page.text.x, letter.encode_utf8(&mut [0; 4]), accent);
        return;
    }
    let mut here = kept(page).rev().filter(|placed| covers(placed.resolved.range, row));
    if let Some(placed) = here.next() {
        let is_passage = |placed: &&Placed| placed.bookmark.letter.is_none();
        let several = is_passage(&placed) && here.any(|placed| is_passage(&placed));
        let glyph = if several { canvas.glyphs.kept_twice } else { canvas.glyphs.kept };
        let color = canvas.mark(&placed.bookmark);
        canvas.put(x, row.y, page.text.x, glyph, color);
    }
}

/// Draws the bar of a kept passage in row `y`.
pub fn draw_bar(page: &Page, canvas: &mut Canvas, y: u16, style: Style) {
    if let Some(x) = kept_column(page) {
        canvas.put(x, y, page.text.x, canvas.glyphs.kept, style);
    }
}

/// The reading place, where it is not simply the top of the page.
fn draw_place(page: &Page, canvas: &mut Canvas, row: Row) {
    if !is_place(page, row) {
        return;
    }
    let at_label = row.paragraph.kind == ParagraphKind::Label;
    let wide = column(page, TIME).filter(|_| at_label);
    if let Some(x) = wide.or_else(|| column(page, SHAPE)) {
        let (place, accent) = (canvas.glyphs.place, canvas.theme.accent);
        canvas.put(x, row.y, page.text.x, place, accent);
    }
}

fn draw_time(page: &Page, canvas: &mut Canvas, row: Row) {
    let named = row.line.name > 0 || row.below_name;
    if named || matches!(row.paragraph.kind, ParagraphKind::Label | ParagraphKind::Heading) {
        return;
    }
    let Some(time) = time_of(page, row) else { return };
    let turn = page.episode.turn_at(time.at).and_then(|index| page.episode.turns.get(index));
    if turn.is_some_and(|turn| turn.label.is_some() && turn.time == Some(time.seconds)) {
        return;
    }
    let end = page.text.x.saturating_sub(TIME);
    let dim = canvas.theme.dim;
    canvas.put_right(page.area.x, row.y, end, &clock::write_short(time.seconds), dim);
}

/// Whether a paragraph begins in this row, and with it a line of the file that no row above stands for.
fn begins_line(page: &Page, row: Row) -> bool {
    let before = row.line.paragraph.checked_sub(1);
    let above = before.and_then(|index| page.episode.paragraphs.get(index as usize));
    let is_told = above.is_some_and(|above| above.line == row.paragraph.line);
    row.is_first() && (row.line.name_beside().is_some() || !is_told)
}

/// The line of the file in which the paragraph of a row begins, at the left edge.
fn draw_number(page: &Page, canvas: &mut Canvas, row: Row) {
    let end = page.area.x + page.reader.columns_of_numbers();
    if end + KEPT < page.text.x {
        let dim = canvas.theme.dim;
        canvas.put_right(page.area.x, row.y, end, &row.paragraph.line.to_string(), dim);
    }
}

/// The time to show beside a row: that of its paragraph's beginning, or the first in it that is some way on
/// from the one before.
fn time_of(page: &Page, row: Row) -> Option<TimeMark> {
    let times = &page.episode.times;
    let (start, end) = (row.line.range.start, row.line.range.end);
    let first = times.partition_point(|time| time.at < start);
    let last = times.partition_point(|time| time.at < end);
    let is_later = |index: &usize| {
        let (Some(time), before) = (times.get(*index), index.checked_sub(1).and_then(|i| times.get(i)))
        else {
            return false;
        };
        let opens = row.is_first() && time.at == start;
        opens || before.is_none_or(|before| before.seconds / SLOT != time.seconds / SLOT)
    };
    (first..last).find(is_later).and_then(|index| times.get(index)).copied()
}

fn column(page: &Page, back: u16) -> Option<u16> {
    page.text.x.checked_sub(back).filter(|x| *x >= page.area.x)
}

fn kept_column(page: &Page) -> Option<u16> {
    column(page, KEPT).or_else(|| column(page, SHAPE))
}

fn is_place(page: &Page, row: Row) -> bool {
    let reader = page.reader;
    let line = reader.flow().lines().get(reader.place_line());
    reader.place_line() != reader.top_line() && line == Some(row.line)
}

fn kept<'a>(page: &'a Page) -> impl DoubleEndedIterator<Item = &'a Placed> {
    page.marks.kept.iter().copied()
}

fn covers(passage: TextRange, row: Row) -> bool {
    match row.line.kind {
        LineKind::Blank => passage.start < row.line.range.start && passage.contains(row.line.range.start),
        _ => passage.overlaps(row.line.range),
    }
}

/// The letter of a named mark that begins on this line.
fn letter(page: &Page, row: Row) -> Option<char> {
    let mut here = kept(page).filter(|placed| row.line.range.contains(placed.resolved.range.start));
    here.find_map(|placed| placed.bookmark.letter)
}
