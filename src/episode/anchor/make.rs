//! Making an anchor from a range of an episode.

use memchr::memmem;

use super::hash::text_hash;
use super::place::Anchor;
use crate::episode::model::Episode;
use crate::text::range::TextRange;

/// Characters of a quote that are kept whole; of a longer one, half of them from each end.
const QUOTE: usize = 400;

/// Characters of context kept on each side, as Hypothesis keeps them.
const CONTEXT: usize = 32;

impl Anchor {
    /// The anchor of the bytes `range` in `episode`'s reading text.
    pub fn of(episode: &Episode, range: TextRange) -> Self {
        let text = episode.text.as_str();
        let quote = range.of(text);
        let (exact, tail) = ends(quote);
        let before = text.get(..range.start).unwrap_or_default();
        let after = text.get(range.end..).unwrap_or_default();
        let turn = episode.turn_at(range.start).and_then(|turn| episode.turns.get(turn));
        let section = episode.sections.get(episode.section_at(range.start));
        Self {
            exact: exact.to_owned(),
            tail: tail.to_owned(),
            prefix: last(before, CONTEXT).to_owned(),
            suffix: first(after, CONTEXT).to_owned(),
            section: section.and_then(|section| section.title.clone()).unwrap_or_default(),
            speaker: turn
                .and_then(|turn| episode.speaker_of(turn))
                .map_or_else(String::new, |s| s.name.clone()),
            address: episode.address_at(range.start).to_string(),
            start: range.start,
            end: range.end,
            text_hash: text_hash(text),
            unique: stands_once(text, exact),
        }
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
