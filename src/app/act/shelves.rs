//! Shelves: filters of the list that were saved under a name, to be chosen again.

use crate::app::event::Effect;
use crate::app::input::Input;
use crate::app::menu::{Choice, Item, Menu, MenuKind};
use crate::app::overlay::{About, Note, Overlay};
use crate::app::request::Request;
use crate::app::state::App;
use crate::app::undo::Undo;
use crate::keys::action::{Action, Place};
use crate::messages::Msg;
use crate::text::query::NamedQuery;
use crate::wording::slip;

/// Asks under which name the filter in force is to be saved.
pub fn ask_name(app: &mut App) {
    let query = app.episodes.filter.text().trim().to_owned();
    if let Some(problem) = app.episodes.problem.clone() {
        app.notice = Some(slip::words(&problem, app.settings.language));
    } else if query.is_empty() {
        let key = app.key_of(Action::Filter, Place::Episodes);
        app.say(Msg::NoFilter, &[&key]);
    } else {
        let name = NamedQuery::of(&app.shelves, &query).map_or("", |shelf| shelf.name.as_str());
        let note = Note { input: Input::holding(name), about: About::Shelf(query) };
        app.overlays.push(Overlay::Note(Box::new(note)));
    }
}

/// Saves `query` under `name`; without a name nothing.
pub fn save(app: &mut App, query: String, name: &str) -> Vec<Effect> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        return Vec::new();
    }
    let earlier = NamedQuery::called(&app.shelves, &name).cloned();
    let name = earlier.as_ref().map_or(name, |earlier| earlier.name.clone());
    app.undos.push(earlier.map_or_else(|| Undo::DeleteShelf(name.clone()), Undo::PutShelf));
    let key = app.key_of(Action::Undo, Place::Episodes);
    app.say(Msg::ShelfSaved, &[&name, &key]);
    put(app, NamedQuery { name, query })
}

/// Opens the list of shelves.
pub fn open(app: &mut App) {
    if app.shelves.is_empty() {
        let key = app.key_of(Action::SaveShelf, Place::Episodes);
        return app.say(Msg::NoShelves, &[&key]);
    }
    app.overlays.push(Overlay::Menu(Box::new(Menu::new(MenuKind::Shelves, items(app)))));
}

fn items(app: &App) -> Vec<Item> {
    let item = |shelf: &NamedQuery| Item {
        label: shelf.name.clone(),
        detail: shelf.query.clone(),
        choice: Choice::Episodes(shelf.query.clone()),
        ..Item::default()
    };
    app.shelves.iter().map(item).collect()
}

/// Deletes the selected shelf; the list of them stays open.
pub fn delete(app: &mut App) -> Vec<Effect> {
    let Some(Overlay::Menu(menu)) = app.overlays.last() else { return Vec::new() };
    let Some(name) = menu.selected().map(|item| item.label.clone()) else { return Vec::new() };
    let Some(shelf) = NamedQuery::called(&app.shelves, &name).cloned() else { return Vec::new() };
    app.undos.push(Undo::PutShelf(shelf));
    let effects = take(app, &name);
    let key = app.key_of(Action::Undo, Place::Shelves);
    app.say(Msg::ShelfDeleted, &[&name, &key]);
    effects
}

/// Takes back that a shelf was deleted or replaced.
pub fn put_back(app: &mut App, shelf: NamedQuery) -> Vec<Effect> {
    app.say(Msg::Undone, &[]);
    put(app, shelf)
}

/// Takes back that a shelf was made.
pub fn take_back(app: &mut App, name: &str) -> Vec<Effect> {
    app.say(Msg::TakenBack, &[]);
    take(app, name)
}

fn put(app: &mut App, shelf: NamedQuery) -> Vec<Effect> {
    app.shelves.retain(|known| known.name != shelf.name);
    let at = app.shelves.partition_point(|known| known.name < shelf.name);
    app.shelves.insert(at, shelf.clone());
    refresh(app);
    vec![Effect::Store(Request::PutShelf(shelf))]
}

fn take(app: &mut App, name: &str) -> Vec<Effect> {
    app.shelves.retain(|known| known.name != name);
    refresh(app);
    vec![Effect::Store(Request::DeleteShelf(name.to_owned()))]
}

/// Shows the shelves as they are now where their list is open.
fn refresh(app: &mut App) {
    let items = items(app);
    if let Some(Overlay::Menu(menu)) = app.overlays.last_mut()
        && menu.kind == MenuKind::Shelves
    {
        menu.items = items;
        menu.refresh();
    }
}
