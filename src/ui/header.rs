//! The line above the text: which section the top of the page is in, who speaks there, and at the right the
//! episode's title; of two episodes side by side a mark before that with the focus.

use super::canvas::Canvas;
use super::page::Page;
use super::voice;
use crate::app::state::App;
use crate::layout::flow::LineKind;
use crate::messages::Msg;
use crate::text::range::Offset;

/// The fewest columns in which a cut title still says something.
const TITLE: u16 = 12;

/// Draws the line in the first row of the page.
pub fn draw(app: &App, page: &Page, canvas: &mut Canvas) {
    let Page { reader, episode, area, .. } = page;
    let (start, end) = (area.x + 1.min(area.width - 1), area.right().saturating_sub(1));
    let focused = app.reader.as_ref().is_some_and(|reader| std::ptr::eq(reader, page.reader));
    let start = if focused && app.shows_both() {
        let (place, accent) = (canvas.glyphs.place, canvas.theme.accent);
        canvas.put(start, area.y, end, place, accent) + 1
    } else {
        start
    };
    let after = draw_section(page, canvas, start, end, focused);
    // On a title page nobody speaks yet.
    let after = if reader.lead > 0 { after } else { draw_speaker(page, canvas, after, end, after > start) };
    let dim = canvas.theme.dim;
    let gap = if after == start { 0 } else { 4 };
    let room = end.saturating_sub(after + gap);
    let width = canvas.width(reader.episode().title()).min(room);
    // A title page says it already.
    if reader.lead == 0 && (width >= TITLE || after == start) {
        canvas.put_cut(end - width, area.y, end, episode.title(), dim);
    }
}

/// `5/26 Section`; returns the column after it.
fn draw_section(page: &Page, canvas: &mut Canvas, x: u16, end: u16, focused: bool) -> u16 {
    let Page { reader, episode, area, .. } = page;
    let last = episode.sections.last().map_or(0, |section| section.number);
    let Some(section) = episode.sections.get(episode.section_at(top(page))).filter(|_| last > 0) else {
        return x;
    };
    let count = if reader.opened.beginning { canvas.glyphs.more.to_owned() } else { last.to_string() };
    let (dim, heading) = (canvas.theme.dim, canvas.theme.heading);
    let x = canvas.put(x, area.y, end, &format!("{}/{count} ", section.number), dim);
    let unnamed = canvas.words(Msg::TextBeforeFirst);
    let style = if focused { heading } else { dim };
    canvas.put_cut(x, area.y, end, section.title.as_deref().unwrap_or(unnamed), style)
}

/// Who speaks at the top of the page; returns the column after the name.
fn draw_speaker(page: &Page, canvas: &mut Canvas, x: u16, end: u16, parted: bool) -> u16 {
    let Page { reader, episode, area, .. } = page;
    let turn = episode.turn_at(top(page)).and_then(|index| episode.turns.get(index));
    let Some(index) = turn.and_then(|turn| turn.speaker) else {
        return x;
    };
    let Some(speaker) = episode.speakers.get(index) else {
        return x;
    };
    let look = voice::look(canvas, episode, index);
    let parting = if parted { format!(" {} ", canvas.glyphs.dot) } else { String::new() };
    let written = turn.and_then(|turn| turn.label).and_then(|label| episode.paragraphs.get(label));
    let name = written.and_then(|label| reader.label(label.range)).unwrap_or_else(|| speaker.name.clone());
    if x.saturating_add(canvas.width(&parting) + canvas.width(&name).min(TITLE)) > end {
        return x;
    }
    let dim = canvas.theme.dim;
    let x = canvas.put(x, area.y, end, &parting, dim);
    canvas.put_cut(x, area.y, end, &name, look.style)
}

/// The first words on the page.
fn top(page: &Page) -> Offset {
    let lines = page.reader.flow().lines().get(page.first..).unwrap_or_default();
    lines.iter().find(|line| line.kind != LineKind::Blank).map_or(page.reader.top, |line| line.range.start)
}
