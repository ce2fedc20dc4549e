//! When a frame is drawn: at once after a quiet moment, at most one per interval in a burst, none without a
//! reason.
//!
//! Pure: the clock is handed in.

use std::time::{Duration, Instant};

/// How soon something should be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// News from the background.
    Soon,
    /// An answer to a person.
    Now,
}

impl Urgency {
    /// The least time from one frame to the next.
    fn interval(self) -> Duration {
        match self {
            Self::Now => Duration::from_millis(8),
            Self::Soon => Duration::from_millis(50),
        }
    }
}

/// What is to be drawn, and when the last frame was.
#[derive(Debug, Default)]
pub struct Pace {
    last: Option<Instant>,
    wanted: Option<Urgency>,
    /// No frame before this moment: a better one is expected.
    held: Option<Instant>,
}

impl Pace {
    /// Something changed.
    pub fn want(&mut self, urgency: Urgency) {
        self.wanted = self.wanted.max(Some(urgency));
    }

    /// When the next frame is due; `None` while nothing changed.
    pub fn due(&self, now: Instant) -> Option<Instant> {
        let interval = self.wanted?.interval();
        let due = self.last.map_or(now, |last| last + interval);
        Some(self.held.map_or(due, |held| held.max(due)))
    }

    /// Draws nothing before `until`: what is waited for may be there by then.
    pub fn hold(&mut self, until: Instant) {
        self.held = Some(until);
    }

    /// What was waited for is there: the next frame is due at once, however new the last one is.
    pub fn release(&mut self) {
        if self.held.take().is_some() {
            self.last = None;
        }
    }

    /// Whether a frame is to be drawn `now`.
    pub fn is_due(&self, now: Instant) -> bool {
        self.due(now).is_some_and(|due| due <= now)
    }

    /// A frame was drawn.
    pub fn drawn(&mut self, now: Instant) {
        *self = Self { last: Some(now), wanted: None, ..*self };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MS: Duration = Duration::from_millis(1);

    #[test]
    fn a_key_after_a_quiet_moment_is_drawn_at_once_and_a_burst_is_gathered() {
        let (mut pace, start) = (Pace::default(), Instant::now());
        assert_eq!(pace.due(start), None);
        pace.want(Urgency::Now);
        assert!(pace.is_due(start));
        pace.drawn(start);
        assert_eq!(pace.due(start + MS), None);
        pace.want(Urgency::Now);
        assert!(!pace.is_due(start + 2 * MS));
        assert!(pace.is_due(start + 8 * MS));
    }

    #[test]
    fn what_is_waited_for_is_drawn_at_once_and_else_the_frame_before_it_after_a_while() {
        let (mut pace, start) = (Pace::default(), Instant::now());
        pace.hold(start + 20 * MS);
        pace.want(Urgency::Now);
        assert!(!pace.is_due(start + 19 * MS));
        assert!(pace.is_due(start + 20 * MS));
        pace.drawn(start + 20 * MS);
        pace.want(Urgency::Now);
        assert!(!pace.is_due(start + 21 * MS));
        pace.release();
        assert!(pace.is_due(start + 21 * MS));
        pace.drawn(start + 21 * MS);
        pace.want(Urgency::Now);
        pace.release();
        assert!(!pace.is_due(start + 22 * MS), "waited for once");
    }

    #[test]
    fn a_key_does_not_wait_for_the_slower_pace_of_news() {
        let (mut pace, start) = (Pace::default(), Instant::now());
        pace.drawn(start);
        pace.want(Urgency::Soon);
        assert!(!pace.is_due(start + 40 * MS));
        pace.want(Urgency::Now);
        pace.want(Urgency::Soon);
        assert!(pace.is_due(start + 40 * MS));
    }
}
