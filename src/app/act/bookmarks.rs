//! The list of all kept passages, and what can be done with each of them.

use super::{lists, marks, open, review};
use crate::app::bookmarks::{Bookmarks, Order};
use crate::app::event::{Effect, Goal, Listed};
use crate::app::input::Input;
use crate::app::overlay::{About, Note, Overlay};
use crate::app::reader::Reader;
use crate::app::state::App;
use crate::episode::anchor::{Resolver, text_hash};
use crate::episode::marks::{Bookmark, Placed};
use crate::keys::action::Action;
use crate::messages::Msg;

/// The colors a passage can have, in the order of the key.
const COLORS: [&str; 6] = ["", "yellow", "green", "blue", "red", "purple"];

/// Opens the list of all kept passages.
pub fn list(app: &mut App) -> Vec<Effect> {
    app.reattaching = None;
    app.overlays.push(Overlay::Bookmarks(Box::default()));
    vec![Effect::ListBookmarks]
}

/// The store told of all kept passages.
pub fn listed(app: &mut App, mut all: Vec<Listed>) {
    if let Some(reader) = &mut app.reader {
        take_in(reader, &mut all);
    }
    let open = app.overlays.iter_mut().find_map(|overlay| match overlay {
        Overlay::Bookmarks(list) => Some(list),
        _ => None,
    });
    if let Some(list) = open {
        list.set(all);
    }
}

/// The reader has the same passages then, and the list tells where those of the open text stand.
fn take_in(reader: &mut Reader, all: &mut [Listed]) {
    reader.placed.retain(|placed| all.iter().any(|listed| listed.placed.bookmark.id == placed.bookmark.id));
    let episode = reader.opened.episode.clone();
    let resolver = Resolver::new(&episode, None);
    let text = text_hash(&episode.text);
    let place = |bookmark: Bookmark| {
        let found = resolver.resolve(&bookmark.anchor);
        Placed::new(bookmark, found, text)
    };
    let id = Some(reader.opened.id).filter(|id| *id != 0);
    for Listed { placed: told, path, .. } in all {
        match reader.placed.iter_mut().find(|placed| placed.bookmark.id == told.bookmark.id) {
            Some(placed) => {
                let before = (&placed.bookmark.anchor, placed.bookmark.lost);
                if before == (&told.bookmark.anchor, told.bookmark.lost) {
                    placed.bookmark = told.bookmark.clone();
                } else {
                    *placed = place(told.bookmark.clone());
                }
                told.resolved = placed.resolved;
            }
            None if *path == reader.path || Some(told.bookmark.episode) == id => {
                *told = place(told.bookmark.clone());
                reader.placed.push(told.clone());
            }
            None => {}
        }
    }
    reader.placed.sort_by_key(|placed| placed.resolved.range.start);
}

/// Actions in the list of kept passages.
pub fn over(app: &mut App, action: Action, count: Option<usize>, rows: usize) -> Vec<Effect> {
    let Some(Overlay::Bookmarks(list)) = app.overlays.last_mut() else { return Vec::new() };
    match action {
        Action::Open => return open_selected(app),
        Action::Leave if !list.filter.text().is_empty() => {
            list.filter = Input::default();
            list.refresh();
        }
        Action::Leave => drop(app.overlays.pop()),
        Action::Filter => list.typing = true,
        Action::Sort => sort(app),
        Action::Delete => return delete(app),
        Action::Undo => return undo(app),
        Action::EditNote | Action::KeepWithNote => edit_note(app),
        Action::EditTags => edit_tags(app),
        Action::NextColor => return next_color(app),
        Action::EditInEditor => {
            return selected(app).map(|b| Effect::EditNote(Box::new(b))).into_iter().collect();
        }
        Action::Review => return review::begin(app),
        _ => {
            let len = list.shown().len();
            lists::step(&mut list.list, action, count, rows, len);
        }
    }
    Vec::new()
}

fn the_list(app: &mut App) -> Option<&mut Bookmarks> {
    match app.overlays.last_mut() {
        Some(Overlay::Bookmarks(list)) => Some(list),
        _ => None,
    }
}

fn selected(app: &mut App) -> Option<Bookmark> {
    the_list(app)?.selected().map(|listed| listed.placed.bookmark.clone())
}

fn open_selected(app: &mut App) -> Vec<Effect> {
    let Some(listed) = the_list(app).and_then(|list| list.selected().cloned()) else { return Vec::new() };
    open::leave_mark(app);
    open::open(app, listed.path, Goal::Bookmark(listed.placed.bookmark.id))
}

fn sort(app: &mut App) {
    let Some(order) = the_list(app).map(Bookmarks::next_order) else { return };
    let name = app.words(match order {
        Order::Text => Msg::SortText,
        Order::Made => Msg::SortMade,
        Order::Title => Msg::SortTitle,
    });
    app.say(Msg::SortedBy, &[&name]);
}

fn delete(app: &mut App) -> Vec<Effect> {
    let Some(id) = selected(app).map(|bookmark| bookmark.id) else { return Vec::new() };
    if let Some(list) = the_list(app) {
        list.deleted.push(id.clone());
    }
    app.say(Msg::Deleted, &[]);
    vec![Effect::Delete(id), Effect::ListBookmarks]
}

fn undo(app: &mut App) -> Vec<Effect> {
    let Some(id) = the_list(app).and_then(|list| list.deleted.pop()) else {
        app.say(Msg::NothingToUndo, &[]);
        return Vec::new();
    };
    app.say(Msg::Undone, &[]);
    vec![Effect::Restore(id), Effect::ListBookmarks]
}

fn edit_note(app: &mut App) {
    let Some(bookmark) = selected(app) else { return };
    let note = Note { input: Input::holding(&bookmark.note), about: About::Kept(Box::new(bookmark)) };
    app.overlays.push(Overlay::Note(Box::new(note)));
}

fn edit_tags(app: &mut App) {
    let Some(bookmark) = selected(app) else { return };
    let tags = Input::holding(&bookmark.tags.join(" "));
    app.overlays.push(Overlay::Note(Box::new(Note { input: tags, about: About::Tags(Box::new(bookmark)) })));
}

fn next_color(app: &mut App) -> Vec<Effect> {
    let Some(bookmark) = selected(app) else { return Vec::new() };
    let at = COLORS.iter().position(|color| *color == bookmark.color).unwrap_or_default();
    let color = COLORS.get(at + 1).copied().unwrap_or_default();
    match color {
        "" => app.say(Msg::NoColor, &[]),
        color => app.say(Msg::ColorSet, &[&color]),
    }
    marks::change(&bookmark, |bookmark| bookmark.color = color.to_owned())
}
