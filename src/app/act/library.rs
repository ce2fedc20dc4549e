//! Searching the text of all episodes.

use super::open;
use crate::app::event::{Effect, Goal, LibraryHit, Ticket};
use crate::app::list::List;
use crate::app::overlay::{LibrarySearch, Overlay};
use crate::app::state::App;

/// Opens the search.
pub fn begin(app: &mut App) {
    let search = LibrarySearch { typing: true, ..LibrarySearch::default() };
    app.overlays.push(Overlay::Library(Box::new(search)));
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

/// Goes to the selected hit; the search goes on in that text, for `n` and `N`.
pub fn open(app: &mut App) -> Vec<Effect> {
    let Some(search) = the_box(app) else { return Vec::new() };
    let Some(hit) = search.hits.get(search.list.selected).cloned() else { return Vec::new() };
    open::leave_mark(app);
    open::open(app, hit.path, Goal::At(hit.range.start))
}
