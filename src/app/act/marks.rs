//! Keeping passages: turns, selections, named marks, with notes and tags.

use std::path::Path;
use std::sync::Arc;

use super::{open, review, voices};
use crate::app::event::Effect;
use crate::app::input::Input;
use crate::app::overlay::{About, Note, Overlay};
use crate::app::reader::Reader;
use crate::app::request::{Draft, Request};
use crate::app::state::App;
use crate::episode::model::ParagraphKind;
use crate::messages::Msg;
use crate::passage::anchor::State;
use crate::passage::edit::Edit;
use crate::passage::marks::{Bookmark, Placed};
use crate::text::range::TextRange;
use crate::text::sentence::sentences;

/// Keeps the selection, or the turn at the place.
pub fn keep(app: &mut App) -> Vec<Effect> {
    if let Some(id) = app.reattaching.take() {
        return review::reattach(app, &id);
    }
    let Some(draft) = draft(app) else { return Vec::new() };
    let kept = kept_at(app, draft.range).map(|bookmark| bookmark.anchor.address.clone());
    if let Some(reader) = &mut app.reader {
        reader.selection = None;
    }
    if let Some(address) = kept {
        app.say(Msg::KeptAlready, &[&address]);
        return Vec::new();
    }
    vec![Effect::Store(Request::Keep(Box::new(draft)))]
}

/// Asks for a note first; of what is kept already, for another one.
pub fn keep_with_note(app: &mut App) {
    let Some(draft) = draft(app) else { return };
    let note = match kept_at(app, draft.range).cloned() {
        Some(kept) => Note { input: Input::holding(&kept.note), about: About::Kept(Box::new(kept)) },
        None => Note { input: Input::default(), about: About::New(Box::new(draft)) },
    };
    app.overlays.push(Overlay::Note(Box::new(note)));
}

/// The passage that is kept at just this range; named marks are places, not passages.
fn kept_at(app: &App, range: TextRange) -> Option<&Bookmark> {
    let placed = &app.reader.as_ref()?.placed;
    let is_it = |placed: &&Placed| {
        placed.resolved.range == range
            && placed.resolved.state != State::Lost
            && placed.bookmark.letter.is_none()
    };
    placed.iter().find(is_it).map(|placed| &placed.bookmark)
}

fn draft(app: &App) -> Option<Draft> {
    let reader = app.reader.as_ref()?;
    let range = reader.selected().unwrap_or_else(|| turn_text(reader));
    Some(Draft {
        path: reader.path.clone(),
        opened: reader.opened.clone(),
        range,
        note: String::new(),
        letter: None,
    })
}

/// What the turn at the place says, without the name at its head; the paragraph where no turn is.
pub fn turn_text(reader: &Reader) -> TextRange {
    let episode = reader.episode();
    let Some((_, turn)) = reader.turn() else {
        return episode
            .paragraphs
            .get(episode.paragraph_at(reader.place))
            .map_or(TextRange::at(0), |p| p.range);
    };
    let body = turn.label.map_or(turn.paragraphs.start, |label| label + 1)..turn.paragraphs.end;
    episode.range_of(if body.is_empty() { &turn.paragraphs } else { &body })
}

/// Enter in the line for a note: keeps the passage with it, or changes the note.
pub fn note_done(app: &mut App) -> Vec<Effect> {
    let Some(Overlay::Note(note)) = app.overlays.pop() else { return Vec::new() };
    let words = note.input.text().trim().to_owned();
    match note.about {
        About::New(mut draft) => {
            draft.note = words;
            if let Some(reader) = &mut app.reader {
                reader.selection = None;
            }
            vec![Effect::Store(Request::Keep(draft))]
        }
        About::Kept(bookmark) => {
            app.say(Msg::NoteSaved, &[]);
            change(&bookmark, |bookmark| bookmark.note = words)
        }
        About::Pipe(_) if words.is_empty() => Vec::new(),
        About::Pipe(text) => vec![Effect::Pipe(words, text)],
        About::Voice(name) => voices::rename(app, &name, &words),
        About::Tags(bookmark) => {
            let parts = words.split(|c: char| c.is_whitespace() || matches!(c, ',' | '，' | '、' | '#'));
            let tags = parts.filter(|tag| !tag.is_empty()).map(str::to_owned).collect();
            app.say(Msg::TagsSaved, &[]);
            change(&bookmark, |bookmark| bookmark.tags = tags)
        }
    }
}

