//! A folded quote with its folded context, prepared for comparison, and the measures of a place in a text.

use super::approx::Pattern;
use super::folded::FoldedWords;
use super::grams::{Index, NONE, grams};

/// Codes next to a quote that must be alike, however much of the rest is.
pub(super) const NEAR: usize = 32;

/// Codes next to a quote that set it in its place.
pub(super) const SETTING: usize = 24;

/// Below this likeness, which any two texts may reach, no more is looked at.
const DIFFERENT: f32 = 0.5;

/// A text prepared for searching.
#[derive(Debug)]
pub(super) struct Haystack {
    pub folded: FoldedWords,
    pub index: Index,
}

impl Haystack {
    pub fn of(text: &str) -> Self {
        let folded = FoldedWords::of(text);
        let index = Index::of(&folded.codes);
        Self { folded, index }
    }

    /// Codes `start..end`, clamped to the text.
    pub fn slice(&self, start: usize, end: usize) -> &[u32] {
        let end = end.min(self.folded.len());
        self.folded.codes.get(start.min(end)..end).unwrap_or_default()
    }
}

/// A quote and its context.
#[derive(Clone, Debug, Default)]
pub(super) struct Quote {
    /// The context before, the quote, the context after.
    pub all: Vec<u32>,
    /// The gram that begins at each of them.
    grams: Vec<u32>,
    /// Number of codes before the quote.
    pub lead: usize,
    /// Number of codes of the quote.
    pub length: usize,
    pub forwards: Pattern,
    pub backwards: Pattern,
    before: ContextSide,
    after: ContextSide,
}

/// The context on one side, read away from the quote.
#[derive(Clone, Debug, Default)]
struct ContextSide {
    length: usize,
    near: Pattern,
    /// The whole, if there is more than the near part.
    whole: Option<Pattern>,
}

/// A place where a quote may stand, and how well it fits there, each measure from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct QuoteCandidate {
    pub start: usize,
    pub end: usize,
    /// Likeness of the words.
    pub quality: f32,
    /// Likeness of the words before.
    pub before: f32,
    /// Likeness of the words after.
    pub after: f32,
    /// The grams of quote and context that stand here, each divided by the number of places where it stands.
    pub rare: f32,
    /// The share of them.
    pub kin: f32,
    /// The share of those that belong to the quote itself.
    pub own: f32,
}

impl Quote {
    pub fn new(codes: &[u32], before: &[u32], after: &[u32]) -> Self {
        let all = [before, codes, after].concat();
        Self {
            grams: grams(&all),
            all,
            lead: before.len(),
            length: codes.len(),
            forwards: Pattern::of(codes.iter().copied()),
            backwards: Pattern::of(codes.iter().rev().copied()),
            before: ContextSide::of(before.iter().rev().copied()),
            after: ContextSide::of(after.iter().copied()),
        }
    }

    /// The quote itself.
    pub fn codes(&self) -> &[u32] {
        self.all.get(self.lead..self.lead + self.length).unwrap_or_default()
    }

    /// Whether all of the context stands around `candidate` letter by letter; a side without context, at the
    /// edge.
    pub fn is_whole_at(&self, text: &Haystack, candidate: &QuoteCandidate) -> bool {
        self.is_framed_by(text, candidate, usize::MAX)
    }

    /// Whether the nearest words of both sides stand around `candidate` letter by letter.
    pub fn is_set_at(&self, text: &Haystack, candidate: &QuoteCandidate) -> bool {
        self.is_framed_by(text, candidate, SETTING)
    }

    fn is_framed_by(&self, text: &Haystack, candidate: &QuoteCandidate, most: usize) -> bool {
        let trail = self.all.len() - self.lead - self.length;
        let (before, after) = (self.lead.min(most), trail.min(most));
        let ahead = text.slice(candidate.start.saturating_sub(before), candidate.start);
        let behind = text.slice(candidate.end, candidate.end + after);
        self.all.get(self.lead - before..self.lead) == Some(ahead)
            && self.all.get(self.all.len() - trail..self.all.len() - trail + after) == Some(behind)
            && (before > 0 || candidate.start == 0)
            && (after > 0 || candidate.end == text.folded.len())
    }

