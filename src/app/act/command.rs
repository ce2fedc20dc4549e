//! The line for an address (`12.3`, `40%`, `00:12:34`) or a command's name.

use super::going::go_to_address;
use super::layer::{KeyTarget, TypedLine};
use crate::app::event::Effect;
use crate::app::input::Input;
use crate::app::list::List;
use crate::app::overlay::Overlay;
use crate::app::pane::Where;
use crate::app::state::App;
use crate::keys::action::{ACTIONS, Action};

/// The open line.
pub struct CommandLine;

/// Opens the line.
pub fn open(app: &mut App) {
    app.overlays.push(Overlay::Command(Input::default()));
}

impl KeyTarget for CommandLine {
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

impl TypedLine for CommandLine {
    fn input<'a>(&self, app: &'a mut App) -> Option<&'a mut Input> {
        match app.overlays.last_mut() {
            Some(Overlay::Command(line)) => Some(line),
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
        let Some(typed) = self.input(app).map(|line| line.text().to_owned()) else { return Vec::new() };
        app.overlays.pop();
        go(app, typed.trim().trim_start_matches([':', '：']))
    }
}

fn go(app: &mut App, typed: &str) -> Vec<Effect> {
    match command(typed) {
        _ if typed.is_empty() => {}
        Some(action) => app.run_next(action),
        None => {
            app.leave_mark();
            return go_to_address(app, typed);
        }
    }
    Vec::new()
}

/// `q` and `quit`, or an action by its name in the config.
fn command(typed: &str) -> Option<Action> {
    if matches!(typed, "q" | "quit" | "q!" | "wq" | "x") {
        return Some(Action::Quit);
    }
    ACTIONS.iter().find(|entry| entry.name == typed).map(|entry| entry.action)
}
