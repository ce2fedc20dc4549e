//! Opening episodes, going between views, and going back to places.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{going, panes, search, twins, waiting};
use crate::app::event::Effect;
use crate::app::goal::Goal;
use crate::app::opened::Opened;
use crate::app::overlay::Overlay;
use crate::app::pane::PendingOpen;
use crate::app::progress::quit;
use crate::app::reader::Reader;
use crate::app::sections::Sections;
use crate::app::state::App;
use crate::app::views::View;
use crate::episode::model::Episode;
use crate::episode::oddity::Severity;
use crate::episode::summary::VoiceSummary;
use crate::layout::flow::Flow;
use crate::layout::segments::Segments;
use crate::layout::width::WidthPolicy;
use crate::messages::Msg;
use crate::passage::marks::Progress;
use crate::wording::oddity;

/// Shows the episode at `path` as `goal` says; loads it where it is not the open one. Where only its
/// beginning is there and the goal lies beyond, the rest is awaited, which comes without being asked for.
pub fn open(app: &mut App, path: PathBuf, goal: Goal) -> Vec<Effect> {
    let here = app.reader.as_ref().filter(|reader| reader.path == path);
    if here.is_some_and(|reader| !reader.opened.beginning || goal.is_at_beginning()) {
        return arrive(app, &goal);
    }
    let awaited = here.is_some() || app.opening.as_ref().is_some_and(|opening| opening.path == path);
    app.opening = Some(PendingOpen { path: path.clone(), goal, side: app.side });
    if awaited { Vec::new() } else { vec![Effect::Open(path)] }
}

/// A file was read, or could not be: panes that show it show it as it is now, and the one that awaits it
/// opens it.
pub fn opened(app: &mut App, path: &Path, result: Result<Box<Opened>, String>) -> Vec<Effect> {
    let opened: Arc<Opened> = match result {
        Ok(opened) if opened.beginning => return begin(app, path, Arc::from(opened)),
        Ok(opened) => Arc::from(opened),
        Err(problem) => return cannot_open(app, path, problem),
    };
    if !opened.beginning {
        app.memos.insert(path.to_owned(), opened.memo.clone());
    }
    let awaited = app.opening.take_if(|opening| opening.path == path);
    if awaited.is_none() && !is_shown(app, path) {
        return Vec::new();
    }
    let begun = app.readers().any(|reader| reader.path == path && reader.opened.beginning);
    renew(app, path, &opened);
    app.episodes.change(path, |status| status.summary.speakers = VoiceSummary::all(&opened.episode));
    if let Some(opening) = &awaited {
        panes::turn_to(app, opening.side);
        install(app, path, opened);
    }
    let asked = if awaited.is_some() || begun { tell_notes(app, path) } else { Vec::new() };
    tell_doubtful(app);
    let mut effects = analyse_anew(app);
    effects.extend(asked);
    if let Some(opening) = awaited {
        effects.extend(arrive(app, &opening.goal));
        waiting::begin(app);
    } else {
        waiting::go_on(app);
    }
    effects
}

/// A file that is to be opened is not where it was, but at `to`.
pub fn moved(app: &mut App, from: &Path, to: PathBuf) -> Vec<Effect> {
    let Some(opening) = app.opening.as_mut().filter(|opening| opening.path == from) else {
        return Vec::new();
    };
    opening.path.clone_from(&to);
    vec![Effect::Open(to)]
}

/// The first pages of a file are there, to be read until the rest is.
fn begin(app: &mut App, path: &Path, opened: Arc<Opened>) -> Vec<Effect> {
    if !app.may_begin(path) {
        return Vec::new();
    }
    let Some(opening) = app.opening.take() else { return Vec::new() };
    panes::turn_to(app, opening.side);
    install(app, path, opened);
    let effects = arrive(app, &opening.goal);
    waiting::begin(app);
    effects
}

fn is_shown(app: &App, path: &Path) -> bool {
    app.readers().any(|reader| reader.path == path)
}

