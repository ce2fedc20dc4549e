//! A key: to the line being typed, to the letter awaited, else through the keymap to an action.

use super::act::{self, clicks, jump, library, marks, panes, search, waiting};
use super::event::Effect;
use super::input::{Input, Typed};
use super::jump::Where;
use super::overlay::Overlay;
use super::state::{App, Await, View};
use super::update;
use crate::keys::action::Action;
use crate::keys::key::{Code, Key};
use crate::keys::keymap::{self, Meaning};

/// Lets a key happen.
pub fn key(app: &mut App, key: Key) -> Vec<Effect> {
    app.notice = None;
    if app.auto_scroll.take().is_some() {
        return Vec::new();
    }
    if keymap::is_cancel(key) {
        return cancel(app);
    }
    if waiting::key_waits(app, key) {
        return Vec::new();
    }
    if let Some(awaited) = app.awaiting.take() {
        return letter(app, awaited, key);
    }
    if typing(app).is_some() {
        return type_key(app, key);
    }
    let place = app.place();
    match app.settings.keys.press(place, key, &mut app.pending) {
        Meaning::Act(action, count) => act::act(app, action, count),
        Meaning::Wait | Meaning::Nothing => Vec::new(),
    }
}

/// Puts pasted text into the line being typed; elsewhere it means nothing.
pub fn paste(app: &mut App, text: &str) -> Vec<Effect> {
    match typing(app) {
        Some(line) => {
            line.insert(text);
            typed(app)
        }
        None => Vec::new(),
    }
}

/// Turns the wheel over a column.
pub fn wheel(app: &mut App, rows: isize, column: u16) -> Vec<Effect> {
    panes::turn_to_column(app, column);
    let action = if rows < 0 { Action::LineUp } else { Action::LineDown };
    act::act(app, action, Some(rows.unsigned_abs()))
}

/// A click on a row of a list selects it; a click on the selected row opens it; in the text see [`clicks`].
pub fn click(app: &mut App, column: u16, row: u16) -> Vec<Effect> {
    if app.view == View::Reader && app.overlays.is_empty() {
        panes::turn_to_column(app, column);
        return clicks::click(app, column, row);
    }
    act::lists::click(app, usize::from(row))
}

/// The timer of automatic scrolling ran out.
pub fn woken(app: &mut App) -> Vec<Effect> {
    let Some(pause) = app.auto_scroll else { return Vec::new() };
    let page = app.page();
    match app.reader.as_mut().filter(|_| app.view == View::Reader) {
        Some(reader) if !reader.at_end(page) => {
            reader.scroll(1, page);
            vec![Effect::Wake(pause)]
        }
        _ => {
            app.auto_scroll = None;
            Vec::new()
        }
    }
}

/// Cancels what is open or running; with nothing open, ends the program.
pub fn cancel(app: &mut App) -> Vec<Effect> {
    let half_typed =
        !app.pending.is_empty() || app.awaiting.is_some() || app.opening.is_some() || !app.waiting.is_empty();
    (app.pending, app.awaiting, app.opening, app.waiting) = Default::default();
    if typing(app).is_some() || !app.overlays.is_empty() {
        return escape(app);
    }
    let reader = app.reader.as_mut().filter(|_| app.view == View::Reader);
    let cleared = reader.is_some_and(|reader| {
        let selected = reader.selection.take().is_some();
        search::forget(reader) || selected
    });
    if half_typed || cleared { Vec::new() } else { update::quit(app) }
}

/// The line being typed, if there is one.
fn typing(app: &mut App) -> Option<&mut Input> {
    match app.overlays.last_mut() {
        Some(Overlay::Jump(jump)) => return Some(&mut jump.input),
        Some(Overlay::Note(note)) => return Some(&mut note.input),
        Some(Overlay::Command(line)) => return Some(line),
        Some(Overlay::Bookmarks(list)) => return list.typing.then_some(&mut list.filter),
        Some(Overlay::Library(list)) => return list.typing.then_some(&mut list.input),
        Some(Overlay::Menu(menu)) => return menu.typing.then_some(&mut menu.filter),
        Some(Overlay::Card(_) | Overlay::Peek(_) | Overlay::Review(_)) => return None,
        None => {}
    }
    match app.view {
        View::Episodes => app.episodes.typing.then_some(&mut app.episodes.filter),
        View::Sections => app.sections.typing.then_some(&mut app.sections.filter),
        View::Reader => {
            let find = app.reader.as_mut()?.find.as_mut()?;
            find.typing.then_some(&mut find.input)
        }
    }
}

