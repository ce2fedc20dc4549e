//! The line at the bottom: where one is, how much is left, what happened, what is being typed.

use std::path::Path;

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::canvas::Canvas;
use super::course;
use super::listing;
use super::mode;
use super::prompt;
use super::rule;
use crate::app::episodes::EpisodeRow;
use crate::app::find::Find;
use crate::app::geometry;
use crate::app::lesson;
use crate::app::listening::SoundState;
use crate::app::pane::Pane;
use crate::app::reader::Reader;
use crate::app::sections::Sections;
use crate::app::state::App;
use crate::messages::Msg;
use crate::text::clock;

/// Columns of the bar of progress.
const BAR: u16 = 12;
/// From this width on the bar is drawn.
const BAR_FROM: u16 = 64;
/// From this width on the key for help is named.
const HINT_FROM: u16 = 36;

/// Draws the status line of the reader in the last row of `area`.
pub fn draw(app: &App, reader: &Reader, canvas: &mut Canvas, area: Rect) -> Option<Position> {
    let y = area.bottom() - 1;
    let (start, end) = edges(area);
    draw_course(app, reader, canvas, area);
    if let Some(find) = reader.find.as_ref().filter(|find| find.typing) {
        return Some(draw_search(canvas, find, start, y, end));
    }
    let end = draw_right(app, canvas, start, y, end);
    let text = canvas.theme.text;
    let x = draw_place(app, reader, canvas, (start, y), end, text);
    if let Some(notice) = message(app, canvas) {
        draw_notice(app, reader, canvas, (x.saturating_add(3), y), end, &notice);
        return None;
    }
    if mode::is_on(reader) {
        mode::draw(app, reader, canvas, (x.saturating_add(3), y), end);
        return None;
    }
    draw_facts(app, (reader, &app.sections), canvas, (x, y), end);
    None
}

/// A message, behind the minutes that are left where there is room for both.
fn draw_notice(app: &App, reader: &Reader, canvas: &mut Canvas, (x, y): (u16, u16), end: u16, notice: &str) {
    let (dim, style) = (canvas.theme.dim, canvas.theme.notice);
    let left = if reader.opened.beginning {
        String::new()
    } else {
        left(app, (reader, &app.sections), canvas, reader.fraction(app.page()))
    };
    let behind = x.saturating_add(canvas.width(&left)).saturating_add(3);
    if left.is_empty() || behind.saturating_add(canvas.width(notice)) > end {
        canvas.put_ends(x, y, end, notice, style);
    } else {
        canvas.put(x, y, end, &left, dim);
        canvas.put(behind, y, end, notice, style);
    }
}

/// Draws the status line of the pane without the focus: where it is.
pub fn draw_beside(app: &App, pane: &Pane, canvas: &mut Canvas, area: Rect) {
    if geometry::reader_footer(app.pane_size(), app.zen) == 0 {
        return;
    }
    let y = area.bottom() - 1;
    let (start, end) = edges(area);
    draw_course(app, &pane.reader, canvas, area);
    let dim = canvas.theme.dim;
    let x = draw_place(app, &pane.reader, canvas, (start, y), end, dim);
    draw_facts(app, (&pane.reader, &pane.sections), canvas, (x, y), end);
}

/// The line above the foot, if there is a row for it and the whole text is there.
fn draw_course(app: &App, reader: &Reader, canvas: &mut Canvas, area: Rect) {
    if area.height > 1 && geometry::reader_footer(app.pane_size(), app.zen) > 1 && !reader.opened.beginning {
        let (start, end) = edges(area);
        course::draw(reader, canvas, (start, area.bottom() - 2), end, reader.fraction(app.page()));
    }
}

/// The address and how far that is; returns the column after it.
fn draw_place(
    app: &App,
    reader: &Reader,
    canvas: &mut Canvas,
    (x, y): (u16, u16),
    end: u16,
    style: Style,
) -> u16 {
    let address = reader.episode().address_at(reader.place).to_string();
    let x = canvas.put(x, y, end, &address, style);
    let percent = if reader.opened.beginning {
        canvas.glyphs.more.to_owned()
    } else {
        rule::percent(reader.fraction(app.page()))
    };
    canvas.put(x.saturating_add(2), y, end, &format!("{percent:>4}"), style)
}

/// The bar of progress and the facts that fit; while only the beginning is there, that the rest is to come.
fn draw_facts(app: &App, open: (&Reader, &Sections), canvas: &mut Canvas, (x, y): (u16, u16), end: u16) {
    if open.0.opened.beginning {
        let (words, dim) = (canvas.words(Msg::ReadingRest), canvas.theme.dim);
        canvas.put_cut(x.saturating_add(3), y, end, words, dim);
        return;
    }
    let fraction = open.0.fraction(app.page());
    let has_course = geometry::reader_footer(app.pane_size(), app.zen) > 1;
    let x = if !has_course && app.pane_size().width >= BAR_FROM && x + 2 + BAR < end {
        rule::progress(canvas, x + 2, y, BAR, fraction)
    } else {
        x
    };
    let dim = canvas.theme.dim;
    facts(app, open, canvas, fraction).iter().fold(x, |x, fact| match x.saturating_add(3) {
        next if next.saturating_add(canvas.width(fact)) <= end => canvas.put(next, y, end, fact, dim),
        _ => x,
    });
}

