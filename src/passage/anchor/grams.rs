//! Short overlapping pieces of a folded text: three ideographs or six letters each.
//!
//! They serve as tokens of a diff, as keys of a search index and as shingles of a fingerprint: long enough to
//! be rare, short enough to survive between two edits.

use std::ops::Range;

use super::folded::weight_of;

/// Weight of one gram.
const WEIGHT: u32 = 6;

/// No gram begins here (too near the end).
pub(super) const NONE: u32 = 0;

/// The hash of the gram that begins at each code, [`NONE`] where the text ends first.
pub(super) fn grams(codes: &[u32]) -> Vec<u32> {
    (0..codes.len()).map(|at| gram_at(codes, at, WEIGHT)).collect()
}

/// The hashes of all grams of another weight.
pub(super) fn grams_of(codes: &[u32], weight: u32) -> impl Iterator<Item = u32> {
    (0..codes.len()).map(move |at| gram_at(codes, at, weight)).take_while(|gram| *gram != NONE)
}

/// Codes that the gram at `at` covers.
pub(super) fn span(codes: &[u32], at: usize) -> usize {
    let mut weight = 0;
    for (length, code) in codes.iter().skip(at).enumerate() {
        weight += weight_of(*code);
        if weight >= WEIGHT {
            return length + 1;
        }
    }
    0
}

fn gram_at(codes: &[u32], at: usize, wanted: u32) -> u32 {
    let mut weight = 0;
    let mut hash = 0x9e37_79b9_7f4a_7c15_u64;
    for code in codes.iter().skip(at) {
        hash = (hash ^ u64::from(*code)).wrapping_mul(0xff51_afd7_ed55_8ccd);
        hash ^= hash >> 32;
        weight += weight_of(*code);
        if weight >= wanted {
            return (hash as u32).max(1);
        }
    }
    NONE
}

/// Where every gram of a text stands.
#[derive(Debug)]
pub(super) struct Index {
    grams: Vec<u32>,
    /// First entry of each bucket in `places`; one more at the end.
    buckets: Vec<u32>,
    /// Places, grouped by bucket, rising within each.
    places: Vec<u32>,
    mask: u32,
}

impl Index {
    /// Indexes a folded text by counting sort.
    pub fn of(codes: &[u32]) -> Self {
        let grams = grams(codes);
        let size = grams.len().next_power_of_two().max(16);
        let mask = size as u32 - 1;
        let mut buckets = vec![0_u32; size + 1];
        for gram in &grams {
            buckets[(gram & mask) as usize + 1] += 1;
        }
        for bucket in 1..=size {
            buckets[bucket] += buckets[bucket - 1];
        }
        let mut next = buckets.clone();
        let mut places = vec![0_u32; grams.len()];
        for (at, gram) in grams.iter().enumerate() {
            let slot = &mut next[(gram & mask) as usize];
            places[*slot as usize] = at as u32;
            *slot += 1;
        }
        Self { grams, buckets, places, mask }
    }

    /// Places where `gram` begins, rising.
    pub fn places(&self, gram: u32) -> impl Iterator<Item = usize> {
        let bucket = (gram & self.mask) as usize;
        let (start, end) = (self.buckets[bucket] as usize, self.buckets[bucket + 1] as usize);
        let places = if gram == NONE { &[] } else { self.places.get(start..end).unwrap_or_default() };
        places.iter().map(|at| *at as usize).filter(move |at| self.grams[*at] == gram)
    }

    /// Whether `gram` begins at one of `places`.
    pub fn stands(&self, gram: u32, places: Range<usize>) -> bool {
        let bucket = (gram & self.mask) as usize;
        let (start, end) = (self.buckets[bucket] as usize, self.buckets[bucket + 1] as usize);
        let bucket = self.places.get(start..end).unwrap_or_default();
        let first = bucket.partition_point(|at| (*at as usize) < places.start);
        let near = bucket.iter().skip(first).map(|at| *at as usize).take_while(|at| *at < places.end);
        gram != NONE && near.into_iter().any(|at| self.grams[at] == gram)
    }

    /// An upper bound on the number of places of `gram`, at no cost.
    pub fn at_most(&self, gram: u32) -> usize {
        let bucket = (gram & self.mask) as usize;
        (self.buckets[bucket + 1] - self.buckets[bucket]) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str) -> Vec<u32> {
        text.chars().map(u32::from).collect()
    }

    #[test]
    fn three_ideographs_or_six_letters() {
        assert_eq!(span(&codes("数据中心"), 0), 3);
        assert_eq!(span(&codes("abcdefgh"), 1), 6);
        assert_eq!(span(&codes("ab数据"), 0), 4);
        assert_eq!(span(&codes("数据"), 0), 0);
    }

    #[test]
    fn the_index_finds_every_place() {
        let text = codes("数据中心与数据中心");
        let index = Index::of(&text);
        assert_eq!(index.places(grams(&text)[0]).collect::<Vec<_>>(), [0, 5]);
        assert_eq!(index.places(12345).count(), 0);
    }
}