fn type_key(app: &mut App, key: Key) -> Vec<Effect> {
    match (key.code, key.ctrl) {
        (Code::Esc, _) => return escape(app),
        (Code::Enter, _) => return enter(app),
        (Code::Up, _) | (Code::Char('p'), true) => return act::act(app, Action::LineUp, None),
        (Code::Down, _) | (Code::Char('n'), true) => return act::act(app, Action::LineDown, None),
        (Code::PageUp, _) => return act::act(app, Action::PageUp, None),
        (Code::Tab | Code::BackTab, _) if matches!(app.overlays.last(), Some(Overlay::Jump(_))) => {
            jump::mark(app, if key.code == Code::Tab { 1 } else { -1 });
            return Vec::new();
        }
        (Code::PageDown, _) => return act::act(app, Action::PageDown, None),
        (Code::Char('z'), true) => return vec![Effect::Suspend],
        (Code::Char('v'), true) => return enter_beside(app),
        _ => {}
    }
    let empty = typing(app).is_some_and(|line| line.text().is_empty());
    if empty && key.code == Code::Backspace {
        return escape(app);
    }
    match typing(app).map(|line| line.press(key)) {
        Some(Typed::Changed) => typed(app),
        _ => Vec::new(),
    }
}

/// The line being typed has changed.
fn typed(app: &mut App) -> Vec<Effect> {
    match app.overlays.last_mut() {
        Some(Overlay::Jump(_)) => return jump::typed(app),
        Some(Overlay::Library(_)) => return library::typed(app),
        Some(Overlay::Bookmarks(list)) => list.refresh(),
        Some(Overlay::Menu(menu)) => menu.refresh(),
        Some(_) => {}
        None => match app.view {
            View::Episodes => app.episodes.refresh(),
            View::Sections => act::lists::filter_sections(app),
            View::Reader => search::typed(app),
        },
    }
    Vec::new()
}

/// Leaves the line being typed without using it.
fn escape(app: &mut App) -> Vec<Effect> {
    match app.overlays.last_mut() {
        Some(Overlay::Jump(_)) => jump::cancel(app),
        Some(Overlay::Bookmarks(list)) if list.typing || !list.filter.text().is_empty() => {
            (list.typing, list.filter) = Default::default();
            list.refresh();
        }
        Some(Overlay::Menu(menu)) if menu.typing || !menu.filter.text().is_empty() => {
            (menu.typing, menu.filter) = Default::default();
            menu.refresh();
        }
        Some(_) => drop(app.overlays.pop()),
        None => match app.view {
            View::Episodes => {
                (app.episodes.typing, app.episodes.filter) = Default::default();
                app.episodes.refresh();
            }
            View::Sections => {
                (app.sections.typing, app.sections.filter) = Default::default();
                act::lists::filter_sections(app);
            }
            View::Reader => search::cancel(app),
        },
    }
    Vec::new()
}

/// Uses the line being typed.
fn enter(app: &mut App) -> Vec<Effect> {
    match app.overlays.last_mut() {
        Some(Overlay::Jump(_)) => return jump::go(app, Where::Here),
        Some(Overlay::Note(_)) => return marks::note_done(app),
        Some(Overlay::Command(_)) => return act::address::go(app),
        Some(Overlay::Library(_)) => return library::accept(app),
        Some(Overlay::Bookmarks(list)) => list.typing = false,
        Some(Overlay::Menu(menu)) => menu.typing = false,
        Some(Overlay::Card(_) | Overlay::Peek(_) | Overlay::Review(_)) => {}
        None => match app.view {
            View::Episodes => {
                app.episodes.typing = false;
                return act::act(app, Action::Open, None);
            }
            View::Sections => {
                app.sections.typing = false;
                return act::act(app, Action::Open, None);
            }
            View::Reader => search::accept(app),
        },
    }
    Vec::new()
}

/// Opens beside the text what Enter would open here.
fn enter_beside(app: &mut App) -> Vec<Effect> {
    match (app.overlays.last(), app.view) {
        (Some(Overlay::Jump(_)), _) => return jump::go(app, Where::Beside),
        (Some(Overlay::Library(_) | Overlay::Bookmarks(_) | Overlay::Menu(_)), _) => {}
        (None, View::Episodes) => app.episodes.typing = false,
        (None, View::Sections) => app.sections.typing = false,
        (Some(_), _) | (None, View::Reader) => return Vec::new(),
    }
    panes::open_beside(app)
}

fn letter(app: &mut App, awaited: Await, key: Key) -> Vec<Effect> {
    let Some(letter) = key.as_command().typed().filter(|c| c.is_alphanumeric()) else { return Vec::new() };
    match awaited {
        Await::SetMark => marks::set(app, letter),
        Await::GoToMark => marks::go(app, letter),
    }
}
