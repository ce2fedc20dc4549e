//! What a person types, pastes and clicks, from the terminal to events of the app.
//!
//! One thread reads the terminal (standard input, or the controlling terminal if standard input is a pipe);
//! it sleeps until there is something, and can be parked while another program has the terminal.

use std::io;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use super::colors::Colors;
use super::message::Message;
use super::probe::Probe;
use crate::app::event::Event;
use crate::keys::key::{Code, Key};
use read::{PIECE, Read};
use sequences::{Splitter, Unit};
#[cfg(not(unix))]
use stdin::{StdinReader as Tty, StdinWaker as Waker};
#[cfg(unix)]
use tty::{Tty, Waker};

pub mod events;
mod read;
pub mod sequences;
#[cfg(not(unix))]
mod stdin;
#[cfg(unix)]
mod tty;

/// The reading thread's remote control.
pub struct TerminalInput {
    waker: Waker,
    requests: Sender<()>,
    parked: Receiver<()>,
    resume: Sender<()>,
}

/// The reading thread's end of it.
struct Reading {
    terminal: Tty,
    splitter: Splitter,
    decoder: Decoder,
    messages: Sender<Message>,
    requests: Receiver<()>,
    park: Sender<()>,
    resumed: Receiver<()>,
}

impl TerminalInput {
    /// Starts to read.
    ///
    /// # Errors
    /// If there is no terminal, or no thread can be started.
    pub fn start(messages: Sender<Message>, decoder: Decoder) -> io::Result<Self> {
        let (terminal, waker) = Tty::open()?;
        let (requests, requested) = channel();
        let (park, parked) = channel();
        let (resume, resumed) = channel();
        let splitter = Splitter::default();
        let mut reading =
            Reading { terminal, splitter, decoder, messages, requests: requested, park, resumed };
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
    /// Waits for some bytes and passes on what they mean, or stays parked as long as asked to; `None` at the
    /// end.
    fn step(&mut self) -> Option<()> {
        if self.requests.try_recv().is_ok() {
            self.park.send(()).ok()?;
            return self.resumed.recv().ok();
        }
        let mut piece = [0; PIECE];
        let units = match self.terminal.read(&mut piece, self.splitter.patience()) {
            Ok(Read::Bytes(count)) => self.splitter.feed(piece.get(..count)?),
            Ok(Read::Silence) => self.splitter.give_up(),
            Ok(Read::Woken) => Vec::new(),
            Err(_) => {
                // The terminal is gone; if this is not heard, nobody listens any more.
                let _ = self.messages.send(Message::App(Event::Terminate));
                return None;
            }
        };
        units
            .into_iter()
            .try_for_each(|unit| self.decoder.decode(unit, |message| self.messages.send(message)).ok())
    }
}

/// Turns what came from the terminal into messages.
pub struct Decoder {
    probe: Probe,
    colors: Colors,
    /// Keys bound in the settings, as written there.
    bound: Vec<String>,
}

impl Decoder {
    /// `probe` takes the answers to what the terminal was asked; `bound` are the key sequences of the
    /// settings.
    pub fn new(probe: Probe, bound: Vec<String>) -> Self {
        Self { probe, colors: Colors::default(), bound }
    }

    /// Sends what `unit` means.
    ///
    /// # Errors
    /// What `send` says.
    pub fn decode<E>(&mut self, unit: Unit, mut send: impl FnMut(Message) -> Result<(), E>) -> Result<(), E> {
        let mut press = |key| send(Message::App(Event::Key(key)));
        match unit {
            Unit::Sequence(bytes) => match events::parse(&bytes) {
                Some(termina::Event::Csi(answer)) => {
                    self.probe.take(&answer).map(|it| Message::App(Event::Policy(it)))
                }
                Some(termina::Event::Osc(answer)) => {
                    self.colors.take(&answer).map(|(ink, ground)| Message::App(Event::Colors(ink, ground)))
                }
                Some(event) => events::translate(&event),
                None => None,
            }
            .map_or(Ok(()), send),
            Unit::Paste(text) => send(Message::App(Event::Paste(text))),
            Unit::Introducer(c) if c.is_alphabetic() || self.is_bound(c) => {
                press(Key { alt: true, ..Key::char(c) })
            }
            Unit::Introducer(c) => {
                press(Key::plain(Code::Esc))?;
                press(Key::char(c))
            }
        }
    }

