//! The jump box at work: what it offers, what matches, preview, going and coming back.

use std::sync::Arc;

use super::open;
use crate::app::event::{Effect, Goal, Ticket};
use crate::app::input::Input;
use crate::app::jump::{Jump, Target, To};
use crate::app::list::List;
use crate::app::overlay::Overlay;
use crate::app::reader::Reader;
use crate::app::state::{App, View};
use crate::episode::marks::Bookmark;
use crate::keys::action::{ACTIONS, Action, Place};
use crate::search::fuzzy::Hit;
use crate::search::names::Names;
use crate::search::targets::{self, TargetKind};

/// Characters of a kept passage in the box.
const FIRST_WORDS: usize = 60;

/// Opens the box.
pub fn open(app: &mut App) -> Vec<Effect> {
    let targets = Arc::new(targets(app));
    let ticket = app.ticket();
    let origin = app.reader.as_ref().map(|reader| (reader.top, reader.place));
    let input = Input::default();
    let jump = Jump { input, targets, hits: Vec::new(), list: List::default(), ticket, origin };
    let (kinds, words) = jump.query();
    let effects =
        vec![Effect::PrepareJump(ticket, jump.labels()), Effect::Rank(ticket, words.to_owned(), kinds)];
    app.overlays.push(Overlay::Jump(Box::new(jump)));
    effects
}

fn the_box(app: &mut App) -> Option<&mut Jump> {
    match app.overlays.last_mut() {
        Some(Overlay::Jump(jump)) => Some(jump),
        _ => None,
    }
}

/// The line has changed: asks for a new ranking.
pub fn typed(app: &mut App) -> Vec<Effect> {
    let ticket = app.ticket();
    let Some(jump) = the_box(app) else { return Vec::new() };
    jump.ticket = ticket;
    let (kinds, words) = jump.query();
    vec![Effect::Rank(ticket, words.to_owned(), kinds)]
}

/// A ranking has come; an old one is dropped.
pub fn ranked(app: &mut App, ticket: Ticket, hits: Vec<Hit>) {
    if let Some(jump) = the_box(app).filter(|jump| jump.ticket == ticket) {
        jump.hits = hits;
        jump.list = List::default();
        preview(app);
    }
}

/// Shows the selected place of the open episode behind the box.
pub fn preview(app: &mut App) {
    let Some(jump) = the_box(app) else { return };
    let to = jump.selected().filter(|_| !jump.input.text().is_empty()).map(|target| target.to.clone());
    let origin = jump.origin;
    let Some(reader) = app.reader.as_mut().filter(|_| app.view == View::Reader) else { return };
    match (to, origin) {
        (Some(To::Here(offset)), _) => reader.go_to(offset),
        (_, Some(origin)) => restore(reader, origin),
        _ => {}
    }
}

fn restore(reader: &mut Reader, (top, place): (usize, usize)) {
    (reader.top, reader.place) = (top, place);
}

/// Esc: back to where one was.
pub fn cancel(app: &mut App) {
    let origin = the_box(app).and_then(|jump| jump.origin);
    app.overlays.pop();
    if let (Some(reader), Some(origin)) = (&mut app.reader, origin) {
        restore(reader, origin);
    }
}

/// Enter: goes where the selected target leads.
pub fn go(app: &mut App) -> Vec<Effect> {
    let Some(target) = the_box(app).and_then(|jump| jump.selected().cloned()) else { return Vec::new() };
    cancel(app);
    match target.to {
        To::Act(action) => super::act(app, action, None),
        to => go_to(app, to),
    }
}

fn go_to(app: &mut App, to: To) -> Vec<Effect> {
    open::leave_mark(app);
    let page = app.page();
    match to {
        To::Here(offset) => {
            app.overlays.clear();
            app.view = View::Reader;
            if let Some(reader) = &mut app.reader {
                reader.show_whole(offset, page);
                reader.go_to(offset);
            }
            Vec::new()
        }
        To::Episode(path) => open::open(app, path, Goal::Resume),
        To::Section(path, number) => open::open(app, path, Goal::Address(number.to_string())),
        To::Bookmark(path, id) => open::open(app, path, Goal::Bookmark(id)),
        To::Act(_) => Vec::new(),
    }
}

/// Everything one may go to: the open episode first, then the others, then commands.
fn targets(app: &App) -> Vec<Target> {
    let mut targets = Vec::new();
    let open = app.reader.as_ref().filter(|_| app.view != View::Episodes);
    if let Some(reader) = open {
        of_episode(reader, &mut targets);
    }
    let open = open.map(|reader| &reader.path);
    for row in app.episodes.rows() {
        let detail = row.ready().map_or_else(String::new, |shelf| shelf.summary.date.clone());
        let to = To::Episode(row.path.clone());
        let names =
            row.ready().iter().flat_map(|s| s.summary.speakers.iter().map(|v| v.name.clone())).collect();
        targets.push(Target {
            kind: TargetKind::Episode,
            label: row.title(),
            aliases: names,
            detail,
            address: String::new(),
            to,
        });
    }
    for row in app.episodes.rows().iter().filter(|row| Some(&row.path) != open) {
        let Some(shelf) = row.ready() else { continue };
        for (number, title) in &shelf.summary.sections {
            let to = To::Section(row.path.clone(), *number);
            let detail = shelf.summary.title.clone();
            targets.push(Target {
                kind: TargetKind::Section,
                label: title.clone(),
                aliases: Vec::new(),
                detail,
                address: number.to_string(),
                to,
            });
        }
    }
    targets.extend(commands(app));
    targets
}

fn of_episode(reader: &Reader, all: &mut Vec<Target>) {
    let episode = reader.episode();
    let found = targets::targets(episode, &Names::of(episode));
    all.extend(found.into_iter().map(|target| Target {
        kind: target.kind,
        label: target.label,
        aliases: target.aliases,
        detail: target.detail,
        address: target.address.to_string(),
        to: To::Here(target.at),
    }));
    all.extend(reader.placed.iter().map(|placed| bookmark(reader, &placed.bookmark)));
}

fn bookmark(reader: &Reader, bookmark: &Bookmark) -> Target {
    let words = bookmark.anchor.exact.chars().take(FIRST_WORDS);
    Target {
        kind: TargetKind::Bookmark,
        label: words.map(|c| if c == '\n' { ' ' } else { c }).collect(),
        aliases: Some(bookmark.note.clone()).filter(|note| !note.is_empty()).into_iter().collect(),
        detail: bookmark.note.clone(),
        address: String::new(),
        to: To::Bookmark(reader.path.clone(), bookmark.id.clone()),
    }
}

/// Actions that make sense from the box.
fn commands(app: &App) -> Vec<Target> {
    let left_out = [Action::Jump, Action::Leave, Action::Open, Action::Cancel, Action::Command];
    let place = match app.view {
        View::Episodes => Place::Episodes,
        View::Sections => Place::Sections,
        View::Reader => Place::Reader,
    };
    let entries = ACTIONS.iter().filter(|e| e.places.contains(&place) && !left_out.contains(&e.action));
    entries
        .map(|entry| Target {
            kind: TargetKind::Command,
            label: app.words(entry.doc).to_owned(),
            aliases: vec![entry.name.to_owned()],
            detail: app.settings.keys.keys_of(entry.action, place).join(" "),
            address: String::new(),
            to: To::Act(entry.action),
        })
        .collect()
}
