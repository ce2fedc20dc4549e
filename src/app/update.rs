//! One event in, the world's tasks out.

use super::act::{bookmarks, jump, library, marks, menus, open, panes, search, twins};
use super::event::{Effect, Event};
use super::geometry::{self, Size};
use super::overlay::Overlay;
use super::press;
use super::request::{PlaceNow, Request};
use super::state::{App, Stored, View};
use crate::messages::Msg;

/// Lets `event` happen to `app`; returns what the world is asked for, in order.
pub fn update(app: &mut App, event: Event) -> Vec<Effect> {
    let mut effects = happen(app, event);
    settle(app);
    let place = place(app);
    if place.is_some() && place != app.stored {
        app.stored = place;
        effects.extend(place_now(app));
    }
    effects
}

fn happen(app: &mut App, event: Event) -> Vec<Effect> {
    match event {
        Event::Key(key) => return press::key(app, key),
        Event::Paste(text) => return press::paste(app, &text),
        Event::Wheel(rows, column) => return press::wheel(app, rows, column),
        Event::Click(column, row) => return press::click(app, column, row),
        Event::Opened(path, result) => return open::opened(app, &path, result),
        Event::FileChanged(path) => return open::changed(app, path),
        Event::Woken => return press::woken(app),
        Event::Terminate => return quit(app),
        Event::Resize(size) => resize(app, size),
        Event::Found(paths) => app.episodes.add(paths),
        Event::ScanDone(problems) => scan_done(app, &problems),
        Event::Summed(path, result) => app.episodes.fill(&path, result),
        Event::Ranked(ticket, offers, hits) => return jump::ranked(app, ticket, offers, hits),
        Event::LibraryHits(ticket, hits, done) => library::found(app, ticket, hits, done),
        Event::Kept(path, placed) => marks::kept(app, &path, &placed),
        Event::AllBookmarks(all) => return bookmarks::listed(app, all),
        Event::Counts(counts) => app.episodes.count_kept(&counts),
        Event::PassagesFound(path, found) => bookmarks::found(app, &path, found.as_ref()),
        Event::Terms(terms) => menus::library_terms(app, terms),
        Event::Twins(path, found) => twins::found(app, &path, found),
        Event::Progressed(path, progress) => open::progressed(app, &path, *progress),
        Event::Analysed(episode, segments, flow) => open::analysed(app, &episode, &segments, &flow),
        Event::Policy(policy) => return open::set_policy(app, policy),
        Event::Notice(words) => app.notice = Some(words),
    }
    Vec::new()
}

/// Ends the program; the last place is stored first.
pub fn quit(app: &mut App) -> Vec<Effect> {
    app.quitting = true;
    place_now(app).into_iter().chain([Effect::Quit]).collect()
}

fn resize(app: &mut App, size: Size) {
    app.size = size;
    app.reshape();
}

fn scan_done(app: &mut App, problems: &[String]) {
    app.episodes.scanning = false;
    app.episodes.refresh();
    if let Some(first) = problems.first() {
        let more = problems.len() - 1;
        app.notice = Some(if more == 0 { first.clone() } else { format!("{first} (+{more})") });
    }
}

/// Lets the windows of all lists follow their selection.
fn settle(app: &mut App) {
    let rows = usize::from(geometry::list_rows(app.size));
    let len = app.episodes.shown().len();
    app.episodes.list.follow(rows, len);
    let len = app.sections.shown().len();
    app.sections.list.follow(rows, len);
    let rows = usize::from(geometry::overlay_rows(app.size));
    match app.overlays.last_mut() {
        Some(Overlay::Jump(jump)) => {
            let len = jump.shown().len();
            jump.list.follow(rows, len);
        }
        Some(Overlay::Bookmarks(bookmarks)) => {
            let len = bookmarks.shown().len();
            bookmarks.list.follow(rows, len);
        }
        Some(Overlay::Library(library)) => {
            let len = library.rows().len();
            library.list.follow(rows, len);
        }
        Some(Overlay::Menu(menu)) => {
            let len = menu.shown().len();
            menu.list.follow(rows, len);
        }
        _ => {}
    }
    let page = app.page();
    if app.view == View::Reader
        && !search::previewing(app)
        && let Some(reader) = app.reader.as_mut().filter(|reader| !reader.opened.beginning)
    {
        reader.note_read(page);
    }
    panes::follow(app);
}

/// Which place would be stored now; nothing while one only looks around, or only the beginning is there.
fn place(app: &App) -> Option<Stored> {
    let reader = app.reader.as_ref().filter(|_| app.view == View::Reader && !search::previewing(app))?;
    if reader.opened.beginning {
        return None;
    }
    Some((std::sync::Arc::as_ptr(&reader.opened) as usize, reader.place, reader.read.len()))
}

fn place_now(app: &App) -> Option<Effect> {
    place(app)?;
    let reader = app.reader.as_ref()?;
    let page = app.page();
    Some(Effect::Store(Request::Place(Box::new(PlaceNow {
        path: reader.path.clone(),
        opened: reader.opened.clone(),
        place: reader.place,
        fraction: reader.fraction(page),
        finished: reader.is_read(page),
        sections_read: reader.read.iter().copied().collect(),
    }))))
}

/// Says that `wanted` is nowhere.
pub fn no_place(app: &mut App, wanted: &str) {
    app.say(Msg::NoAddress, &[&wanted]);
}
