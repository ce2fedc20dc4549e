//! Actions that need the whole of a text while only its first pages are there.

use crate::app::deferred::{Deferred, is_for_beginnings};
use crate::app::state::App;
use crate::app::views::View;
use crate::keys::action::Action;
use crate::keys::key::{Code, Key};
use crate::keys::keymap::{KeyMeaning, Pending};
use crate::messages::Msg;

/// Lets `action` wait where it needs more of the text in sight than there is; tells whether it does. One that
/// needs no more takes the place of those that wait.
pub fn waits(app: &mut App, action: Action, count: Option<usize>) -> bool {
    let in_sight = app.reader.as_ref().filter(|_| app.view() != View::Episodes && app.overlays.is_empty());
    if !in_sight.is_some_and(|reader| reader.opened.beginning) {
        return false;
    }
    let opens_section = action == Action::Open && app.view() == View::Sections;
    if opens_section || is_for_beginnings(action) {
        app.waiting.clear();
        return false;
    }
    wait(app, Deferred::Act(action, count));
    true
}

/// Lets `key` wait where an action waits that opens a line for it; Esc drops all that waits. Tells whether
/// there is no more to be done for the key.
pub fn key_waits(app: &mut App, key: Key) -> bool {
    if key.code == Code::Esc {
        return !std::mem::take(&mut app.waiting).is_empty();
    }
    let is_typed = app.waiting.iter().any(|waiting| waiting.is_typed_into());
    if is_typed {
        wait(app, Deferred::Key(key));
    }
    is_typed
}

/// Lets `key` wait that is typed ahead, for a text that is being opened from the list or as the program starts; tells
/// whether it does. What leaves is never held up.
pub fn is_typed_ahead(app: &mut App, key: Key) -> bool {
    let shows_another = app.view() != View::Episodes && app.reader.is_some();
    if app.opening.is_none() || shows_another || !app.overlays.is_empty() {
        return false;
    }
    let leaves = |action| matches!(action, Action::Quit | Action::Leave | Action::Outward | Action::Suspend);
    let meaning = app.settings.keys.press(app.place(), key, &mut Pending::default());
    if matches!(meaning, KeyMeaning::Act(action, _) if leaves(action)) {
        return false;
    }
    app.waiting.push(Deferred::Key(key));
    true
}

fn wait(app: &mut App, waiting: Deferred) {
    app.waiting.push(waiting);
    app.say(Msg::WaitsForRest, &[]);
}

/// Has the keys that were typed ahead done next: the first pages of their text are there. What opens, typed
/// once more in haste, does not lead past a title page that nobody has seen.
pub fn begin(app: &mut App) {
    let waiting = std::mem::take(&mut app.waiting);
    let on_title = app.reader.as_ref().is_some_and(|reader| reader.lead > 0);
    let opens_again = |waiting: &Deferred| on_title && opens(app, waiting);
    let rest: Vec<Deferred> = waiting.into_iter().skip_while(opens_again).collect();
    app.queue.extend(rest);
}

fn opens(app: &App, waiting: &Deferred) -> bool {
    let Deferred::Key(key) = waiting else { return false };
    let meaning = app.settings.keys.press(app.place(), *key, &mut Pending::default());
    matches!(meaning, KeyMeaning::Act(Action::Open, _))
}

/// Has what waited for the whole text done next, if that is there.
pub fn go_on(app: &mut App) {
    if app.waiting.is_empty() || app.reader.as_ref().is_some_and(|reader| reader.opened.beginning) {
        return;
    }
    app.notice = None;
    app.queue.extend(std::mem::take(&mut app.waiting));
}
