//! What was typed into lines before, each kind of line by itself; Up brings it back, also in later sessions.

use std::collections::HashMap;

/// So much is remembered of each kind of line.
pub const MOST: usize = 200;

/// A kind of line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum InputKind {
    /// Searches, in one text or in all.
    Search,
    /// Jumps.
    Jump,
    /// Addresses and commands.
    Command,
    /// Filters of lists.
    Filter,
    /// The list of keys.
    Help,
    /// Commands that are given words.
    Pipe,
    /// Notes, names.
    Note,
    /// Tags.
    Tags,
}

impl InputKind {
    /// The kinds whose lines are remembered for later sessions, by their names there: not what is itself kept.
    pub const LASTING: &[(&str, Self)] = &[
        ("search", Self::Search),
        ("jump", Self::Jump),
        ("command", Self::Command),
        ("filter", Self::Filter),
        ("pipe", Self::Pipe),
    ];

    /// Its name, if its lines are remembered for later sessions.
    pub fn lasting(self) -> Option<&'static str> {
        Self::LASTING.iter().find(|(_, kind)| *kind == self).map(|(name, _)| *name)
    }
}

/// What was typed before.
#[derive(Clone, Debug, Default)]
pub struct Recall {
    /// The last one last.
    lines: HashMap<InputKind, Vec<String>>,
    /// How many steps back one is, and what was being typed.
    walk: Option<(usize, String)>,
}

impl Recall {
    /// Remembers a line that was used; whether there was anything to remember.
    pub fn remember(&mut self, kind: InputKind, text: &str) -> bool {
        self.walk = None;
        if text.trim().is_empty() {
            return false;
        }
        let lines = self.lines.entry(kind).or_default();
        lines.retain(|known| known != text);
        lines.push(text.to_owned());
        let over = lines.len().saturating_sub(MOST);
        lines.drain(..over);
        true
    }

    /// The lines of a kind, the last one last.
    pub fn lines(&self, kind: InputKind) -> &[String] {
        self.lines.get(&kind).map_or(&[], Vec::as_slice)
    }

    /// The line `steps` before what stands in the line now (negative: after); `None` where there is none.
    pub fn step(&mut self, kind: InputKind, now: &str, steps: isize) -> Option<String> {
        let lines = self.lines.get(&kind)?;
        let (back, typed) = self.walk.clone().unwrap_or((0, now.to_owned()));
        let wanted = back.checked_add_signed(steps).filter(|wanted| *wanted <= lines.len())?;
        let text = match wanted {
            0 => typed.clone(),
            _ => lines.get(lines.len() - wanted)?.clone(),
        };
        self.walk = Some((wanted, typed));
        Some(text)
    }

    /// Whether a line of before stands in the line.
    pub fn is_walking(&self) -> bool {
        self.walk.as_ref().is_some_and(|(back, _)| *back > 0)
    }

    /// Something else was typed.
    pub fn rest(&mut self) {
        self.walk = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_come_back_last_first_and_what_was_being_typed_after_them() {
        let mut recall = Recall::default();
        for line in ["fog", "light", "fog", " "] {
            recall.remember(InputKind::Search, line);
        }
        let mut step = |now: &str, steps| recall.step(InputKind::Search, now, steps);
        assert_eq!(step("se", 1).as_deref(), Some("fog"));
        assert_eq!(step("fog", 1).as_deref(), Some("light"));
        assert_eq!(step("light", 1), None);
        assert_eq!(step("light", -1).as_deref(), Some("fog"));
        assert_eq!(step("fog", -1).as_deref(), Some("se"));
        assert_eq!(step("se", -1), None);
        assert_eq!(recall.step(InputKind::Jump, "", 1), None);
    }
}
