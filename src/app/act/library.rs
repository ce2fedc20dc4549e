//! Searches whose hits are listed: in all episodes, or in the open one; and the way from hit to hit through
//! them.

use std::path::PathBuf;

use super::layer::{KeyTarget, TypedLine};
use super::{lists, open};
use crate::app::episodes::EpisodeRow;
use crate::app::event::Effect;
use crate::app::find::Find;
use crate::app::goal::{Goal, WhichHit};
use crate::app::input::Input;
use crate::app::library::{LibrarySearch, SearchScope};
use crate::app::list::List;
use crate::app::overlay::Overlay;
use crate::app::pane::Where;
use crate::app::state::App;
use crate::app::ticket::Ticket;
use crate::catalog::hits::{self, EpisodeHits};
use crate::catalog::people::people;
use crate::keys::action::Action;

/// Episodes that tell which names mean the same person: enough for those told of beside the hits, and looked
/// through in a moment.
const NAMING: usize = 2_000;

/// The open list of hits.
pub struct HitList;

impl KeyTarget for HitList {
    fn line(&self) -> Option<&dyn TypedLine> {
        Some(self)
    }

    fn list<'a>(&self, app: &'a mut App) -> Option<(&'a mut List, usize)> {
        let search = the_box(app)?;
        let len = search.rows().len();
        Some((&mut search.list, len))
    }

    fn escape(&self, app: &mut App) {
        app.overlays.pop();
    }

    fn act(&self, app: &mut App, action: Action, count: Option<usize>) -> Option<Vec<Effect>> {
        match action {
            Action::Open => return Some(open(app)),
            Action::Leave => self.escape(app),
            Action::Filter => the_box(app)?.typing = true,
            Action::Sort => return Some(turn(app)),
            _ => return lists::step(self, app, action, count),
        }
        Some(Vec::new())
    }

    fn leads_into_text(&self, app: &App) -> bool {
        matches!(app.overlays.last(), Some(Overlay::Library(hits)) if hits.selected().is_some())
    }
}

impl TypedLine for HitList {
    fn input<'a>(&self, app: &'a mut App) -> Option<&'a mut Input> {
        the_box(app).filter(|search| search.typing).map(|search| &mut search.input)
    }

    fn typed(&self, app: &mut App) -> Vec<Effect> {
        typed(app)
    }

    fn enter(&self, app: &mut App, pane: Where) -> Vec<Effect> {
        match pane {
            Where::Here => accept(app),
            Where::Beside => {
                app.run_next(Action::OpenBeside);
                Vec::new()
            }
        }
    }
}

/// Opens the search of all episodes; from a list of hits in one text, for the same words.
pub fn begin(app: &mut App) -> Vec<Effect> {
    if let Some(search) = the_box(app) {
        search.scope = SearchScope::Library;
        return typed(app);
    }
    app.overlays.push(Overlay::Library(Box::new(LibrarySearch::new())));
    Vec::new()
}

/// Searches all episodes for `query`.
pub fn search_for(app: &mut App, query: &str) -> Vec<Effect> {
    app.overlays.push(Overlay::Library(Box::new(LibrarySearch::holding(query))));
    typed(app)
}

/// Lists the questions of all episodes; what is typed then narrows them.
pub fn questions(app: &mut App) -> Vec<Effect> {
    search_for(app, "in:question ")
}

/// Lists the hits of the search in the open text, the current one selected; asks for one if there is none.
pub fn list_here(app: &mut App) {
    let Some(reader) = &app.reader else { return };
    let find = reader.find.as_ref();
    let (input, current) = find.map_or_else(Default::default, |find| (find.input.clone(), find.current));
    show_here(app, input);
    if let Some(search) = the_box(app) {
        let rows = search.rows().len();
        search.list.select(current.unwrap_or(0), rows);
    }
}

/// Lists where the open text mentions `name`.
pub fn mentions(app: &mut App, name: &str) {
    show_here(app, Input::holding(name));
}

fn show_here(app: &mut App, input: Input) {
    app.overlays.push(Overlay::Library(Box::new(LibrarySearch::in_text(input))));
    find_here(app);
}

