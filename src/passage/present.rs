//! What stands now where a kept passage was found.

use super::anchor::{Anchor, Maker, State};
use super::marks::Placed;
use crate::episode::model::Episode;

/// The words that stand where a passage was found, which may be others than those that were kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Present {
    /// Where they stand, and how they would be found again.
    pub anchor: Anchor,
    /// All of them.
    pub words: String,
}

impl Present {
    /// What stands in `episode` where those of `placed` were found that are not as they were kept, in the
    /// same order; `None` for the others, and for lost ones.
    pub fn all(episode: &Episode, placed: &[Placed]) -> Vec<Option<Self>> {
        let is_elsewhere = |placed: &Placed| matches!(placed.resolved.state, State::Moved | State::Changed);
        // To get ready to make anchors takes a while.
        let maker = placed.iter().any(is_elsewhere).then(|| Maker::new(episode));
        let present = |placed: &Placed| {
            let range = placed.resolved.range;
            let maker = maker.as_ref().filter(|_| is_elsewhere(placed))?;
            Some(Self { anchor: maker.anchor(range), words: range.of(&episode.text).to_owned() })
        };
        placed.iter().map(present).collect()
    }
}
