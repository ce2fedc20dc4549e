//! The list of kept passages, two rows each: note or first words, then the quote; who said it, in which
//! episode, whether its words still stand there.

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::boxes::{self, ListBox, Side};
use super::canvas::Canvas;
use super::listing;
use crate::app::bookmarks::Bookmarks;
use crate::app::geometry::{self, Size};
use crate::app::listed::{Listed, Standing, parts};
use crate::app::state::App;
use crate::keys::action::{Action, Place};
use crate::layout::wrapline;
use crate::messages::Msg;
use crate::passage::anchor::State;
use crate::text::range::TextRange;

const HINTS: [(Action, Option<Msg>); 6] = [
    (Action::EditNote, Some(Msg::EditOnlyNote)),
    (Action::EditTags, None),
    (Action::NextColor, None),
    (Action::Delete, None),
    (Action::Review, None),
    (Action::Sort, None),
];

/// Columns from which on an entry tells tags, speaker and episode: in fewer they would all be cut.
const DETAILS_FROM: u16 = 48;

/// Bytes of a quote of which the list shows the first.
const FIRST_WORDS: usize = 800;

/// Draws the box; returns the caret of the filter while it is typed.
pub fn draw(app: &App, bookmarks: &Bookmarks, canvas: &mut Canvas, area: Rect) -> Option<Position> {
    let title = bookmarks.name().unwrap_or(canvas.words(Msg::BookmarksTitle));
    let marked =
        if bookmarks.marked.is_empty() { String::new() } else { format!(" ({})", bookmarks.marked.len()) };
    let count = format!("{}{marked}", bookmarks.shown().len());
    let height = geometry::passage_height(Size { width: area.width, height: area.height });
    let rows = bookmarks.len() * usize::from(height);
    let frame = ListBox::draw(canvas, area, Side::Middle, rows, (title, &count));
    frame.draw_foot(canvas, &boxes::hints(app, canvas, Place::Bookmarks, HINTS));
    if bookmarks.shown().len() == 0 {
        let filter = bookmarks.filter.text().trim();
        let (line, hint) = match (&bookmarks.unread, filter) {
            (Some(why), _) => (canvas.words_with(Msg::ListUnreadable, &[why]), ""),
            (None, "") => (canvas.words_with(Msg::NoBookmarks, &[]), ""),
            (None, _) => (canvas.words_with(Msg::NoMatches, &[&filter]), canvas.words(Msg::EscClears)),
        };
        listing::draw_empty(canvas, frame.rows, &line, hint);
    }
    for (listed, ranges, line) in listing::window(bookmarks.list, frame.rows, height, bookmarks.shown()) {
        draw_entry(canvas, frame.rows, listed, ranges, line);
        if bookmarks.marked.contains(&listed.bookmark.id) {
            canvas.put(line.x + 1, line.y, u16::MAX, canvas.glyphs.check, canvas.theme.accent);
        }
    }
    frame.draw_filter(app, canvas, Place::Bookmarks, (&bookmarks.filter, bookmarks.typing))
}

/// The note, else the first words, with tags and speaker at the right; below it the words, and whose episode
/// they are from.
fn draw_entry(
    canvas: &mut Canvas,
    area: Rect,
    listed: &Listed,
    ranges: &[TextRange],
    line: listing::ListRow,
) {
    let style = boxes::draw_arrow(canvas, line);
    let bookmark = &listed.bookmark;
    let color = canvas.mark(bookmark);
    let mark = bookmark.letter.map_or_else(|| canvas.glyphs.kept.to_owned(), |letter| letter.to_string());
    canvas.put(area.x + 2, line.y, area.right(), &mark, color);
    let parts = EntryParts::of(listed, ranges);
    let (x, y, dim) = (area.x + 4, line.y, canvas.theme.dim);
    let has_note = !parts.note.text.is_empty();
    let mut end = draw_state(canvas, area, listed.standing, y);
    let mut below = area.right();
    if area.width >= DETAILS_FROM {
        end = parts.speaker.put_right(canvas, (x, y), end, dim, 0);
        end = parts.tags.put_right(canvas, (x, y), end, color, 0);
        if line.height > 1 {
            let taken = parts.quote.columns(canvas);
            let free = match has_note {
                true => below.saturating_sub(x + taken + 2),
                false if x + taken <= end => below.saturating_sub(x),
                false => 0,
            };
            below = parts.title.put_right(canvas, (x, y + 1), below, dim, free);
        }
    }
    if has_note {
        let note = if line.selected { canvas.theme.note.patch(style) } else { canvas.theme.note };
        let x = canvas.put(x, y, end, canvas.glyphs.note, note) + 1;
        parts.note.put(canvas, (x, y), end, note, 0);
    }
    let ends = if has_note { vec![(y + 1, below)] } else { vec![(y, end), (y + 1, below)] };
    let ends = ends.into_iter().filter(|(row, _)| *row < line.y + line.height);
    parts.quote.put_rows(canvas, x, &ends.collect::<Vec<_>>(), if has_note { dim } else { style });
}

