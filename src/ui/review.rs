//! A doubtful passage, then and now, one under the other.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::canvas::Canvas;
use super::{boxes, rule, wrapline};
use crate::app::review::Review;
use crate::app::state::App;
use crate::episode::model::Episode;
use crate::keys::action::{Action, Place};
use crate::messages::Msg;
use crate::passage::anchor::State;
use crate::passage::marks::Placed;

const KEYS: &[Action] = &[Action::Accept, Action::Reattach, Action::KeepLost];

/// Rows that neither of the two texts takes.
const OTHER_ROWS: u16 = 9;

type Lines = Vec<(String, Style)>;

/// Draws the passage that is looked at.
pub fn draw(app: &App, review: &Review, canvas: &mut Canvas, area: Rect) {
    let Some(reader) = &app.reader else { return };
    let Some(placed) = review.shown(reader) else { return };
    let measure = reader.shape().measure;
    let columns = boxes::text_columns(area, measure);
    let (number, count) = review.count();
    let state = canvas.words(match placed.resolved.state {
        State::Lost => Msg::StateLost,
        State::Changed => Msg::StateChanged,
        State::Moved | State::Ok => Msg::StateMoved,
    });
    let title = format!("{} {number}/{count} {state}", canvas.words(Msg::ReviewTitle));
    let room = usize::from(area.height.saturating_sub(OTHER_ROWS) / 2).max(1);
    let mut lines = then(canvas, placed, columns, room);
    lines.extend(now(canvas, placed, reader.episode(), columns, room));
    lines.push((boxes::keys(app, canvas, Place::Review, KEYS), canvas.theme.dim));
    let inside = boxes::text_box(canvas, area, measure, lines.len(), &title);
    for ((line, style), y) in lines.iter().zip(inside.y..inside.bottom()) {
        canvas.put_cut(inside.x, y, inside.right(), line, *style);
    }
}

fn then(canvas: &Canvas, placed: &Placed, columns: u16, room: usize) -> Lines {
    let anchor = &placed.bookmark.anchor;
    let place = [&anchor.address, &anchor.speaker, &anchor.section].map(Clone::clone);
    let quote = placed.bookmark.words();
    let mut lines = headed(canvas, Msg::Then, &place);
    lines.extend(text(canvas, &quote, columns, room, canvas.theme.text));
    if !placed.bookmark.note.is_empty() {
        lines.extend(text(canvas, &placed.bookmark.note, columns, 1, canvas.theme.note));
    }
    lines.push((String::new(), canvas.theme.text));
    lines
}

fn now(canvas: &Canvas, placed: &Placed, episode: &Episode, columns: u16, room: usize) -> Lines {
    let range = placed.resolved.range;
    let turn = episode.turn_at(range.start).and_then(|index| episode.turns.get(index));
    let speaker = turn.and_then(|turn| episode.speaker_of(turn)).map_or("", |speaker| &speaker.name);
    let section = episode.sections.get(episode.section_at(range.start));
    let section = section.and_then(|section| section.title.clone()).unwrap_or_default();
    let place = [episode.address_at(range.start).to_string(), speaker.to_owned(), section];
    let mut lines = headed(canvas, Msg::Now, &place);
    if placed.resolved.state == State::Lost {
        lines.push((canvas.words(Msg::NotThereNow).to_owned(), canvas.theme.error));
    } else {
        lines.extend(text(canvas, range.of(&episode.text), columns, room, canvas.theme.text));
    }
    lines.push((String::new(), canvas.theme.text));
    lines
}

fn headed(canvas: &Canvas, head: Msg, place: &[String]) -> Lines {
    let known = place.iter().filter(|part| !part.is_empty()).cloned();
    let facts: Vec<String> = std::iter::once(canvas.words(head).to_owned()).chain(known).collect();
    vec![(rule::facts(canvas, &facts), canvas.theme.heading)]
}

/// `words` in at most `room` rows; what does not fit is told by dots.
fn text(canvas: &Canvas, words: &str, columns: u16, room: usize, style: Style) -> Lines {
    let wrapped = wrapline::wrap(words, columns, canvas.policy);
    let mut lines: Lines = wrapped.iter().take(room).map(|line| (line.of(words).to_owned(), style)).collect();
    if wrapped.len() > room
        && let Some((last, _)) = lines.last_mut()
    {
        last.pop();
        last.push('…');
    }
    lines
}
