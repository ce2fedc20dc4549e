//! The ends of a passage that was found: they stand as those of the kept one stood.

use unicode_segmentation::UnicodeSegmentation;

use super::folded::is_dropped;
use super::place::Anchor;
use crate::text::range::{Offset, TextRange};

/// Bytes on each side of an end in which the word is looked for that it may stand in; a longer run of
/// letters is no word.
const REACH: usize = 64;

/// `range`, where each end that stands inside a word, and did not where the passage was kept, goes to the
/// nearer end of that word. (Words as in Unicode; an ideograph is one.) A range is never emptied.
pub(super) fn at_words(text: &str, range: TextRange, anchor: &Anchor) -> TextRange {
    let Anchor { exact, prefix, suffix, .. } = anchor;
    let (first, last) =
        (exact.trim_start_matches(is_dropped), last_words(anchor).trim_end_matches(is_dropped));
    let before = format!("{prefix}{}", exact.get(..exact.len() - first.len()).unwrap_or_default());
    let after = format!("{}{suffix}", last_words(anchor).get(last.len()..).unwrap_or_default());
    let start = match word_around(text, range.start) {
        Some(word) if word_around(&format!("{before}{first}"), before.len()).is_none() => {
            Some(nearer(range.start, word)).filter(|start| *start < range.end).unwrap_or(word.start)
        }
        _ => range.start,
    };
    let end = match word_around(text, range.end) {
        Some(word) if word_around(&format!("{last}{after}"), last.len()).is_none() => {
            Some(nearer(range.end, word)).filter(|end| *end > start).unwrap_or(word.end)
        }
        _ => range.end,
    };
    TextRange::new(start, end)
}

/// The last words of a passage, as far as its anchor tells them.
pub(super) fn last_words(anchor: &Anchor) -> &str {
    if anchor.tail.is_empty() { &anchor.exact } else { &anchor.tail }
}

/// The word in whose inside `at` stands; `None` if that goes on and on.
fn word_around(text: &str, at: Offset) -> Option<TextRange> {
    let low = text.floor_char_boundary(at.saturating_sub(REACH));
    let high = text.ceil_char_boundary(at.saturating_add(REACH).min(text.len()));
    let words = text.get(low..high)?.split_word_bound_indices();
    let mut ranges = words.map(|(start, word)| TextRange::new(low + start, low + start + word.len()));
    let word = ranges.find(|word| word.start < at && at < word.end)?;
    let is_whole = (word.start > low || low == 0) && (word.end < high || high == text.len());
    is_whole.then_some(word)
}

/// The end of `word` that is nearer to `at`; the first of two that are as near.
fn nearer(at: Offset, word: TextRange) -> Offset {
    if at - word.start <= word.end - at { word.start } else { word.end }
}

/// `range` with the marks and line ends that the passage had at its ends, where they still stand there; else
/// with as much punctuation, of its own line.
pub(super) fn with_marks(text: &str, range: TextRange, anchor: &Anchor) -> TextRange {
    let (first_words, last_words) = (&anchor.exact, last_words(anchor));
    let head = first_words.len() - first_words.trim_start_matches(is_dropped).len();
    let head = first_words.get(..head).unwrap_or_default();
    let tail = last_words.get(last_words.trim_end_matches(is_dropped).len()..).unwrap_or_default();
    let (before, after) =
        (text.get(..range.start).unwrap_or_default(), text.get(range.end..).unwrap_or_default());
    let is_mark = |c: &char| is_dropped(*c) && *c != '\n';
    let bytes = |c: char| c.len_utf8();
    let leading = if before.ends_with(head) {
        head.len()
    } else {
        let count = head.chars().take_while(is_mark).count();
        before.chars().rev().take(count).take_while(is_mark).map(bytes).sum()
    };
    let trailing = if after.starts_with(tail) {
        tail.len()
    } else {
        let count = tail.chars().rev().take_while(is_mark).count();
        after.chars().take(count).take_while(is_mark).map(bytes).sum()
    };
    TextRange::new(range.start - leading, range.end + trailing)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, words: &str) -> TextRange {
        let start = text.find(words).unwrap();
        TextRange::new(start, start + words.len())
    }

    fn kept(prefix: &str, exact: &str, suffix: &str) -> Anchor {
        let [exact, prefix, suffix] = [exact, prefix, suffix].map(str::to_owned);
        Anchor { exact, prefix, suffix, ..Anchor::default() }
    }

    #[test]
    fn ends_inside_words_go_to_the_nearer_end_of_the_word() {
        let anchor = kept("over ", "the old bridges", " of");
        let ends = |text: &str, words: &str| at_words(text, at(text, words), &anchor).of(text).to_owned();
        assert_eq!(ends("over thee olden bridges of", "ee olden bridg"), "thee olden bridges");
        assert_eq!(ends("over the golden bridges of", "the golden brid"), "the golden bridges");
        assert_eq!(ends("x another y", "othe"), "another", "never emptied");
        assert_eq!(ends("走过老桥和河", "老桥"), "老桥");
    }

    #[test]
    fn an_end_that_was_inside_a_word_may_stay_there() {
        let anchor = kept("over the o", "ld bridg", "es of");
        let text = "over the old bridges of";
        assert_eq!(at_words(text, at(text, "ld bridg"), &anchor).of(text), "ld bridg");
    }
}
