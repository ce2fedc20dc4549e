//! What the reader calls the voices, and what they do in the talk.

use super::open;
use crate::app::event::Effect;
use crate::app::input::Input;
use crate::app::menu::Choice;
use crate::app::overlay::{About, Note, Overlay};
use crate::app::request::Request;
use crate::app::state::App;
use crate::episode::model::{Role, Speaker};
use crate::episode::voices::{self, Voice};
use crate::messages::Msg;

/// Asks for a new name of the voice selected in the list of voices.
pub fn ask_name(app: &mut App) {
    let Some(name) = selected(app).map(|speaker| speaker.name.clone()) else { return };
    let note = Note { input: Input::holding(&name), about: About::Voice(name) };
    app.overlays.push(Overlay::Note(Box::new(note)));
}

/// Calls the voice shown as `name` by another name; by its own again where `new` is empty.
pub fn rename(app: &mut App, name: &str, new: &str) -> Vec<Effect> {
    if name == new {
        return Vec::new();
    }
    let joins = speakers(app).iter().any(|speaker| speaker.name == new);
    let Some(voices) = known(app).map(|known| voices::rename(known, name, new)) else { return Vec::new() };
    let msg = match new {
        "" => Msg::VoiceAsWritten,
        _ if joins => Msg::VoiceJoined,
        _ => Msg::VoiceRenamed,
    };
    change(app, voices, msg, &[&name, &new])
}

/// Gives the voice selected in the list the next role: host, guest, neither.
pub fn next_role(app: &mut App) -> Vec<Effect> {
    let Some((name, role)) = selected(app).map(|speaker| (speaker.name.clone(), speaker.role)) else {
        return Vec::new();
    };
    let (role, word) = match role {
        Some(Role::Host) => (Role::Guest, Msg::Guest),
        Some(Role::Guest) => (Role::Other, Msg::OtherRole),
        _ => (Role::Host, Msg::Host),
    };
    let Some(voices) = known(app).map(|known| voices::give_role(known, &name, role)) else {
        return Vec::new();
    };
    let word = app.words(word);
    change(app, voices, Msg::VoiceHasRole, &[&name, &word])
}

/// Keeps `voices` and reads the file again with them.
fn change(app: &mut App, voices: Vec<Voice>, msg: Msg, values: &[&dyn std::fmt::Display]) -> Vec<Effect> {
    let Some(episode) = app.reader.as_ref().map(|reader| reader.opened.id) else { return Vec::new() };
    let mut effects = vec![Effect::Store(Request::Voices(episode, voices))];
    effects.extend(open::reread(app));
    app.say(msg, values);
    effects
}

fn selected(app: &App) -> Option<&Speaker> {
    let Some(Overlay::Menu(menu)) = app.overlays.last() else { return None };
    let Choice::Speaker(Some(index)) = menu.selected()?.choice.clone() else { return None };
    speakers(app).get(index)
}

fn speakers(app: &App) -> &[Speaker] {
    app.reader.as_ref().map_or(&[], |reader| &reader.episode().speakers)
}

fn known(app: &App) -> Option<&[Voice]> {
    app.reader.as_ref().map(|reader| reader.opened.voices.as_slice())
}