/// Has a kept passage changed, and all of them told anew.
pub fn change(seen: &Bookmark, change: impl FnOnce(&mut Bookmark)) -> Vec<Effect> {
    vec![Effect::Store(Request::Change(Box::new(Edit::of(seen, change)))), Effect::Store(Request::List)]
}

/// Sets the mark `letter` on the words at the place.
pub fn set(app: &mut App, letter: char) -> Vec<Effect> {
    let Some(reader) = &app.reader else { return Vec::new() };
    let draft = Draft {
        path: reader.path.clone(),
        opened: reader.opened.clone(),
        range: sentence_at_place(reader),
        note: String::new(),
        letter: Some(letter),
    };
    vec![Effect::Store(Request::Keep(Box::new(draft)))]
}

/// The sentence at the place, from the place on; of a name at the head of a turn, what follows it.
fn sentence_at_place(reader: &Reader) -> TextRange {
    let episode = reader.episode();
    let index = episode.paragraph_at(reader.place);
    let from = episode.paragraphs.get(index..).unwrap_or_default();
    let spoken = from.iter().find(|p| !matches!(p.kind, ParagraphKind::Label | ParagraphKind::Heading));
    let Some(paragraph) = spoken else { return TextRange::at(reader.place) };
    let text = paragraph.range.of(&episode.text);
    let place = reader.place.max(paragraph.range.start) - paragraph.range.start;
    let end = sentences(text).find(|sentence| sentence.end > place).map_or(text.len(), |s| s.end);
    TextRange::new(paragraph.range.start + place, paragraph.range.start + end)
}

/// Goes to the mark `letter` of the open episode.
pub fn go(app: &mut App, letter: char) -> Vec<Effect> {
    let page = app.page();
    let Some(reader) = &app.reader else { return Vec::new() };
    let Some(placed) = reader.placed.iter().find(|placed| placed.bookmark.letter == Some(letter)) else {
        app.say(Msg::NoMark, &[&letter]);
        return Vec::new();
    };
    if placed.resolved.state == State::Lost {
        app.say(Msg::MarkLost, &[&letter]);
        return Vec::new();
    }
    let to = placed.resolved.range.start;
    open::leave_mark(app);
    if let Some(reader) = &mut app.reader {
        reader.show_whole(to, page);
        reader.go_to(to);
    }
    Vec::new()
}

/// A passage was kept or changed.
pub fn kept(app: &mut App, path: &Path, placed: &Placed) {
    let knows = |reader: &Reader| reader.placed.iter().any(|p| p.bookmark.id == placed.bookmark.id);
    let fresh = app.readers().any(|reader| reader.path == path && !knows(reader));
    let (letter, address) = (placed.bookmark.letter, placed.bookmark.anchor.address.clone());
    for reader in app.readers_mut().filter(|reader| reader.path == path) {
        reader.placed.retain(|p| {
            p.bookmark.id != placed.bookmark.id && (letter.is_none() || p.bookmark.letter != letter)
        });
        let at = reader.placed.partition_point(|p| p.resolved.range.start <= placed.resolved.range.start);
        reader.placed.insert(at, placed.clone());
    }
    if let Some(Ok(shelf)) = app.episodes.row_mut(path).and_then(|row| row.shelf.as_mut()) {
        Arc::make_mut(shelf).bookmarks += u32::from(fresh);
    }
    match letter {
        Some(letter) => app.say(Msg::KeptMark, &[&letter, &address]),
        // The bare number of what has no heading would read like a count.
        None if address == "0" => app.say(Msg::KeptBeforeFirst, &[]),
        None => app.say(Msg::KeptTurn, &[&address]),
    }
}
