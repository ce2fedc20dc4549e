//! What the plain and the pinyin matcher have in common: a term is prepared, then candidates are scored.

use super::alphabet::{Alphabet, Id};

/// One spelling of a candidate: its label, or an alias.
#[derive(Clone, Copy)]
pub(super) struct RankCandidate<'a> {
    pub ids: &'a [Id],
    pub alphabet: &'a Alphabet,
}

/// A term ready to be held against candidates.
pub(super) trait Matcher {
    /// Memory reused from candidate to candidate.
    type Scratch: Default;

    /// The best score of `candidate` on the scale of [`super::score`], if it matches. `found` receives the
    /// indices of the matched characters, ascending.
    fn score(
        &self,
        candidate: RankCandidate<'_>,
        scratch: &mut Self::Scratch,
        found: &mut Vec<u32>,
    ) -> Option<i32>;
}
