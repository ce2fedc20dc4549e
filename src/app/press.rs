//! A key: to the line being typed, to the letter awaited, else through the keymap to an action.

use super::act::layer::TypedLine;
use super::act::{self, clicks, listen, marks, open, panes, search, waiting};
use super::event::Effect;
use super::geometry;
use super::input::{Input, Typed};
use super::overlay::{About, Overlay};
use super::pane::Where;
use super::recall::InputKind;
use super::state::{App, Await};
use super::views::View;
use crate::keys::action::Action;
use crate::keys::key::{Code, Key};
use crate::keys::keymap::{self, KeyMeaning};
use crate::messages::Msg;

/// Milliseconds after the first key of a sequence until it is shown what can follow.
const NEXT_KEYS: u64 = 500;

/// Handles a key press.
pub fn key(app: &mut App, key: Key) -> Vec<Effect> {
    app.notice = None;
    if app.auto_scroll.take().is_some() {
        return Vec::new();
    }
    if keymap::is_cancel(key) && !app.settings.keys.continues(app.place(), key, &app.pending) {
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
    if key == Key::plain(Code::Esc) && (app.alarms.confirm() || clear_search(app)) {
        return Vec::new();
    }
    if waiting::is_typed_ahead(app, key) {
        return Vec::new();
    }
    let place = app.place();
    match app.settings.keys.press(place, key, &mut app.pending) {
        // A key with Control that leads out is another Esc, as C-g is in emacs.
        KeyMeaning::Act(Action::Outward, _) if key.ctrl && clear_search(app) => Vec::new(),
        KeyMeaning::Act(action, count) => {
            app.tried.insert(action);
            act::act(app, in_sight(app, key, action), count)
        }
        KeyMeaning::Nothing(typed) => {
            unbound(app, key, &typed);
            Vec::new()
        }
        KeyMeaning::Wait if app.pending.has_begun() => vec![Effect::Wake(NEXT_KEYS)],
        KeyMeaning::Wait => Vec::new(),
    }
}

/// Drops the search of the text on the screen and stays there; whether there was one.
fn clear_search(app: &mut App) -> bool {
    let in_text = app.view() == View::Reader && app.overlays.is_empty() && app.pending.is_empty();
    let reader = app.reader.as_mut().filter(|reader| in_text && reader.selection.is_none());
    reader.is_some_and(search::forget)
}

/// Says once of each key that it means nothing, and of one with Alt every time.
fn unbound(app: &mut App, key: Key, typed: &str) {
    if key.alt {
        app.say(Msg::AltNotBound, &[&key]);
    } else if app.unbound.insert(typed.to_owned()) {
        app.say(Msg::NotBound, &[&typed]);
    }
}

/// What `key` does by what there is in sight: Space pauses a sound that is heard there; an arrow moves code or
/// a table that is cut on the page, and leads neither out nor in.
fn in_sight(app: &App, key: Key, action: Action) -> Action {
    let in_text = app.view() == View::Reader && app.overlays.is_empty();
    let page = app.page();
    let moves =
        |right| app.reader.as_ref().is_some_and(|reader| in_text && reader.moves_sideways(right, page));
    match (key.code, action) {
        (Code::Left, Action::Outward) if moves(false) => Action::ShiftLeft,
        (Code::Right, Action::Open) if moves(true) => Action::ShiftRight,
        (Code::Char(' '), Action::PageDown) if in_text && listen::is_heard(app) => Action::PauseSound,
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

/// A timer ran out: that of automatic scrolling, or that of a sequence of keys which has only begun.
pub fn woken(app: &mut App) -> Vec<Effect> {
    app.pending.explain();
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
        (Code::Enter, _) => return enter(app, line, Where::Here),
        (Code::Char('v'), true) => return enter(app, line, Where::Beside),
        (Code::Up, _) if recalls(app, line, 1) => return line.typed(app),
        (Code::Down, _) if recalls(app, line, -1) => return line.typed(app),
        (Code::Up | Code::Down, _) | (Code::Char('p' | 'n'), true) if !has_list(app) => return Vec::new(),
        (Code::Up, _) | (Code::Char('p'), true) => return act::act(app, Action::LineUp, None),
        (Code::Down, _) | (Code::Char('n'), true) => return act::act(app, Action::LineDown, None),
        (Code::Char('k'), true) if has_list(app) => return act::act(app, Action::LineUp, None),
        (Code::Char('j'), true) if has_list(app) => return act::act(app, Action::LineDown, None),
        (Code::PageUp, _) => return act::act(app, Action::PageUp, None),
        (Code::PageDown, _) => return act::act(app, Action::PageDown, None),
        (Code::Char('z'), true) => return vec![Effect::Suspend],
        (Code::Tab, _) if line.tab(app, 1) => return Vec::new(),
        (Code::BackTab, _) if line.tab(app, -1) => return Vec::new(),
        _ => {}
    }
    app.recall.rest();
    let Some(input) = line.input(app) else { return Vec::new() };
    if input.text().is_empty() && key.code == Code::Backspace {
        return escape(app);
    }
    if input.press(key) == Typed::Changed { line.typed(app) } else { Vec::new() }
}

/// Enter: uses the line, which can be brought back later.
fn enter(app: &mut App, line: &dyn TypedLine, pane: Where) -> Vec<Effect> {
    let kind = kind(app);
    let typed = line.input(app).map(|input| input.text().to_owned()).unwrap_or_default();
    let lasting = kind.lasting().filter(|_| app.recall.remember(kind, &typed));
    let remember = lasting.map(|name| Effect::RememberLine(name, typed));
    remember.into_iter().chain(line.enter(app, pane)).collect()
}

/// What kind of line is being typed into.
fn kind(app: &App) -> InputKind {
    match app.overlays.last() {
        Some(Overlay::Jump(_)) => InputKind::Jump,
        Some(Overlay::Command(_)) => InputKind::Command,
        Some(Overlay::Help(_)) => InputKind::Help,
        Some(Overlay::Library(_)) => InputKind::Search,
        Some(Overlay::Note(note)) if matches!(note.about, About::Pipe(_)) => InputKind::Pipe,
        Some(Overlay::Note(_)) => InputKind::Note,
        Some(Overlay::Tags(_)) => InputKind::Tags,
        None if app
            .reader
            .as_ref()
            .is_some_and(|reader| reader.find.as_ref().is_some_and(|find| find.typing)) =>
        {
            InputKind::Search
        }
        _ => InputKind::Filter,
    }
}

/// Puts into the line what was typed `steps` lines before; whether there is any. Where rows stand below the
/// line, only above the first of them.
fn recalls(app: &mut App, line: &dyn TypedLine, steps: isize) -> bool {
    let on_first = act::top(app).list(app).is_none_or(|(list, _)| list.selected == 0);
    if !on_first || steps < 0 && !app.recall.is_walking() {
        return false;
    }
    let kind = kind(app);
    let Some(now) = line.input(app).map(|input| input.text().to_owned()) else { return false };
    let Some(text) = app.recall.step(kind, &now, steps) else { return false };
    if let Some(input) = line.input(app) {
        *input = Input::holding(&text);
    }
    true
}

/// Whether there are rows below the line that is typed into.
fn has_list(app: &mut App) -> bool {
    act::top(app).list(app).is_some()
}

fn escape(app: &mut App) -> Vec<Effect> {
    act::top(app).escape(app);
    Vec::new()
}

fn letter(app: &mut App, awaited: Await, key: Key) -> Vec<Effect> {
    if matches!(awaited, Await::GoToMark) && matches!(key.as_command().typed(), Some('\'' | '`')) {
        return open::back(app);
    }
    let Some(letter) = key.as_command().typed().filter(|c| c.is_alphanumeric()) else { return Vec::new() };
    match awaited {
        Await::SetMark => marks::set(app, letter),
        Await::GoToMark => marks::go(app, letter),
    }
}
