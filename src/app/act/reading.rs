//! Moving through the text, and how it is set.

use super::steps;
use crate::app::event::Effect;
use crate::app::focus::Focus;
use crate::app::geometry::MEASURES;
use crate::app::motion;
use crate::app::reader::{Reader, Selection, next_cluster, previous_cluster};
use crate::app::state::App;
use crate::app::stretch::stretched;
use crate::episode::model::Episode;
use crate::keys::action::Action;
use crate::messages::Msg;
use crate::text::range::Offset;
use crate::text::words;

/// Columns that code and tables move sideways at a time.
const SHIFT: i16 = 8;

/// Milliseconds a line stands at the slowest automatic scrolling; the count divides it.
const SLOWEST: u64 = 4000;

/// Moves by lines, pages or units of the text; while selecting, extends the selection. `None` for an action
/// that does not move.
pub fn motion(app: &mut App, action: Action, count: Option<usize>) -> Option<Vec<Effect>> {
    let page = app.page();
    let reader = app.reader.as_mut()?;
    let from = reader.spot();
    if let Some(selection) = reader.selection {
        return select(reader, selection, action, count, page).map(|()| Vec::new());
    }
    if let Some(rows) = steps::rows(action, count, page) {
        reader.scroll(rows, page);
        return Some(Vec::new());
    }
    match action {
        Action::Top => reader.go_to_title(),
        Action::Bottom => to_end(reader, count, page),
        Action::StartSelection => start_selection(reader),
        Action::SelectTurn => {
            start_selection(reader);
            select_turn(reader);
        }
        Action::LineToTop | Action::LineToMiddle | Action::LineToBottom => put_place(reader, action, page),
        Action::ScreenMiddle => go_to_middle(reader, page),
        _ => {
            let step = unit(action)?;
            let Some(to) = repeat(reader.episode(), reader.place, step, count.unwrap_or(1)) else {
                return Some(Vec::new());
            };
            if matches!(action, Action::NextSentence | Action::PreviousSentence) {
                reader.show(to, page);
            } else {
                reader.go_to(to);
            }
        }
    }
    if matches!(action, Action::Top | Action::Bottom | Action::NextSection | Action::PreviousSection) {
        app.history.leave(from);
    }
    Some(Vec::new())
}

/// From the title page to the text below it; whether one was on it.
pub fn leave_title(app: &mut App) -> bool {
    let reader = app.reader.as_mut().filter(|reader| reader.lead > 0);
    reader.map(|reader| reader.go_to_line(0)).is_some()
}

/// The end of the text; with a count, that section.
fn to_end(reader: &mut Reader, count: Option<usize>, page: usize) {
    let section = count.and_then(|n| reader.episode().sections.iter().find(|s| s.number as usize == n));
    match section.map(|section| reader.episode().range_of(&section.paragraphs).start) {
        Some(offset) => reader.go_to(offset),
        None => reader.go_to_line(reader.last_top(page)),
    }
}

/// One step by a unit of the text: where it leads from an offset, if there is a next unit.
type UnitStep = fn(&Episode, Offset) -> Option<Offset>;

fn unit(action: Action) -> Option<UnitStep> {
    Some(match action {
        Action::NextTurn => motion::next_turn,
        Action::PreviousTurn => motion::previous_turn,
        Action::NextSentence => motion::next_sentence,
        Action::PreviousSentence => motion::previous_sentence,
        Action::NextSection => motion::next_section,
        Action::PreviousSection => motion::previous_section,
        Action::NextOfSpeaker => motion::next_of_speaker,
        Action::PreviousOfSpeaker => motion::previous_of_speaker,
        _ => return None,
    })
}

/// Where `count` steps lead from `place`, as far as there are any; `None` without a first one.
fn repeat(episode: &Episode, place: Offset, step: UnitStep, count: usize) -> Option<Offset> {
    let mut last = None;
    for _ in 0..count {
        match step(episode, last.unwrap_or(place)) {
            Some(next) => last = Some(next),
            None => break,
        }
    }
    last
}

fn start_selection(reader: &mut Reader) {
    let place = reader.place.max(reader.top);
    reader.selection = Some(Selection { anchor: place, head: place });
}

/// Scrolls so that the line of the place stands at the top of the page, in its middle or at its end.
fn put_place(reader: &mut Reader, action: Action, page: usize) {
    let place = reader.place;
    let above = match action {
        Action::LineToTop => 0,
        Action::LineToMiddle => page / 2,
        _ => page.saturating_sub(1),
    };
    let line = reader.place_line();
    reader.go_to_line(line.saturating_sub(above));
    reader.place = place;
}

/// Moves the place to the line in the middle of the page.
fn go_to_middle(reader: &mut Reader, page: usize) {
    let lines = reader.page(page);
    reader.place = reader.offset_of_line(lines.start.midpoint(lines.end.saturating_sub(1)));
}

/// Selects the whole of the turns that the selection touches.
fn select_turn(reader: &mut Reader) {
    let Some(touched) = reader.selected() else { return };
    let episode = reader.opened.episode.clone();
    let unit = |at: Offset| {
        let turn = episode.turn_at(at).and_then(|index| episode.turns.get(index));
        let paragraph = || episode.paragraphs.get(episode.paragraph_at(at)).map(|paragraph| paragraph.range);
        turn.map(|turn| episode.range_of(&turn.paragraphs)).or_else(paragraph)
    };
    let last = previous_cluster(&episode.text, touched.end);
    if let (Some(first), Some(end)) = (unit(touched.start), unit(last)) {
        let head = previous_cluster(&episode.text, end.end);
        reader.selection = Some(Selection { anchor: first.start, head });
    }
}

