//! Going to an address a person typed: `12.3`, `40%`, `00:12:34`, or a command's name.

use crate::app::event::Effect;
use crate::app::overlay::Overlay;
use crate::app::state::{App, View};
use crate::app::update;
use crate::episode::locate::locate;
use crate::keys::action::{ACTIONS, Action};

use super::open;

/// Uses the command line that is open.
pub fn go(app: &mut App) -> Vec<Effect> {
    let Some(Overlay::Command(line)) = app.overlays.pop() else { return Vec::new() };
    let typed = line.text().trim().trim_start_matches([':', '：']).to_owned();
    if typed.is_empty() {
        return Vec::new();
    }
    match command(&typed) {
        Some(action) => super::act(app, action, None),
        None => {
            open::leave_mark(app);
            go_to(app, &typed)
        }
    }
}

/// `q` and `quit`, or an action by its name in the config.
fn command(typed: &str) -> Option<Action> {
    if matches!(typed, "q" | "quit" | "q!" | "wq" | "x") {
        return Some(Action::Quit);
    }
    ACTIONS.iter().find(|entry| entry.name == typed).map(|entry| entry.action)
}

/// Goes to `written` in the open episode.
pub fn go_to(app: &mut App, written: &str) -> Vec<Effect> {
    let page = app.page();
    let found = app.reader.as_ref().and_then(|reader| locate(reader.episode(), written));
    let Some(offset) = found else {
        update::no_place(app, written);
        return Vec::new();
    };
    app.view = View::Reader;
    if let Some(reader) = &mut app.reader {
        reader.show_whole(offset, page);
        reader.go_to(offset);
    }
    Vec::new()
}
