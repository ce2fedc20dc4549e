//! Actions that need the whole of a text while only its first pages are there.

use crate::app::event::Effect;
use crate::app::press;
use crate::app::state::{App, View};
use crate::app::waiting::{Waiting, is_for_beginnings};
use crate::keys::action::Action;
use crate::keys::key::{Code, Key};
use crate::messages::Msg;

/// Lets `action` wait where it needs more of the text in sight than there is; tells whether it does.
pub fn waits(app: &mut App, action: Action, count: Option<usize>) -> bool {
    let in_sight = app.reader.as_ref().filter(|_| app.view != View::Episodes && app.overlays.is_empty());
    let opens_section = action == Action::Open && app.view == View::Sections;
    let waits = in_sight.is_some_and(|reader| reader.opened.beginning)
        && !(is_for_beginnings(action) || opens_section);
    if waits {
        app.waiting = Some(Waiting::new(action, count));
        app.say(Msg::WaitsForRest, &[]);
    }
    waits
}

/// A key after an action that waits: it waits too where it is meant for the line that opens; else it takes its place.
/// Tells whether it waits.
pub fn key_waits(app: &mut App, key: Key) -> bool {
    let Some(mut waiting) = app.waiting.take() else { return false };
    if key.code == Code::Esc {
        return true;
    }
    let waits = waiting.is_typed_into();
    if waits {
        waiting.keys.push(key);
        app.waiting = Some(waiting);
        app.say(Msg::WaitsForRest, &[]);
    }
    waits
}

/// The whole text is there: does what waited for it.
pub fn go_on(app: &mut App) -> Vec<Effect> {
    let beginning = app.reader.as_ref().is_some_and(|reader| reader.opened.beginning);
    let Some(Waiting { action, count, keys }) = app.waiting.take_if(|_| !beginning) else {
        return Vec::new();
    };
    app.notice = None;
    let mut effects = super::act(app, action, count);
    effects.extend(keys.into_iter().flat_map(|key| press::key(app, key)));
    effects
}
