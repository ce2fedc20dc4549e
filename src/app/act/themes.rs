//! The picker of themes at work: a preview of the selected one, keeping it, going back to the one before.

use super::layer::{KeyTarget, TypedLine};
use super::lists;
use crate::app::event::Effect;
use crate::app::list::List;
use crate::app::overlay::Overlay;
use crate::app::state::App;
use crate::app::themes::Themes;
use crate::keys::action::Action;

/// The open picker.
pub struct ThemePicker;

/// Opens it on the present theme; where it is open, selects the next one.
pub fn open_or_next(app: &mut App) {
    if let Some(picker) = picker(app) {
        let next = picker.list.selected + 1;
        picker.list.selected = if next < picker.names.len() { next } else { 0 };
        return preview(app);
    }
    let names = app.settings.theme_names();
    let selected = names.iter().position(|name| *name == app.settings.theme).unwrap_or(0);
    let list = List { selected, top: 0 };
    let before = app.settings.theme.clone();
    app.overlays.push(Overlay::Themes(Box::new(Themes { names, list, before })));
}

fn picker(app: &mut App) -> Option<&mut Themes> {
    match app.overlays.last_mut() {
        Some(Overlay::Themes(picker)) => Some(picker),
        _ => None,
    }
}

impl KeyTarget for ThemePicker {
    fn line(&self) -> Option<&dyn TypedLine> {
        None
    }

    fn list<'a>(&self, app: &'a mut App) -> Option<(&'a mut List, usize)> {
        let picker = picker(app)?;
        let len = picker.names.len();
        Some((&mut picker.list, len))
    }

    fn escape(&self, app: &mut App) {
        if let Some(Overlay::Themes(picker)) = app.overlays.pop() {
            app.settings.set_theme(&picker.before);
        }
    }

    fn act(&self, app: &mut App, action: Action, count: Option<usize>) -> Option<Vec<Effect>> {
        match action {
            Action::Open => return Some(keep(app)),
            Action::Leave => self.escape(app),
            _ => {
                let effects = lists::step(self, app, action, count)?;
                preview(app);
                return Some(effects);
            }
        }
        Some(Vec::new())
    }

    fn leads_into_text(&self, _: &App) -> bool {
        false
    }
}

fn preview(app: &mut App) {
    if let Some(name) = picker(app).and_then(|picker| picker.selected().map(str::to_owned)) {
        app.settings.set_theme(&name);
    }
}

/// Keeps the selected theme for this and later days.
fn keep(app: &mut App) -> Vec<Effect> {
    app.overlays.pop();
    vec![Effect::RememberTheme(app.settings.theme.clone())]
}
