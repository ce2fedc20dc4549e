//! The list of episodes: two rows each where there is room for all or where it is narrow, else one; a card of
//! the selected one beside it, or below.

use ratatui::layout::{Position, Rect};

use super::canvas::Canvas;
use super::{boxes, card, listing, rule, status, voice};
use crate::app::act::facets::kind_name;
use crate::app::episodes::EpisodeStatus;
use crate::app::episodes::{EpisodeRow, Episodes, ListCounts, ListEntry};
use crate::app::geometry::{self, Size};
use crate::app::state::App;
use crate::episode::model::Role;
use crate::episode::summary::VoiceSummary;
use crate::keys::action::{Action, Place};
use crate::messages::Msg;
use crate::text::query::NamedQuery;
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
        draw_title(app, canvas, area);
    }
    if episodes.shown().len() == 0 {
        draw_empty(app, canvas, rows);
    }
    let below = geometry::card_below(size);
    let list = Rect { height: rows.height - below, ..rows };
    let columns = Columns::of(list, episodes);
    let height = geometry::episode_height(size, episodes.listable());
    for (entry, ranges, line) in listing::window(episodes.list, list, height, episodes.entries()) {
        match entry {
            ListEntry::Heading(value, count, folded) => {
                draw_heading(canvas, &columns, (value, count, folded), line);
            }
            ListEntry::Row(row) => draw_row(canvas, &columns, &RowMarks::of(row, episodes), ranges, line),
        }
    }
    draw_waiting_below(app, canvas, list, height);
    if let Some(row) = episodes.selected() {
        if let Some(split) = split {
            let x = area.x + split + 3;
            let area = Rect { x, width: area.right().saturating_sub(x + 2), ..rows };
            card::draw_beside(app, row, canvas, area);
        } else if below > 0 {
            let area = Rect { x: area.x + 1, y: list.bottom(), width: area.width - 2, height: below };
            card::draw_below(row, canvas, area);
        }
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
fn draw_title(app: &App, canvas: &mut Canvas, area: Rect) {
    let episodes = &app.episodes;
    let (start, end) = (area.x + 1.min(area.width - 1), area.right().saturating_sub(1));
    let (strong, dim) = (canvas.theme.strong, canvas.theme.dim);
    let x = canvas.put(start, area.y, end, canvas.words(Msg::AppName), strong);
    let size = Size { width: area.width, height: area.height };
    let (filtered, counts) = (filtered(app, canvas), counts(app, canvas, size));
    let both =
        format!("{filtered}{}{}", if filtered.is_empty() { "" } else { "   " }, arranged(episodes, canvas));
    let fits = |right: &&String| {
        let needed = canvas.width(&counts).saturating_add(canvas.width(right)).saturating_add(6);
        x.saturating_add(needed) <= end
    };
    let right = [both, filtered].iter().find(fits).cloned().unwrap_or_default();
    let end = if right.is_empty() { end } else { canvas.put_right(x, area.y, end, &right, dim) };
    canvas.put_cut(x.saturating_add(2), area.y, end, &counts, dim);
}

/// The shelf or the filter in force, or what is wrong with it.
fn filtered(app: &App, canvas: &Canvas) -> String {
    let episodes = &app.episodes;
    if let Some(problem) = &episodes.problem {
        return canvas.slip(problem);
    }
    match episodes.filter.text().trim() {
        "" => String::new(),
        filter => match NamedQuery::of(&app.shelves, filter) {
            Some(shelf) => canvas.words_with(Msg::OnShelf, &[&shelf.name]),
            None => canvas.words_with(Msg::FilteredBy, &[&filter]),
        },
    }
}

/// The order, an arrow where it is turned round, and what the rows are grouped by.
fn arranged(episodes: &Episodes, canvas: &Canvas) -> String {
    if episodes.rows().is_empty() {
        return String::new();
    }
    let (order, reversed) = episodes.order();
    let sorted = canvas.words_with(Msg::SortedBy, &[&canvas.words(order.name())]);
    let turned = if reversed { canvas.glyphs.turned } else { "" };
    let by = |kind| format!("   {}", canvas.words_with(Msg::GroupedBy, &[&canvas.words(kind_name(kind))]));
    format!("{sorted}{turned}{}", episodes.grouping().map_or_else(String::new, by))
}

/// How many texts wait behind the interviews, and the key that shows them; nothing if none do.
fn waiting(app: &App, canvas: &Canvas) -> String {
    match app.episodes.others() {
        (_, 0) => String::new(),
        (_, count) => {
            canvas.words_with(Msg::OtherTexts, &[&count, &app.key_of(Action::ShowOthers, Place::Episodes)])
        }
    }
}

/// The same below the last row, where the list ends on the screen.
fn draw_waiting_below(app: &App, canvas: &mut Canvas, list: Rect, height: u16) {
    let used = rows_high(&app.episodes, height);
    if used < usize::from(list.height) {
        let (waiting, dim) = (waiting(app, canvas), canvas.theme.dim);
        canvas.put_cut(list.x + 5.min(list.width), list.y + used as u16, list.right(), &waiting, dim);
    }
}

/// Rows that the whole list takes, each entry `height` of them.
fn rows_high(episodes: &Episodes, height: u16) -> usize {
    episodes.entries().len() * usize::from(height)
}

/// How many episodes are listed, of how many where a filter holds; what waits behind them, where the list does
/// not end on the screen; how many are hidden, and the key that shows them; how many are being read and unread.
fn counts(app: &App, canvas: &Canvas, size: Size) -> String {
    let episodes = &app.episodes;
    let (_, hidden) = episodes.hidden();
    let all = episodes.listable();
    let height = geometry::episode_height(size, episodes.listable());
    let ends = rows_high(episodes, height) < usize::from(geometry::episode_rows(size));
    let ListCounts { reading, unread, .. } = episodes.counts();
    let scanning = if episodes.scanning { canvas.words(Msg::Scanning) } else { "" };
    let some = |msg, count: usize| if count == 0 { String::new() } else { canvas.words_with(msg, &[&count]) };
    let key = app.key_of(Action::ShowHidden, Place::Episodes);
    let found = episodes.shown().len();
    let parts = [
        if found == all {
            some(Msg::EpisodeCount, all)
        } else {
            canvas.words_with(Msg::FoundCount, &[&found, &all])
        },
        if ends { String::new() } else { waiting(app, canvas) },
        if hidden == 0 { String::new() } else { canvas.words_with(Msg::HiddenCount, &[&hidden, &key]) },
        some(Msg::ReadingCount, reading),
        some(Msg::UnreadCount, unread),
        scanning.to_owned(),
    ];
    rule::facts(canvas, &parts)
}

fn draw_empty(app: &App, canvas: &mut Canvas, area: Rect) {
    let episodes = &app.episodes;
    let filter = episodes.filter.text().trim();
    let quit = app.settings.keys.keys_of(Action::Leave, Place::Episodes).into_iter().next();
    let leaves = canvas.words_with(Msg::ScanningHint, &[&quit.as_deref().unwrap_or("C-c")]);
    let (line, hint) = if !episodes.rows().is_empty() {
        (canvas.words_with(Msg::NoMatches, &[&filter]), canvas.words(Msg::EscClears).to_owned())
    } else if episodes.scanning {
        (canvas.words(Msg::Scanning).to_owned(), leaves)
    } else {
        (canvas.words(Msg::NoEpisodes).to_owned(), canvas.words(Msg::NoEpisodesHint).to_owned())
    };
    listing::draw_empty(canvas, area, &line, &hint);
}

/// Where the parts of a row stand; what no row has takes no room.
#[derive(Clone, Copy, Debug)]
struct Columns {
    /// A dot where it is unread, a check where it was read to its end.
    mark: u16,
    title: u16,
    title_end: u16,
    date: Option<u16>,
    minutes: Option<u16>,
    /// Percent, and before it a bar.
    state: Option<u16>,
    bar: Option<u16>,
    kept: Option<u16>,
    end: u16,
}

/// Columns of a date, of minutes, of percent without and with its bar, of a number of kept passages.
const DATE: u16 = 10;
const MINUTES: u16 = 8;
const STATE: u16 = 4;
const BAR: u16 = 6;
const KEPT: u16 = 4;

impl Columns {
    fn of(area: Rect, episodes: &Episodes) -> Self {
        let counts = episodes.counts();
        let mut rest = listing::Room::of(area);
        let end = rest.end;
        let mut take = |width, from, wanted: bool| if wanted { rest.take(width, from) } else { None };
        let begun = counts.reading > 0;
        let kept = take(KEPT, 60, counts.any_kept);
        let state = take(STATE, 36, begun);
        let bar = take(BAR - 1, 72, begun);
        let minutes = take(MINUTES, 60, true);
        let date = take(DATE, 72, counts.any_dated);
        let title = area.x + 5.min(area.width);
        let mark = area.x + 3.min(area.width);
        Self { mark, title, title_end: rest.end.max(title), date, minutes, state, bar, kept, end }
    }
}

/// The value that the rows below share, how many they are, and whether they are folded away.
fn draw_heading(
    canvas: &mut Canvas,
    columns: &Columns,
    (value, count, folded): (&str, usize, bool),
    line: listing::ListRow,
) {
    let style = listing::draw_arrow(canvas, listing::ListRow { height: line.height.min(2), ..line });
    let (strong, dim, y) = (canvas.theme.strong.patch(style), canvas.theme.dim, line.y);
    let mark = if folded { canvas.glyphs.folded } else { canvas.glyphs.unfolded };
    canvas.put(columns.mark, y, columns.title, mark, dim);
    let value = if value.is_empty() { canvas.words(Msg::OtherGroup) } else { value };
    let x = canvas.put_cut(columns.title, y, columns.end.saturating_sub(5), value, strong);
    canvas.put_cut(x.saturating_add(2), y, columns.end, &count.to_string(), dim);
}

/// A row with what the list knows of it.
struct RowMarks<'e> {
    row: &'e EpisodeRow,
    /// Its place in the queue.
    queued: Option<usize>,
    /// The languages it is there in, if they are several.
    languages: String,
}

