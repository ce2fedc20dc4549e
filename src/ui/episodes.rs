//! The list of episodes: one line each, a card of the selected one beside it on wide terminals.

use ratatui::layout::{Position, Rect};

use super::canvas::Canvas;
use super::{boxes, card, listing, rule, status};
use crate::app::episodes::EpisodeStatus;
use crate::app::episodes::{EpisodeRow, Episodes};
use crate::app::geometry::{self, Size};
use crate::app::state::App;
use crate::keys::action::{Action, Place};
use crate::messages::Msg;
use crate::text::range::TextRange;

/// Keys that the last row names, from this width on.
const HINTS: &[Action] = &[Action::Open, Action::Filter, Action::Sort, Action::Jump];
const HINTS_FROM: u16 = 78;

/// Draws the view; returns the caret of the filter while it is typed.
pub fn draw(app: &App, canvas: &mut Canvas, area: Rect) -> Option<Position> {
    let size = Size { width: area.width, height: area.height };
    let episodes = &app.episodes;
    let split = geometry::card_split(size);
    let rows = listing::rows_area(area, split.unwrap_or(area.width));
    if rows.y > area.y {
        draw_title(episodes, canvas, area);
    }
    if episodes.shown().len() == 0 {
        draw_empty(episodes, canvas, rows);
    }
    let columns = Columns::of(rows);
    for (row, ranges, line) in listing::window(episodes.list, rows, episodes.shown()) {
        draw_row(canvas, &columns, row, ranges, line);
    }
    if let (Some(split), Some(row)) = (split, episodes.selected()) {
        let x = area.x + split + 3;
        let area = Rect { x, width: area.right().saturating_sub(x + 2), ..rows };
        card::draw_beside(app, row, canvas, area);
    }
    if rows.bottom() >= area.bottom() {
        return None;
    }
    if episodes.typing {
        return Some(listing::draw_filter(canvas, area, &episodes.filter));
    }
    if status::is_free(app) && !episodes.rows().is_empty() {
        draw_hints(app, canvas, area);
    }
    status::draw_bare(app, canvas, area)
}

/// What keys do here, for somebody who does not know them yet.
fn draw_hints(app: &App, canvas: &mut Canvas, area: Rect) {
    if area.width >= HINTS_FROM {
        let hints = boxes::keys(app, canvas, Place::Episodes, HINTS);
        let dim = canvas.theme.dim;
        canvas.put_cut(area.x + 1, area.bottom() - 1, area.right() - 10, &hints, dim);
    }
}

/// Name, counts, order and filter.
fn draw_title(episodes: &Episodes, canvas: &mut Canvas, area: Rect) {
    let (start, end) = (area.x + 1.min(area.width - 1), area.right().saturating_sub(1));
    let (strong, dim) = (canvas.theme.strong, canvas.theme.dim);
    let x = canvas.put(start, area.y, end, canvas.words(Msg::AppName), strong);
    let right = [
        filtered(episodes, canvas),
        canvas.words_with(Msg::SortedBy, &[&canvas.words(episodes.order().name())]),
    ];
    let right =
        right.iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join("   ");
    let counts = counts(episodes, canvas);
    let needed = canvas.width(&counts).saturating_add(canvas.width(&right)).saturating_add(6);
    let end =
        if x.saturating_add(needed) <= end { canvas.put_right(x, area.y, end, &right, dim) } else { end };
    canvas.put_cut(x.saturating_add(2), area.y, end, &counts, dim);
}

fn filtered(episodes: &Episodes, canvas: &Canvas) -> String {
    match episodes.filter.text().trim() {
        "" => String::new(),
        filter => canvas.words_with(Msg::FilteredBy, &[&filter]),
    }
}

fn counts(episodes: &Episodes, canvas: &Canvas) -> String {
    let rows = episodes.rows();
    let reading = rows.iter().filter(|row| row.fraction() > 0.0 && !row.finished()).count();
    let unread = rows.iter().filter(|row| row.ready().is_some_and(|shelf| shelf.progress.is_none())).count();
    let scanning = if episodes.scanning { canvas.words(Msg::Scanning) } else { "" };
    let some = |msg, count: usize| if count == 0 { String::new() } else { canvas.words_with(msg, &[&count]) };
    let parts = [
        some(Msg::EpisodeCount, rows.len()),
        some(Msg::ReadingCount, reading),
        some(Msg::UnreadCount, unread),
        scanning.to_owned(),
    ];
    rule::facts(canvas, &parts)
}

