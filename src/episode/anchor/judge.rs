//! Which candidate is evidently the passage, if any is: the place where a doubtful match is refused.
//!
//! Weights count two for an ideograph and one for a letter (see `folded::weight`).

use super::folded::weight;
use super::quote::{Candidate, Quote};

/// From this weight on (twelve ideographs, two dozen letters) words that stood only once speak for themselves.
pub(super) const TELLING: u32 = 24;

/// Two candidates must be at least this far apart, else neither is taken.
const MARGIN: f32 = 0.5;

/// The one candidate that is evidently the quote. `unique`: the quote stood only once in the text it came from.
pub(super) fn choose(quote: &Quote, unique: bool, mut candidates: Vec<Candidate>) -> Option<Candidate> {
    candidates.sort_by(|one, other| total(other).total_cmp(&total(one)));
    let best = *candidates.first()?;
    let rival = candidates.iter().find(|other| !other.overlaps(&best));
    let lead = rival.map_or(f32::INFINITY, |rival| total(&best) - total(rival));
    (lead >= MARGIN && evident(quote, unique, &best)).then_some(best)
}

fn total(candidate: &Candidate) -> f32 {
    2.0 * candidate.quality + candidate.support()
}

fn evident(quote: &Quote, unique: bool, candidate: &Candidate) -> bool {
    let weight = weight(quote.codes());
    if candidate.quality >= 1.0 {
        same_words(weight, unique, candidate)
    } else {
        edited(weight, unique, candidate)
    }
}

fn same_words(weight: u32, unique: bool, candidate: &Candidate) -> bool {
    (unique && weight >= TELLING) || (weight >= 8 && stands_by(candidate, unique)) || framed(candidate, 0.75)
}

fn edited(weight: u32, unique: bool, candidate: &Candidate) -> bool {
    let alone = unique && weight >= 2 * TELLING && candidate.quality >= 0.7;
    let least = if weight >= 2 * TELLING { 0.5 } else { 0.6 };
    let in_place = weight >= TELLING && candidate.quality >= least && stands_by(candidate, unique);
    alone || in_place || (candidate.quality >= 0.7 && framed(candidate, 0.75))
}

/// The context on one side at least is evidently its own.
fn stands_by(candidate: &Candidate, unique: bool) -> bool {
    let least = if unique { 0.75 } else { 0.85 };
    candidate.better_side() >= least && candidate.support() >= least + 0.3
}

/// The context on both sides is alike.
fn framed(candidate: &Candidate, least: f32) -> bool {
    candidate.before >= least && candidate.after >= least
}
