//! Asking a terminal how wide it draws things, as bytes out and bytes in.
//!
//! Does no IO and knows no clock: the caller writes [`request`], feeds what comes back to a [`Parser`], and
//! decides how long to wait. Keys that were typed in between are handed back.

use super::width::{Joining, Presentation, WidthPolicy};

/// What is drawn, in the order of the answers: two ambiguous characters, VS16, a keycap, a family, a skin
/// tone.
const SAMPLES: [&str; 6] =
    ["“", "—", "❤\u{FE0F}", "1\u{FE0F}\u{20E3}", "👨\u{200D}👩\u{200D}👧\u{200D}👦", "👍🏽"];

const TO_EMPTY_LINE: &[u8] = b"\r\x1b[K";
const WHERE_IS_THE_CURSOR: &[u8] = b"\x1b[6n";
/// DA1: every terminal answers it, in turn, so its answer ends the others.
const WHAT_ARE_YOU: &[u8] = b"\x1b[c";
const ESCAPE: u8 = 0x1B;

/// The bytes to write, at once and in raw mode, before anything else reads from the terminal. They use the
/// line the cursor is on and leave it empty.
pub fn request() -> Vec<u8> {
    let questions = SAMPLES.iter().flat_map(|sample| [TO_EMPTY_LINE, sample.as_bytes(), WHERE_IS_THE_CURSOR]);
    questions.chain([WHAT_ARE_YOU, TO_EMPTY_LINE]).collect::<Vec<_>>().concat()
}

/// What came of asking.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// How the terminal draws; the default where it did not answer in full.
    pub policy: WidthPolicy,
    /// Whether it answered in full.
    pub complete: bool,
    /// Bytes that are no answer, in order: what was typed meanwhile.
    pub typed: Vec<u8>,
}

/// Reads a terminal's answers, in whatever pieces they arrive.
#[derive(Clone, Debug, Default)]
pub struct Parser {
    /// The beginning of a sequence whose end has not arrived.
    pending: Vec<u8>,
    /// Columns each sample took.
    columns: Vec<u16>,
    typed: Vec<u8>,
    fenced: bool,
}

impl Parser {
    /// A parser that has read nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads some more; the answer once the last one expected has arrived. Bytes after it count as typed.
    pub fn feed(&mut self, bytes: &[u8]) -> Option<Answer> {
        for &byte in bytes {
            self.take(byte);
        }
        self.fenced.then(|| std::mem::take(self).give_up())
    }

    /// What is known when waiting any longer makes no sense.
    pub fn give_up(mut self) -> Answer {
        self.typed.append(&mut self.pending);
        let widths = <[u16; SAMPLES.len()]>::try_from(self.columns).ok().filter(|_| self.fenced);
        let policy = widths.map(policy_of);
        Answer { complete: policy.is_some(), policy: policy.unwrap_or_default(), typed: self.typed }
    }

    fn take(&mut self, byte: u8) {
        let inside = match self.pending.len() {
            0 => byte == ESCAPE && !self.fenced,
            1 => byte == b'[',
            _ => (0x20..=0x7E).contains(&byte),
        };
        if !inside {
            self.typed.append(&mut self.pending);
            if byte == ESCAPE && !self.fenced {
                self.pending.push(byte);
            } else {
                self.typed.push(byte);
            }
            return;
        }
        self.pending.push(byte);
        if self.pending.len() > 2 && byte >= 0x40 {
            let sequence = std::mem::take(&mut self.pending);
            self.sequence(sequence);
        }
    }

    /// A whole control sequence.
    fn sequence(&mut self, mut bytes: Vec<u8>) {
        match bytes.as_slice() {
            [_, _, b'?', .., b'c'] => self.fenced = true,
            [_, _, place @ .., b'R'] if column(place).is_some() => self.columns.extend(column(place)),
            _ => self.typed.append(&mut bytes),
        }
    }
}

