//! Hits of a search over all episodes.

use ratatui::layout::{Position, Rect};

use super::boxes::{self, Side};
use super::canvas::Canvas;
use super::{listing, prompt};
use crate::app::episodes::EpisodeRow;
use crate::app::library::{HitRow, LibrarySearch, SearchScope};
use crate::app::state::App;
use crate::catalog::hits::{EpisodeHits, LibraryHit};
use crate::layout::width::clusters;
use crate::messages::Msg;
use crate::text::range::TextRange;

/// Columns of an address.
const ADDRESS: u16 = 6;

/// Columns of a name.
const SPEAKER: u16 = 14;

/// Draws the box; returns the caret while the search is typed.
pub fn draw(app: &App, search: &LibrarySearch, canvas: &mut Canvas, area: Rect) -> Option<Position> {
    let title = canvas.words(match search.scope {
        SearchScope::Library => Msg::SearchLibrary,
        SearchScope::Text => Msg::HitsTitle,
    });
    let inside = boxes::list_box(canvas, area, Side::Middle, title, &count(canvas, search));
    let row = prompt::PromptRow { x: inside.x, y: inside.y, end: inside.right() };
    let (caret, _) = prompt::draw(canvas, row, "/", &search.input);
    let rows = boxes::below_prompt(inside);
    let typed = search.input.text().trim();
    let total = search.rows().len();
    if total == 0 && !search.running && !typed.is_empty() {
        let line = canvas.words_with(Msg::NoMatches, &[&typed]);
        listing::draw_empty(canvas, rows, &line, "");
    }
    let lines = search.rows().map(|row| (row, <&[TextRange]>::default()));
    for (row, _, line) in listing::window(search.list, rows, lines) {
        match row {
            HitRow::Episode(episode) => draw_episode(app, canvas, rows, episode, line),
            HitRow::Hit(hit) => draw_hit(canvas, rows, hit, line),
        }
    }
    search.typing.then_some(caret)
}

fn count(canvas: &Canvas, search: &LibrarySearch) -> String {
    let (hits, episodes) = search.counts();
    let found = (hits > 0).then(|| canvas.words_with(Msg::HitsInEpisodes, &[&hits, &episodes]));
    let running = search.running.then(|| canvas.words(Msg::Searching).to_owned());
    found.into_iter().chain(running).collect::<Vec<_>>().join(" · ")
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

fn draw_hit(canvas: &mut Canvas, area: Rect, hit: &LibraryHit, line: listing::ListRow) {
    let style = boxes::draw_arrow(canvas, line);
    let (y, dim) = (line.y, canvas.theme.dim);
    let mut x = area.x + 4;
    if area.width >= 40 {
        canvas.put_cut(x, y, x + ADDRESS, &hit.address, dim);
        x += ADDRESS;
    }
    if area.width >= 60 && !hit.speaker.is_empty() {
        canvas.put_cut(x, y, x + SPEAKER, &hit.speaker, dim);
        x += SPEAKER + 2;
    }
    let skipped = skipped(canvas, hit, area.right().saturating_sub(x));
    if skipped > 0 {
        let more = canvas.glyphs.more;
        x = canvas.put(x, y, area.right(), more, dim);
    }
    let shown = TextRange::new(skipped, hit.snippet.len());
    let layers = listing::matched(canvas, &listing::within(&hit.ranges, shown));
    canvas.put_layers_cut(x, y, area.right(), shown.of(&hit.snippet), style, &layers);
}

/// Bytes left out at the start of the words around a hit, so that the hit is in sight in `room` columns.
fn skipped(canvas: &Canvas, hit: &LibraryHit, room: u16) -> usize {
    let Some(found) = hit.ranges.first() else { return 0 };
    let wide = |from: usize, to: usize| canvas.width(hit.snippet.get(from..to).unwrap_or_default());
    if wide(0, found.end) < room {
        return 0;
    }
    let fits =
        |start: &usize| wide(*start, found.start) <= room / 3 || wide(*start, hit.snippet.len()) < room;
    let before = hit.snippet.get(..found.start).unwrap_or_default();
    clusters(before, canvas.policy).map(|cluster| cluster.start).find(fits).unwrap_or(found.start)
}
