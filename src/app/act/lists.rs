//! Actions in lists: the views of episodes and sections, and the lists over a view.

use super::{bookmarks, jump, library, menus, open, review, search, steps, voices};
use crate::app::event::{Effect, Flags, Goal};
use crate::app::geometry;
use crate::app::input::Input;
use crate::app::list::List;
use crate::app::overlay::Overlay;
use crate::app::state::{App, View};
use crate::app::update;
use crate::keys::action::Action;
use crate::messages::Msg;

/// Actions in the list of episodes.
pub fn episodes(app: &mut App, action: Action, count: Option<usize>) -> Vec<Effect> {
    let rows = usize::from(geometry::list_rows(app.size));
    let len = app.episodes.shown().len();
    match action {
        Action::Open => return open_selected(app),
        Action::Leave if !app.episodes.filter.text().is_empty() => {
            app.episodes.filter = Input::default();
            app.episodes.refresh();
        }
        Action::Leave => return update::quit(app),
        Action::Continue => return go_on(app),
        Action::Filter => app.episodes.typing = true,
        Action::Sort => sort(app),
        Action::ToggleRead => return toggle_read(app),
        Action::ToggleStar => return toggle_star(app),
        _ => step(&mut app.episodes.list, action, count, rows, len),
    }
    Vec::new()
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

/// Actions in the sections view.
pub fn sections(app: &mut App, action: Action, count: Option<usize>) -> Vec<Effect> {
    let rows = usize::from(geometry::list_rows(app.size));
    let len = app.sections.shown().len();
    match action {
        Action::Open => open_section(app),
        Action::Leave if !app.sections.filter.text().is_empty() => {
            app.sections.filter = Input::default();
            filter_sections(app);
        }
        Action::Leave => return open::leave_episode(app),
        Action::ShowSections => app.view = View::Reader,
        Action::Filter => app.sections.typing = true,
        _ => step(&mut app.sections.list, action, count, rows, len),
    }
    Vec::new()
}

/// Filters the sections by what was typed.
pub fn filter_sections(app: &mut App) {
    if let Some(reader) = &app.reader {
        let episode = reader.opened.episode.clone();
        app.sections.refresh(&episode);
    }
}

/// Opens the selected section: where one left off if that is in it, else at its beginning.
fn open_section(app: &mut App) {
    let Some(section) = app.sections.selected().map(|row| row.section) else { return };
    let Some(reader) = &mut app.reader else { return };
    app.view = View::Reader;
    if reader.episode().section_at(reader.place) == section && reader.place > 0 {
        return;
    }
    let start =
        reader.episode().sections.get(section).map(|s| reader.episode().range_of(&s.paragraphs).start);
    if let Some(start) = start {
        app.history.leave(reader.spot());
        reader.go_to(start);
    }
}

/// Actions in whatever lies over the view.
pub fn over(app: &mut App, action: Action, count: Option<usize>) -> Vec<Effect> {
    let rows = usize::from(geometry::overlay_rows(app.size));
    match app.overlays.last_mut() {
        Some(Overlay::Jump(jump)) => {
            let len = jump.shown().len();
            step(&mut jump.list, action, count, rows, len);
            jump::preview(app);
        }
        Some(Overlay::Bookmarks(_)) => return bookmarks::over(app, action, count, rows),
        Some(Overlay::Library(list)) => match action {
            Action::Open => return library::open(app),
            Action::Leave => drop(app.overlays.pop()),
            Action::Filter => list.typing = true,
            _ => {
                let len = list.rows().len();
                step(&mut list.list, action, count, rows, len);
            }
        },
        Some(Overlay::Menu(menu)) => match action {
            Action::Open => return menus::choose(app),
            Action::Leave => drop(app.overlays.pop()),
            Action::Filter => menu.typing = true,
            Action::EditNote => voices::ask_name(app),
            Action::NextRole => return voices::next_role(app),
            _ => {
                let len = menu.shown().len();
                step(&mut menu.list, action, count, rows, len);
            }
        },
        Some(Overlay::Card(top)) => match steps::rows(action, count, rows) {
            Some(by) => *top = top.saturating_add_signed(by),
            None => drop(app.overlays.pop()),
        },
        Some(Overlay::Review(_)) => return review::over(app, action),
        Some(Overlay::Peek(_)) => drop(app.overlays.pop()),
        Some(Overlay::Note(_) | Overlay::Command(_)) | None => {}
    }
    Vec::new()
}

/// Moves the selection of a list.
pub fn step(list: &mut List, action: Action, count: Option<usize>, rows: usize, len: usize) {
    match action {
        Action::Top => list.select(0, len),
        Action::Bottom => list.select(count.map_or(usize::MAX, |n| n.saturating_sub(1)), len),
        _ => {
            if let Some(by) = steps::rows(action, count, rows) {
                list.step(by, len);
            }
        }
    }
}

/// Selects the row of a list view that was clicked; opens it where it was selected already.
pub fn click(app: &mut App, row: usize) -> Vec<Effect> {
    let header = usize::from(geometry::list_header(app.size));
    let Some(row) = row.checked_sub(header).filter(|_| app.overlays.is_empty() && !search::previewing(app))
    else {
        return Vec::new();
    };
    let len = match app.view {
        View::Episodes => app.episodes.shown().len(),
        View::Sections => app.sections.shown().len(),
        View::Reader => 0,
    };
    let list = if app.view == View::Episodes { &mut app.episodes.list } else { &mut app.sections.list };
    let clicked = list.top + row;
    if clicked >= len {
        return Vec::new();
    }
    if clicked == list.selected {
        return super::act(app, Action::Open, None);
    }
    list.select(clicked, len);
    Vec::new()
}
