//! What can be done with a kept passage, wherever it was chosen: its note, its tags, its color, its removal;
//! and how each of these is undone.

use std::collections::BTreeSet;

use super::{flags, person, shelves};
use crate::app::event::Effect;
use crate::app::input::Input;
use crate::app::menu::{Choice, Item, Menu, MenuKind};
use crate::app::overlay::{About, Note, Overlay};
use crate::app::request::Request;
use crate::app::state::App;
use crate::app::tag_line::{TagLine, Tagged};
use crate::app::undo::Undo;
use crate::keys::action::Action;
use crate::messages::{Language, Msg};
use crate::passage::edit::Edit;
use crate::passage::marks::Bookmark;
use crate::passage::tags as tag_words;

/// The colors a passage can have, in the order of the key.
const COLORS: [&str; 6] = ["", "yellow", "green", "blue", "red", "purple"];

/// What a key does to passages, of a note to the first of them; `None` for one that means nothing to them.
pub fn act(app: &mut App, action: Action, all: &[Bookmark]) -> Option<Vec<Effect>> {
    let first = all.first()?;
    match action {
        Action::EditNote => edit_note(app, first.clone()),
        Action::EditTags => return Some(edit_tags(app, Tagged::Kept(all.to_vec()))),
        Action::NextColor => return Some(next_color(app, all)),
        Action::EditInEditor => return Some(vec![Effect::EditNote(Box::new(first.clone()))]),
        Action::Delete => return Some(delete(app, all)),
        _ => return None,
    }
    Some(Vec::new())
}

/// Offers what can be done with a passage that is kept already.
pub fn offer(app: &mut App, bookmark: &Bookmark) {
    let color = if bookmark.color.is_empty() { app.words(Msg::NoColor) } else { &bookmark.color };
    let rows = [
        (Action::EditNote, app.words(Msg::EditOnlyNote), bookmark.note.replace('\n', " ")),
        (Action::EditTags, app.words(Action::EditTags), tag_words::written(&bookmark.tags)),
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
    bookmark.and_then(|bookmark| act(app, action, &[bookmark])).unwrap_or_default()
}

/// Has a kept passage changed, and all of them told anew.
pub fn change(app: &mut App, seen: &Bookmark, change: impl FnOnce(&mut Bookmark)) -> Vec<Effect> {
    store(app, Edit::of(seen, change))
}

/// Has a change stored, and all passages told anew.
pub fn store(app: &mut App, edit: Edit) -> Vec<Effect> {
    store_many(app, vec![edit])
}

/// Has changes stored, of which `msg` tells if it is one, and all passages told anew. They are undone as one.
pub fn store_all(app: &mut App, edits: Vec<Edit>, msg: Msg) -> Vec<Effect> {
    match edits.len() {
        1 => app.say(msg, &[]),
        count => app.say(Msg::ManyChanged, &[&count]),
    }
    store_many(app, edits)
}

fn store_many(app: &mut App, edits: Vec<Edit>) -> Vec<Effect> {
    let back = |edit: &Edit| Edit { before: edit.after.clone(), after: edit.before.clone() };
    app.undos.push(Undo::Change(edits.iter().map(back).collect()));
    tell_whose(app, edits.iter().map(|edit| &edit.before));
    vec![Effect::Store(Request::Change(edits)), Effect::Store(Request::List)]
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
        Undo::Remove(id) => (Msg::TakenBack, Request::Delete(vec![id])),
        Undo::Restore(ids) => (Msg::Undone, Request::Restore(ids)),
        Undo::Change(edits) => (Msg::TakenBack, Request::Change(edits)),
        Undo::Recode(step) => {
            return vec![Effect::Store(Request::UndoRecode(step)), Effect::Store(Request::List)];
        }
        Undo::DescribeCode(name, description, color) => {
            (Msg::TakenBack, Request::DescribeCode(name, description, color))
        }
        Undo::Names(before) => return person::undo(app, &before),
    };
    app.say(msg, &[]);
    vec![Effect::Store(request), Effect::Store(Request::List)]
}

/// Opens the line for tags. Those that are known are asked for: somebody may have given others meanwhile.
pub fn edit_tags(app: &mut App, tagged: Tagged) -> Vec<Effect> {
    let line = TagLine::new(tagged, &app.tags);
    app.overlays.push(Overlay::Tags(Box::new(line)));
    vec![Effect::Store(Request::List)]
}

fn edit_note(app: &mut App, bookmark: Bookmark) {
    let note = Note { input: Input::holding(&bookmark.note), about: About::Kept(Box::new(bookmark)) };
    app.overlays.push(Overlay::Note(Box::new(note)));
}

/// Gives all of them the color that comes after that of the first.
fn next_color(app: &mut App, all: &[Bookmark]) -> Vec<Effect> {
    let color = color_after(all.first().map_or("", |bookmark| bookmark.color.as_str()));
    match color {
        "" => app.say(Msg::NoColor, &[]),
        color => app.say(Msg::ColorSet, &[&color]),
    }
    let edit = |seen| Edit::of(seen, |bookmark| bookmark.color = color.to_owned());
    store_many(app, all.iter().map(edit).collect())
}

/// The color that comes after `color` in the order of the key.
pub fn color_after(color: &str) -> &'static str {
    let at = COLORS.iter().position(|known| *known == color).unwrap_or_default();
    COLORS.get(at + 1).copied().unwrap_or_default()
}

fn delete(app: &mut App, all: &[Bookmark]) -> Vec<Effect> {
    let ids: Vec<String> = all.iter().map(|bookmark| bookmark.id.clone()).collect();
    app.undos.push(Undo::Restore(ids.clone()));
    match ids.len() {
        1 => app.say(Msg::Deleted, &[]),
        count => app.say(Msg::ManyDeleted, &[&count]),
    }
    tell_whose(app, all.iter());
    vec![Effect::Store(Request::Delete(ids)), Effect::Store(Request::List)]
}

/// Says who kept what was changed just now, if it was somebody else.
fn tell_whose<'a>(app: &mut App, changed: impl Iterator<Item = &'a Bookmark>) {
    let others = changed.filter(|kept| !kept.is_of(&app.settings.author));
    let names: BTreeSet<&str> = others.map(|kept| kept.author.as_str()).collect();
    if !names.is_empty() {
        let comma = if app.settings.language == Language::Chinese { "、" } else { ", " };
        app.say(Msg::WasOfOthers, &[&names.into_iter().collect::<Vec<_>>().join(comma)]);
    }
}
