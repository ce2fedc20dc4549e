//! When to look whether another process wrote to the store.

use std::time::{Duration, Instant};

/// How long after a write the store is looked at: what comes in one go is looked at once.
const SOON: Duration = Duration::from_millis(50);

/// How long after a write it is looked at once more: what was written can be read only after the disk has it.
const LATER: Duration = Duration::from_millis(700);

/// The time between two polls if nothing tells of writes, or keys alone do.
const INTERVAL: Duration = Duration::from_millis(900);

/// The polls that are due.
#[derive(Debug, Default)]
pub struct Polls {
    soon: Option<Instant>,
    later: Option<Instant>,
    last: Option<Instant>,
    untold: bool,
}

impl Polls {
    /// Nothing will tell of writes: from now on, look in intervals.
    pub fn in_intervals(&mut self, now: Instant) {
        (self.untold, self.last) = (true, Some(now));
    }

    /// The store was written to, by this process or another.
    pub fn touched(&mut self, now: Instant) {
        self.soon.get_or_insert(now + SOON);
        self.later = Some(now + LATER);
    }

    /// A person is there; polls if the last look is long ago.
    pub fn poll(&mut self, now: Instant) {
        if self.last.is_none_or(|last| now - last >= INTERVAL) {
            self.soon = Some(now);
        }
    }

    /// When to look next.
    pub fn due(&self) -> Option<Instant> {
        let next = self.last.filter(|_| self.untold).map(|last| last + INTERVAL);
        [self.soon, self.later, next].into_iter().flatten().min()
    }

    /// Whether to look now; it counts as done.
    pub fn take(&mut self, now: Instant) -> bool {
        let is_due = self.due().is_some_and(|due| due <= now);
        if is_due {
            self.soon = None;
            self.later.take_if(|later| *later <= now);
            self.last = Some(now);
        }
        is_due
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_write_is_looked_at_twice_and_then_there_is_rest() {
        let (mut polls, start) = (Polls::default(), Instant::now());
        assert_eq!(polls.due(), None);
        polls.touched(start);
        polls.touched(start + SOON / 2);
        assert!(!polls.take(start));
        assert!(polls.take(start + SOON));
        let second = polls.due().unwrap();
        assert_eq!(second, start + SOON / 2 + LATER);
        assert!(polls.take(second));
        assert_eq!(polls.due(), None);
    }

    #[test]
    fn keys_look_now_and_then_and_without_a_watcher_time_does() {
        let (mut polls, start) = (Polls::default(), Instant::now());
        polls.poll(start);
        assert!(polls.take(start));
        polls.poll(start + INTERVAL / 2);
        assert!(!polls.take(start + INTERVAL / 2));
        polls.in_intervals(start);
        assert_eq!(polls.due(), Some(start + INTERVAL));
    }
}
