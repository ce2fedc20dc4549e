//! Keeping passages: turns, selections, named marks, with notes and tags.

use std::path::Path;

use super::subject::{selected_or_turn, sentence_at_place};
use super::{going, kept, review};
use crate::app::event::Effect;
use crate::app::input::Input;
use crate::app::overlay::{About, Note, Overlay};
use crate::app::reader::Reader;
use crate::app::request::{Draft, Request};
use crate::app::state::App;
use crate::app::tag_line::Tagged;
use crate::app::undo::Undo;
use crate::keys::action::Action;
use crate::messages::Msg;
use crate::passage::anchor::State;
use crate::passage::marks::{Bookmark, Placed};
use crate::text::range::TextRange;

/// Keeps the selection, or the turn at the place; of what is kept already, offers what can be done with it.
pub fn keep(app: &mut App) -> Vec<Effect> {
    if let Some(id) = app.reattaching.take() {
        return review::reattach(app, &id);
    }
    let Some(draft) = draft(app) else { return Vec::new() };
    let known = kept_at(app, draft.range).filter(|kept| is_own(app, kept)).cloned();
    if let Some(reader) = &mut app.reader {
        reader.selection = None;
    }
    if let Some(known) = known {
        kept::offer(app, &known);
        app.say(Msg::KeptAlready, &[&known.anchor.address]);
        return Vec::new();
    }
    vec![Effect::Store(Request::Keep(Box::new(draft)))]
}

/// Asks for a note first; of what is kept here already, for another one.
pub fn keep_with_note(app: &mut App) {
    let Some(draft) = draft(app) else { return };
    let known = kept_at(app, draft.range).or_else(|| here(app)).filter(|kept| is_own(app, kept)).cloned();
    let note = match known {
        Some(kept) => Note { input: Input::holding(&kept.note), about: About::Kept(Box::new(kept)) },
        None => Note { input: Input::default(), about: About::New(Box::new(draft)) },
    };
    app.overlays.push(Overlay::Note(Box::new(note)));
}

/// The passage that is kept at just this range, one's own rather than another's; named marks are places, not
/// passages.
fn kept_at(app: &App, range: TextRange) -> Option<&Bookmark> {
    let placed = &app.reader.as_ref()?.placed;
    let is_it = |placed: &&Placed| placed.resolved.range == range && is_passage(placed);
    let there = placed.iter().filter(is_it).map(|placed| &placed.bookmark);
    there.min_by_key(|kept| !is_own(app, kept))
}

fn is_own(app: &App, kept: &Bookmark) -> bool {
    kept.is_of(&app.settings.author)
}

/// Does `action` to what is kept under the cursor, or in the selection. Where nothing is, or for tags nothing
/// of one's own, tags are asked for with which it is kept.
pub fn on_kept_here(app: &mut App, action: Action) -> Vec<Effect> {
    let mut all = selected(app);
    if action == Action::EditTags {
        all.retain(|kept| is_own(app, kept));
    }
    if !all.is_empty() {
        if let Some(reader) = &mut app.reader {
            reader.selection = None;
        }
        return kept::act(app, action, &all).unwrap_or_default();
    }
    match draft(app) {
        Some(draft) if action == Action::EditTags => kept::edit_tags(app, Tagged::New(Box::new(draft))),
        _ => {
            app.say(Msg::NothingKeptHere, &[]);
            Vec::new()
        }
    }
}

/// The passage under the cursor; of a selection, what is kept of just these words, or all that is kept in it:
/// one's own, if anything is.
fn selected(app: &App) -> Vec<Bookmark> {
    let Some(range) = app.reader.as_ref().and_then(Reader::selected) else {
        return here(app).into_iter().cloned().collect();
    };
    if let Some(known) = kept_at(app, range) {
        return vec![known.clone()];
    }
    let inside = |placed: &&Placed| {
        is_passage(placed)
            && range.start <= placed.resolved.range.start
            && placed.resolved.range.end <= range.end
    };
    let placed = app.reader.iter().flat_map(|reader| &reader.placed);
    let (own, others): (Vec<_>, Vec<_>) =
        placed.filter(inside).map(|placed| placed.bookmark.clone()).partition(|kept| is_own(app, kept));
    if own.is_empty() { others } else { own }
}