fn draw_empty(episodes: &Episodes, canvas: &mut Canvas, area: Rect) {
    let filter = episodes.filter.text().trim();
    let (line, hint) = if !episodes.rows().is_empty() {
        (canvas.words_with(Msg::NoMatches, &[&filter]), "")
    } else if episodes.scanning {
        (canvas.words(Msg::Scanning).to_owned(), "")
    } else {
        (canvas.words(Msg::NoEpisodes).to_owned(), canvas.words(Msg::NoEpisodesHint))
    };
    listing::draw_empty(canvas, area, &line, hint);
}

/// Where the parts of a row stand; parts for which there is no room are left out.
#[derive(Clone, Copy, Debug)]
struct Columns {
    title: u16,
    title_end: u16,
    date: Option<u16>,
    minutes: Option<u16>,
    state: u16,
    bar: Option<u16>,
    kept: Option<u16>,
    end: u16,
}

/// Columns of a date, of minutes, of a state without and with its bar, of a number of kept passages.
const DATE: u16 = 10;
const MINUTES: u16 = 8;
const STATE: u16 = 4;
const BAR: u16 = 6;
const KEPT: u16 = 4;

impl Columns {
    fn of(area: Rect) -> Self {
        let mut rest = listing::Room::of(area);
        let end = rest.end;
        let mut take = |width, from| rest.take(width, from);
        let kept = take(KEPT, 60);
        let state = take(STATE, 24);
        let bar = take(BAR - 1, 72);
        let minutes = take(MINUTES, 44);
        let date = take(DATE, 80);
        let title = area.x + 3.min(area.width);
        Self {
            title,
            title_end: rest.end.max(title),
            date,
            minutes,
            state: state.unwrap_or(end),
            bar,
            kept,
            end,
        }
    }
}

fn draw_row(
    canvas: &mut Canvas,
    columns: &Columns,
    row: &EpisodeRow,
    ranges: &[TextRange],
    line: listing::ListRow,
) {
    let style = listing::draw_arrow(canvas, line);
    let y = line.y;
    match &row.shelf {
        Some(Ok(shelf)) => {
            let mut x = columns.title;
            if shelf.progress.as_ref().is_some_and(|progress| progress.starred) {
                let (star, accent) = (canvas.glyphs.star, canvas.theme.accent);
                x = canvas.put(x, y, columns.title_end, star, accent) + 1;
            }
            let layers = listing::matched(canvas, ranges);
            canvas.put_layers_cut(x, y, columns.title_end, &row.title(), style, &layers);
            draw_facts(canvas, columns, row, shelf, y);
        }
        Some(Err(problem)) => {
            let (dim, error) = (canvas.theme.dim, canvas.theme.error);
            let x = canvas.put_cut(columns.title, y, columns.title_end, &row.file_name(), dim);
            canvas.put_cut(x.saturating_add(2), y, columns.end, problem, error);
        }
        None => {
            let dim = canvas.theme.dim;
            canvas.put_cut(columns.title, y, columns.title_end, &row.file_name(), dim);
        }
    }
}

fn draw_facts(canvas: &mut Canvas, columns: &Columns, row: &EpisodeRow, shelf: &EpisodeStatus, y: u16) {
    let (dim, accent) = (canvas.theme.dim, canvas.theme.accent);
    if let Some(x) = columns.date {
        canvas.put_cut(x, y, x + DATE, &shelf.summary.date, dim);
    }
    if let Some(x) = columns.minutes {
        let minutes = canvas.words_with(Msg::Minutes, &[&listing::minutes(shelf.summary.minutes)]);
        canvas.put_right(x, y, x + MINUTES, &minutes, dim);
    }
    draw_state(canvas, columns, row, shelf, y);
    if let Some(x) = columns.kept.filter(|_| shelf.bookmarks > 0) {
        canvas.put(x, y, columns.end, &format!("{}{}", canvas.glyphs.kept, shelf.bookmarks), accent);
    }
}

/// New, read, or how far: a bar and percent.
fn draw_state(canvas: &mut Canvas, columns: &Columns, row: &EpisodeRow, shelf: &EpisodeStatus, y: u16) {
    let (dim, text) = (canvas.theme.dim, canvas.theme.text);
    let end = columns.state + STATE;
    let fraction = row.fraction();
    if row.finished() {
        let (check, done) = (canvas.glyphs.check, canvas.words(Msg::Done));
        let x = canvas.put_right(columns.title_end, y, end, done, dim);
        canvas.put(x.saturating_sub(2), y, end, check, dim);
    } else if shelf.progress.is_none() || fraction <= 0.0 {
        canvas.put_right(columns.title_end, y, end, canvas.words(Msg::New), text);
    } else {
        if let Some(x) = columns.bar {
            rule::progress(canvas, x, y, BAR, fraction);
        }
        canvas.put_right(columns.title_end, y, end, &rule::percent(fraction), text);
    }
}