impl<'e> RowMarks<'e> {
    fn of(row: &'e EpisodeRow, episodes: &Episodes) -> Self {
        let versions = episodes.versions_of(&row.path);
        let languages: Vec<&str> = versions.iter().map(|(_, language)| language.as_str()).collect();
        Self { row, queued: episodes.queue_place(row), languages: languages.join(" ") }
    }
}

fn draw_row(
    canvas: &mut Canvas,
    columns: &Columns,
    marks: &RowMarks<'_>,
    ranges: &[TextRange],
    line: listing::ListRow,
) {
    // A third row is blank.
    let line = listing::ListRow { height: line.height.min(2), ..line };
    let style = listing::draw_arrow(canvas, line);
    let (row, y) = (marks.row, line.y);
    match row.shelf() {
        Some(Ok(shelf)) => {
            draw_mark(canvas, columns, row, y);
            let layers = listing::matched(canvas, ranges);
            let end = if line.height > 1 { columns.end } else { columns.title_end };
            let (style, accent) =
                (if row.is_hidden() { canvas.theme.dim } else { style }, canvas.theme.accent);
            let queued =
                marks.queued.map_or_else(String::new, |place| format!("{}{place} ", canvas.glyphs.queued));
            let x = canvas.put_cut(columns.title, y, end, &queued, accent);
            let room = canvas.width(&marks.languages).saturating_add(2);
            let title_end = if marks.languages.is_empty() { end } else { end.saturating_sub(room) };
            let x = canvas.put_layers_cut(x, y, title_end, &row.title(), style, &layers);
            let dim = canvas.theme.dim;
            canvas.put_cut(x.saturating_add(2), y, end, &marks.languages, dim);
            if line.height > 1 {
                draw_facts_below(canvas, columns, row, shelf, y + 1);
            } else {
                draw_facts(canvas, columns, row, shelf, y);
            }
        }
        Some(Err(problem)) => {
            let (dim, error) = (canvas.theme.dim, canvas.theme.error);
            let x = canvas.put_cut(columns.title, y, columns.title_end, &row.file_name(), dim);
            let below = line.height > 1;
            let (x, y) = if below { (columns.title, y + 1) } else { (x.saturating_add(2), y) };
            canvas.put_cut(x, y, columns.end, problem, error);
        }
        None => {
            let dim = canvas.theme.dim;
            canvas.put_cut(columns.title, y, columns.title_end, &row.file_name(), dim);
        }
    }
}