/// The passage under the cursor: the shortest one at the place, else that of the whole turn, else the first
/// one in the turn; of several at the same words, one's own.
pub fn here(app: &App) -> Option<&Bookmark> {
    let reader = app.reader.as_ref().filter(|reader| reader.selection.is_none())?;
    let turn = selected_or_turn(reader);
    let in_turn = |placed: &&Placed| {
        is_passage(placed) && placed.resolved.range.start < turn.end && turn.start < placed.resolved.range.end
    };
    let rank = |placed: &&Placed| {
        let range = placed.resolved.range;
        let length = range.end - range.start;
        (!range.contains(reader.place), range != turn, length, !is_own(app, &placed.bookmark))
    };
    reader.placed.iter().filter(in_turn).min_by_key(rank).map(|placed| &placed.bookmark)
}

/// The passage that the list of all shall begin at: that under the cursor, else the last one before it.
pub fn nearest(app: &App) -> Option<String> {
    let reader = app.reader.as_ref()?;
    let before = |placed: &&Placed| is_passage(placed) && placed.resolved.range.start <= reader.place;
    let last = || reader.placed.iter().rev().find(before).or(reader.placed.first());
    here(app).or_else(|| last().map(|placed| &placed.bookmark)).map(|bookmark| bookmark.id.clone())
}

/// Whether it is a passage that stands in the text, and no mark.
fn is_passage(placed: &Placed) -> bool {
    placed.resolved.state != State::Lost && placed.bookmark.letter.is_none()
}

fn draft(app: &App) -> Option<Draft> {
    let reader = app.reader.as_ref()?;
    let range = selected_or_turn(reader);
    Some(Draft {
        path: reader.path.clone(),
        opened: reader.opened.clone(),
        range,
        note: String::new(),
        tags: Vec::new(),
        author: app.settings.author.clone(),
        letter: None,
    })
}

/// Sets the mark `letter` on the words at the place.
pub fn set(app: &mut App, letter: char) -> Vec<Effect> {
    let Some(reader) = &app.reader else { return Vec::new() };
    let draft = Draft {
        path: reader.path.clone(),
        opened: reader.opened.clone(),
        range: sentence_at_place(reader),
        note: String::new(),
        tags: Vec::new(),
        author: app.settings.author.clone(),
        letter: Some(letter),
    };
    vec![Effect::Store(Request::Keep(Box::new(draft)))]
}

/// Goes to the mark `letter` of the open episode.
pub fn go(app: &mut App, letter: char) -> Vec<Effect> {
    let Some(reader) = &app.reader else { return Vec::new() };
    let named = reader.placed.iter().filter(|placed| placed.bookmark.letter == Some(letter));
    let Some(placed) = named.min_by_key(|placed| !is_own(app, &placed.bookmark)) else {
        app.say(Msg::NoMark, &[&letter]);
        return Vec::new();
    };
    if placed.resolved.state == State::Lost {
        app.say(Msg::MarkLost, &[&letter]);
        return Vec::new();
    }
    let to = placed.resolved.range.start;
    app.leave_mark();
    going::go_to(app, to);
    Vec::new()
}

/// A passage was kept or changed.
pub fn kept(app: &mut App, path: &Path, placed: &Placed) {
    let knows = |reader: &Reader| reader.placed.iter().any(|p| p.bookmark.id == placed.bookmark.id);
    let fresh = app.readers().any(|reader| reader.path == path && !knows(reader));
    if fresh {
        app.undos.push(Undo::Remove(placed.bookmark.id.clone()));
    }
    let author = &placed.bookmark.author;
    let (letter, address) = (placed.bookmark.letter, placed.bookmark.anchor.address.clone());
    for reader in app.readers_mut().filter(|reader| reader.path == path) {
        reader.placed.retain(|p| {
            let gives_way = letter.is_some() && p.bookmark.letter == letter && p.bookmark.is_of(author);
            p.bookmark.id != placed.bookmark.id && !gives_way
        });
        reader.attention.stay();
        let at = reader.placed.partition_point(|p| p.resolved.range.start <= placed.resolved.range.start);
        reader.placed.insert(at, placed.clone());
        reader.make_room_for_notes();
    }
    app.episodes.change(path, |status| status.kept.passages += u32::from(fresh));
    match letter {
        Some(letter) => app.say(Msg::KeptMark, &[&letter, &address]),
        // The bare number of what has no heading would read like a count.
        None if address == "0" => app.say(Msg::KeptBeforeFirst, &[]),
        None => app.say(Msg::KeptTurn, &[&address]),
    }
}
