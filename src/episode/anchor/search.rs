//! Where in a folded text a quote may stand: exactly, or as the best piece of every region that shares grams
//! with it. Finds candidates and measures them; whether one is good enough is judged elsewhere.

use super::approx::{distances_to_pieces, distances_to_prefixes};
use super::folded::Folded;
use super::grams::{Index, grams};

/// More equal places than this are not told apart.
const MANY: usize = 4096;
/// Grams at more places than this say too little to vote.
const COMMON: usize = 512;
/// Regions looked into.
const REGIONS: usize = 24;

/// Codes next to a quote that must be alike, however much of the rest is.
const NEAR: usize = 32;
/// Below this likeness, which any two texts may reach, no more is looked at.
const DIFFERENT: f32 = 0.5;

/// A text prepared for searching.
#[derive(Debug)]
pub(super) struct Haystack {
    pub folded: Folded,
    pub index: Index,
}

impl Haystack {
    pub fn of(text: &str) -> Self {
        let folded = Folded::of(text);
        let index = Index::of(&folded.codes);
        Self { folded, index }
    }

    /// Codes `start..end`, clamped to the text.
    pub fn slice(&self, start: usize, end: usize) -> &[u32] {
        let end = end.min(self.folded.len());
        self.folded.codes.get(start.min(end)..end).unwrap_or_default()
    }
}

/// A folded quote and its folded context.
#[derive(Clone, Debug, Default)]
pub(super) struct Quote {
    pub codes: Vec<u32>,
    pub before: Vec<u32>,
    pub after: Vec<u32>,
}

/// A place where a quote may stand, and how well it fits there, each measure from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Candidate {
    pub start: usize,
    pub end: usize,
    /// Likeness of the words.
    pub quality: f32,
    /// Likeness of the words before.
    pub before: f32,
    /// Likeness of the words after.
    pub after: f32,
}

impl Candidate {
    /// Likeness of the context on both sides, 0 to 2.
    pub fn support(&self) -> f32 {
        self.before + self.after
    }

    /// Likeness of the context on its better side.
    pub fn better_side(&self) -> f32 {
        self.before.max(self.after)
    }