/// Columns left of the cursor, from the `row;column` of its report.
fn column(place: &[u8]) -> Option<u16> {
    let (row, column) = std::str::from_utf8(place).ok()?.split_once(';')?;
    let _: u16 = row.parse().ok()?;
    column.parse::<u16>().ok()?.checked_sub(1)
}

fn policy_of([quote, dash, heart, keycap, family, skin_tone]: [u16; SAMPLES.len()]) -> WidthPolicy {
    let presentation = |columns| if columns == 1 { Presentation::Narrow } else { Presentation::Wide };
    let joining = |columns| if columns > 2 { Joining::Apart } else { Joining::Joined };
    WidthPolicy {
        wide_ambiguous: quote == 2 || dash == 2,
        vs16: presentation(heart),
        keycap: presentation(keycap),
        families: joining(family),
        skin_tones: joining(skin_tone),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const XTERM: &[u8] = b"\x1b[1;2R\x1b[1;2R\x1b[1;2R\x1b[1;2R\x1b[1;9R\x1b[1;5R\x1b[?62;22c";

    fn old_terminal() -> WidthPolicy {
        WidthPolicy {
            wide_ambiguous: false,
            vs16: Presentation::Narrow,
            keycap: Presentation::Narrow,
            families: Joining::Apart,
            skin_tones: Joining::Apart,
        }
    }

    #[test]
    fn one_write_asks_for_each_sample_and_leaves_the_line_empty() {
        let request = String::from_utf8(request()).unwrap();
        assert_eq!(request.matches("\x1b[6n").count(), SAMPLES.len());
        assert!(request.starts_with("\r\x1b[K“\x1b[6n\r\x1b[K—\x1b[6n"));
        assert!(request.ends_with("\x1b[6n\x1b[c\r\x1b[K"));
    }

    #[test]
    fn answers_become_a_policy() {
        let answer = Parser::new().feed(XTERM).unwrap();
        assert_eq!(answer, Answer { policy: old_terminal(), complete: true, typed: Vec::new() });
        let wide = b"\x1b[7;3R\x1b[7;3R\x1b[7;3R\x1b[7;3R\x1b[7;3R\x1b[7;3R\x1b[?1;2c";
        let policy = Parser::new().feed(wide).unwrap().policy;
        let joined = (policy.families, policy.skin_tones);
        assert!(policy.wide_ambiguous && joined == (Joining::Joined, Joining::Joined), "{policy:?}");
    }

    #[test]
    fn answers_may_be_split_anywhere() {
        for at in 1..XTERM.len() {
            let mut parser = Parser::new();
            assert_eq!(parser.feed(&XTERM[..at]), None);
            assert_eq!(parser.feed(&XTERM[at..]).unwrap().policy, old_terminal(), "split at {at}");
        }
    }

    #[test]
    fn typed_keys_are_handed_back_in_order() {
        let mut bytes = b"q".to_vec();
        bytes.extend(&XTERM[..6]);
        bytes.extend("\x1b[A\x1bx扎\x1b\x1b[B".as_bytes());
        bytes.extend(&XTERM[6..]);
        bytes.extend(b"j\x1b[C");
        let answer = Parser::new().feed(&bytes).unwrap();
        assert_eq!(answer.policy, old_terminal());
        assert_eq!(String::from_utf8(answer.typed).unwrap(), "q\x1b[A\x1bx扎\x1b\x1b[Bj\x1b[C");
    }

    #[test]
    fn a_terminal_that_does_not_answer_gets_the_default_and_loses_no_key() {
        let mut parser = Parser::new();
        assert_eq!(parser.feed(b"jj\x1b[1;2R\x1b"), None);
        let answer = parser.give_up();
        assert_eq!(
            answer,
            Answer { policy: WidthPolicy::default(), complete: false, typed: b"jj\x1b".to_vec() }
        );
        let fence_only = Parser::new().feed(b"\x1b[?6c").unwrap();
        assert!(!fence_only.complete);
    }
}
