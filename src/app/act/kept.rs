//! What can be done with a kept passage, wherever it was chosen: its note, its tags, its color, its removal;
//! and how each of these is undone.

use super::{flags, person, shelves};
use crate::app::event::Effect;
use crate::app::input::Input;
use crate::app::menu::{Choice, Item, Menu, MenuKind};
use crate::app::overlay::{About, Note, Overlay};
use crate::app::request::Request;
use crate::app::state::App;
use crate::app::undo::Undo;
use crate::keys::action::Action;
use crate::messages::Msg;
use crate::passage::edit::Edit;
use crate::passage::marks::Bookmark;

/// The colors a passage can have, in the order of the key.
const COLORS: [&str; 6] = ["", "yellow", "green", "blue", "red", "purple"];

/// What a key does to `bookmark`; `None` for one that means nothing to a passage.
pub fn act(app: &mut App, action: Action, bookmark: Bookmark) -> Option<Vec<Effect>> {
    match action {
        Action::EditNote => edit_note(app, bookmark),
        Action::EditTags => edit_tags(app, bookmark),
        Action::NextColor => return Some(next_color(app, &bookmark)),
        Action::EditInEditor => return Some(vec![Effect::EditNote(Box::new(bookmark))]),
        Action::Delete => return Some(delete(app, bookmark.id)),
        _ => return None,
    }
    Some(Vec::new())
}

/// Offers what can be done with a passage that is kept already.
pub fn offer(app: &mut App, bookmark: &Bookmark) {
    let color = if bookmark.color.is_empty() { app.words(Msg::NoColor) } else { &bookmark.color };
    let rows = [
        (Action::EditNote, app.words(Msg::EditOnlyNote), bookmark.note.replace('\n', " ")),
        (Action::EditTags, app.words(Action::EditTags), bookmark.tags.join(" ")),
        (Action::NextColor, app.words(Action::NextColor), color.to_owned()),
        (Action::Delete, app.words(Action::Delete), String::new()),
    ];
    let item = |(action, label, detail): (Action, &str, String)| Item {
        label: label.to_owned(),
        detail,
        choice: Choice::Kept(action, bookmark.id.clone()),
        ..Item::default()
    };
    let menu = Menu::new(MenuKind::Kept, rows.map(item).into());
    app.overlays.push(Overlay::Menu(Box::new(menu)));
}

/// Does `action` to the passage `id` of the open text.
pub fn choose(app: &mut App, action: Action, id: &str) -> Vec<Effect> {
    let placed = app.reader.iter().flat_map(|reader| &reader.placed);
    let bookmark = placed.map(|placed| &placed.bookmark).find(|bookmark| bookmark.id == id).cloned();
    bookmark.and_then(|bookmark| act(app, action, bookmark)).unwrap_or_default()
}

/// Has a kept passage changed, and all of them told anew.
pub fn change(app: &mut App, seen: &Bookmark, change: impl FnOnce(&mut Bookmark)) -> Vec<Effect> {
    store(app, Edit::of(seen, change))
}

/// Has a change stored, and all passages told anew.
pub fn store(app: &mut App, edit: Edit) -> Vec<Effect> {
    app.undos.push(Undo::Change(Box::new(Edit { before: edit.after.clone(), after: edit.before.clone() })));
    vec![Effect::Store(Request::Change(Box::new(edit))), Effect::Store(Request::List)]
}

/// Takes back what was done last to any passage or saved filter.
pub fn undo(app: &mut App) -> Vec<Effect> {
    let Some(undo) = app.undos.pop() else {
        app.say(Msg::NothingToUndo, &[]);
        return Vec::new();
    };
    let (msg, request) = match undo {
        Undo::PutShelf(shelf) => return shelves::put_back(app, shelf),
        Undo::Flags(path, flags) => {
            app.say(Msg::TakenBack, &[]);
            return flags::mark(app, path, flags);
        }
        Undo::DeleteShelf(name) => return shelves::take_back(app, &name),
        Undo::Remove(id) => (Msg::TakenBack, Request::Delete(id)),
        Undo::Restore(id) => (Msg::Undone, Request::Restore(id)),
        Undo::Change(edit) => (Msg::TakenBack, Request::Change(edit)),
        Undo::Names(before) => return person::undo(app, &before),
    };
    app.say(msg, &[]);
    vec![Effect::Store(request), Effect::Store(Request::List)]
}

fn edit_note(app: &mut App, bookmark: Bookmark) {
    let note = Note { input: Input::holding(&bookmark.note), about: About::Kept(Box::new(bookmark)) };
    app.overlays.push(Overlay::Note(Box::new(note)));
}

fn edit_tags(app: &mut App, bookmark: Bookmark) {
    let tags = Input::holding(&bookmark.tags.join(" "));
    app.overlays.push(Overlay::Note(Box::new(Note { input: tags, about: About::Tags(Box::new(bookmark)) })));
}

fn next_color(app: &mut App, bookmark: &Bookmark) -> Vec<Effect> {
    let at = COLORS.iter().position(|color| *color == bookmark.color).unwrap_or_default();
    let color = COLORS.get(at + 1).copied().unwrap_or_default();
    match color {
        "" => app.say(Msg::NoColor, &[]),
        color => app.say(Msg::ColorSet, &[&color]),
    }
    change(app, bookmark, |bookmark| bookmark.color = color.to_owned())
}

fn delete(app: &mut App, id: String) -> Vec<Effect> {
    app.undos.push(Undo::Restore(id.clone()));
    app.say(Msg::Deleted, &[]);
    vec![Effect::Store(Request::Delete(id)), Effect::Store(Request::List)]
}
