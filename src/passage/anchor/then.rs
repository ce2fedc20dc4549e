//! The text a passage was made in, where it was kept: what it tells of the passage, and how it became the
//! present one.

use super::carry::Carry;
use super::hash::text_hash;
use super::judge::{self, Case};
use super::place::Anchor;
use super::quote::{Haystack, Quote, QuoteCandidate, SETTING};
use super::search;
use crate::text::range::TextRange;

/// Codes of context that are enough for most passages.
const CONTEXT: usize = 48;

/// Codes on each side that may help to tell a passage from its twins.
const REACH: usize = 400;

/// An earlier text.
#[derive(Debug)]
pub(super) struct Then<'a> {
    text: &'a str,
    hash: u64,
    pub haystack: Haystack,
    pub carry: Carry,
}

impl<'a> Then<'a> {
    /// Compares the kept `text` with the present one.
    pub fn new(text: &'a str, now: &Haystack) -> Self {
        let haystack = Haystack::of(text);
        let carry = Carry::between(&haystack.folded.codes, &now.folded.codes);
        Self { text, hash: text_hash(text), haystack, carry }
    }

    /// The codes of the passage in this text, if that is certain.
    pub fn codes_of(&self, anchor: &Anchor) -> Option<(usize, usize)> {
        let range = anchor.range();
        if self.hash == anchor.text_hash && range.of(self.text).starts_with(&anchor.exact) {
            return Some(self.haystack.folded.indices(range));
        }
        let mut places = self.text.match_indices(&anchor.exact);
        let (start, _) = places.next().filter(|_| anchor.tail.is_empty() && places.next().is_none())?;
        Some(self.haystack.folded.indices(TextRange::new(start, start + anchor.exact.len())))
    }

    /// What is known of the passage that stood at the codes `start..end`.
    pub fn case(&self, start: usize, end: usize) -> Case {
        let text = &self.haystack;
        let quote = |context: usize| {
            let before = text.slice(start.saturating_sub(context), start);
            Quote::new(text.slice(start, end), before, text.slice(end, end + context))
        };
        let stood = Some(search::count(text, text.slice(start, end)));
        let near = quote(CONTEXT);
        let is_told_apart = stood == Some(1) || search::count(text, &near.all) == 1;
        Case {
            quote: if is_told_apart { near } else { quote(REACH) },
            stood,
            place: Some(self.carry.nearest(start)),
        }
    }

    /// Whether the same words at `new` cannot be others than those at the codes `start..end`: each half of
    /// them stood only once, alone or together with the words beside it that are unchanged. (A whole that
    /// stood only once does not suffice: its halves may come together anew from two places where the same was
    /// said.)
    pub fn is_rooted(
        &self,
        (start, end): (usize, usize),
        case: &Case,
        now: &Haystack,
        new: &QuoteCandidate,
    ) -> bool {
        let old = &self.haystack;
        let once = |from: usize, to: usize| search::count(old, old.slice(from, to)) == 1;
        let middle = usize::midpoint(start, end);
        let (first_end, second_start) = if case.unique() { (middle, middle) } else { (end, start) };
        let is_copied = |from: usize, to: usize| {
            let half = old.slice(from, to);
            search::count(now, half) > search::count(old, half)
        };
        if is_copied(start, first_end) || is_copied(second_start, end) {
            return false;
        }
        if once(start, first_end) && once(second_start, end) {
            return judge::evident(case, new);
        }
        let equal = |(one, other): &(&u32, &u32)| one == other;
        let (before, new_before) = (old.slice(start.saturating_sub(REACH), start), now.slice(0, new.start));
        let (after, new_after) = (old.slice(end, end + REACH), now.slice(new.end, usize::MAX));
        let left = before.iter().rev().zip(new_before.iter().rev()).take_while(equal).count();
        let right = after.iter().zip(new_after).take_while(equal).count();
        let to_the_edges = |side: usize, other: &[u32]| side >= SETTING || side == other.len();
        let is_set = left >= SETTING.min(before.len()) && right >= SETTING.min(after.len());
        let is_set = is_set && to_the_edges(left, new_before) && to_the_edges(right, new_after);
        let is_set = is_set && !self.has_lines_beside((start, end), new);
        is_set && once(start - left, first_end) && once(second_start, end + right)
    }

    /// Whether the place `new`, to which the codes `start..end` were carried, stands beside new text that
    /// could be their own lines rewritten: then those at `new` might be a copy.
    fn has_lines_beside(&self, (start, end): (usize, usize), new: &QuoteCandidate) -> bool {
        let (first, last) = self.lines(start, end);
        let place = |code: usize| Some((code, self.carry.place(code)?));
        let (code, before) = (0..first).rev().find_map(place).unwrap_or_default();
        let ends = (self.haystack.folded.len(), self.carry.next(usize::MAX));
        let (next, after) = (last..ends.0).find_map(place).unwrap_or(ends);
        let is_carried = self.carry.place(start) == Some(new.start);
        let grown = |now: usize, then: usize| now > then + (last - first) / 2;
        is_carried
            && (grown(new.start.saturating_sub(before), start - code)
                || grown(after.saturating_sub(new.end), next - end))
    }

    /// The codes of the whole lines in which the codes `start..end` stand.
    fn lines(&self, start: usize, end: usize) -> (usize, usize) {
        let folded = &self.haystack.folded;
        let range = folded.bytes(self.text, start, end);
        let before = self.text.get(..range.start).unwrap_or_default();
        let after = self.text.get(range.end..).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let line_end = range.end + after.find('\n').unwrap_or(after.len());
        folded.indices(TextRange::new(line_start, line_end))
    }

    /// Where the passage that stood at the codes `start..end` must stand now, if its neighbours tell it:
    /// between the last code before it and the first after it that are still there.
    pub fn home(&self, start: usize, end: usize) -> (usize, usize) {
        (self.carry.nearest(start), self.carry.next(end))
    }
}
