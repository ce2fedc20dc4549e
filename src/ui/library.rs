//! Hits of a search over all episodes.

use ratatui::layout::{Position, Rect};

use super::boxes::{self, ListBox, Side};
use super::canvas::Canvas;
use super::{listing, prompt, rule, tally};
use crate::app::episodes::EpisodeRow;
use crate::app::geometry::{self, Size};
use crate::app::library::{HitOrder, HitRow, LibrarySearch, SearchScope};
use crate::app::state::App;
use crate::catalog::hits::{EpisodeHits, LibraryHit};
use crate::keys::action::{Action, Place};
use crate::layout::width::clusters;
use crate::messages::Msg;
use crate::text::joint::is_joint;
use crate::text::range::TextRange;

/// Columns of an address.
const ADDRESS: u16 = 6;

/// Columns of the widest name.
const SPEAKER: u16 = 16;

/// From so many columns on the foot has room for the key that turns the order round.
const SORT_FROM: u16 = 84;

/// Draws the box; returns the caret while the search is typed.
pub fn draw(app: &App, search: &LibrarySearch, canvas: &mut Canvas, area: Rect) -> Option<Position> {
    let title = match search.scope {
        SearchScope::Library => canvas.words(Msg::LibraryTitle),
        SearchScope::Text => canvas.words(Msg::HitsTitle),
    };
    let total = search.rows().len();
    let (frame, tallied) = draw_box(canvas, area, search, (title, &count(app, canvas, search)));
    let row = frame.prompt;
    let rows = tally::draw(canvas, &search.tally, tallied, frame.rows);
    let (caret, _) = prompt::draw(canvas, row, "/", &search.input);
    let hints = if search.typing {
        canvas.words(Msg::SearchHints).to_owned()
    } else {
        let sort = Some(Action::Sort).filter(|_| rows.width >= SORT_FROM);
        let actions =
            [Some(Action::Open), Some(Action::Filter), sort, Some(Action::OpenBeside), Some(Action::Leave)];
        boxes::keys(app, canvas, Place::Hits, &actions.into_iter().flatten().collect::<Vec<_>>())
    };
    frame.draw_foot(canvas, &hints);
    let typed = search.input.text().trim();
    if total == 0 && !search.running && !typed.is_empty() {
        let line = canvas.words_with(Msg::NoMatches, &[&typed]);
        listing::draw_empty(canvas, rows, &line, "");
    }
    let lines = search.rows().map(|row| (row, <&[TextRange]>::default()));
    let window: Vec<(HitRow, listing::ListRow)> =
        listing::window(search.list, rows, 1, lines).map(|(row, _, line)| (row, line)).collect();
    let names = window.iter().filter_map(|(row, _)| match row {
        HitRow::Hit(hit) => Some(canvas.width(&hit.speaker)),
        HitRow::Episode(_) => None,
    });
    let names = if rows.width >= 60 { names.max().unwrap_or(0).min(SPEAKER) } else { 0 };
    for (row, line) in window {
        match row {
            HitRow::Episode(episode) => draw_episode(app, canvas, rows, episode, line),
            HitRow::Hit(hit) => draw_hit(canvas, rows, names, hit, line),
        }
    }
    search.typing.then_some(caret)
}

/// The frame for the hits, and for what they are by year and person where there is room for that too, with the
/// rows that takes: the list keeps the rows of other lists.
fn draw_box(
    canvas: &mut Canvas,
    area: Rect,
    search: &LibrarySearch,
    (title, count): (&str, &str),
) -> (ListBox, u16) {
    let size = Size { width: area.width, height: area.height };
    let tally = tally::rows(&search.tally, size);
    let shown = search.rows().len().min(usize::from(geometry::overlay_rows(size)));
    let extra = tally::most_rows(size);
    // It stands where it would without: what it needs more goes down.
    let area = Rect { height: area.height + extra, ..area };
    let most = Size { width: boxes::WIDEST, height: geometry::overlay_height(size) + extra };
    let rows = shown + usize::from(tally);
    (ListBox::draw_sized(canvas, (area, Side::Middle), most, rows, (title, count)), tally)
}

