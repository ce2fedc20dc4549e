//! Where in a folded text a quote may stand: exactly, or as the best piece of every region that shares grams
//! with it. Finds candidates; whether one is good enough is judged elsewhere.

use std::cmp::Reverse;

use super::carry::{Carry, room};
use super::grams::{NONE, grams};
use super::quote::{Haystack, Quote, QuoteCandidate};

/// More equal places than this are not told apart.
const MANY: usize = 4096;
/// Grams at more places than this say too little to vote.
const COMMON: usize = 512;
/// Regions with that many times less votes than the best are not looked into. Not too few: beside a new copy,
/// which has all votes, the passage itself may have been rewritten.
const FAINT: usize = 128;

/// Regions looked into.
const REGIONS: usize = 24;

/// Every place where the quote may stand.
pub(super) fn all(text: &Haystack, quote: &Quote) -> Vec<QuoteCandidate> {
    if quote.length == 0 {
        return Vec::new();
    }
    let mut candidates = exact(text, quote);
    candidates.extend(approximate(text, quote).into_iter().filter(|candidate| candidate.quality < 1.0));
    candidates
}

/// Every place where the quote stands letter by letter.
pub(super) fn exact(text: &Haystack, quote: &Quote) -> Vec<QuoteCandidate> {
    let candidate = |start: usize| quote.measure(text, start, start + quote.length, 1.0);
    places_of(text, quote.codes()).map(candidate).collect()
}

/// Number of places where `codes` stand.
pub(super) fn count(text: &Haystack, codes: &[u32]) -> usize {
    places_of(text, codes).count()
}

/// Whether any gram of `codes` is more frequent in `now` than it was in `then`: part of them may have been
/// copied.
pub(super) fn spread(codes: &[u32], then: &Haystack, now: &Haystack) -> bool {
    let mut grams = grams(codes).into_iter().filter(|gram| *gram != NONE);
    grams.any(|gram| now.index.places(gram).count() > then.index.places(gram).count())
}

fn places_of<'a>(text: &'a Haystack, codes: &'a [u32]) -> Box<dyn Iterator<Item = usize> + 'a> {
    let Some(first) = codes.first() else { return Box::new(std::iter::empty()) };
    let stands = move |start: &usize| text.slice(*start, start + codes.len()) == codes;
    let grams = grams(codes).into_iter().enumerate().filter(|(_, gram)| *gram != NONE);
    if let Some((at, rarest)) = grams.min_by_key(|(_, gram)| text.index.at_most(*gram)) {
        return Box::new(
            text.index
                .places(rarest)
                .filter_map(move |place| place.checked_sub(at))
                .filter(stands)
                .take(MANY),
        );
    }
    let starts = text.folded.codes.iter().enumerate().filter(move |(_, code)| *code == first);
    Box::new(starts.map(|(at, _)| at).filter(stands).take(MANY))
}

/// The best piece of every region that shares enough grams with the quote and its context.
pub(super) fn approximate(text: &Haystack, quote: &Quote) -> Vec<QuoteCandidate> {
    let slack = quote.length / 3 + 8;
    let piece = |(low, high): (i64, i64)| {
        let from = (low + quote.lead as i64 - slack as i64).max(0) as usize;
        let to = (high + (quote.lead + quote.length + slack) as i64).max(0) as usize;
        let expected = (i64::midpoint(low, high) + (quote.lead + quote.length) as i64).max(0) as usize;
        best_piece(text, quote, from, to, expected)
    };
    regions(text, quote).into_iter().filter_map(piece).collect()
}

/// What is left of a quote that was torn, in every region: most of what can be carried over to it, as far as
/// it still stands together.
pub(super) fn torn(text: &Haystack, quote: &Quote) -> Vec<QuoteCandidate> {
    let left = |(low, high): (i64, i64)| {
        let from = (low - room(quote.length) as i64).max(0) as usize;
        let to = (high + (quote.all.len() + room(quote.length)) as i64).max(0) as usize;
        let carry = Carry::between(&quote.all, text.slice(from, to));
        let left = carry.range(quote.lead, quote.lead + quote.length)?;
        Some(quote.measure(text, from + left.start, from + left.end, left.survived.min(0.99)))
    };
    regions(text, quote).into_iter().filter_map(left).collect()
}

/// Ranges of diagonals (place in the text minus place in the quote with its context) on which the grams agree
/// most, none overlapping another.
fn regions(text: &Haystack, quote: &Quote) -> Vec<(i64, i64)> {
    let mut windows = windows(&diagonals(text, quote), (16 + quote.length / 8) as i64);
    windows.sort_unstable_by_key(|(votes, low, _)| (Reverse(*votes), *low));
    let least = windows.first().map_or(0, |(most, ..)| most / FAINT);
    let mut chosen: Vec<(i64, i64)> = Vec::new();
    for (_, low, high) in windows.into_iter().take_while(|(votes, ..)| *votes >= least) {
        if chosen.len() == REGIONS {
            break;
        }
        if chosen.iter().all(|(other_low, other_high)| high < *other_low || *other_high < low) {
            chosen.push((low, high));
        }
    }
    chosen
}

/// The diagonals of all grams that text and quote share, rising, each with its vote: the rarer the gram, the
/// more it tells.
fn diagonals(text: &Haystack, quote: &Quote) -> Vec<(i64, usize)> {
    let frequency = |gram: u32| text.index.at_most(gram);
    let rare = grams(&quote.all)
        .into_iter()
        .enumerate()
        .filter(|(_, gram)| (1..=COMMON).contains(&frequency(*gram)));
    let mut diagonals: Vec<(i64, usize)> = rare
        .flat_map(|(at, gram)| {
            let vote = COMMON / frequency(gram);
            text.index.places(gram).map(move |place| (place as i64 - at as i64, vote))
        })
        .collect();
    diagonals.sort_unstable();
    diagonals
}

/// From every diagonal on, those at most `width` above it: their votes, the first, the last.
fn windows(diagonals: &[(i64, usize)], width: i64) -> Vec<(usize, i64, i64)> {
    let (mut next, mut votes) = (0, 0);
    let window = |(low, own): &(i64, usize)| {
        while let Some((_, vote)) = diagonals.get(next).filter(|(high, _)| *high <= low + width) {
            votes += vote;
            next += 1;
        }
        let whole = votes;
        votes -= own;
        (whole, *low, diagonals.get(next - 1).map_or(*low, |(high, _)| *high))
    };
    diagonals.iter().map(window).collect()
}

/// The piece of codes `from..to` that is most like the quote; of equal ones the one that ends nearest
/// `expected` and whose beginning has the likelier words before it.
pub(super) fn best_piece(
    text: &Haystack,
    quote: &Quote,
    from: usize,
    to: usize,
    expected: usize,
) -> Option<QuoteCandidate> {
    let ends = quote.forwards.distances_to_pieces(text.slice(from, to).iter()).enumerate();
    let (end, _) = ends
        .map(|(at, distance)| (from + at + 1, distance))
        .min_by_key(|(end, distance)| (*distance, end.abs_diff(expected)))?;
    let distances: Vec<u32> =
        quote.backwards.distances_to_prefixes(text.slice(from, end).iter().rev()).collect();
    let least = *distances.iter().min()?;
    let quality = (1.0 - least as f32 / quote.length as f32).max(0.0);
    let starts = || distances.iter().enumerate().filter(|(_, d)| **d == least).map(|(at, _)| end - at - 1);
    let longest = quote.measure(text, starts().next_back()?, end, quality);
    let shortest = quote.measure(text, starts().next()?, end, quality);
    Some(if shortest.before > longest.before { shortest } else { longest })
}