    pub fn overlaps(&self, other: &Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// Every place where the quote stands letter by letter.
pub(super) fn exact(text: &Haystack, quote: &Quote) -> Vec<Candidate> {
    let length = quote.codes.len();
    places_of(text, &quote.codes)
        .into_iter()
        .map(|start| measure(text, quote, start, start + length, 1.0))
        .collect()
}

/// Number of places where `codes` stand.
pub(super) fn count(text: &Haystack, codes: &[u32]) -> usize {
    places_of(text, codes).len()
}

fn places_of(text: &Haystack, codes: &[u32]) -> Vec<usize> {
    let Some(first) = codes.first() else { return Vec::new() };
    let stands = |start: &usize| text.slice(*start, start + codes.len()) == codes;
    let rarest = grams(codes).into_iter().enumerate().filter(|(_, gram)| *gram != super::grams::NONE);
    match rarest.min_by_key(|(_, gram)| text.index.at_most(*gram)) {
        Some((at, gram)) => text
            .index
            .places(gram)
            .filter_map(|place| place.checked_sub(at))
            .filter(stands)
            .take(MANY)
            .collect(),
        None => {
            let starts = text.folded.codes.iter().enumerate().filter(|(_, code)| *code == first);
            starts.map(|(at, _)| at).filter(stands).take(MANY).collect()
        }
    }
}

/// The best piece of every region that shares enough grams with the quote and its context.
pub(super) fn approximate(text: &Haystack, quote: &Quote) -> Vec<Candidate> {
    let length = quote.codes.len();
    let slack = length / 3 + 8;
    regions(text, quote)
        .into_iter()
        .filter_map(|(low, high)| {
            let from = (low + quote.before.len() as i64 - slack as i64).max(0) as usize;
            let to = (high + (quote.before.len() + length + slack) as i64).max(0) as usize;
            let expected = ((low + high) / 2 + (quote.before.len() + length) as i64).max(0) as usize;
            best_piece(text, quote, from, to, expected)
        })
        .collect()
}

/// Ranges of diagonals (place in the text minus place in the quote with its context) on which grams agree.
fn regions(text: &Haystack, quote: &Quote) -> Vec<(i64, i64)> {
    let all: Vec<u32> = quote.before.iter().chain(&quote.codes).chain(&quote.after).copied().collect();
    let mut diagonals: Vec<i64> = grams(&all)
        .into_iter()
        .enumerate()
        .filter(|(_, gram)| text.index.at_most(*gram) <= COMMON)
        .flat_map(|(at, gram)| text.index.places(gram).map(move |place| place as i64 - at as i64))
        .collect();
    diagonals.sort_unstable();
    let width = (16 + quote.codes.len() / 8) as i64;
    let mut last = 0;
    let mut windows: Vec<(usize, i64, i64)> = diagonals
        .iter()
        .enumerate()
        .map(|(first, low)| {
            while diagonals.get(last).is_some_and(|high| *high <= low + width) {
                last += 1;
            }
            (last - first, *low, diagonals.get(last - 1).copied().unwrap_or(*low))
        })
        .collect();
    windows.sort_by_key(|(votes, low, _)| (std::cmp::Reverse(*votes), *low));
    let mut chosen: Vec<(i64, i64)> = Vec::new();
    for (_, low, high) in windows {
        if chosen.len() == REGIONS {
            break;
        }
        if chosen.iter().all(|(other_low, other_high)| high < *other_low || *other_high < low) {
            chosen.push((low, high));
        }
    }
    chosen
}

/// The piece of codes `from..to` that is most like the quote; of equal ones the one that ends nearest `expected`.
fn best_piece(text: &Haystack, quote: &Quote, from: usize, to: usize, expected: usize) -> Option<Candidate> {
    let region = text.slice(from, to);
    let (end, _) = distances_to_pieces(&quote.codes, region.iter())
        .into_iter()
        .enumerate()
        .map(|(at, distance)| (from + at + 1, distance))
        .min_by_key(|(end, distance)| (*distance, end.abs_diff(expected)))?;
    let backwards: Vec<u32> = quote.codes.iter().rev().copied().collect();
    let distances = distances_to_prefixes(&backwards, text.slice(from, end).iter().rev());
    let least = *distances.iter().min()?;
    let quality = 1.0 - least as f32 / quote.codes.len() as f32;
    let starts = || distances.iter().enumerate().filter(|(_, d)| **d == least).map(|(at, _)| end - at - 1);
    let longest = measure(text, quote, starts().next_back()?, end, quality.max(0.0));
    let shortest = measure(text, quote, starts().next()?, end, quality.max(0.0));
    Some(if shortest.before > longest.before { shortest } else { longest })
}

/// A candidate with the likeness of its context.
pub(super) fn measure(text: &Haystack, quote: &Quote, start: usize, end: usize, quality: f32) -> Candidate {
    let ahead = text.slice(start.saturating_sub(room(quote.before.len())), start);
    let before = if quote.before.is_empty() {
        f32::from(u8::from(start == 0))
    } else {
        let backwards: Vec<u32> = quote.before.iter().rev().copied().collect();
        context(&backwards, ahead.iter().rev())
    };
    let after = if quote.after.is_empty() {
        f32::from(u8::from(end == text.folded.len()))
    } else {
        context(&quote.after, text.slice(end, end + room(quote.after.len())).iter())
    };
    Candidate { start, end, quality, before, after }
}

/// Codes that a context of `length` codes may have grown to.
fn room(length: usize) -> usize {
    length * 3 / 2
}

/// The likeness of a context: of all of it and, where there is much of it, of the words next to the quote as well.
fn context<'a>(wanted: &[u32], text: impl Iterator<Item = &'a u32> + Clone) -> f32 {
    let near = wanted.get(..NEAR).unwrap_or(wanted);
    let nearby = likeness(near, text.clone().take(room(near.len())));
    if near.len() == wanted.len() || nearby < DIFFERENT { nearby } else { nearby.min(likeness(wanted, text)) }
}

/// How much of `wanted` the best beginning of `text` holds, 0 to 1.
fn likeness<'a>(wanted: &[u32], text: impl Iterator<Item = &'a u32>) -> f32 {
    let length = wanted.len() as u32;
    let best = distances_to_prefixes(wanted, text).into_iter().min().unwrap_or(length);
    1.0 - best.min(length) as f32 / length.max(1) as f32
}