fn cannot_open(app: &mut App, path: &Path, problem: String) -> Vec<Effect> {
    let awaited = app.opening.take_if(|opening| opening.path == path);
    if awaited.is_none() && !is_shown(app, path) {
        return Vec::new();
    }
    app.notice = Some(problem);
    app.waiting.clear();
    if app.reader.is_none() {
        app.views.show_list();
    }
    Vec::new()
}

/// The panes that show the file at `path` take it as it was read anew.
fn renew(app: &mut App, path: &Path, opened: &Arc<Opened>) {
    let renewed = |reader: &Reader, sections: &Sections| {
        let sections = sections.renewed(opened.rows.clone(), &opened.episode);
        (reader.renewed(opened.clone()), sections)
    };
    if let Some(reader) = app.reader.as_mut().filter(|reader| reader.path == path) {
        if !reader.begins(&opened.episode) {
            // What else lies over the view leads to places of the text as it was.
            app.overlays.retain(|overlay| matches!(overlay, Overlay::Note(_)));
        }
        (*reader, app.sections) = renewed(reader, &app.sections);
    }
    if let Some(pane) = app.beside.as_mut().filter(|pane| pane.reader.path == path) {
        (pane.reader, pane.sections) = renewed(&pane.reader, &pane.sections);
    }
}

/// Opens the episode in the pane with the focus, unless it is there already.
fn install(app: &mut App, path: &Path, opened: Arc<Opened>) {
    if app.reader.as_ref().is_some_and(|reader| reader.path == path) {
        return;
    }
    app.sections = Sections::new(opened.rows.clone());
    app.reader = Some(Reader::new(path.to_owned(), opened, app.shape()));
    app.reshape();
}

/// Says what there is to know of the file that was just opened, and asks what is in doubt.
fn tell_notes(app: &mut App, path: &Path) -> Vec<Effect> {
    let Some(reader) = app.reader.as_ref().filter(|reader| reader.path == path) else { return Vec::new() };
    let opened = reader.opened.clone();
    let mut warnings = opened.diagnostics.iter().filter(|found| found.severity > Severity::Note);
    if let Some(worst) =
        warnings.clone().rev().max_by_key(|found| found.severity).filter(|_| !was_seen(reader))
    {
        warnings.next();
        let language = app.settings.language;
        let words = Msg::NoteOnFile.with(language, &[&worst.line, &oddity::words(&worst.oddity, language)]);
        match warnings.count() {
            0 => app.notice = Some(words),
            more => app.say(Msg::MoreNotes, &[&words, &more]),
        }
    }
    twins::tell(app)
}

/// Whether the text was read before as it is now: what is to be said of it was said then.
fn was_seen(reader: &Reader) -> bool {
    let opened = &reader.opened;
    opened.progress.as_ref().is_some_and(|progress| progress.anchor.text_hash == opened.hash)
}

/// Says how many passages no longer stand as they were kept, when the text is seen edited for the first time.
fn tell_doubtful(app: &mut App) {
    let Some(reader) = &app.reader else { return };
    let doubtful = reader.placed.iter().filter(|placed| placed.is_doubtful()).count();
    if doubtful > 0 && !was_seen(reader) {
        app.say(Msg::Doubtful, &[&doubtful]);
    }
}

/// Shows the open episode as `goal` says.
fn arrive(app: &mut App, goal: &Goal) -> Vec<Effect> {
    app.overlays.clear();
    let page = app.page();
    let Some(reader) = app.reader.as_mut() else { return Vec::new() };
    app.views.show_text();
    let left_off = reader.opened.place;
    match goal {
        Goal::At(offset) => reader.show_whole(*offset, page),
        Goal::Counterpart => panes::meet(app),
        Goal::Spot(top, place) => (reader.top, reader.place) = (*top, *place),
        Goal::Address(written) => return going::go_to_address(app, written),
        Goal::Bookmark(id) => going::show_passage(app, id),
        Goal::Hit(query, which) => search::go_on(app, query, *which),
        Goal::Resume if left_off.is_some() => reader.go_to(left_off.unwrap_or(0)),
        Goal::Resume | Goal::Sections if reader.begins_with_title() && app.beside.is_none() => {
            reader.go_to_title();
            reader.lead = usize::MAX;
        }
        Goal::Resume | Goal::Sections => {
            reader.go_to(left_off.unwrap_or(reader.place).max(reader.place));
            if app.beside.is_none() {
                show_sections(app);
            }
        }
    }
    Vec::new()
}