/// Whether it is hidden, unread or read to its end; a star beside that.
fn draw_mark(canvas: &mut Canvas, columns: &Columns, row: &EpisodeRow, y: u16) {
    let (glyphs, dim, accent) = (canvas.glyphs, canvas.theme.dim, canvas.theme.accent);
    let (glyph, style) = if row.is_hidden() {
        (glyphs.hidden, dim)
    } else if row.finished() {
        (glyphs.check, dim)
    } else if row.fraction() <= 0.0 {
        (glyphs.unread, accent)
    } else {
        ("", dim)
    };
    if row.is_starred() {
        canvas.put(columns.mark, y, columns.title, glyphs.star, accent);
        canvas.put(columns.mark - 1, y, columns.title, glyph, style);
    } else {
        canvas.put(columns.mark, y, columns.title, glyph, style);
    }
}

fn draw_facts(canvas: &mut Canvas, columns: &Columns, row: &EpisodeRow, shelf: &EpisodeStatus, y: u16) {
    let (dim, text, accent) = (canvas.theme.dim, canvas.theme.text, canvas.theme.accent);
    if let Some(x) = columns.date {
        canvas.put_cut(x, y, x + DATE, row.date_beside(), dim);
    }
    if let Some(x) = columns.minutes {
        let minutes = canvas.words_with(Msg::Minutes, &[&listing::minutes(shelf.summary.minutes)]);
        canvas.put_right(x, y, x + MINUTES, &minutes, dim);
    }
    let fraction = row.fraction();
    if let Some(x) = columns.state.filter(|_| !row.finished() && fraction > 0.0) {
        if let Some(x) = columns.bar {
            rule::progress(canvas, x, y, BAR, fraction);
        }
        canvas.put_right(columns.title_end, y, x + STATE, &rule::percent(fraction), text);
    }
    if let Some(x) = columns.kept.filter(|_| shelf.kept.passages > 0) {
        canvas.put(x, y, columns.end, &format!("{}{}", canvas.glyphs.kept, shelf.kept.passages), accent);
    }
}

