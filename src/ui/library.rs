//! Hits of a search over all episodes.

use ratatui::layout::{Position, Rect};

use super::boxes::{self, Side};
use super::canvas::Canvas;
use super::{listing, prompt};
use crate::app::event::LibraryHit;
use crate::app::overlay::LibrarySearch;
use crate::layout::width::clusters;
use crate::messages::Msg;
use crate::text::range::TextRange;

/// Columns of an address.
const ADDRESS: u16 = 6;
/// The widest column of speakers.
const SPEAKER: u16 = 16;

/// Draws the box; returns the caret while the search is typed.
pub fn draw(search: &LibrarySearch, canvas: &mut Canvas, area: Rect) -> Option<Position> {
    let title = canvas.words(Msg::SearchLibrary);
    let inside = boxes::list_box(canvas, area, Side::Middle, title, &count(canvas, search));
    let row = prompt::Row { x: inside.x, y: inside.y, end: inside.right() };
    let (caret, _) = prompt::draw(canvas, row, "/", &search.input);
    let rows = boxes::below_prompt(inside);
    let typed = search.input.text().trim();
    if search.hits.is_empty() && !search.running && !search.typing && !typed.is_empty() {
        let line = canvas.words_with(Msg::NoMatches, &[&typed]);
        listing::draw_empty(canvas, rows, &line, "");
    }
    let parts = Parts::of(canvas, &search.hits, rows.width);
    let hits = search.hits.iter().map(|hit| (hit, hit.ranges.as_slice()));
    for (hit, _, line) in listing::window(search.list, rows, hits) {
        draw_row(canvas, rows, &parts, hit, line);
    }
    search.typing.then_some(caret)
}

fn count(canvas: &Canvas, search: &LibrarySearch) -> String {
    if search.running {
        return canvas.words(Msg::Searching).to_owned();
    }
    if search.hits.is_empty() {
        return String::new();
    }
    let turns = search.hits.windows(2).filter(|pair| matches!(pair, [a, b] if a.path != b.path)).count();
    canvas.words_with(Msg::HitsInEpisodes, &[&search.hits.len(), &(turns + 1)])
}

/// What stands beside the words of all hits.
struct Parts {
    /// Columns of the speaker's name.
    speaker: u16,
    /// Whether hits are of several episodes.
    titles: bool,
}

impl Parts {
    fn of(canvas: &Canvas, hits: &[LibraryHit], width: u16) -> Self {
        let widest = hits.iter().map(|hit| canvas.width(&hit.speaker)).max().unwrap_or(0);
        let titles = hits.iter().any(|hit| Some(&hit.path) != hits.first().map(|first| &first.path));
        Self { speaker: if width < 60 { 0 } else { widest.min(SPEAKER) }, titles }
    }
}

fn draw_row(canvas: &mut Canvas, area: Rect, parts: &Parts, hit: &LibraryHit, line: listing::Line) {
    let title = if parts.titles { hit.title.as_str() } else { "" };
    let style = boxes::draw_arrow(canvas, line);
    let (y, dim) = (line.y, canvas.theme.dim);
    let mut x = area.x + 2;
    if area.width >= 40 {
        canvas.put_cut(x, y, x + ADDRESS, &hit.address, dim);
        x += ADDRESS;
    }
    let title_width = canvas.width(title).min(area.right().saturating_sub(x) / 3);
    let end = area.right() - title_width;
    if parts.speaker > 0 {
        canvas.put_cut(x, y, x + parts.speaker, &hit.speaker, dim);
        x += parts.speaker + 2;
    }
    let text_end = if title.is_empty() { end } else { end.saturating_sub(2) };
    let skipped = skipped(canvas, hit, text_end.saturating_sub(x));
    if skipped > 0 {
        let more = canvas.glyphs.more;
        x = canvas.put(x, y, text_end, more, dim);
    }
    let shown = TextRange::new(skipped, hit.snippet.len());
    let layers = listing::matched(canvas, &listing::within(&hit.ranges, shown));
    canvas.put_layers_cut(x, y, text_end, shown.of(&hit.snippet), style, &layers);
    canvas.put_cut(end, y, area.right(), title, dim);
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
