//! Where an episode is to be shown once it is open.

use crate::text::range::Offset;

/// Where a freshly opened episode is to be shown.
#[derive(Clone, Debug, PartialEq)]
pub enum Goal {
    /// In its sections, or in the text if it has none.
    Sections,
    /// Where one left off; in its sections where it was never read.
    Resume,
    /// In the text at this offset of the reading text.
    At(Offset),
    /// In the text at these visible words (going back).
    Spot(Offset, Offset),
    /// At an address a person gave.
    Address(String),
    /// At what belongs to the place in the other pane.
    Counterpart,
    /// At a kept passage.
    Bookmark(String),
    /// At what this query finds in it.
    Hit(String, WhichHit),
}

impl Goal {
    /// Whether it is reached in the first pages of an episode that was never read further.
    pub fn is_at_beginning(&self) -> bool {
        matches!(self, Self::Sections | Self::Resume)
    }
}

/// Which hit of a search in a freshly opened episode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhichHit {
    /// The first at or after this offset.
    From(Offset),
    /// The last.
    Last,
}
