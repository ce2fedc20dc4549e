//! The list of keys that mean something where it is opened.

use crate::app::menu::{Choice, Item, Menu, MenuKind};
use crate::app::overlay::Overlay;
use crate::app::state::App;
use crate::keys::action::ACTIONS;

/// Opens it.
pub fn open(app: &mut App) {
    let place = app.place();
    let keys = &app.settings.keys;
    let entries = ACTIONS.iter().filter(|entry| entry.places.contains(&place));
    let items = entries.map(|entry| Item {
        label: keys.keys_of(entry.action, place).join(" "),
        detail: app.words(entry.doc).to_owned(),
        place: String::new(),
        count: None,
        choice: Choice::Act(entry.action),
    });
    let menu = Menu::new(MenuKind::Help, items.collect());
    app.overlays.push(Overlay::Menu(Box::new(menu)));
}
