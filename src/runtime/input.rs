//! What a person types, pastes and clicks, from the terminal to events of the app.
//!
//! One thread reads the terminal (standard input, or the controlling terminal where standard input is a pipe); it
//! sleeps until there is something, and can be parked while another program has the terminal.

use std::io;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use termina::event::{KeyCode, KeyEvent, KeyEventKind, Modifiers, MouseButton, MouseEventKind};
use termina::{EventReader, PlatformWaker};

use super::message::Message;
use super::probe::Probe;
use crate::app::event::Event;
use crate::app::geometry::Size;
use crate::keys::key::{Code, Key};

/// Rows that one step of the wheel scrolls.
const WHEEL_ROWS: isize = 3;

/// What a character with Alt is. Terminals send it as Escape and the character, which two quick keys look like too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alt {
    /// A key of its own.
    Modifier,
    /// Escape, then the character: nothing is bound to Alt.
    Escape,
}

/// The reading thread's remote control.
pub struct Input {
    waker: PlatformWaker,
    requests: Sender<()>,
    parked: Receiver<()>,
    resume: Sender<()>,
}

/// The reading thread's end of it.
struct Reading {
    reader: EventReader,
    messages: Sender<Message>,
    requests: Receiver<()>,
    park: Sender<()>,
    resumed: Receiver<()>,
    probe: Probe,
    alt: Alt,
}

impl Input {
    /// Starts to read. `probe` takes the answers to what the terminal was asked.
    ///
    /// # Errors
    /// Where no thread can be started.
    pub fn start(reader: EventReader, messages: Sender<Message>, probe: Probe, alt: Alt) -> io::Result<Self> {
        let waker = reader.waker();
        let (requests, requested) = channel();
        let (park, parked) = channel();
        let (resume, resumed) = channel();
        let mut reading = Reading { reader, messages, requests: requested, park, resumed, probe, alt };
        thread::Builder::new().name("input".to_owned()).spawn(move || while reading.step().is_some() {})?;
        Ok(Self { waker, requests, parked, resume })
    }

    /// Runs `other` while nothing is read from the terminal.
    pub fn pause<T>(&self, other: impl FnOnce() -> T) -> T {
        let asked = self.requests.send(()).is_ok() && self.waker.wake().is_ok();
        let stopped = asked && self.parked.recv().is_ok();
        let result = other();
        if stopped {
            // A thread that ended meanwhile needs no telling.
            let _ = self.resume.send(());
        }
        result
    }
}

impl Reading {
    /// Waits for one event and passes it on, or stays parked as long as asked to; `None` at the end.
    fn step(&mut self) -> Option<()> {
        if self.requests.try_recv().is_ok() {
            self.park.send(()).ok()?;
            return self.resumed.recv().ok();
        }
        let message = match self.reader.read(|_| true) {
            Ok(termina::Event::Csi(answer)) => {
                self.probe.take(&answer).map(|policy| Message::App(Event::Policy(policy)))
            }
            Ok(event) => translate(event),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => None,
            Err(_) => {
                // The terminal is gone; nobody listens any more where this is not heard.
                let _ = self.messages.send(Message::App(Event::Terminate));
                return None;
            }
        };
        match message {
            None => Some(()),
            Some(Message::App(Event::Key(key))) => self.press(key),
            Some(message) => self.messages.send(message).ok(),
        }
    }

    fn press(&self, key: Key) -> Option<()> {
        let split = key.alt && self.alt == Alt::Escape && matches!(key.code, Code::Char(_));
        let escape = split.then(|| Key::plain(Code::Esc));
        let rest = Key { alt: key.alt && !split, ..key };
        let mut keys = escape.into_iter().chain([rest]);
        keys.try_for_each(|key| self.messages.send(Message::App(Event::Key(key)))).ok()
    }
}

/// What an event of the terminal means; nothing for releases, movements and answers nobody waits for.
fn translate(event: termina::Event) -> Option<Message> {
    Some(match event {
        termina::Event::Key(pressed) => Message::App(Event::Key(key(pressed)?)),
        termina::Event::Paste(text) => Message::App(Event::Paste(text)),
        termina::Event::Mouse(mouse) => Message::App(match mouse.kind {
            MouseEventKind::ScrollDown => Event::Wheel(WHEEL_ROWS, mouse.column),
            MouseEventKind::ScrollUp => Event::Wheel(-WHEEL_ROWS, mouse.column),
            MouseEventKind::Down(MouseButton::Left) => Event::Click(mouse.column, mouse.row),
            _ => return None,
        }),
        termina::Event::WindowResized(size) => {
            Message::App(Event::Resize(Size { width: size.cols, height: size.rows }))
        }
        termina::Event::FocusIn => Message::Focused,
        _ => return None,
    })
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

#[cfg(test)]
mod tests {
    use super::*;

    /// What the app sees of bytes a terminal sends.
    fn typed(bytes: &str) -> Vec<String> {
        let mut parser = termina::Parser::default();
        parser.parse(bytes.as_bytes(), false);
        let mut seen = Vec::new();
        while let Some(event) = parser.pop() {
            match translate(event) {
                Some(Message::App(Event::Key(key))) => seen.push(key.to_string()),
                Some(Message::App(Event::Paste(text))) => seen.push(format!("paste {text}")),
                Some(Message::App(Event::Wheel(rows, _))) => seen.push(format!("wheel {rows}")),
                Some(Message::App(Event::Click(column, row))) => seen.push(format!("click {column} {row}")),
                _ => seen.push("-".to_owned()),
            }
        }
        seen
    }

    #[test]
    fn keys_are_named_as_the_keymap_names_them() {
        for (bytes, names) in [
            ("jG", &["j", "G"][..]),
            ("\x04\x09\r\x7f", &["C-d", "Tab", "Enter", "Backspace"]),
            ("\x1b", &["Esc"]),
            ("\x1b[A\x1b[6~\x1b[Z\x1bOP", &["Up", "PgDn", "BackTab", "F1"]),
            (" \x1b[32;2u", &["Space", "S-Space"]),
            ("：扎", &["：", "扎"]),
            ("\x1bx", &["A-x"]),
        ] {
            assert_eq!(typed(bytes), names, "{bytes:?}");
        }
    }

    #[test]
    fn pasted_text_the_wheel_and_presses_come_through_and_releases_do_not() {
        assert_eq!(typed("\x1b[200~行走\r\nx\x1b[201~"), ["paste 行走\r\nx"]);
        assert_eq!(
            typed("\x1b[<64;3;4M\x1b[<65;3;4M\x1b[<0;3;4M\x1b[<0;3;4m"),
            ["wheel -3", "wheel 3", "click 2 3", "-"]
        );
        assert_eq!(typed("\x1b[106;1:3u"), ["-"]);
    }
}
