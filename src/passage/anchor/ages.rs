//! Anchors of different ages: each is found with the help of the very text it was made in, if that was
//! kept.
//!
//! An anchor whose passage was found beyond doubt is made anew in the present text; a doubtful one keeps its
//! words, and the text they belong to stays, so that what became of it can be seen until a reader says what
//! it is now.

use super::hash::text_hash;
use super::place::{Anchor, Resolved};
use super::resolve::Resolver;
use crate::episode::model::Episode;

/// Finds anchors made in any of several earlier texts of one episode.
#[derive(Debug)]
pub struct Ages<'a> {
    /// Without any old text.
    bare: Resolver<'a>,
    /// With each of them, by its fingerprint; the newest first.
    kept: Vec<(u64, Resolver<'a>)>,
}

impl<'a> Ages<'a> {
    /// A resolver for `episode`, whose reading text has the fingerprint `hash`; `kept` are its earlier
    /// reading texts, the newest first.
    pub fn new(episode: &'a Episode, hash: u64, kept: &'a [String]) -> Self {
        let with = |text: &'a String| (text_hash(text), Resolver::knowing(episode, hash, Some(text)));
        Self { bare: Resolver::knowing(episode, hash, None), kept: kept.iter().map(with).collect() }
    }

    /// Where `anchor`'s passage stands now, as [`Resolver::resolve`] tells it: by the text it was made in,
    /// else by the newest that is there.
    pub fn resolve(&self, anchor: &Anchor) -> Resolved {
        let own = self.kept.iter().find(|(hash, _)| *hash == anchor.text_hash);
        let resolver = own.or(self.kept.first()).map_or(&self.bare, |(_, resolver)| resolver);
        resolver.resolve(anchor)
    }
}
