//! A line for a note, for the name of a speaker or a shelf, for a command that is given some words.

use super::layer::{KeyTarget, TypedLine};
use super::{codes, elsewhere, kept, memos, shelves, voices};
use crate::app::event::Effect;
use crate::app::input::Input;
use crate::app::list::List;
use crate::app::overlay::{About, Note, Overlay};
use crate::app::pane::Where;
use crate::app::request::Request;
use crate::app::state::App;
use crate::keys::action::Action;
use crate::messages::Msg;

/// The open line.
pub struct NoteLine;

impl KeyTarget for NoteLine {
    fn line(&self) -> Option<&dyn TypedLine> {
        Some(self)
    }

    fn list<'a>(&self, _: &'a mut App) -> Option<(&'a mut List, usize)> {
        None
    }

    fn escape(&self, app: &mut App) {
        app.overlays.pop();
    }

    fn act(&self, _: &mut App, _: Action, _: Option<usize>) -> Option<Vec<Effect>> {
        None
    }

    fn leads_into_text(&self, _: &App) -> bool {
        false
    }
}

impl TypedLine for NoteLine {
    fn input<'a>(&self, app: &'a mut App) -> Option<&'a mut Input> {
        match app.overlays.last_mut() {
            Some(Overlay::Note(note)) => Some(&mut note.input),
            _ => None,
        }
    }

    fn typed(&self, _: &mut App) -> Vec<Effect> {
        Vec::new()
    }

    fn enter(&self, app: &mut App, pane: Where) -> Vec<Effect> {
        if pane == Where::Beside {
            return Vec::new();
        }
        match app.overlays.pop() {
            Some(Overlay::Note(note)) => use_note(app, *note),
            _ => Vec::new(),
        }
    }
}

/// Keeps a passage with it, or changes what it belongs to.
fn use_note(app: &mut App, note: Note) -> Vec<Effect> {
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
            kept::change(app, &bookmark, |bookmark| bookmark.note = words)
        }
        About::Episode => memos::write(app, words),
        About::File(bookmark) => elsewhere::name_file(&bookmark, &words),
        About::Pipe(_) if words.is_empty() => Vec::new(),
        About::Pipe(text) => vec![Effect::Pipe(words, text)],
        About::Shelf(query) => shelves::save(app, query, &words),
        About::TagName(tag) => codes::rename(&tag, &words),
        About::TagMeaning(tag) => codes::describe(app, &tag, Some(words), None),
        About::Voice(name) => voices::rename(app, &name, &words),
    }
}