/// Shows the sections of the open episode; the text itself if it has none.
pub fn show_sections(app: &mut App) {
    let Some(reader) = &app.reader else { return };
    let (any, section) = (has_sections(reader), reader.episode().section_at(reader.place));
    if any {
        app.sections.select(section);
    } else if app.view() == View::Reader {
        app.say(Msg::NoSections, &[]);
    }
    app.views.show_sections(any);
}

/// Whether there is more than one section to choose from.
fn has_sections(reader: &Reader) -> bool {
    let sections = &reader.episode().sections;
    sections.len() > 1 || sections.iter().any(|section| section.title.is_some())
}

/// Whether leaving what is shown would leave the program.
pub fn is_outermost(app: &App) -> bool {
    let filtered = match app.view() {
        View::Episodes => !app.episodes.filter.text().is_empty(),
        View::Sections => !app.sections.filter.text().is_empty(),
        View::Reader => false,
    };
    let mut views = app.views;
    let inner = views.leave(app.reader.as_ref().is_some_and(has_sections)).is_some();
    app.overlays.is_empty() && !filtered && !inner
}

/// From the text back to the sections, or to the list; from an episode that was named at the start out of the
/// program.
pub fn leave(app: &mut App) -> Vec<Effect> {
    let any = app.reader.as_ref().is_some_and(has_sections);
    match app.views.leave(any) {
        None => return quit(app),
        Some(View::Sections) => show_sections(app),
        Some(View::Reader) => {}
        Some(View::Episodes) => {
            if let Some(path) = app.reader.as_ref().map(|reader| reader.path.clone()) {
                app.episodes.refresh();
                app.episodes.select(&path);
            }
        }
    }
    Vec::new()
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
    let Some(path) = app.reader.as_ref().map(|reader| reader.path.clone()) else { return Vec::new() };
    app.say(Msg::RereadDone, &[]);
    vec![Effect::Open(path)]
}

/// The file at `path` changed on disk.
pub fn changed(app: &mut App, path: PathBuf) -> Vec<Effect> {
    if !is_shown(app, &path) {
        return Vec::new();
    }
    app.say(Msg::FileChanged, &[]);
    vec![Effect::Open(path)]
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
    app.episodes.put_progress(path, |known| *known = progress);
}

/// The terminal told what it does with disputed characters.
pub fn set_policy(app: &mut App, policy: WidthPolicy) -> Vec<Effect> {
    if app.policy == policy {
        return Vec::new();
    }
    app.policy = policy;
    analyse_anew(app)
}

/// What the open episodes need where their break chances were made for other widths than the terminal's.
fn analyse_anew(app: &App) -> Vec<Effect> {
    let mut stale: Vec<&Reader> =
        app.readers().filter(|reader| reader.segments.policy() != app.policy).collect();
    stale.dedup_by_key(|reader| &reader.path);
    let analyse = |reader: &Reader| Effect::Analyse(reader.opened.episode.clone(), app.look().shape);
    stale.into_iter().map(analyse).collect()
}

/// Break chances of an open text are there for other widths, unless those have changed meanwhile.
pub fn analysed(app: &mut App, episode: &Arc<Episode>, segments: &Arc<Segments>, flow: &Arc<Flow>) {
    let wanted = segments.policy() == app.policy;
    for reader in app.readers_mut().filter(|reader| wanted && Arc::ptr_eq(&reader.opened.episode, episode)) {
        reader.set_segments(segments.clone(), flow.clone());
    }
}

/// Draws ambiguous characters in one cell instead of two, or the other way round.
pub fn flip_policy(app: &mut App) -> Vec<Effect> {
    let wide = !app.policy.wide_ambiguous;
    app.say(if wide { Msg::AmbiguousWide } else { Msg::AmbiguousNarrow }, &[]);
    set_policy(app, WidthPolicy { wide_ambiguous: wide, ..app.policy })
}