fn select(
    reader: &mut Reader,
    selection: Selection,
    action: Action,
    count: Option<usize>,
    page: usize,
) -> Option<()> {
    let Selection { anchor, head } = selection;
    let count_or_one = count.unwrap_or(1);
    let episode = reader.opened.episode.clone();
    let text = &episode.text;
    let by_clusters = |step: fn(&str, Offset) -> Offset| (0..count_or_one).fold(head, |at, _| step(text, at));
    let moved = match action {
        Action::DropSelection | Action::StartSelection => {
            reader.selection = None;
            return Some(());
        }
        Action::OtherEnd => {
            reader.selection = Some(Selection { anchor: head, head: anchor });
            reader.show(anchor, page);
            return Some(());
        }
        Action::CharRight => by_clusters(next_cluster),
        Action::CharLeft => by_clusters(previous_cluster),
        Action::NextWord => by_clusters(words::next),
        Action::PreviousWord => by_clusters(words::previous),
        Action::WordEnd => by_clusters(words::end),
        Action::LineStart | Action::LineEnd => edge_of_line(reader, head, action),
        Action::SelectTurn => {
            select_turn(reader);
            return Some(());
        }
        Action::Top => 0,
        Action::Bottom => text.len(),
        _ => match steps::rows(action, count, page) {
            Some(rows) => by_rows(reader, head, rows),
            None => {
                let stretched = stretched(&episode, selection, action, count_or_one)?;
                reader.selection = Some(stretched);
                reader.show(stretched.head, page);
                return Some(());
            }
        },
    };
    let last = previous_cluster(text, text.len());
    let head = moved.min(last);
    reader.selection = Some(Selection { anchor, head });
    reader.show(head, page);
    Some(())
}

/// The first or the last cluster of the line at `head`.
fn edge_of_line(reader: &Reader, head: Offset, action: Action) -> Offset {
    let Some(line) = reader.flow().lines().get(reader.flow().line_at(head)) else { return head };
    let text = &reader.episode().text;
    let end = text.get(..line.range.end).map_or(0, |before| before.trim_end().len());
    if action == Action::LineStart {
        line.range.start
    } else {
        previous_cluster(text, end).max(line.range.start)
    }
}

/// The same distance into the line `rows` further.
fn by_rows(reader: &Reader, head: Offset, rows: isize) -> Offset {
    let lines = reader.flow().lines();
    let from = reader.flow().line_at(head);
    let to = from.saturating_add_signed(rows).min(lines.len().saturating_sub(1));
    let (Some(from), Some(to)) = (lines.get(from), lines.get(to)) else { return head };
    let text = &reader.episode().text;
    let wanted = (to.range.start + (head - from.range.start.min(head))).min(to.range.end);
    let mut at = wanted;
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    // A cluster may hold several characters: stand on its start.
    if at > to.range.start { previous_cluster(text, next_cluster(text, at)) } else { at }
}

/// Changes the measure by two columns, or back to the user's own.
pub fn set_measure(app: &mut App, action: Action) -> Vec<Effect> {
    let now = app.shape().measure;
    app.settings.measure = match action {
        Action::Wider => (now + 2).min(MEASURES.1),
        Action::Narrower => now.saturating_sub(2).max(MEASURES.0),
        _ => app.settings.usual_measure,
    };
    app.reshape();
    app.say(Msg::MeasureIs, &[&app.shape().measure]);
    vec![Effect::RememberMeasure(app.settings.measure)]
}

/// Shows or hides the recording's times.
pub fn toggle_times(app: &mut App) {
    let Some(reader) = &mut app.reader else { return };
    if reader.episode().times.is_empty() {
        return app.say(Msg::NoTimes, &[]);
    }
    (reader.times, reader.numbers) = (!reader.times, false);
    let msg = if reader.times { Msg::TimesShown } else { Msg::TimesHidden };
    app.reshape();
    app.say(msg, &[]);
}

/// Shows or hides the line numbers of the file, in place of times.
pub fn toggle_numbers(app: &mut App) {
    let Some(reader) = &mut app.reader else { return };
    (reader.numbers, reader.times) = (!reader.numbers, false);
    let msg = if reader.numbers { Msg::NumbersShown } else { Msg::NumbersHidden };
    app.reshape();
    app.say(msg, &[]);
}

/// Shows or hides notes below their passages.
pub fn toggle_notes(app: &mut App) {
    let Some(reader) = &mut app.reader else {
        return;
    };
    reader.notes = !reader.notes;
    reader.make_room_for_notes();
    let msg = if reader.notes { Msg::NotesShown } else { Msg::NotesHidden };
    app.say(msg, &[]);
}

/// Dims all but the turn, then all but the sentence, then nothing.
pub fn next_focus(app: &mut App) {
    app.focus = app.focus.next();
    let msg = match app.focus {
        Focus::Off => Msg::FocusOff,
        Focus::Turn => Msg::FocusTurn,
        Focus::Sentence => Msg::FocusSentence,
    };
    app.say(msg, &[]);
}

/// Begins to scroll by itself; the count is the speed, 1 to 20.
pub fn auto_scroll(app: &mut App, count: Option<usize>) -> Vec<Effect> {
    let speed = count.unwrap_or(3).clamp(1, 20) as u64;
    app.auto_scroll = Some(SLOWEST / speed);
    vec![Effect::Wake(SLOWEST / speed)]
}

/// Moves code and tables sideways by `steps` (negative: back).
pub fn shift(app: &mut App, steps: i16) {
    if let Some(reader) = &mut app.reader {
        reader.scroll_sideways(steps.saturating_mul(SHIFT));
    }
}
