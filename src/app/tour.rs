//! Several places marked in the jump box, gone through one after the other.

use super::offers::JumpTarget;

/// The way through marked places.
#[derive(Clone, Debug)]
pub struct Tour {
    stops: Vec<JumpTarget>,
    at: usize,
}

impl Tour {
    /// A tour of `stops` that is about to begin; `None` if there are none.
    pub fn new(stops: Vec<JumpTarget>) -> Option<Self> {
        let at = stops.len().checked_sub(1)?;
        Some(Self { stops, at })
    }

    /// Goes on by `steps` (negative: back), from the last stop to the first: the stop, and which one it is of
    /// how many.
    pub fn step(&mut self, steps: isize) -> (&JumpTarget, usize, usize) {
        let count = self.stops.len();
        self.at = (self.at as isize + steps).rem_euclid(count as isize) as usize;
        (&self.stops[self.at], self.at + 1, count)
    }
}
