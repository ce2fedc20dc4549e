//! Carries places over an edit by comparing the old text with the new one (`imara-diff`).
//!
//! Compared are the grams of both texts, not their characters: a stray character of an unrelated sentence
//! then never counts as surviving, and tokens are rare, as the histogram algorithm likes them.

use std::ops::Range;

use imara_diff::{Algorithm, Diff, InternedInput, Interner};

use super::grams::{NONE, grams, span};

/// Where each code of the old text went.
#[derive(Debug)]
pub(super) struct Carry {
    /// Rises, but for the codes that are [`GONE`].
    map: Vec<u32>,
    /// Codes of the new text.
    new_length: usize,
}

/// No code of the new text.
const GONE: u32 = u32::MAX;

/// Codes at an end of a range that are taken for changed rather than deleted.
const FRAYED: usize = 12;

/// What became of a range of old codes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Carried {
    pub start: usize,
    pub end: usize,
    /// Share of the codes that are still there.
    pub survived: f32,
}

impl Carry {
    /// Compares two texts.
    pub fn between(old: &[u32], new: &[u32]) -> Self {
        let (before, after) = (grams(old), grams(new));
        let mut input = InternedInput {
            before: Vec::new(),
            after: Vec::new(),
            interner: Interner::new(before.len() + after.len()),
        };
        input.update_before(before.iter().copied());
        input.update_after(after.iter().copied());
        let diff = Diff::compute(Algorithm::Histogram, &input);
        let mut carry = Self { map: vec![GONE; before.len()], new_length: after.len() };
        let (mut from, mut to, mut free) = (0_usize, 0_usize, (0, 0));
        for hunk in diff.hunks() {
            free = carry.run(old, &before, from..hunk.before.start as usize, to, free);
            (from, to) = (hunk.before.end as usize, hunk.after.end as usize);
        }
        carry.run(old, &before, from..before.len(), to, free);
        carry
    }

    /// Notes that the grams `from` stand unchanged at `to` and after. No code and no place before `free`
    /// takes part; returns the first ones that are free then.
    fn run(
        &mut self,
        old: &[u32],
        grams: &[u32],
        from: Range<usize>,
        to: usize,
        mut free: (usize, usize),
    ) -> (usize, usize) {
        let start = from.start;
        for at in from.filter(|at| grams.get(*at).is_some_and(|gram| *gram != NONE)) {
            for code in at..at + span(old, at) {
                let place = to + code - start;
                let Some(slot) = self.map.get_mut(code) else { break };
                if code >= free.0 && place >= free.1 {
                    *slot = place as u32;
                    free = (code + 1, place + 1);
                }
            }
        }
        free
    }

    /// Where an old code stands now.
    pub fn place(&self, code: usize) -> Option<usize> {
        self.map.get(code).filter(|place| **place != GONE).map(|place| *place as usize)
    }

    /// What became of the old codes `start..end`, where most of them stand near each other; `None` where
    /// nothing of them is left.
    pub fn range(&self, start: usize, end: usize) -> Option<Carried> {
        let places: Vec<(usize, usize)> =
            (start..end).filter_map(|code| self.place(code).map(|place| (code, place))).collect();
        let dense = places.get(densest(&places, room(end - start)))?;
        let ((first_code, first), (last_code, last)) = (*dense.first()?, *dense.last()?);
        let low = start.checked_sub(1).and_then(|code| self.place(code)).map_or(0, |place| place + 1);
        let high = self.place(end).unwrap_or(usize::MAX);
        let new_start = first.saturating_sub((first_code - start).min(FRAYED)).max(low.min(first));
        let new_end = (last + (end - last_code).min(FRAYED)).min(high.max(last + 1));
        let survived = dense.len() as f32 / (end - start) as f32;
        Some(Carried { start: new_start, end: new_end, survived })
    }

    /// The place in the new text of the nearest code at or before `code` that is still there.
    pub fn nearest(&self, code: usize) -> usize {
        (0..=code.min(self.map.len().saturating_sub(1))).rev().find_map(|code| self.place(code)).unwrap_or(0)
    }

    /// The place in the new text of the nearest code at or after `code` that is still there, else its end.
    pub fn next(&self, code: usize) -> usize {
        (code..self.map.len()).find_map(|code| self.place(code)).unwrap_or(self.new_length)
    }
}

/// Codes that a passage of `length` may have grown to.
pub(super) fn room(length: usize) -> usize {
    length * 5 / 2
}

/// The most of `places` that stand within `room` new codes, as a range of their indices.
fn densest(places: &[(usize, usize)], room: usize) -> Range<usize> {
    let mut first = 0;
    let stretch = |(last, (_, place)): (usize, &(usize, usize))| {
        while places.get(first).is_some_and(|(_, start)| place - start >= room) {
            first += 1;
        }
        first..last + 1
    };
    places.iter().enumerate().map(stretch).max_by_key(Range::len).unwrap_or_default()
}
