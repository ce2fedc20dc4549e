//! The memo of the open episode.

use crate::app::event::Effect;
use crate::app::input::Input;
use crate::app::overlay::{About, Note, Overlay};
use crate::app::request::Request;
use crate::app::state::App;
use crate::messages::Msg;

/// Asks for the memo of the open episode.
pub fn ask(app: &mut App) {
    let Some(path) = app.reader.as_ref().map(|reader| &reader.path) else { return };
    let input = Input::holding(app.memos.get(path).map_or("", String::as_str));
    app.overlays.push(Overlay::Note(Box::new(Note { input, about: About::Episode })));
}

/// Writes the memo of the open episode; without words it is taken away.
pub fn write(app: &mut App, words: String) -> Vec<Effect> {
    let Some(reader) = &app.reader else { return Vec::new() };
    let (path, opened) = (reader.path.clone(), reader.opened.clone());
    app.memos.insert(path.clone(), words.clone());
    app.say(Msg::MemoSaved, &[]);
    vec![Effect::Store(Request::Memo(path, opened, words))]
}