/// Draws the status line of a view without a place in a text: a message at the left, the key for help at the
/// right.
pub fn draw_bare(app: &App, canvas: &mut Canvas, area: Rect) -> Option<Position> {
    let y = area.bottom() - 1;
    let (start, end) = edges(area);
    let end = draw_right(app, canvas, start, y, end);
    let notice = message(app, canvas);
    let style = canvas.theme.notice;
    canvas.put_ends(start, y, end, notice.as_deref().unwrap_or_default(), style);
    None
}

/// Whether there is nothing to say.
pub fn is_free(app: &App) -> bool {
    app.notice.is_none() && app.awaiting.is_none() && app.opening.is_none() && app.pending.is_empty()
}

fn edges(area: Rect) -> (u16, u16) {
    let margin = u16::from(area.width >= 12);
    (area.x + margin, area.right() - margin)
}

/// What there is to say: a letter is awaited, something happened, something is being opened.
fn message(app: &App, canvas: &Canvas) -> Option<String> {
    let awaiting = app.awaiting.map(|_| canvas.words(Msg::PressLetter).to_owned());
    let opening = || {
        let path = &app.opening.as_ref()?.path;
        let title = app.episodes.row(path).map_or_else(|| file_name(path), EpisodeRow::title);
        Some(canvas.words_with(Msg::Parsing, &[&title]))
    };
    awaiting.or_else(|| app.notice.clone()).or_else(opening)
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// The sound that is played, keys typed so far and the key for help; returns the column what stands left of them must end before.
fn draw_right(app: &App, canvas: &mut Canvas, start: u16, y: u16, end: u16) -> u16 {
    let (dim, accent) = (canvas.theme.dim, canvas.theme.accent);
    let mut end = end;
    if end.saturating_sub(start) >= HINT_FROM {
        let hint = canvas.words_with(Msg::HelpHint, &[]);
        end = canvas.put_right(start, y, end, &hint, dim).saturating_sub(2);
    }
    if !app.pending.is_empty() {
        end = canvas.put_right(start, y, end, &app.pending.shown(), accent).saturating_sub(2);
    }
    if let Some(sound) = app.listening.as_ref().filter(|sound| sound.state != SoundState::Begins) {
        let glyph = if sound.state == SoundState::Plays { canvas.glyphs.plays } else { canvas.glyphs.pauses };
        let words = format!("{glyph} {}", clock::write_short(sound.seconds));
        end = canvas.put_right(start, y, end, &words, dim).saturating_sub(2);
    }
    end.max(start)
}

fn draw_search(canvas: &mut Canvas, find: &Find, x: u16, y: u16, end: u16) -> Position {
    let (caret, after) = prompt::draw(canvas, prompt::PromptRow { x, y, end }, mark(find), &find.input);
    let (dim, error) = (canvas.theme.dim, canvas.theme.error);
    let after = after.saturating_add(3);
    match &find.problem {
        Some(problem) => canvas.put_cut(after, y, end, &canvas.slip(problem), error),
        None => canvas.put(after, y, end, &counted(canvas, find), dim),
    };
    caret
}

/// What stands before the words of a search.
fn mark(find: &Find) -> &'static str {
    if find.back { "?" } else { "/" }
}

/// `2/7`, or that there is nothing.
fn counted(canvas: &Canvas, find: &Find) -> String {
    let typed = find.input.text();
    match find.current {
        _ if typed.is_empty() => String::new(),
        Some(current) => canvas.words_with(Msg::HitCount, &[&(current + 1), &find.hits.len()]),
        None if find.hits.is_empty() => canvas.words_with(Msg::NotFound, &[&typed]),
        None => find.hits.len().to_string(),
    }
}

fn facts(app: &App, (reader, sections): (&Reader, &Sections), canvas: &Canvas, fraction: f64) -> Vec<String> {
    let lesson = lesson::progress(app, reader);
    let lesson = lesson.map(|(tried, taught)| canvas.words_with(Msg::KeysTried, &[&tried, &taught]));
    let left = left(app, (reader, sections), canvas, fraction);
    let mut facts: Vec<String> = lesson.into_iter().chain([left]).filter(|fact| !fact.is_empty()).collect();
    if !reader.placed.is_empty() {
        facts.push(format!("{}{}", canvas.glyphs.kept, reader.placed.len()));
    }
    if let Some(find) = reader.find.as_ref().filter(|find| !find.input.text().is_empty()) {
        facts.push(format!("{}{} {}", mark(find), find.input.text(), counted(canvas, find)));
    }
    facts
}

/// Minutes left in the section at hand and in all; if there is one section, or the terminal is narrow, in
/// all.
fn left(app: &App, (reader, sections): (&Reader, &Sections), canvas: &Canvas, fraction: f64) -> String {
    let whole = |minutes: f64| if minutes > 0.0 { listing::minutes(minutes) } else { 0 };
    let in_all = whole(sections.minutes() * (1.0 - fraction));
    let section = reader.episode().section_at(reader.place);
    let in_section = whole(sections.minutes_of(section) * reader.left_of_section(section, app.page()));
    if in_all == 0 {
        return String::new();
    }
    if in_section == 0 || app.pane_size().width < BAR_FROM || reader.episode().sections.len() < 2 {
        return canvas.words_with(Msg::MinutesLeft, &[&in_all]);
    }
    let parts =
        [canvas.words_with(Msg::SectionLeft, &[&in_section]), canvas.words_with(Msg::AllLeft, &[&in_all])];
    rule::facts(canvas, &parts)
}
