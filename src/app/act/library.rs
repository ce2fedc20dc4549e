//! Searches whose hits are listed: in all episodes, or in the open one.

use super::open;
use crate::app::event::{Effect, Goal, LibraryHit, Ticket};
use crate::app::find::Find;
use crate::app::hits;
use crate::app::input::Input;
use crate::app::list::List;
use crate::app::overlay::{LibrarySearch, Overlay, Scope};
use crate::app::state::App;

/// Opens the search of all episodes; from a list of hits in one text, for the same words.
pub fn begin(app: &mut App) -> Vec<Effect> {
    if let Some(search) = the_box(app) {
        search.scope = Scope::Library;
        return typed(app);
    }
    let search = LibrarySearch { typing: true, ..LibrarySearch::default() };
    app.overlays.push(Overlay::Library(Box::new(search)));
    Vec::new()
}

/// Lists the hits of the search in the open text, the current one selected; asks for one where there is none.
pub fn list_here(app: &mut App) {
    let Some(reader) = &app.reader else { return };
    let find = reader.find.as_ref();
    let (input, current) = find.map_or_else(Default::default, |find| (find.input.clone(), find.current));
    show_here(app, input);
    if let Some(search) = the_box(app) {
        search.list.select(current.unwrap_or(0), search.hits.len());
    }
}

/// Lists where the open text mentions `name`.
pub fn mentions(app: &mut App, name: &str) {
    show_here(app, Input::holding(name));
}

fn show_here(app: &mut App, input: Input) {
    let typing = input.text().is_empty();
    let search = LibrarySearch { scope: Scope::Text, input, typing, ..LibrarySearch::default() };
    app.overlays.push(Overlay::Library(Box::new(search)));
    find_here(app);
}

fn find_here(app: &mut App) {
    let Some(reader) = &app.reader else { return };
    let (path, episode) = (reader.path.clone(), reader.opened.episode.clone());
    let Some(search) = the_box(app) else { return };
    let find = Find::standing(search.input.clone(), &episode, 0);
    search.hits = find.hits.iter().map(|range| hits::row(&path, &episode, *range)).collect();
    search.list = List::default();
}

fn the_box(app: &mut App) -> Option<&mut LibrarySearch> {
    match app.overlays.last_mut() {
        Some(Overlay::Library(search)) => Some(search),
        _ => None,
    }
}

/// The line has changed: searches anew.
pub fn typed(app: &mut App) -> Vec<Effect> {
    let ticket = app.ticket();
    let Some(search) = the_box(app) else { return Vec::new() };
    if search.scope == Scope::Text {
        find_here(app);
        return Vec::new();
    }
    let query = search.input.text().trim().to_owned();
    search.ticket = ticket;
    search.hits.clear();
    search.list = List::default();
    search.running = !query.is_empty();
    vec![Effect::SearchLibrary(ticket, query)]
}

/// Hits have come; those of an old search are dropped.
pub fn found(app: &mut App, ticket: Ticket, hits: Vec<LibraryHit>, done: bool) {
    if let Some(search) = the_box(app).filter(|search| search.ticket == ticket) {
        search.hits.extend(hits);
        search.running = !done;
    }
}

/// Goes to the selected hit; of a search in the open text, `n` and `N` go on from there.
pub fn open(app: &mut App) -> Vec<Effect> {
    let Some(search) = the_box(app) else { return Vec::new() };
    let Some(hit) = search.hits.get(search.list.selected).cloned() else { return Vec::new() };
    let here = (search.scope == Scope::Text).then(|| search.input.clone());
    open::leave_mark(app);
    let effects = open::open(app, hit.path, Goal::At(hit.range.start));
    if let (Some(input), Some(reader)) = (here, &mut app.reader) {
        reader.find = Some(Find::standing(input, &reader.opened.episode, hit.range.start));
    }
    effects
}