fn count(app: &App, canvas: &Canvas, search: &LibrarySearch) -> String {
    let (hits, episodes) = search.counts();
    let counted =
        |msg, count: usize| if hits > 0 { canvas.words_with(msg, &[&count]) } else { String::new() };
    let running = if search.running { canvas.words(Msg::Searching) } else { "" };
    let is_turned = app.hit_order == HitOrder::Newest && search.scope == SearchScope::Library;
    let order = if is_turned { canvas.words(Msg::NewestFirst) } else { "" };
    let parts = [
        counted(Msg::HitTotal, hits),
        counted(Msg::EpisodeCount, episodes),
        order.to_owned(),
        running.to_owned(),
    ];
    rule::facts(canvas, &parts)
}

/// Title and date of an episode, and how many hits it has.
fn draw_episode(app: &App, canvas: &mut Canvas, area: Rect, episode: &EpisodeHits, line: listing::ListRow) {
    let style = boxes::draw_arrow(canvas, line);
    let (y, dim, strong) = (line.y, canvas.theme.dim, canvas.theme.strong);
    let row = app.episodes.row(&episode.path);
    let file = || episode.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let title = row.map_or_else(file, EpisodeRow::title);
    let count = episode.count.to_string();
    let end = area.right().saturating_sub(canvas.width(&count) + 2);
    let x = canvas.put_cut(area.x + 2, y, end, &title, style.patch(strong));
    let date = row.and_then(EpisodeRow::ready).map_or("", |shelf| shelf.summary.date.as_str());
    if x + 2 + canvas.width(date) <= end {
        canvas.put_cut(x + 2, y, end, date, dim);
    }
    canvas.put_right(end, y, area.right(), &count, dim);
}

/// A hit: its address, who says it in `names` columns, the words around it.
fn draw_hit(canvas: &mut Canvas, area: Rect, names: u16, hit: &LibraryHit, line: listing::ListRow) {
    let style = boxes::draw_arrow(canvas, line);
    let (y, dim) = (line.y, canvas.theme.dim);
    let mut x = area.x + 4;
    if area.width >= 40 {
        canvas.put_cut(x, y, x + ADDRESS, &hit.address, dim);
        x += ADDRESS;
    }
    if names > 0 {
        canvas.put_cut(x, y, x + names, &hit.speaker, dim);
        x += names + 2;
    }
    let shown = in_sight(canvas, hit, area.right().saturating_sub(x));
    let text = shown.of(&hit.snippet).trim_end();
    let more = canvas.glyphs.more;
    if shown.start > 0 {
        x = canvas.put(x, y, area.right(), more, dim);
    }
    // A whole turn that was found by no words is no match in it.
    let whole = hit.ranges.first().is_some_and(|range| range.len() >= hit.snippet.trim_end().len());
    let ranges = if whole { Vec::new() } else { listing::within(&hit.ranges, shown) };
    let layers = listing::matched(canvas, &ranges);
    let after = canvas.put_layers(x, y, area.right(), text, style, &layers);
    if shown.end < hit.snippet.len() {
        canvas.put(after, y, area.right(), more, dim);
    }
}

/// The part of the words around a hit that is shown in `room` columns, cut between words on both sides, the
/// hit in it.
fn in_sight(canvas: &Canvas, hit: &LibraryHit, room: u16) -> TextRange {
    let snippet = hit.snippet.as_str();
    let Some(found) = hit.ranges.first() else { return TextRange::new(0, snippet.len()) };
    let wide = |from: usize, to: usize| canvas.width(snippet.get(from..to).unwrap_or_default());
    if wide(0, snippet.len()) <= room {
        return TextRange::new(0, snippet.len());
    }
    let joints: Vec<usize> = clusters(snippet, canvas.policy)
        .map(|cluster| cluster.start)
        .filter(|at| is_joint(snippet, *at))
        .chain([snippet.len()])
        .collect();
    let fits = |start: &usize| wide(*start, found.start) <= room / 3 || wide(*start, snippet.len()) < room;
    let start = if wide(0, found.end) < room {
        0
    } else {
        joints.iter().copied().take_while(|at| *at < found.start).find(fits).unwrap_or(found.start)
    };
    let room = room.saturating_sub(u16::from(start > 0));
    let end = if wide(start, snippet.len()) <= room {
        snippet.len()
    } else {
        let mut ends = joints.iter().copied().rev().take_while(|at| *at > found.start);
        ends.find(|at| wide(start, *at) < room).unwrap_or(found.end)
    };
    TextRange::new(start, end.max(start))
}