/// What is known of an episode, in the row below its title.
fn draw_facts_below(canvas: &mut Canvas, columns: &Columns, row: &EpisodeRow, shelf: &EpisodeStatus, y: u16) {
    let fraction = row.fraction();
    let begun = !row.finished() && fraction > 0.0;
    let kept = format!("{}{}", canvas.glyphs.kept, shelf.kept.passages);
    let facts = [
        row.date_beside().to_owned(),
        canvas.words_with(Msg::Minutes, &[&listing::minutes(shelf.summary.minutes)]),
        if begun { rule::percent(fraction) } else { String::new() },
        if shelf.kept.passages > 0 { kept } else { String::new() },
    ];
    let (facts, dim) = (rule::facts(canvas, &facts), canvas.theme.dim);
    let x = canvas.put_cut(columns.title, y, columns.end, &facts, dim);
    draw_guests(canvas, &shelf.summary.speakers, (x, y), columns.end);
}

/// Most guests that a row names.
const GUESTS: usize = 3;

/// Who is interviewed, as far as they are named and there is room.
fn draw_guests(canvas: &mut Canvas, voices: &[VoiceSummary], (x, y): (u16, u16), end: u16) {
    let (dot, dim) = (format!(" {} ", canvas.glyphs.dot), canvas.theme.dim);
    let role = |index: usize| voices.get(index).and_then(|voice| voice.role);
    let is_guest = |voice: &VoiceSummary| voice.role == Some(Role::Guest) && !voice.generic;
    let guests = voices.iter().enumerate().filter(|(_, voice)| is_guest(voice)).take(GUESTS);
    guests.fold(x, |x, (index, voice)| {
        let after = canvas.put(x, y, end, &dot, dim);
        let style = voice::of(canvas, index, role).style;
        canvas.put_cut(after, y, end, &voice.name, style)
    });
}
