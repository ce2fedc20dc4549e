//! A key: to the line being typed, to the letter awaited, else through the keymap to an action.

use super::act::layer::TypedLine;
use super::act::{self, clicks, marks, panes, waiting};
use super::event::Effect;
use super::geometry;
use super::input::Typed;
use super::pane::Where;
use super::state::{App, Await};
use super::views::View;
use crate::keys::action::Action;
use crate::keys::key::{Code, Key};
use crate::keys::keymap::{self, KeyMeaning};
use crate::messages::Msg;

/// Handles a key press.
pub fn key(app: &mut App, key: Key) -> Vec<Effect> {
    app.notice = None;
    if app.auto_scroll.take().is_some() {
        return Vec::new();
    }
    if keymap::is_cancel(key) {
        return act::cancel(app);
    }
    if waiting::key_waits(app, key) {
        return Vec::new();
    }
    if let Some(awaited) = app.awaiting.take() {
        return letter(app, awaited, key);
    }
    if let Some(line) = line(app) {
        return type_key(app, line, key);
    }
    if key == Key::plain(Code::Esc) && app.alarms.confirm() {
        return Vec::new();
    }
    if waiting::is_typed_ahead(app, key) {
        return Vec::new();
    }
    let place = app.place();
    match app.settings.keys.press(place, key, &mut app.pending) {
        KeyMeaning::Act(action, count) => act::act(app, sideways(app, key, action), count),
        KeyMeaning::Nothing(typed) => {
            unbound(app, key, &typed);
            Vec::new()
        }
        KeyMeaning::Wait => Vec::new(),
    }
}

/// Says once of each key that it means nothing, and of one with Alt every time.
fn unbound(app: &mut App, key: Key, typed: &str) {
    if key.alt {
        app.say(Msg::AltNotBound, &[&key]);
    } else if app.unbound.insert(typed.to_owned()) {
        app.say(Msg::NotBound, &[&typed]);
    }
}

/// What an arrow does where code or a table is cut on the page: it moves it, and leads neither out nor in.
fn sideways(app: &App, key: Key, action: Action) -> Action {
    let in_text = app.view() == View::Reader && app.overlays.is_empty();
    let page = app.page();
    let moves =
        |right| app.reader.as_ref().is_some_and(|reader| in_text && reader.moves_sideways(right, page));
    match (key.code, action) {
        (Code::Left, Action::Outward) if moves(false) => Action::ShiftLeft,
        (Code::Right, Action::Open) if moves(true) => Action::ShiftRight,
        _ => action,
    }
}

/// Puts pasted text into the line being typed; elsewhere it means nothing.
pub fn paste(app: &mut App, text: &str) -> Vec<Effect> {
    let Some(line) = line(app) else { return Vec::new() };
    if let Some(input) = line.input(app) {
        input.insert(text);
    }
    line.typed(app)
}

/// Turns the wheel over a column.
pub fn wheel(app: &mut App, rows: isize, column: u16) -> Vec<Effect> {
    panes::turn_to_column(app, column);
    let action = if rows < 0 { Action::LineUp } else { Action::LineDown };
    act::act(app, action, Some(rows.unsigned_abs()))
}

/// A click on a row of a list selects it; a click on the selected row opens it; in the text see [`clicks`].
pub fn click(app: &mut App, column: u16, row: u16) -> Vec<Effect> {
    if app.view() == View::Reader && app.overlays.is_empty() {
        panes::turn_to_column(app, column);
        return clicks::click(app, column, row);
    }
    click_row(app, usize::from(row))
}

/// Selects the row of a list view that was clicked; opens it if it was selected already.
fn click_row(app: &mut App, row: usize) -> Vec<Effect> {
    let header = usize::from(geometry::list_header(app.size));
    let Some(row) = row.checked_sub(header).filter(|_| app.overlays.is_empty() && !app.previewing()) else {
        return Vec::new();
    };
    let layer = act::top(app);
    let (height, page) = (entry_height(app), layer.page(app.size));
    let Some((list, len)) = layer.list(app) else { return Vec::new() };
    let clicked = list.top + row / height;
    if clicked >= len || row / height >= page {
        return Vec::new();
    }
    if clicked == list.selected {
        return act::act(app, Action::Open, None);
    }
    list.select(clicked, len);
    Vec::new()
}

/// Rows of an entry of the list view on the screen.
fn entry_height(app: &App) -> usize {
    let rows = app.episodes.listable();
    usize::from(if app.view() == View::Episodes { geometry::episode_height(app.size, rows) } else { 1 })
}

/// The timer of automatic scrolling ran out.
pub fn woken(app: &mut App) -> Vec<Effect> {
    let Some(pause) = app.auto_scroll else { return Vec::new() };
    let page = app.page();
    match app.reader.as_mut().filter(|_| app.views.now() == View::Reader) {
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

/// The line that keys are typed into, if there is one.
fn line(app: &mut App) -> Option<&'static dyn TypedLine> {
    let line = act::top(app).line()?;
    line.input(app).is_some().then_some(line)
}

fn type_key(app: &mut App, line: &dyn TypedLine, key: Key) -> Vec<Effect> {
    match (key.code, key.ctrl) {
        (Code::Esc, _) => return escape(app),
        (Code::Enter, _) => return line.enter(app, Where::Here),
        (Code::Char('v'), true) => return line.enter(app, Where::Beside),
        (Code::Up, _) | (Code::Char('p'), true) => return act::act(app, Action::LineUp, None),
        (Code::Down, _) | (Code::Char('n'), true) => return act::act(app, Action::LineDown, None),
        (Code::PageUp, _) => return act::act(app, Action::PageUp, None),
        (Code::PageDown, _) => return act::act(app, Action::PageDown, None),
        (Code::Char('z'), true) => return vec![Effect::Suspend],
        (Code::Tab, _) if line.tab(app, 1) => return Vec::new(),
        (Code::BackTab, _) if line.tab(app, -1) => return Vec::new(),
        _ => {}
    }
    let Some(input) = line.input(app) else { return Vec::new() };
    if input.text().is_empty() && key.code == Code::Backspace {
        return escape(app);
    }
    if input.press(key) == Typed::Changed { line.typed(app) } else { Vec::new() }
}

fn escape(app: &mut App) -> Vec<Effect> {
    act::top(app).escape(app);
    Vec::new()
}

fn letter(app: &mut App, awaited: Await, key: Key) -> Vec<Effect> {
    let Some(letter) = key.as_command().typed().filter(|c| c.is_alphanumeric()) else { return Vec::new() };
    match awaited {
        Await::SetMark => marks::set(app, letter),
        Await::GoToMark => marks::go(app, letter),
    }
}
