//! Hits of a search over all episodes.

use ratatui::layout::{Position, Rect};

use super::boxes::{self, Side};
use super::canvas::Canvas;
use super::{listing, prompt};
use crate::app::event::LibraryHit;
use crate::app::overlay::{LibrarySearch, Scope};
use crate::messages::Msg;
use crate::text::range::TextRange;

/// Columns of an address.
const ADDRESS: u16 = 6;

/// Draws the box; returns the caret while the search is typed.
pub fn draw(search: &LibrarySearch, canvas: &mut Canvas, area: Rect) -> Option<Position> {
    let title = canvas.words(match search.scope {
        Scope::Library => Msg::SearchLibrary,
        Scope::Text => Msg::HitsTitle,
    });
    let inside = boxes::list_box(canvas, area, Side::Middle, title, &count(canvas, search));
    let row = prompt::Row { x: inside.x, y: inside.y, end: inside.right() };
    let (caret, _) = prompt::draw(canvas, row, "/", &search.input);
    let rows = boxes::below_prompt(inside);
    let typed = search.input.text().trim();
    if search.hits.is_empty() && !search.running && !search.typing && !typed.is_empty() {
        let line = canvas.words_with(Msg::NoMatches, &[&typed]);
        listing::draw_empty(canvas, rows, &line, "");
    }
    let hits = search.hits.iter().map(|hit| (hit, hit.ranges.as_slice()));
    for (hit, ranges, line) in listing::window(search.list, rows, hits) {
        let title = if search.scope == Scope::Text { "" } else { hit.title.as_str() };
        draw_row(canvas, rows, (hit, title), ranges, line);
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
    if search.scope == Scope::Text {
        return search.hits.len().to_string();
    }
    let turns = search.hits.windows(2).filter(|pair| matches!(pair, [a, b] if a.path != b.path)).count();
    canvas.words_with(Msg::HitsInEpisodes, &[&search.hits.len(), &(turns + 1)])
}

fn draw_row(
    canvas: &mut Canvas,
    area: Rect,
    (hit, title): (&LibraryHit, &str),
    ranges: &[TextRange],
    line: listing::Line,
) {
    let style = boxes::draw_arrow(canvas, line);
    let (y, dim) = (line.y, canvas.theme.dim);
    let mut x = area.x + 2;
    if area.width >= 40 {
        canvas.put_cut(x, y, x + ADDRESS, &hit.address, dim);
        x += ADDRESS;
    }
    let title_width = canvas.width(title).min(area.right().saturating_sub(x) / 3);
    let end = area.right() - title_width;
    let speaker_end = (x + 14).min(end);
    if area.width >= 60 && !hit.speaker.is_empty() {
        x = canvas.put_cut(x, y, speaker_end, &hit.speaker, dim).saturating_add(2);
    }
    let layers = listing::matched(canvas, ranges);
    canvas.put_layers_cut(x, y, end.saturating_sub(2), &hit.snippet, style, &layers);
    canvas.put_cut(end, y, area.right(), title, dim);
}
