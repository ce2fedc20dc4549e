//! The list of keys that mean something where it is opened: letters find one, Enter does it.

use super::layer::{KeyTarget, TypedLine};
use super::lists;
use crate::app::event::Effect;
use crate::app::geometry::{self, Size};
use crate::app::help::{Help, HelpEntry};
use crate::app::input::Input;
use crate::app::list::List;
use crate::app::overlay::Overlay;
use crate::app::pane::Where;
use crate::app::state::App;
use crate::keys::action::{ACTIONS, Action, ActionRow};

/// The open list.
pub struct HelpList;

/// Opens it.
pub fn open(app: &mut App) {
    let place = app.place();
    let keys = &app.settings.keys;
    let is_here =
        |entry: &&ActionRow| entry.places.contains(&place) || !keys.keys_of(entry.action, place).is_empty();
    let entries = ACTIONS.iter().filter(is_here);
    let entries = entries.map(|entry| HelpEntry {
        keys: keys.keys_of(entry.action, place),
        words: app.words(entry.doc).to_owned(),
        name: entry.name,
        group: entry.group,
        action: entry.action,
    });
    let help = Help::new(entries.collect());
    app.overlays.push(Overlay::Help(Box::new(help)));
}

fn help(app: &mut App) -> Option<&mut Help> {
    match app.overlays.last_mut() {
        Some(Overlay::Help(help)) => Some(help),
        _ => None,
    }
}

impl KeyTarget for HelpList {
    fn line(&self) -> Option<&dyn TypedLine> {
        Some(self)
    }

    fn list<'a>(&self, app: &'a mut App) -> Option<(&'a mut List, usize)> {
        let help = help(app)?;
        let len = help.shown().len();
        Some((&mut help.list, len))
    }

    fn page(&self, size: Size) -> usize {
        usize::from(geometry::help_rows(size))
    }

    fn escape(&self, app: &mut App) {
        match help(app) {
            Some(help) if !help.input.text().is_empty() => {
                help.input = Input::default();
                help.refresh();
            }
            _ => drop(app.overlays.pop()),
        }
    }

    fn act(&self, app: &mut App, action: Action, count: Option<usize>) -> Option<Vec<Effect>> {
        lists::step(self, app, action, count)
    }

    fn leads_into_text(&self, _: &App) -> bool {
        false
    }
}

impl TypedLine for HelpList {
    fn input<'a>(&self, app: &'a mut App) -> Option<&'a mut Input> {
        help(app).map(|help| &mut help.input)
    }

    fn typed(&self, app: &mut App) -> Vec<Effect> {
        if let Some(help) = help(app) {
            help.refresh();
        }
        Vec::new()
    }

    fn enter(&self, app: &mut App, _: Where) -> Vec<Effect> {
        let chosen = help(app).and_then(|help| help.selected().map(|entry| entry.action));
        if let Some(action) = chosen {
            app.overlays.pop();
            app.run_next(action);
        }
        Vec::new()
    }
}
