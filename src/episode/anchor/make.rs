//! Making an anchor from a range of an episode.

use memchr::memmem;

use super::hash::text_hash;
use super::place::Anchor;
use crate::episode::model::Episode;
use crate::text::range::{Offset, TextRange};

/// Characters of a quote that are kept whole; of a longer one, half of them from each end.
const QUOTE: usize = 400;

/// Characters of context kept on each side, as Hypothesis keeps them.
const CONTEXT: usize = 32;

/// The same for a short quote, or for one that stands in the text more than once.
const WIDE_CONTEXT: usize = 96;

/// The same for one whose twin has partly the same context.
const WIDEST_CONTEXT: usize = 400;

/// Bytes below which a quote is short.
const SHORT: usize = 36;

/// Characters that mark a place.
const PLACE: usize = 60;

/// Bytes of context that a twin may share.
const SHARED: usize = 24;

/// Twins that are looked at.
const TWINS: usize = 2000;

impl Anchor {
    /// The anchor of the bytes `range` in `episode`'s reading text.
    pub fn of(episode: &Episode, range: TextRange) -> Self {
        let text = episode.text.as_str();
        let quote = range.of(text);
        let (exact, tail) = ends(quote);
        let unique = stands_once(text, exact);
        let context = match () {
            () if unique && quote.len() >= SHORT => CONTEXT,
            () if unique || !has_near_twin(text, range.start, exact) => WIDE_CONTEXT,
            () => WIDEST_CONTEXT,
        };
        let before = text.get(..range.start).unwrap_or_default();
        let after = text.get(range.end..).unwrap_or_default();
        let turn = episode.turn_at(range.start).and_then(|turn| episode.turns.get(turn));
        let section = episode.sections.get(episode.section_at(range.start));
        Self {
            exact: exact.to_owned(),
            tail: tail.to_owned(),
            prefix: last(before, context).to_owned(),
            suffix: first(after, context).to_owned(),
            section: section.and_then(|section| section.title.clone()).unwrap_or_default(),
            speaker: turn
                .and_then(|turn| episode.speaker_of(turn))
                .map_or_else(String::new, |s| s.name.clone()),
            address: episode.address_at(range.start).to_string(),
            start: range.start,
            end: range.end,
            text_hash: text_hash(text),
            unique,
        }
    }

    /// The anchor of a place: of the words that follow it, so that the start of what it resolves to is the place.
    pub fn at(episode: &Episode, offset: Offset) -> Self {
        let after = episode.text.get(offset..).unwrap_or_default();
        Self::of(episode, TextRange::new(offset, offset + first(after, PLACE).len()))
    }

    /// The range it was made from.
    pub fn range(&self) -> TextRange {
        TextRange::new(self.start, self.end)
    }
}

/// Whether `quote` stands in `text` exactly once.
pub(super) fn stands_once(text: &str, quote: &str) -> bool {
    !quote.is_empty() && memmem::find_iter(text.as_bytes(), quote.as_bytes()).take(2).count() == 1
}

/// Whether `quote`, which stands at `at`, stands elsewhere too in much the same words.
fn has_near_twin(text: &str, at: Offset, quote: &str) -> bool {
    let bytes = text.as_bytes();
    let around = |place: usize| {
        let (before, rest) = bytes.split_at(place);
        (before, rest.get(quote.len()..).unwrap_or_default())
    };
    let (before, after) = around(at);
    memmem::find_iter(bytes, quote.as_bytes()).filter(|place| *place != at).take(TWINS).any(|place| {
        let (other_before, other_after) = around(place);
        let equal = |(one, other): &(&u8, &u8)| one == other;
        before.iter().rev().zip(other_before.iter().rev()).take_while(equal).nth(SHARED).is_some()
            || after.iter().zip(other_after).take_while(equal).nth(SHARED).is_some()
    })
}

fn ends(quote: &str) -> (&str, &str) {
    if quote.chars().nth(QUOTE).is_none() {
        return (quote, "");
    }
    (first(quote, QUOTE / 2), last(quote, QUOTE / 2))
}

/// The first `count` characters.
fn first(text: &str, count: usize) -> &str {
    let end = text.char_indices().nth(count).map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or_default()
}

/// The last `count` characters.
fn last(text: &str, count: usize) -> &str {
    let start = text.char_indices().rev().take(count).last().map_or(text.len(), |(at, _)| at);
    text.get(start..).unwrap_or_default()
}
