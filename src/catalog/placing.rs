//! Kept passages, placed in the text of their episode as it is now.

use crate::episode::model::Episode;
use crate::passage::anchor::{Ages, Anchor, Resolved};
use crate::passage::marks::{Bookmark, Placed};

/// Places the passages of one episode.
pub struct Placing<'a> {
    resolver: Ages<'a>,
    hash: u64,
}

impl<'a> Placing<'a> {
    /// Places them in `episode`, whose reading text has the fingerprint `hash`. `texts` are the earlier
    /// reading texts that they were made in, the newest first.
    pub fn new(episode: &'a Episode, hash: u64, texts: &'a [String]) -> Self {
        Self { resolver: Ages::new(episode, hash, texts), hash }
    }

    /// Where the passage of `anchor` stands.
    pub fn resolve(&self, anchor: &Anchor) -> Resolved {
        self.resolver.resolve(anchor)
    }

    /// The passages and where they stand, in the same order.
    pub fn place(&self, passages: impl IntoIterator<Item = Bookmark>) -> Vec<Placed> {
        let place = |passage: Bookmark| {
            let found = self.resolve(&passage.anchor);
            Placed::new(passage, found, self.hash)
        };
        passages.into_iter().map(place).collect()
    }
}
