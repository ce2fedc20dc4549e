//! A file whose names are weighed.

use super::candidate::Candidate;
use super::known::Known;
use super::weights::PerFeature;
use crate::parse::block::Block;

/// A file whose names are weighed.
pub struct Court<'c> {
    /// Its blocks.
    pub blocks: &'c [Block],
    /// What may be labels, in order.
    pub candidates: &'c [Candidate],
    /// How much each piece of evidence counts.
    pub odds: &'static PerFeature,
    /// Whom its head knows.
    pub known: &'c Known,
    /// Whether some line may be one of whoever asks: an answer's mark is none without.
    pub hosted: bool,
    /// Whether questions without a name stand among the lines, so that one who answers is not alone.
    pub asked: bool,
}