fn find_here(app: &mut App) {
    let Some(reader) = &app.reader else { return };
    let (path, episode) = (reader.path.clone(), reader.opened.episode.clone());
    let Some(search) = the_box(app) else { return };
    let find = Find::standing(search.input.clone(), &episode, 0);
    let hits: Vec<_> = find.hits.iter().map(|range| hits::row(&episode, *range)).collect();
    search.clear();
    search.add(vec![EpisodeHits { path, count: hits.len(), hits }]);
}

fn the_box(app: &mut App) -> Option<&mut LibrarySearch> {
    match app.overlays.last_mut() {
        Some(Overlay::Library(search)) => Some(search),
        _ => None,
    }
}

/// The line has changed: searches anew.
fn typed(app: &mut App) -> Vec<Effect> {
    let ticket = app.ticket();
    let Some(search) = the_box(app) else { return Vec::new() };
    if search.scope == SearchScope::Text {
        find_here(app);
        return Vec::new();
    }
    let query = search.input.text().trim().to_owned();
    search.ticket = ticket;
    search.clear();
    search.running = !query.is_empty();
    vec![Effect::SearchLibrary(ticket, query)]
}

/// Hits have come; those of an old search are dropped.
pub fn found(app: &mut App, ticket: Ticket, hits: Vec<EpisodeHits>, done: bool) {
    let App { overlays, episodes, settings, ties, .. } = app;
    let Some(Overlay::Library(search)) = overlays.last_mut() else { return };
    if search.ticket != ticket {
        return;
    }
    for found in &hits {
        if let Some(shelf) = episodes.row(&found.path).and_then(EpisodeRow::ready) {
            search.tally.add(&shelf.summary, found.count);
        }
    }
    search.add(hits);
    search.running = !done;
    if done {
        let rows = search.paths().take(NAMING).filter_map(|path| episodes.row(path));
        let known = people(rows.map(EpisodeRow::facts), &settings.aliases, ties);
        search.tally.settle(&known);
    }
}

/// Turns the order of the hits round: the newest episodes first, or the oldest.
fn turn(app: &mut App) -> Vec<Effect> {
    if the_box(app).is_none_or(|search| search.scope == SearchScope::Text) {
        return Vec::new();
    }
    app.hit_order = app.hit_order.turned();
    typed(app)
}

/// Enter: what was typed stands; a single hit is gone to at once. On an empty line the search before comes
/// back.
fn accept(app: &mut App) -> Vec<Effect> {
    let before = app.trail.as_ref().map(|trail| trail.query.clone());
    let Some(search) = the_box(app) else { return Vec::new() };
    search.typing = false;
    search.list = List::default();
    if let Some(query) = before.filter(|_| search.input.text().trim().is_empty()) {
        search.input = Input::holding(&query);
        return typed(app);
    }
    if search.counts() == (1, 1) && !search.running { open(app) } else { Vec::new() }
}

/// Goes to the selected hit, or to the first one of the selected episode; the search goes on from there.
fn open(app: &mut App) -> Vec<Effect> {
    let Some(search) = the_box(app) else { return Vec::new() };
    let Some((episode, hit)) = search.selected() else { return Vec::new() };
    let (path, at) = (episode.path.clone(), hit.map_or(0, |hit| hit.range.start));
    if search.scope == SearchScope::Text {
        let input = search.input.clone();
        return open_here(app, path, input, at);
    }
    let trail = search.trail();
    let query = trail.query.clone();
    (app.trail, app.tour) = (Some(trail), None);
    app.leave_mark();
    open::open(app, path, Goal::Hit(query, WhichHit::From(at)))
}

/// Goes to a hit of the open text; `n` and `N` go on from there.
fn open_here(app: &mut App, path: PathBuf, input: Input, at: usize) -> Vec<Effect> {
    app.tour = None;
    app.leave_mark();
    let effects = open::open(app, path, Goal::At(at));
    if let Some(reader) = &mut app.reader {
        reader.find = Some(Find::standing(input, &reader.opened.episode, at));
    }
    effects
}
