//! How far a long job is: a line on standard error, where that is a terminal.

use std::time::Duration;

/// How long a job takes before it is worth a word.
const PATIENCE: Duration = Duration::from_millis(500);

/// The least time from one word to the next.
const INTERVAL: Duration = Duration::from_millis(100);

/// Back to the start of the line, which is blank then.
const BLANK: &str = "\r\x1b[K";

/// Decides when the line is written; the time since the job began is handed in.
#[derive(Debug, Default)]
pub struct ProgressLine {
    /// Whether there is anybody to look at it.
    watched: bool,
    last: Option<Duration>,
    is_over: bool,
}

impl ProgressLine {
    /// A line that is written only where it is `watched`.
    pub fn new(watched: bool) -> Self {
        Self { watched, ..Self::default() }
    }

    /// What is written `now` to show `words`; nothing where it is too early.
    pub fn show(&mut self, now: Duration, words: impl FnOnce() -> String) -> Option<String> {
        let due = self.last.map_or(PATIENCE, |last| last + INTERVAL);
        if !self.watched || self.is_over || now < due {
            return None;
        }
        self.last = Some(now);
        Some(format!("{BLANK}{}", words()))
    }

    /// What is written before anything else is: it takes the line away.
    pub fn clear(&mut self) -> &'static str {
        if self.last.take().is_some() { BLANK } else { "" }
    }

    /// Data come onto the same terminal now, and show by themselves how far it is; what is written before them.
    pub fn end(&mut self) -> &'static str {
        self.is_over = true;
        self.clear()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn ms(count: u64) -> Duration {
        Duration::from_millis(count)
    }

    #[test]
    fn a_long_job_tells_how_far_it_is_and_leaves_a_clean_line() {
        let mut line = ProgressLine::new(true);
        assert_eq!(line.show(ms(499), || "1".to_owned()), None);
        assert_eq!(line.clear(), "");
        assert_eq!(line.show(ms(500), || "2".to_owned()).as_deref(), Some("\r\x1b[K2"));
        assert_eq!(line.show(ms(599), || "3".to_owned()), None);
        assert_eq!(line.show(ms(600), || "4".to_owned()).as_deref(), Some("\r\x1b[K4"));
        assert_eq!(line.clear(), "\r\x1b[K");
        assert_eq!(line.end(), "");
        assert_eq!(line.show(ms(900), || "5".to_owned()), None);
    }

    #[test]
    fn nobody_is_told_where_nobody_looks() {
        assert_eq!(ProgressLine::new(false).show(ms(9_000), || "1".to_owned()), None);
    }
}
