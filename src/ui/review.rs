//! A doubtful passage, then and now, one under the other.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::canvas::{Canvas, Layer};
use super::{boxes, rule};
use crate::app::review::{Review, ReviewItem};
use crate::app::state::App;
use crate::keys::action::{Action, Place};
use crate::layout::wrapline;
use crate::messages::Msg;
use crate::passage::anchor::{Anchor, State};
use crate::text::range::TextRange;

const KEYS: &[Action] = &[Action::Accept, Action::Reattach, Action::KeepLost];

/// Rows that neither of the two texts takes.
const OTHER_ROWS: u16 = 9;

/// A row: its words, and parts of them, by bytes, in another style.
struct ReviewLine {
    words: String,
    style: Style,
    layers: Vec<Layer>,
}

/// Draws the passage that is looked at.
pub fn draw(app: &App, review: &Review, canvas: &mut Canvas, area: Rect) {
    let Some(item) = review.shown() else { return };
    let measure = app.shape().measure;
    let columns = boxes::text_columns(area, measure);
    let (number, count) = review.count();
    let state = canvas.words(match item.found.state {
        State::Lost => Msg::StateLost,
        State::Changed => Msg::StateChanged,
        State::Moved | State::Ok => Msg::StateMoved,
    });
    let title = format!("{} {number}/{count} {state}", canvas.words(Msg::ReviewTitle));
    let room = usize::from(area.height.saturating_sub(OTHER_ROWS) / 2).max(1);
    let mut lines = then(canvas, item, columns, room);
    lines.extend(now(canvas, item, columns, room));
    lines.push(plain(boxes::keys(app, canvas, Place::Review, KEYS), canvas.theme.dim));
    let inside = boxes::text_box(canvas, area, measure, lines.len(), &title);
    for (ReviewLine { words, style, layers }, y) in lines.iter().zip(inside.y..inside.bottom()) {
        canvas.put_layers_cut(inside.x, y, inside.right(), words, *style, layers);
    }
}

fn then(canvas: &Canvas, item: &ReviewItem, columns: u16, room: usize) -> Vec<ReviewLine> {
    let quote = item.bookmark.words();
    let mut lines = headed(canvas, Msg::Then, &item.bookmark.anchor, &item.title);
    lines.extend(marked(canvas, &quote, (&item.changes.gone, canvas.theme.strike), columns, room));
    if !item.bookmark.note.is_empty() {
        let note = format!("{} {}", canvas.glyphs.note, item.bookmark.note);
        let note = marked(canvas, &note, (&[], canvas.theme.note), columns, 1);
        lines.extend(note.into_iter().map(|line| ReviewLine { style: canvas.theme.note, ..line }));
    }
    lines.push(plain(String::new(), canvas.theme.text));
    lines
}

fn now(canvas: &Canvas, item: &ReviewItem, columns: u16, room: usize) -> Vec<ReviewLine> {
    let mut lines = match &item.present {
        Some(present) => {
            let mut lines = headed(canvas, Msg::Now, &present.anchor, "");
            let come = (item.changes.come.as_slice(), canvas.theme.matched);
            lines.extend(marked(canvas, &present.words, come, columns, room));
            lines
        }
        None => vec![plain(canvas.words(Msg::NotThereNow).to_owned(), canvas.theme.error)],
    };
    lines.push(plain(String::new(), canvas.theme.text));
    lines
}

fn headed(canvas: &Canvas, head: Msg, anchor: &Anchor, title: &str) -> Vec<ReviewLine> {
    let place = [&anchor.address, &anchor.speaker, &anchor.section].map(String::as_str);
    let known = place.into_iter().chain([title]).filter(|part| !part.is_empty());
    let facts: Vec<String> =
        std::iter::once(canvas.words(head)).chain(known).map(|part| part.replace('\n', " ")).collect();
    vec![plain(rule::facts(canvas, &facts), canvas.theme.heading)]
}

fn plain(words: String, style: Style) -> ReviewLine {
    ReviewLine { words, style, layers: Vec::new() }
}

/// `words` in at most `room` rows, some parts in a style of their own; what does not fit is told by dots.
fn marked(
    canvas: &Canvas,
    words: &str,
    (parts, style): (&[TextRange], Style),
    columns: u16,
    room: usize,
) -> Vec<ReviewLine> {
    let wrapped = wrapline::wrap(words, columns, canvas.policy);
    let line = |range: &TextRange| ReviewLine {
        words: range.of(words).to_owned(),
        style: canvas.theme.text,
        layers: parts.iter().filter_map(|part| Some((part.within(*range)?, style))).collect(),
    };
    let mut lines: Vec<ReviewLine> = wrapped.iter().take(room).map(line).collect();
    if wrapped.len() > room
        && let Some(last) = lines.last_mut()
    {
        last.words.pop();
        last.words.push('…');
    }
    lines
}
