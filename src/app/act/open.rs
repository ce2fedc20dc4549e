//! Opening episodes, going between views, and going back to places.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{address, search};
use crate::app::event::{Effect, Goal, Opened, Ticket};
use crate::app::history::Spot;
use crate::app::reader::Reader;
use crate::app::sections::Sections;
use crate::app::state::{App, View};
use crate::app::update;
use crate::episode::anchor::{Anchor, Maker, Resolver, State, text_hash};
use crate::episode::marks::Progress;
use crate::episode::model::Severity;
use crate::layout::width::WidthPolicy;
use crate::messages::Msg;
use crate::text::range::TextRange;

/// Shows the episode at `path` as `goal` says; loads it where it is not the open one.
pub fn open(app: &mut App, path: PathBuf, goal: Goal) -> Vec<Effect> {
    if app.reader.as_ref().is_some_and(|reader| reader.path == path) {
        return arrive(app, &goal);
    }
    load(app, path, goal)
}

fn load(app: &mut App, path: PathBuf, goal: Goal) -> Vec<Effect> {
    let ticket = app.ticket();
    app.opening = Some((ticket, goal));
    vec![Effect::Open(ticket, path)]
}

/// An episode was loaded, or could not be.
pub fn opened(
    app: &mut App,
    ticket: Ticket,
    path: PathBuf,
    result: Result<Box<Opened>, String>,
) -> Vec<Effect> {
    let Some((_, goal)) = app.opening.take_if(|(awaited, _)| *awaited == ticket) else { return Vec::new() };
    match result {
        Ok(opened) => {
            let notes = opened.diagnostics.iter().filter(|found| found.severity > Severity::Note).count();
            install(app, path, *opened);
            if notes > 0 && !matches!(goal, Goal::Stay(..)) {
                app.say(Msg::NotesOnFile, &[&notes]);
            }
            tell_doubtful(app);
            analyse_anew(app).into_iter().chain(arrive(app, &goal)).collect()
        }
        Err(problem) => {
            app.notice = Some(problem);
            if app.reader.is_none() {
                (app.view, app.home) = (View::Episodes, View::Episodes);
            }
            Vec::new()
        }
    }
}

/// Says how many passages no longer stand as they were kept, when the text is seen edited for the first time.
fn tell_doubtful(app: &mut App) {
    let Some(reader) = &app.reader else { return };
    let now = text_hash(&reader.episode().text);
    let seen = reader.opened.progress.as_ref().is_some_and(|progress| progress.anchor.text_hash == now);
    let doubtful = reader.placed.iter().filter(|placed| placed.resolved.state != State::Ok).count();
    if doubtful > 0 && !seen {
        app.say(Msg::Doubtful, &[&doubtful]);
    }
}

fn install(app: &mut App, path: PathBuf, opened: Opened) {
    let opened = Arc::new(opened);
    app.sections = Sections::new(&opened.episode, app.settings.speed);
    let before = app.reader.take().filter(|reader| reader.path == path);
    let mut shape = app.shape();
    shape.policy = opened.segments.policy();
    let mut reader = Reader::new(path, opened, shape);
    if let Some(before) = before {
        reader.look_like(before);
    }
    app.reader = Some(reader);
}

/// Shows the open episode as `goal` says.
fn arrive(app: &mut App, goal: &Goal) -> Vec<Effect> {
    app.overlays.clear();
    let page = app.page();
    let Some(reader) = app.reader.as_mut() else { return Vec::new() };
    if !matches!(goal, Goal::Stay(..)) {
        app.view = View::Reader;
    }
    let left_off = reader.opened.place;
    match goal {
        Goal::At(offset) => reader.show_whole(*offset, page),
        Goal::Spot(top, place) => (reader.top, reader.place) = (*top, *place),
        Goal::Address(written) => return address::go_to(app, written),
        Goal::Bookmark(id) => return go_to_bookmark(app, id),
        Goal::Hit(query, which) => search::go_on(app, query, *which),
        Goal::Stay(top, place) => stay(reader, top, place),
        Goal::Resume if left_off.is_some() => reader.go_to(left_off.unwrap_or(0)),
        Goal::Resume | Goal::Sections => {
            reader.go_to(left_off.unwrap_or(reader.place).max(reader.place));
            show_sections(app);
        }
    }
    Vec::new()
}

/// After a file was read again: the same words at the top, the same place.
fn stay(reader: &mut Reader, top: &Anchor, place: &Anchor) {
    let episode = reader.opened.episode.clone();
    let resolver = Resolver::new(&episode, None);
    reader.top = resolver.resolve(top).range.start;
    reader.place = resolver.resolve(place).range.start;
}

fn go_to_bookmark(app: &mut App, id: &str) -> Vec<Effect> {
    let page = app.page();
    let Some(reader) = &mut app.reader else { return Vec::new() };
    if let Some(placed) = reader.placed.iter().find(|placed| placed.bookmark.id == id) {
        let at = placed.resolved.range.start;
        reader.show_whole(at, page);
    }
    Vec::new()
}

