//! The list of episodes: what keys do in it.

use std::path::Path;

use super::layer::{KeyTarget, TypedLine};
use super::{facets, flags, kept, lists, open, shelves, versions};
use crate::app::episodes::Episodes;
use crate::app::event::Effect;
use crate::app::geometry::{self, Size};
use crate::app::goal::Goal;
use crate::app::input::Input;
use crate::app::list::List;
use crate::app::pane::Where;
use crate::app::progress::quit;
use crate::app::state::App;
use crate::catalog::filter::is_answered;
use crate::keys::action::{Action, Place};
use crate::messages::Msg;
use crate::text::query::{Completion, QueryError, completed};

/// The view.
pub struct EpisodesView;

impl KeyTarget for EpisodesView {
    fn line(&self) -> Option<&dyn TypedLine> {
        Some(self)
    }

    fn list<'a>(&self, app: &'a mut App) -> Option<(&'a mut List, usize)> {
        let len = app.episodes.entries().len();
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
            Action::Sort => return Some(sort(app, Episodes::next_order)),
            Action::ReverseOrder => return Some(sort(app, Episodes::reverse)),
            Action::Group => return Some(group(app)),
            Action::Fold => {
                let folded = app.episodes.fold();
                fold(app, folded);
            }
            Action::FoldAll => {
                let folded = app.episodes.fold_all();
                fold(app, folded);
            }
            Action::Facets => return Some(facets::open(app)),
            Action::ChooseVersion => versions::choose(app),
            Action::SaveShelf => shelves::ask_name(app),
            Action::Shelves => shelves::open(app),
            Action::Undo => return Some(kept::undo(app)),
            Action::ToggleRead => return Some(flags::toggle_read(app)),
            Action::ToggleHidden => return Some(flags::toggle_hidden(app)),
            Action::ShowHidden => show_hidden(app),
            Action::ShowOthers => show_others(app),
            Action::QueueDown => return Some(flags::move_in_queue(app, move_by(count))),
            Action::QueueUp => return Some(flags::move_in_queue(app, -move_by(count))),
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
            Some(Completion::OneOf(begun)) => {
                episodes.problem = Some(QueryError::Ambiguous(begun));
            }
            None => episodes.typing = false,
        }
        true
    }

    fn enter(&self, app: &mut App, pane: Where) -> Vec<Effect> {
        app.episodes.typing = false;
        app.episodes.prepare_names();
        app.run_next(if pane == Where::Beside { Action::OpenBeside } else { Action::Open });
        Vec::new()
    }
}

fn open_selected(app: &mut App) -> Vec<Effect> {
    let Some(row) = app.episodes.selected() else {
        app.episodes.fold();
        return Vec::new();
    };
    if let Some(Err(problem)) = row.shelf() {
        app.notice = Some(problem.to_owned());
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

fn show_hidden(app: &mut App) {
    app.episodes.turn_hidden();
    let (shown, count) = app.episodes.hidden();
    app.say(if shown { Msg::HiddenShown } else { Msg::HiddenLeftOut }, &[&count]);
}

fn show_others(app: &mut App) {
    app.episodes.turn_others();
    app.say(if app.episodes.others().0 { Msg::OthersShown } else { Msg::OthersFolded }, &[]);
}

fn move_by(count: Option<usize>) -> isize {
    count.unwrap_or(1).try_into().unwrap_or(isize::MAX)
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

fn sort(app: &mut App, change: impl FnOnce(&mut Episodes)) -> Vec<Effect> {
    change(&mut app.episodes);
    let name = app.words(app.episodes.order().0.name());
    app.say(Msg::SortedBy, &[&name]);
    vec![Effect::RememberList(app.episodes.arrangement())]
}

fn group(app: &mut App) -> Vec<Effect> {
    app.episodes.next_grouping();
    match app.episodes.grouping() {
        Some(kind) => {
            let name = app.words(facets::kind_name(kind));
            let msg = if app.episodes.has_groups() { Msg::GroupedBy } else { Msg::NothingToGroupBy };
            app.say(msg, &[&name]);
        }
        None => app.say(Msg::NotGrouped, &[]),
    }
    vec![Effect::RememberList(app.episodes.arrangement())]
}

fn fold(app: &mut App, folded: bool) {
    if !folded {
        let key = app.key_of(Action::Group, Place::Episodes);
        app.say(Msg::NoGroups, &[&key]);
    }
}
