//! What an episode is marked as: read, starred, queued, hidden; and the order of the queue.

use std::path::PathBuf;

use crate::app::episodes::EpisodeRow;
use crate::app::event::{Effect, Flags};
use crate::app::state::App;
use crate::app::undo::Undo;
use crate::app::views::View;
use crate::keys::action::{Action, Place};
use crate::messages::Msg;

/// The listed episode that a key is about: the selected one, in a text the open one.
fn subject(app: &mut App) -> Option<&EpisodeRow> {
    let row = match (app.view(), &app.reader) {
        (View::Episodes, _) => app.episodes.selected(),
        (_, Some(reader)) => app.episodes.row(&reader.path),
        (_, None) => None,
    };
    if row.is_none() && app.view() != View::Episodes {
        app.notice = Some(app.words(Msg::NotListed).to_owned());
    }
    row.filter(|row| row.ready().is_some())
}

/// Marks the file at `path` at once, and has it stored.
pub fn mark(app: &mut App, path: PathBuf, flags: Flags) -> Vec<Effect> {
    app.episodes.put_progress(&path, |progress| flags.set(progress));
    vec![Effect::Flag(path, flags)]
}

/// Read or unread.
pub fn toggle_read(app: &mut App) -> Vec<Effect> {
    let Some(row) = subject(app) else { return Vec::new() };
    let (path, finished) = (row.path.clone(), row.finished());
    app.say(if finished { Msg::MarkedUnread } else { Msg::MarkedRead }, &[]);
    mark(app, path, Flags { finished: Some(!finished), ..Flags::default() })
}

/// Starred or not.
pub fn toggle_star(app: &mut App) -> Vec<Effect> {
    let Some(row) = subject(app) else { return Vec::new() };
    let (path, starred) = (row.path.clone(), row.is_starred());
    app.say(if starred { Msg::Unstarred } else { Msg::Starred }, &[]);
    mark(app, path, Flags { starred: Some(!starred), ..Flags::default() })
}

/// At the end of the queue, or out of it.
pub fn toggle_queue(app: &mut App) -> Vec<Effect> {
    let Some(row) = subject(app) else { return Vec::new() };
    let (path, queued) = (row.path.clone(), row.queued().is_some());
    let place = (!queued).then(|| app.episodes.queue_end());
    match app.episodes.queue_len() {
        _ if queued => app.say(Msg::Unqueued, &[]),
        before => app.say(Msg::Queued, &[&(before + 1)]),
    }
    mark(app, path, Flags { queued: Some(place), ..Flags::default() })
}

/// Out of the list, or into it again.
pub fn toggle_hidden(app: &mut App) -> Vec<Effect> {
    let Some(row) = subject(app) else { return Vec::new() };
    let (path, hidden) = (row.path.clone(), row.is_hidden());
    let flags = |hidden| Flags { hidden: Some(hidden), ..Flags::default() };
    app.undos.push(Undo::Flags(path.clone(), flags(hidden)));
    if hidden {
        app.say(Msg::Unhidden, &[]);
    } else {
        let keys = [Action::Undo, Action::ShowHidden].map(|action| app.key_of(action, Place::Episodes));
        app.say(Msg::Hidden, &[&keys[0], &keys[1]]);
    }
    mark(app, path, flags(!hidden))
}

/// Moves the selected episode by `steps` in the queue: those it passes change places with it.
pub fn move_in_queue(app: &mut App, steps: isize) -> Vec<Effect> {
    let Some(path) = app.episodes.selected().map(|row| row.path.clone()) else { return Vec::new() };
    let queue = app.episodes.queue();
    let Some(at) = queue.iter().position(|(queued, _)| *queued == path) else {
        let key = app.key_of(Action::ToggleQueue, Place::Episodes);
        app.say(Msg::NotQueued, &[&key]);
        return Vec::new();
    };
    let to = at.saturating_add_signed(steps).min(queue.len() - 1);
    let mut paths: Vec<PathBuf> = queue.iter().map(|(path, _)| path.clone()).collect();
    let moved = paths.remove(at);
    paths.insert(to, moved);
    app.say(Msg::QueuePlace, &[&(to + 1), &queue.len()]);
    let mut last = i64::MIN;
    let mut effects = Vec::new();
    for (path, (_, place)) in paths.into_iter().zip(&queue) {
        // Two libraries may have given one place twice.
        last = (*place).max(last.saturating_add(1));
        if app.episodes.row(&path).and_then(EpisodeRow::queued) != Some(last) {
            effects.extend(mark(app, path, Flags { queued: Some(Some(last)), ..Flags::default() }));
        }
    }
    effects
}