/// Shows the sections of the open episode; the text itself where it has none.
pub fn show_sections(app: &mut App) {
    let Some(reader) = &app.reader else { return };
    if !has_sections(reader) {
        if app.view == View::Reader {
            app.say(Msg::NoSections, &[]);
        }
        app.view = View::Reader;
        return;
    }
    let section = reader.episode().section_at(reader.place);
    app.sections.select(section);
    app.view = View::Sections;
}

/// Whether there is more than one section to choose from.
fn has_sections(reader: &Reader) -> bool {
    let sections = &reader.episode().sections;
    sections.len() > 1 || sections.iter().any(|section| section.title.is_some())
}

/// From the text back to the sections, or to the list where there are none.
pub fn leave_reader(app: &mut App) -> Vec<Effect> {
    if app.reader.as_ref().is_some_and(has_sections) && app.home != View::Reader {
        show_sections(app);
        return Vec::new();
    }
    leave_episode(app)
}

/// From an episode back to the list; out of the program where one started in the episode.
pub fn leave_episode(app: &mut App) -> Vec<Effect> {
    if app.home != View::Episodes {
        return update::quit(app);
    }
    if let Some(path) = app.reader.as_ref().map(|reader| reader.path.clone()) {
        app.episodes.refresh();
        app.episodes.select(&path);
    }
    app.view = View::Episodes;
    Vec::new()
}

/// The place in the open episode, if its text is on the screen.
pub fn here(app: &App) -> Option<Spot> {
    app.reader.as_ref().filter(|_| app.view == View::Reader).map(Reader::spot)
}

/// Remembers the present place before a jump leads away.
pub fn leave_mark(app: &mut App) {
    if let Some(spot) = here(app) {
        app.history.leave(spot);
    }
}

/// To the place before the last jump.
pub fn back(app: &mut App) -> Vec<Effect> {
    let Some(now) = app.reader.as_ref().map(Reader::spot) else { return say(app, Msg::NoPlaceBefore) };
    match app.history.back(now) {
        Some(spot) => open(app, spot.path, Goal::Spot(spot.top, spot.place)),
        None => say(app, Msg::NoPlaceBefore),
    }
}

/// To the place from which one went back.
pub fn forward(app: &mut App) -> Vec<Effect> {
    let Some(now) = app.reader.as_ref().map(Reader::spot) else { return say(app, Msg::NoPlaceAfter) };
    match app.history.forward(now) {
        Some(spot) => open(app, spot.path, Goal::Spot(spot.top, spot.place)),
        None => say(app, Msg::NoPlaceAfter),
    }
}

fn say(app: &mut App, msg: Msg) -> Vec<Effect> {
    app.say(msg, &[]);
    Vec::new()
}

/// Reads the open file again; the words at the top stay.
pub fn reread(app: &mut App) -> Vec<Effect> {
    let Some(reader) = &app.reader else { return Vec::new() };
    let episode = reader.episode();
    let maker = Maker::new(episode);
    let anchor = |at| Box::new(maker.anchor(TextRange::new(at, (at + 400).min(reader.page_end(40).max(at)))));
    let goal = Goal::Stay(anchor(reader.top), anchor(reader.place));
    let path = reader.path.clone();
    app.say(Msg::RereadDone, &[]);
    load(app, path, goal)
}

/// The file at `path` changed on disk.
pub fn changed(app: &mut App, path: &Path) -> Vec<Effect> {
    if app.reader.as_ref().is_none_or(|reader| reader.path != path) || app.opening.is_some() {
        return Vec::new();
    }
    let effects = reread(app);
    app.say(Msg::FileChanged, &[]);
    effects
}

/// Opens the file in the user's editor at the line of the place.
pub fn edit(app: &mut App) -> Vec<Effect> {
    let Some(reader) = &app.reader else { return Vec::new() };
    let episode = reader.episode();
    let line = episode.paragraphs.get(episode.paragraph_at(reader.place)).map_or(1, |p| p.line);
    vec![Effect::Edit(reader.path.clone(), line)]
}

/// How far an episode was read has been stored.
pub fn progressed(app: &mut App, path: &Path, progress: Progress) {
    if let Some(Ok(shelf)) = app.episodes.row_mut(path).and_then(|row| row.shelf.as_mut()) {
        shelf.progress = Some(progress);
    }
}

/// The terminal told what it does with disputed characters.
pub fn set_policy(app: &mut App, policy: WidthPolicy) -> Vec<Effect> {
    if app.policy == policy {
        return Vec::new();
    }
    app.policy = policy;
    analyse_anew(app).into_iter().collect()
}

/// What the open episode needs where its break chances were made for other widths than the terminal's.
fn analyse_anew(app: &App) -> Option<Effect> {
    let reader = app.reader.as_ref().filter(|reader| reader.segments.policy() != app.policy)?;
    Some(Effect::Analyse(reader.path.clone(), reader.opened.episode.clone(), app.policy))
}

/// Draws ambiguous characters in one cell instead of two, or the other way round.
pub fn flip_policy(app: &mut App) -> Vec<Effect> {
    let wide = !app.policy.wide_ambiguous;
    app.say(if wide { Msg::AmbiguousWide } else { Msg::AmbiguousNarrow }, &[]);
    set_policy(app, WidthPolicy { wide_ambiguous: wide, ..app.policy })
}
