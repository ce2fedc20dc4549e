//! Where one key, answer or paste ends and the next begins in what a terminal sends.
//!
//! A sequence that stays without its end is given up: after a short silence, or at once if a control key
//! comes. So a lone Esc, or an answer that was cut off on its way, never takes the keys behind it (ECMA-48
//! §5, xterm's bracketed paste).

use std::time::Duration;

/// Silence after which an unfinished sequence is taken for keys.
const PAUSE: Duration = Duration::from_millis(50);

/// Silence after which an unfinished paste is taken for whole.
const PASTE_PAUSE: Duration = Duration::from_secs(1);

/// Bytes of the longest sequence that is waited for.
const LONGEST: usize = 4096;

/// Bytes of a paste that are kept: far more than any line to type holds.
const LONGEST_PASTE: usize = 1 << 20;

const ESC: u8 = 0x1B;
const BEL: u8 = 0x07;
const PASTE: &[u8] = b"\x1b[200~";
const PASTE_END: &[u8] = b"\x1b[201~";

/// One thing that was typed, pasted or answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unit {
    /// The bytes of one key, or of one whole sequence.
    Sequence(Vec<u8>),
    /// This character with Alt, or Esc and this character: it could have begun a longer sequence, and did
    /// not.
    Introducer(char),
    /// Pasted text.
    Paste(String),
}

/// What the bytes that are held back may become.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum SequenceState {
    #[default]
    Ground,
    Escape,
    /// So many bytes are missing (of a character in UTF-8, or of a mouse report).
    Missing(usize),
    Ss3,
    Csi,
    /// OSC, DCS and their like: a text up to ST or BEL.
    Text,
    TextEscape,
    /// Within a paste, after so many bytes of its end.
    Paste(usize),
}

/// Splits a stream of bytes into [`Unit`]s.
#[derive(Debug, Default)]
pub struct Splitter {
    state: SequenceState,
    held: Vec<u8>,
    paste: Vec<u8>,
    done: Vec<Unit>,
}

impl Splitter {
    /// Takes bytes as one read gave them; returns what is complete.
    pub fn feed(&mut self, bytes: &[u8]) -> Vec<Unit> {
        for &byte in bytes {
            self.take(byte);
        }
        // Pasted text may hold control characters; one that comes last was pressed.
        if let (SequenceState::Paste(_), Some(&last)) = (self.state, bytes.last())
            && last < 0x20
            && !matches!(last, b'\t' | b'\n' | b'\r' | ESC)
        {
            self.paste.pop();
            self.end_paste();
            self.take(last);
        }
        std::mem::take(&mut self.done)
    }

    /// How long to wait for more before [`give_up`](Self::give_up); `None` if nothing is held back.
    pub fn patience(&self) -> Option<Duration> {
        match self.state {
            SequenceState::Ground => None,
            SequenceState::Paste(_) => Some(PASTE_PAUSE),
            _ => Some(PAUSE),
        }
    }

    /// Nothing came for that long: what is held back is taken for what it is.
    pub fn give_up(&mut self) -> Vec<Unit> {
        match self.state {
            SequenceState::Paste(_) => self.end_paste(),
            _ => self.abandon(),
        }
        std::mem::take(&mut self.done)
    }

    fn take(&mut self, byte: u8) {
        match self.state {
            SequenceState::Ground => self.begin(byte),
            SequenceState::Escape => self.after_escape(byte),
            SequenceState::Missing(count) => self.missing(byte, count),
            SequenceState::Ss3 => self.inside(byte, SequenceState::Ss3, byte >= 0x40),
            SequenceState::Csi => self.csi(byte),
            SequenceState::Text => self.text(byte),
            SequenceState::TextEscape if byte == b'\\' => self.finish(byte),
            SequenceState::TextEscape => {
                self.held.pop();
                self.abandon();
                self.begin(ESC);
                self.take(byte);
            }
            SequenceState::Paste(matched) => self.pasted(byte, matched),
        }
    }

    fn begin(&mut self, byte: u8) {
        match byte {
            ESC => self.hold(byte, SequenceState::Escape),
            0xC2..=0xDF => self.hold(byte, SequenceState::Missing(1)),
            0xE0..=0xEF => self.hold(byte, SequenceState::Missing(2)),
            0xF0..=0xF4 => self.hold(byte, SequenceState::Missing(3)),
            // No terminal that speaks UTF-8 sends these alone.
            0x80..=0xFF => {}
            _ => self.finish(byte),
        }
    }

