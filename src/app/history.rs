//! The places one has been: back and forward.

use std::path::PathBuf;

use crate::text::range::Offset;

/// A place in some episode.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The episode's file.
    pub path: PathBuf,
    /// First visible text.
    pub top: Offset,
    /// The reading place.
    pub place: Offset,
}

/// Places before and after the present one.
#[derive(Clone, Debug, Default)]
pub struct History {
    back: Vec<Spot>,
    forward: Vec<Spot>,
}

const LIMIT: usize = 200;

impl History {
    /// Remembers `spot` as one left by a jump. What lay ahead is forgotten.
    pub fn leave(&mut self, spot: Spot) {
        self.forward.clear();
        if self.back.last() != Some(&spot) {
            self.back.push(spot);
        }
        if self.back.len() > LIMIT {
            self.back.remove(0);
        }
    }

    /// Places left by jumps, the last one first.
    pub fn left(&self) -> impl Iterator<Item = &Spot> {
        self.back.iter().rev()
    }

    /// The place before; `now` becomes the one after it.
    pub fn back(&mut self, now: Spot) -> Option<Spot> {
        let spot = self.back.pop()?;
        self.forward.push(now);
        Some(spot)
    }

    /// The place after; `now` becomes the one before it.
    pub fn forward(&mut self, now: Spot) -> Option<Spot> {
        let spot = self.forward.pop()?;
        self.back.push(now);
        Some(spot)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn back_and_forward_meet() {
        let spot = |place| Spot { path: "a".into(), top: place, place };
        let mut history = History::default();
        history.leave(spot(1));
        history.leave(spot(1));
        history.leave(spot(2));
        assert_eq!(history.back(spot(3)), Some(spot(2)));
        assert_eq!(history.back(spot(2)), Some(spot(1)));
        assert_eq!(history.back(spot(1)), None);
        assert_eq!(history.forward(spot(1)), Some(spot(2)));
        history.leave(spot(9));
        assert_eq!(history.forward(spot(2)), None);
    }
}