    /// A candidate at `start..end` with the likeness of its context.
    pub fn measure(&self, text: &Haystack, start: usize, end: usize, quality: f32) -> QuoteCandidate {
        let ahead = text.slice(start.saturating_sub(self.before.room()), start);
        let behind = text.slice(end, end + self.after.room());
        let before = self.before.likeness(ahead.iter().rev(), start == 0);
        let after = self.after.likeness(behind.iter(), end == text.folded.len());
        let [before_it, own, after_it] = self.rare_grams(text, start, end);
        let (rare, whole) = (before_it.0 + own.0 + after_it.0, before_it.1 + own.1 + after_it.1);
        let share = |(held, whole): (f32, f32)| if whole > 0.0 { held / whole } else { quality };
        QuoteCandidate {
            start,
            end,
            quality,
            before,
            after,
            rare,
            kin: share((rare, whole)),
            own: share(own),
        }
    }

    /// Of the context before, the quote and the context after: the grams that stand at `start..end` and
    /// around it, and all of them, each divided by the number of places where it stands in the text.
    fn rare_grams(&self, text: &Haystack, start: usize, end: usize) -> [(f32, f32); 3] {
        let parts = [
            (0..self.lead, start.saturating_sub(self.before.room())..start),
            (self.lead..self.lead + self.length, start..end),
            (self.lead + self.length..self.all.len(), end..end + self.after.room()),
        ];
        parts.map(|(codes, places)| {
            let grams = self.grams.get(codes).unwrap_or_default().iter().filter(|gram| **gram != NONE);
            grams.fold((0.0, 0.0), |(held, whole), gram| {
                let weight = 1.0 / text.index.at_most(*gram).max(1) as f32;
                let stands = text.index.stands(*gram, places.clone());
                (if stands { held + weight } else { held }, whole + weight)
            })
        })
    }
}

impl ContextSide {
    fn of(codes: impl ExactSizeIterator<Item = u32> + Clone) -> Self {
        let length = codes.len();
        let whole = (length > NEAR).then(|| Pattern::of(codes.clone()));
        Self { length, near: Pattern::of(codes.take(NEAR)), whole }
    }

    /// Codes that the context may have grown to.
    fn room(&self) -> usize {
        self.length * 3 / 2
    }

    /// The likeness of all of it and, if there is much of it, of the words next to the quote as well. A
    /// quote without context stood at the edge of its text; away from the `edge`, whatever was put before it
    /// tells nothing.
    fn likeness<'a>(&self, text: impl Iterator<Item = &'a u32> + Clone, edge: bool) -> f32 {
        if self.length == 0 {
            return if edge { 1.0 } else { DIFFERENT };
        }
        let near = self.length.min(NEAR);
        let nearby = likeness(&self.near, near, text.clone().take(near * 3 / 2));
        match &self.whole {
            Some(whole) if nearby >= DIFFERENT => nearby.min(likeness(whole, self.length, text)),
            _ => nearby,
        }
    }
}

/// How much of a pattern the best beginning of `text` holds, 0 to 1.
fn likeness<'a>(pattern: &Pattern, length: usize, text: impl Iterator<Item = &'a u32>) -> f32 {
    let best = pattern.distances_to_prefixes(text).min().map_or(length, |best| length.min(best as usize));
    1.0 - best as f32 / length as f32
}

impl QuoteCandidate {
    /// Likeness of the context on both sides, 0 to 2.
    pub fn support(&self) -> f32 {
        self.before + self.after
    }

    /// Likeness of the context on its better side.
    pub fn better_side(&self) -> f32 {
        self.before.max(self.after)
    }

    /// Whether most of the shorter of the two lies in the other: then they are one place.
    pub fn overlaps(&self, other: &Self) -> bool {
        let shared = self.end.min(other.end).saturating_sub(self.start.max(other.start));
        shared * 2 > (self.end - self.start).min(other.end - other.start)
    }
}