    fn after_escape(&mut self, byte: u8) {
        match byte {
            b'[' => self.hold(byte, SequenceState::Csi),
            b'O' => self.hold(byte, SequenceState::Ss3),
            b']' | b'P' | b'X' | b'^' | b'_' => self.hold(byte, SequenceState::Text),
            ESC => {
                self.abandon();
                self.begin(byte);
            }
            _ => self.begin(byte),
        }
    }

    fn missing(&mut self, byte: u8, count: usize) {
        let mouse = self.held.starts_with(b"\x1b[M");
        if !(mouse && byte >= 0x20 || (0x80..=0xBF).contains(&byte)) {
            self.abandon();
            self.take(byte);
        } else if count == 1 {
            self.finish(byte);
        } else {
            self.hold(byte, SequenceState::Missing(count - 1));
        }
    }

    fn csi(&mut self, byte: u8) {
        match (self.held.as_slice(), byte) {
            // F1 to F5 of the Linux console.
            (b"\x1b[", b'[') => self.hold(byte, SequenceState::Csi),
            // A mouse report of the first kind: three bytes follow.
            (b"\x1b[", b'M') => self.hold(byte, SequenceState::Missing(3)),
            _ => self.inside(byte, SequenceState::Csi, byte >= 0x40),
        }
        if self.done.last() == Some(&Unit::Sequence(PASTE.to_vec())) {
            self.done.pop();
            self.state = SequenceState::Paste(0);
        }
    }

    fn text(&mut self, byte: u8) {
        match byte {
            BEL => self.finish(byte),
            ESC => self.hold(byte, SequenceState::TextEscape),
            0x80..=0xFF => self.hold(byte, SequenceState::Text),
            _ => self.inside(byte, SequenceState::Text, false),
        }
    }

    /// A byte of a sequence, its last if `ends`; a control character or a letter of no alphabet of terminals
    /// is none.
    fn inside(&mut self, byte: u8, state: SequenceState, ends: bool) {
        if !(0x20..0x7F).contains(&byte) || self.held.len() >= LONGEST {
            self.abandon();
            self.take(byte);
        } else if ends {
            self.finish(byte);
        } else {
            self.hold(byte, state);
        }
    }

    fn pasted(&mut self, byte: u8, matched: usize) {
        if PASTE_END.get(matched) == Some(&byte) {
            self.state = SequenceState::Paste(matched + 1);
            if matched + 1 == PASTE_END.len() {
                self.end_paste();
            }
            return;
        }
        let ours = PASTE_END.iter().take(matched).chain([&byte].into_iter().filter(|byte| **byte != ESC));
        let room = LONGEST_PASTE.saturating_sub(self.paste.len());
        self.paste.extend(ours.take(room));
        self.state = SequenceState::Paste(usize::from(byte == ESC));
    }

    fn hold(&mut self, byte: u8, state: SequenceState) {
        self.held.push(byte);
        self.state = state;
    }

    fn finish(&mut self, byte: u8) {
        self.held.push(byte);
        self.done.push(Unit::Sequence(std::mem::take(&mut self.held)));
        self.state = SequenceState::Ground;
    }

    fn end_paste(&mut self) {
        let text = std::mem::take(&mut self.paste);
        self.done.push(Unit::Paste(String::from_utf8_lossy(&text).into_owned()));
        self.state = SequenceState::Ground;
    }

    /// What is held back will not end: it is keys, unless only a terminal can have begun it.
    fn abandon(&mut self) {
        self.state = SequenceState::Ground;
        let held = std::mem::take(&mut self.held);
        match held.as_slice() {
            [ESC, introducer] if introducer.is_ascii_graphic() => {
                self.done.push(Unit::Introducer(char::from(*introducer)));
            }
            [ESC, rest @ ..] if !is_cut_answer(rest) => {
                self.done.push(Unit::Sequence(vec![ESC]));
                self.done.extend(
                    rest.iter().filter(|byte| byte.is_ascii()).map(|&byte| Unit::Sequence(vec![byte])),
                );
            }
            _ => {}
        }
    }
}

/// Whether this, after ESC, is the beginning of a report or an answer rather than keys pressed in a hurry.
fn is_cut_answer(rest: &[u8]) -> bool {
    match rest {
        [b'[', b'M', ..] => true,
        [_, first, ..] if first.is_ascii_digit() => true,
        [_, b'?' | b'>' | b'<' | b'!' | b'+' | b'=', _, ..] => true,
        _ => false,
    }
}
