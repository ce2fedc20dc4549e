//! The list of episodes: what keys do in it.

use std::path::Path;

use super::layer::{KeyTarget, TypedLine};
use super::{kept, lists, open, shelves};
use crate::app::event::{Effect, Flags};
use crate::app::geometry::{self, Size};
use crate::app::goal::Goal;
use crate::app::input::Input;
use crate::app::list::List;
use crate::app::pane::Where;
use crate::app::progress::quit;
use crate::app::state::App;
use crate::catalog::filter::is_answered;
use crate::keys::action::Action;
use crate::messages::Msg;
use crate::text::query::{Completion, completed};

/// The view.
pub struct EpisodesView;

impl KeyTarget for EpisodesView {
    fn line(&self) -> Option<&dyn TypedLine> {
        Some(self)
    }

    fn list<'a>(&self, app: &'a mut App) -> Option<(&'a mut List, usize)> {
        let len = app.episodes.shown().len();
        Some((&mut app.episodes.list, len))
    }

    fn page(&self, size: Size) -> usize {
        usize::from(geometry::episode_rows(size) / geometry::episode_height(size, usize::MAX)).max(1)
    }

    fn escape(&self, app: &mut App) {
        (app.episodes.typing, app.episodes.filter) = Default::default();
        app.episodes.refresh();
    }

    fn act(&self, app: &mut App, action: Action, count: Option<usize>) -> Option<Vec<Effect>> {
        match action {
            Action::Open => return Some(open_selected(app)),
            Action::Leave if !app.episodes.filter.text().is_empty() => self.escape(app),
            Action::Leave => return Some(quit(app)),
            Action::ScanAgain => return Some(scan_again(app)),
            Action::Continue => return Some(go_on(app)),
            Action::Filter => app.episodes.typing = true,
            Action::Sort => sort(app),
            Action::SaveShelf => shelves::ask_name(app),
            Action::Shelves => shelves::open(app),
            Action::Undo => return Some(kept::undo(app)),
            Action::ToggleRead => return Some(toggle_read(app)),
            Action::ToggleStar => return Some(toggle_star(app)),
            _ => return lists::step(self, app, action, count),
        }
        Some(Vec::new())
    }

    fn leads_into_text(&self, app: &App) -> bool {
        app.episodes.selected().is_some_and(|row| row.ready().is_some())
    }
}

impl TypedLine for EpisodesView {
    fn input<'a>(&self, app: &'a mut App) -> Option<&'a mut Input> {
        app.episodes.typing.then_some(&mut app.episodes.filter)
    }

    fn typed(&self, app: &mut App) -> Vec<Effect> {
        app.episodes.refresh();
        Vec::new()
    }

    /// Completes a field or its value; where there is nothing to complete, the keys are the list's again,
    /// under the filter.
    fn tab(&self, app: &mut App, _: isize) -> bool {
        let episodes = &mut app.episodes;
        match completed(episodes.filter.text(), is_answered) {
            Some(Completion::Whole(query)) => {
                episodes.filter = Input::holding(&query);
                episodes.refresh();
            }
            Some(Completion::OneOf(begun)) => episodes.problem = Some(begun.join("  ")),
            None => episodes.typing = false,
        }
        true
    }

    fn enter(&self, app: &mut App, pane: Where) -> Vec<Effect> {
        app.episodes.typing = false;
        app.run_next(if pane == Where::Beside { Action::OpenBeside } else { Action::Open });
        Vec::new()
    }
}

fn open_selected(app: &mut App) -> Vec<Effect> {
    let Some(row) = app.episodes.selected() else { return Vec::new() };
    if let Some(Err(problem)) = &row.shelf {
        app.notice = Some(problem.clone());
        return Vec::new();
    }
    let path = row.path.clone();
    open::open(app, path, Goal::Sections)
}

/// Goes on with the selected episode where it was begun, else with the one last read.
fn go_on(app: &mut App) -> Vec<Effect> {
    let last = app.episodes.last_read().map(|row| row.path.clone());
    match last {
        Some(path) => open::open(app, path, Goal::Resume),
        None => {
            app.say(Msg::NothingToContinue, &[]);
            Vec::new()
        }
    }
}

fn scan_again(app: &mut App) -> Vec<Effect> {
    app.say(Msg::LookedAgain, &[]);
    vec![Effect::ScanAgain]
}

/// Opens the episode so many rows after the open one in the list, where it was left off.
pub fn open_beside(app: &mut App, steps: isize) -> Vec<Effect> {
    let Some(reader) = &app.reader else { return Vec::new() };
    match app.episodes.beside(&reader.path, steps).map(Path::to_owned) {
        Some(path) => open::open(app, path, Goal::Resume),
        None => {
            app.say(if steps > 0 { Msg::LastEpisode } else { Msg::FirstEpisode }, &[]);
            Vec::new()
        }
    }
}

fn sort(app: &mut App) {
    app.episodes.next_order();
    let name = app.words(app.episodes.order().name());
    app.say(Msg::SortedBy, &[&name]);
}

fn toggle_read(app: &mut App) -> Vec<Effect> {
    let Some((path, finished)) = app.episodes.selected().map(|row| (row.path.clone(), row.finished())) else {
        return Vec::new();
    };
    app.say(if finished { Msg::MarkedUnread } else { Msg::MarkedRead }, &[]);
    vec![Effect::Flag(path, Flags { finished: Some(!finished), starred: None })]
}

fn toggle_star(app: &mut App) -> Vec<Effect> {
    let Some(row) = app.episodes.selected() else { return Vec::new() };
    let starred =
        row.ready().and_then(|shelf| shelf.progress.as_ref()).is_some_and(|progress| progress.starred);
    let path = row.path.clone();
    app.say(if starred { Msg::Unstarred } else { Msg::Starred }, &[]);
    vec![Effect::Flag(path, Flags { finished: None, starred: Some(!starred) })]
}
