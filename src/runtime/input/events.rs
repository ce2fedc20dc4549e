//! What a terminal's sequences mean to the app.

use termina::event::{KeyCode, KeyEvent, KeyEventKind, Modifiers, MouseButton, MouseEventKind};

use super::super::message::Message;
use crate::app::event::Event;
use crate::keys::key::{Code, Key};

/// Rows that one step of the wheel scrolls.
const WHEEL_ROWS: isize = 3;

/// Reads one whole sequence; `None` if it is of no kind that the parser knows.
pub fn parse(sequence: &[u8]) -> Option<termina::Event> {
    // Enter sends a carriage return; what the parser makes of a line feed depends on a mode it does not see.
    if sequence == b"\n" {
        return Some(termina::Event::Key(KeyEvent::new(KeyCode::Char('j'), Modifiers::CONTROL)));
    }
    if !is_known(sequence) {
        return None;
    }
    let mut parser = termina::Parser::default();
    parser.parse(sequence, false);
    parser.pop()
}

/// Whether the parser reads such a sequence to its end: of others it would take the rest for keys.
fn is_known(sequence: &[u8]) -> bool {
    match sequence {
        [0x1B, b'[', b'[', last] => (b'A'..=b'E').contains(last),
        [0x1B, b'[' | b'O', _]
        | [0x1B, b'[', b'M' | b'0'..=b'9' | b'?' | b'<' | b'>', ..]
        | [0x1B, b']', ..] => true,
        [0x1B, b'[' | b'O' | b'P' | b'X' | b'^' | b'_', ..] => false,
        _ => true,
    }
}

/// What an event of the terminal means; nothing for releases, movements and answers nobody waits for.
pub fn translate(event: &termina::Event) -> Option<Message> {
    Some(Message::App(match event {
        termina::Event::Key(pressed) => Event::Key(key(*pressed)?),
        termina::Event::Mouse(mouse) => match mouse.kind {
            MouseEventKind::ScrollDown => Event::Wheel(WHEEL_ROWS, mouse.column),
            MouseEventKind::ScrollUp => Event::Wheel(-WHEEL_ROWS, mouse.column),
            MouseEventKind::Down(MouseButton::Left) => Event::Click(mouse.column, mouse.row),
            _ => return None,
        },
        termina::Event::FocusIn => return Some(Message::Focused),
        _ => return None,
    }))
}

/// The app's name for a key; `None` for a release and for keys no terminal program uses.
pub fn key(event: KeyEvent) -> Option<Key> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    let code = match event.code {
        KeyCode::Char(c) => Code::Char(c),
        KeyCode::Enter => Code::Enter,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Tab => Code::Tab,
        KeyCode::Escape => Code::Esc,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::BackTab => Code::BackTab,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::Delete => Code::Delete,
        KeyCode::Function(n) => Code::F(n),
        _ => return None,
    };
    Some(named(code, event.modifiers))
}

fn named(code: Code, modifiers: Modifiers) -> Key {
    let ctrl = modifiers.contains(Modifiers::CONTROL);
    let alt = modifiers.contains(Modifiers::ALT);
    // A character says itself whether Shift was held, except the blank; BackTab is Tab with Shift.
    let says_so = matches!(code, Code::Char(c) if c != ' ') || code == Code::BackTab;
    let shift = modifiers.contains(Modifiers::SHIFT) && !says_so;
    match code {
        Code::Char('i') if ctrl && !alt => Key::plain(Code::Tab),
        Code::Char('m') if ctrl && !alt => Key::plain(Code::Enter),
        _ => Key { code, ctrl, alt, shift },
    }
}
