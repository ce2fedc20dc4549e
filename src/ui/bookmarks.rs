//! The list of kept passages: quote, note, who said it, in which episode, whether its words still stand there.

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::boxes;
use super::canvas::Canvas;
use super::listing;
use crate::app::bookmarks::Bookmarks;
use crate::app::listed::{Listed, Standing, parts};
use crate::app::state::App;
use crate::keys::action::{Action, Place};
use crate::messages::Msg;
use crate::passage::anchor::State;
use crate::text::range::TextRange;

const HINTS: [(Action, Msg); 7] = [
    (Action::Filter, Msg::Filter),
    (Action::EditNote, Msg::EditOnlyNote),
    (Action::EditTags, Msg::EditTags),
    (Action::NextColor, Msg::NextColor),
    (Action::Delete, Msg::Delete),
    (Action::Review, Msg::Review),
    (Action::Sort, Msg::Sort),
];

/// Columns below which a long part of a row is rather left out than cut.
const LEAST: u16 = 12;

/// Draws the box; returns the caret of the filter while it is typed.
pub fn draw(app: &App, bookmarks: &Bookmarks, canvas: &mut Canvas, area: Rect) -> Option<Position> {
    let title = canvas.words(Msg::BookmarksTitle);
    let count = bookmarks.shown().len().to_string();
    let inside = boxes::short_list_box(canvas, area, bookmarks.len(), title, &count);
    let caret = boxes::draw_filter(
        canvas,
        inside,
        &bookmarks.filter,
        bookmarks.typing,
        &boxes::hints(app, canvas, Place::Bookmarks, HINTS),
    );
    let rows = boxes::below_prompt(inside);
    if bookmarks.shown().len() == 0 {
        let filter = bookmarks.filter.text().trim();
        let none = canvas.words(Msg::NoBookmarks).to_owned();
        let line = if filter.is_empty() { none } else { canvas.words_with(Msg::NoMatches, &[&filter]) };
        listing::draw_empty(canvas, rows, &line, "");
    }
    for (listed, ranges, line) in listing::window(bookmarks.list, rows, bookmarks.shown()) {
        draw_row(canvas, rows, listed, ranges, line);
    }
    caret
}

fn draw_row(canvas: &mut Canvas, area: Rect, listed: &Listed, ranges: &[TextRange], line: listing::ListRow) {
    let style = boxes::draw_arrow(canvas, line);
    let bookmark = &listed.bookmark;
    let (y, color) = (line.y, canvas.theme.mark(&bookmark.color));
    let mark = bookmark.letter.map_or_else(|| canvas.glyphs.kept.to_owned(), |letter| letter.to_string());
    canvas.put(area.x + 2, y, area.right(), &mark, color);
    let end = draw_state(canvas, area, listed.standing, y);
    let start = area.x + 4;
    let title_room = end.saturating_sub(start) / 3;
    let title_width = canvas.width(&listed.title).min(title_room);
    let parts = Parts::of(canvas, listed, ranges, style);
    let mut x = start;
    let text_end = end.saturating_sub(title_width + 2);
    for part in parts.shown {
        if x > start && text_end.saturating_sub(x) < canvas.width(&part.text).min(LEAST) {
            break;
        }
        let layers = listing::matched(canvas, &part.ranges);
        x = canvas.put_layers_cut(x, y, text_end, &part.text, part.style, &layers).saturating_add(2);
    }
    let layers = listing::matched(canvas, &parts.title_ranges);
    let dim = canvas.theme.dim;
    canvas.put_layers_cut(end.saturating_sub(title_width), y, end, &listed.title, dim, &layers);
}

/// A word where the passage no longer stands as it was kept; returns the column what stands left must end before.
fn draw_state(canvas: &mut Canvas, area: Rect, standing: Standing, y: u16) -> u16 {
    let state = match standing {
        Standing::Found(found) => Some(found.state),
        Standing::Unknown | Standing::NoFile => None,
    };
    let (word, style) = match state {
        Some(State::Ok) => return area.right(),
        Some(State::Moved) => (Msg::StateMoved, canvas.theme.dim),
        Some(State::Changed) => (Msg::StateChanged, canvas.theme.notice),
        Some(State::Lost) => (Msg::StateLost, canvas.theme.error),
        None if standing == Standing::NoFile => (Msg::StateNoFile, canvas.theme.error),
        None => (Msg::StateUnknown, canvas.theme.dim),
    };
    canvas.put_right(area.x + 4, y, area.right(), canvas.words(word), style).saturating_sub(2)
}

struct Part {
    text: String,
    style: Style,
    ranges: Vec<TextRange>,
}

/// The parts of a row, with the matched stretches of each: they are given over all parts joined by two blanks.
struct Parts {
    shown: Vec<Part>,
    title_ranges: Vec<TextRange>,
}

impl Parts {
    fn of(canvas: &Canvas, listed: &Listed, ranges: &[TextRange], style: Style) -> Self {
        let bookmark = &listed.bookmark;
        let styles = [style, canvas.theme.notice, canvas.theme.mark(&bookmark.color), canvas.theme.dim];
        let mut shown = Vec::new();
        let mut at = 0;
        let texts = parts(listed).into_iter().zip(styles);
        for (text, style) in texts.filter(|(text, _)| !text.is_empty()) {
            let range = TextRange::new(at, at + text.len());
            at = range.end + 2;
            shown.push(Part { text, style, ranges: listing::within(ranges, range) });
        }
        let title = TextRange::new(at, at + listed.title.len());
        Self { shown, title_ranges: listing::within(ranges, title) }
    }
}