/// A word where the passage no longer stands as it was kept; returns the column what stands left must end
/// before.
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

/// A part of an entry, and what of it the filter matched.
struct EntryPart {
    text: String,
    ranges: Vec<TextRange>,
}

impl EntryPart {
    /// Writes it from its byte `from`, cut where column `end` is reached.
    fn put(&self, canvas: &mut Canvas, (x, y): (u16, u16), end: u16, style: Style, from: usize) {
        let shown = TextRange::new(from, self.text.len());
        let layers = listing::matched(canvas, &listing::within(&self.ranges, shown));
        canvas.put_layers_cut(x, y, end, shown.of(&self.text), style, &layers);
    }

    /// Columns of its first words.
    fn columns(&self, canvas: &Canvas) -> u16 {
        canvas.width(self.text.get(..self.text.floor_char_boundary(FIRST_WORDS)).unwrap_or_default())
    }

    /// Writes it so that it ends before column `end`, in a third of the room or in so many columns as are
    /// `free`; returns the column what stands left of it must end before.
    fn put_right(&self, canvas: &mut Canvas, (x, y): (u16, u16), end: u16, style: Style, free: u16) -> u16 {
        let width = canvas.cut_width(&self.text, (end.saturating_sub(x) / 3).max(free));
        if width < 2 {
            return end;
        }
        self.put(canvas, (end - width, y), end, style, 0);
        (end - width).saturating_sub(2)
    }

    /// Writes it into rows from column `x` to the end of each, broken as the text is, the last one cut.
    fn put_rows(&self, canvas: &mut Canvas, x: u16, rows: &[(u16, u16)], style: Style) {
        let narrowest = rows.iter().map(|(_, end)| end.saturating_sub(x)).min().unwrap_or(0);
        let first = self.text.get(..self.text.floor_char_boundary(FIRST_WORDS)).unwrap_or_default();
        let lines = wrapline::wrap(first, narrowest.max(1), canvas.policy);
        for (index, ((y, end), line)) in rows.iter().zip(lines).enumerate() {
            if index + 1 == rows.len() {
                self.put(canvas, (x, *y), *end, style, line.start);
            } else {
                let layers = listing::matched(canvas, &listing::within(&self.ranges, line));
                canvas.put_layers(x, *y, *end, line.of(first), style, &layers);
            }
        }
    }
}

/// The parts of an entry, with the matched stretches of each: they are given over all parts joined by two
/// blanks.
struct EntryParts {
    quote: EntryPart,
    note: EntryPart,
    tags: EntryPart,
    speaker: EntryPart,
    title: EntryPart,
}

impl EntryParts {
    fn of(listed: &Listed, ranges: &[TextRange]) -> Self {
        let [quote, note, tags, speaker] = parts(listed);
        let mut at = 0;
        let mut part = |text: String| {
            let range = TextRange::new(at, at + text.len());
            at += if text.is_empty() { 0 } else { text.len() + 2 };
            EntryPart { ranges: listing::within(ranges, range), text }
        };
        Self {
            quote: part(quote),
            note: part(note),
            tags: part(tags),
            speaker: part(speaker),
            title: part(listed.title.clone()),
        }
    }
}