    /// Whether this character with Alt is bound: `Esc [` is two keys otherwise, as tmux sends them at once.
    fn is_bound(&self, c: char) -> bool {
        let with_alt = format!("A-{c}");
        self.bound.iter().flat_map(|keys| keys.split(' ')).any(|key| key == with_alt)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::model::Ambiguous;

    /// What the app sees of reads of a terminal, each followed by a silence where it ends in the middle of
    /// something.
    fn typed(reads: &[&str]) -> Vec<String> {
        let mut decoder = Decoder::new(Probe::new(Ambiguous::Auto), vec!["A-_".to_owned()]);
        let mut splitter = Splitter::default();
        let mut seen = Vec::new();
        for read in reads {
            let units = splitter.feed(read.as_bytes());
            let given_up = splitter.patience().map(|_| splitter.give_up()).unwrap_or_default();
            for unit in units.into_iter().chain(given_up) {
                let _ = decoder.decode(unit, |message| {
                    seen.push(match message {
                        Message::App(Event::Key(key)) => key.to_string(),
                        Message::App(Event::Paste(text)) => format!("paste {text}"),
                        Message::App(Event::Wheel(rows, _)) => format!("wheel {rows}"),
                        Message::App(Event::Click(column, row)) => format!("click {column} {row}"),
                        _ => "-".to_owned(),
                    });
                    Ok::<_, ()>(())
                });
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
            ("\x1b扎j", &["A-扎", "j"]),
            ("\x1b\x1b[Aj", &["Esc", "Up", "j"]),
            ("\x1b[[A", &["F1"]),
        ] {
            assert_eq!(typed(&[bytes]), names, "{bytes:?}");
        }
    }

    #[test]
    fn pasted_text_the_wheel_and_presses_come_through_and_releases_do_not() {
        assert_eq!(
            typed(&["\x1b[200~行走\r\nx\x1b[31m\x0cy\x1b[201~j"]),
            ["paste 行走\r\nx\x1b[31m\x0cy", "j"]
        );
        let mouse = "\x1b[<64;3;4M\x1b[<65;3;4M\x1b[<0;3;4M\x1b[<0;3;4m\x1b[M !!";
        assert_eq!(typed(&[mouse]), ["wheel -3", "wheel 3", "click 2 3", "click 0 0"]);
        assert_eq!(typed(&["\x1b[106;1:3u"]), Vec::<String>::new());
    }

    #[test]
    fn escape_and_a_key_that_could_have_begun_a_sequence_are_two_keys_after_a_silence() {
        for (read, keys) in [
            ("\x1b]", &["Esc", "]"][..]),
            ("\x1b[", &["Esc", "["]),
            ("\x1b[<", &["Esc", "[", "<"]),
            ("\x1b]jj", &["Esc", "]", "j", "j"]),
            ("\x1bO", &["A-O"]),
            ("\x1bP", &["A-P"]),
            ("\x1b_", &["A-_"]),
            ("\x1b^", &["Esc", "^"]),
            ("\x1b[\x03", &["Esc", "[", "C-c"]),
            ("\x1b]11;rgb:00/\x03", &["C-c"]),
            ("\x1b[200~ abc\x03", &["paste  abc", "C-c"]),
            ("\x1b[200~ abc", &["paste  abc"]),
        ] {
            assert_eq!(typed(&[read]), keys, "{read:?}");
        }
    }

    #[test]
    fn no_prefix_of_anything_a_terminal_sends_takes_the_key_that_follows() {
        let sent = [
            "\x1b[1;3R",
            "\x1b[?62;22;52c",
            "\x1b[>41;354;0c",
            "\x1bP>|XTerm(390)\x1b\\",
            "\x1b[?2026;2$y",
            "\x1b]11;rgb:ffff/ffff/ffff\x1b\\",
            "\x1b]10;rgb:00/00/00\x07",
            "\x1b]52;c;5rOw\x07",
            "\x1b[?997;1n",
            "\x1b_Gi=31;OK\x1b\\",
            "\x1b^pm\x1b\\",
            "\x1bXsos\x1b\\",
            "\x1b[?1u",
            "\x1b[97;5:1u",
            "\x1b[1;5A",
            "\x1b[15;2~",
            "\x1bOA",
            "\x1b[[E",
            "\x1b[<64;3;4M",
            "\x1b[M !!",
            "\x1b[32;3;4M",
            "\x1b[I",
            "\x1b[O",
            "\x1b[200~行走 abc\x1b[201~",
            "\x1b行",
            "\x1b\x1b[A",
            "行",
            "\x1b[8;24;80t",
            "\x1bP1$r0m\x1b\\",
        ];
        for whole in sent.map(str::as_bytes) {
            for cut in 0..=whole.len() {
                let mut splitter = Splitter::default();
                splitter.feed(&whole[..cut]);
                if splitter.patience().is_some() {
                    splitter.give_up();
                }
                assert_eq!(splitter.patience(), None, "{:?}", whole[..cut].escape_ascii());
                for key in [b"j", b"\x03"] {
                    assert_eq!(
                        splitter.feed(key),
                        [Unit::Sequence(key.to_vec())],
                        "{:?}",
                        whole[..cut].escape_ascii()
                    );
                }
                // Control-C does not wait for the silence.
                splitter.feed(&whole[..cut]);
                let keys = splitter.feed(b"\x03");
                let pressed = keys
                    .last()
                    .map(|unit| *unit == Unit::Sequence(vec![3]) || *unit == Unit::Sequence(vec![27, 3]));
                assert_eq!(pressed, Some(true), "{:?}: {keys:?}", whole[..cut].escape_ascii());
            }
        }
    }

    #[test]
    fn answers_in_any_pieces_are_read_as_if_they_came_whole() {
        let whole = "j\x1b[1;3R行\x1b[?62;c\x1b]11;rgb:ff/ff/ff\x1b\\\x1bx\x1b[200~a\x1b[1m\x1b[201~\x1b[Ak"
            .as_bytes();
        let mut at_once = Splitter::default();
        let expected = at_once.feed(whole);
        for size in 1..whole.len() {
            let mut splitter = Splitter::default();
            let units: Vec<Unit> = whole.chunks(size).flat_map(|piece| splitter.feed(piece)).collect();
            assert_eq!(units, expected, "in pieces of {size}");
        }
    }
}
