//! Which candidate is evidently the passage, if any is: the place where a doubtful match is refused.
//!
//! Weights count two for an ideograph and one for a letter (see `folded::weight`).

use super::folded::weight;
use super::quote::{Quote, QuoteCandidate};

/// From this weight on (twelve ideographs, two dozen letters) words that stood only once speak for
/// themselves.
pub(super) const TELLING: u32 = 24;

/// Words of less weight can be like others by chance.
pub(super) const SAYING: u32 = 12;

/// Two candidates must be at least this far apart in their likeness, else neither is taken.
const MARGIN: f32 = 0.5;

/// Below this likeness of its words a place holds others, however alike its neighbours.
const OTHER: f32 = 0.4;

/// Or the better one must hold so many grams more that stand nowhere else.
const RARE: f32 = 2.0;

/// A passage to be found.
#[derive(Debug)]
pub(super) struct Case {
    pub quote: Quote,
    /// At how many places its words stood in the text it came from, if that is known.
    pub stood: Option<usize>,
    /// Where it stood, as a place in the present text, if that means anything.
    pub place: Option<usize>,
}

impl Case {
    /// Whether its words stood nowhere else.
    pub fn unique(&self) -> bool {
        self.stood == Some(1)
    }
}

/// The one candidate that is evidently the passage; of twins the one nearest to where it stood.
pub(super) fn choose(case: &Case, candidates: &[QuoteCandidate]) -> Option<QuoteCandidate> {
    let candidates: Vec<QuoteCandidate> =
        candidates.iter().filter(|one| one.quality >= OTHER).copied().collect();
    let best = candidates.iter().max_by(|one, other| total(one).total_cmp(&total(other)))?;
    let close = |other: &&QuoteCandidate| {
        total(best) - total(other) < MARGIN && best.rare - other.rare < RARE && !is_shadow(other, &candidates)
    };
    let rivals = || candidates.iter().filter(|other| !other.overlaps(best)).filter(close);
    let place = case.place.filter(|_| rivals().all(|other| is_twin(best, other)));
    let chosen = match place {
        Some(place) => rivals().chain([best]).min_by_key(|candidate| candidate.start.abs_diff(place))?,
        None => Some(best).filter(|_| rivals().next().is_none())?,
    };
    likely(case, chosen).then_some(*chosen)
}

/// Whether nothing but their places tells two candidates apart.
fn is_twin(one: &QuoteCandidate, other: &QuoteCandidate) -> bool {
    let alike = |one: f32, other: f32, least: f32| (one - other).abs() < least;
    alike(one.quality, other.quality, 0.15)
        && alike(one.before, other.before, 0.2)
        && alike(one.after, other.after, 0.2)
}

/// Whether `candidate` is but a worse view of another.
fn is_shadow(candidate: &QuoteCandidate, candidates: &[QuoteCandidate]) -> bool {
    let is_better = |other: &&QuoteCandidate| total(other) > total(candidate);
    candidate.quality < 1.0 && candidates.iter().filter(is_better).any(|other| other.overlaps(candidate))
}

/// Whether one of `candidates` but `best`, where the same words stand, could be the passage as well: a copy
/// with part of its context, or what became of it at its old place.
pub(super) fn has_rival(case: &Case, best: &QuoteCandidate, candidates: &[QuoteCandidate]) -> bool {
    let exact = candidates.iter().filter(|other| other.quality >= 1.0).count();
    let copied = case.stood.is_none_or(|stood| exact > stood);
    let told = framed(best, 0.75);
    let could_be = |other: &QuoteCandidate| {
        if other.quality >= 1.0 {
            return copied && !(told && other.better_side() < 0.55);
        }
        let at_home = framed(other, 0.5) || (other.quality >= 0.4 && other.better_side() >= 0.55);
        at_home || (!told && other.quality >= 0.6)
    };
    candidates.iter().filter(|other| !other.overlaps(best)).any(could_be)
}

fn total(candidate: &QuoteCandidate) -> f32 {
    2.0 * candidate.quality + candidate.support()
}

/// Whether the candidate is worth being shown to the reader: evidently the passage, or its words, which stood
/// only once and stand only here, or much of what tells it from all else.
fn likely(case: &Case, candidate: &QuoteCandidate) -> bool {
    let says = weight(case.quote.codes()) >= SAYING;
    let alone = says && case.unique() && candidate.quality >= 1.0;
    let kin = says && candidate.quality >= 0.5 && candidate.kin >= 0.4 && candidate.own >= 0.3;
    alone || kin || evident(case, candidate)
}

/// Whether the candidate is evidently the passage.
pub(super) fn evident(case: &Case, candidate: &QuoteCandidate) -> bool {
    let (weight, unique) = (weight(case.quote.codes()), case.unique());
    if candidate.quality >= 1.0 {
        same_words(weight, unique, candidate)
    } else {
        edited(weight, unique, candidate)
    }
}

fn same_words(weight: u32, unique: bool, candidate: &QuoteCandidate) -> bool {
    (unique && weight >= TELLING) || (weight >= 8 && stands_by(candidate, unique)) || framed(candidate, 0.75)
}

fn edited(weight: u32, unique: bool, candidate: &QuoteCandidate) -> bool {
    let quality = candidate.quality;
    let alone =
        unique && ((weight >= 2 * TELLING && quality >= 0.7) || (weight >= TELLING && quality >= 0.8));
    let pinned = candidate.better_side() >= 0.85 || stands_by(candidate, unique);
    let in_place = (weight >= 2 * TELLING && quality >= 0.5) || (weight >= SAYING && quality >= 0.6);
    let in_frame = quality >= 0.7 || (weight >= SAYING && quality >= 0.5);
    alone || (in_place && pinned) || (in_frame && framed(candidate, 0.75))
}

/// The context on one side at least is evidently its own.
fn stands_by(candidate: &QuoteCandidate, unique: bool) -> bool {
    let least = if unique { 0.75 } else { 0.85 };
    candidate.better_side() >= least && candidate.support() >= least + 0.3
}

/// The context on both sides is alike.
fn framed(candidate: &QuoteCandidate, least: f32) -> bool {
    candidate.before >= least && candidate.after >= least
}
