//! What the terminal says about its widths, and what the user says against it.
//!
//! The questions go out before the first frame, and nobody waits: whenever the last answer arrives, the page
//! is set by it. The answers come among the keys, so no key can be lost to them.

use termina::escape::csi::{Csi, Cursor, Device};

use crate::config::model::Ambiguous;
use crate::layout::probe::{self, Parser};
use crate::layout::width::WidthPolicy;

/// The answers so far.
pub struct Probe {
    parser: Parser,
    chosen: Ambiguous,
    told: WidthPolicy,
}

/// The widths before the terminal has answered.
pub fn assumed(chosen: Ambiguous) -> WidthPolicy {
    settle(WidthPolicy::default(), chosen)
}

/// The questions: bytes to write before the first frame.
pub fn questions() -> Vec<u8> {
    probe::request()
}

/// The user's word stands against the terminal's.
fn settle(policy: WidthPolicy, chosen: Ambiguous) -> WidthPolicy {
    match chosen {
        Ambiguous::Auto => policy,
        Ambiguous::Narrow => WidthPolicy { wide_ambiguous: false, ..policy },
        Ambiguous::Wide => WidthPolicy { wide_ambiguous: true, ..policy },
    }
}

impl Probe {
    /// A probe without answers.
    pub fn new(chosen: Ambiguous) -> Self {
        Self { parser: Parser::new(), chosen, told: assumed(chosen) }
    }

    /// Takes an answer; the policy once the last has come, if it is another than was assumed.
    pub fn take(&mut self, answer: &Csi) -> Option<WidthPolicy> {
        let bytes = match answer {
            Csi::Cursor(place @ Cursor::ActivePositionReport { .. }) => format!("\x1b[{place}"),
            Csi::Device(Device::DeviceAttributes(())) => "\x1b[?c".to_owned(),
            _ => return None,
        };
        let answer = self.parser.feed(bytes.as_bytes())?;
        let policy = settle(answer.policy, self.chosen);
        (answer.complete && std::mem::replace(&mut self.told, policy) != policy).then_some(policy)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What comes of a terminal's answers, as bytes, to a user who chose `chosen`.
    fn told(bytes: &str, chosen: Ambiguous) -> Option<WidthPolicy> {
        let (mut probe, mut parser) = (Probe::new(chosen), termina::Parser::default());
        parser.parse(bytes.as_bytes(), false);
        let mut told = None;
        while let Some(event) = parser.pop() {
            if let termina::Event::Csi(answer) = event {
                told = told.or(probe.take(&answer));
            }
        }
        told
    }

    fn answers(quote: usize, dash: usize) -> String {
        let reports = [quote, dash, 2, 2, 8, 4].map(|cells| format!("\x1b[1;{}R", cells + 1));
        reports.concat() + "\x1b[?62;c"
    }

    #[test]
    fn a_terminal_that_draws_wide_is_believed_unless_the_user_knows_better() {
        assert_eq!(told(&answers(2, 2), Ambiguous::Auto), Some(assumed(Ambiguous::Wide)));
        assert_eq!(told(&answers(2, 2), Ambiguous::Narrow), None);
        assert_eq!(told(&answers(1, 1), Ambiguous::Auto), None);
        assert_eq!(told(&answers(1, 1), Ambiguous::Wide), None);
    }

    #[test]
    fn a_terminal_that_says_little_changes_nothing() {
        assert_eq!(told("\x1b[1;3R\x1b[?62;c", Ambiguous::Auto), None);
        assert_eq!(told("", Ambiguous::Auto), None);
    }
}
