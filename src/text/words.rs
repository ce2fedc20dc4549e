//! From word to word (UAX #29): words are what holds a letter or a digit; between Han characters each is one.

use unicode_segmentation::UnicodeSegmentation;

use super::range::{Offset, TextRange};

/// So many bytes around a place are looked at for its word.
const NEAR: usize = 400;

/// Start of the first word after the one at `at`, or the end of the text.
pub fn next(text: &str, at: Offset) -> Offset {
    words(text, at).find(|word| word.start > at).map_or(text.len(), |word| word.start)
}

/// Start of the word before `at`.
pub fn previous(text: &str, at: Offset) -> Offset {
    let start = floor(text, at.saturating_sub(NEAR));
    words(text, start).take_while(|word| word.start < at).last().map_or(start, |word| word.start)
}

/// Start of the last cluster of the word at `at`, or of the next one where `at` stands on that already.
pub fn end(text: &str, at: Offset) -> Offset {
    let last = |word: TextRange| {
        let mut clusters = word.of(text).grapheme_indices(true);
        word.start + clusters.next_back().map_or(0, |(start, _)| start)
    };
    words(text, floor(text, at.saturating_sub(NEAR))).map(last).find(|last| *last > at).unwrap_or(at)
}

/// The word at `at`, or the next one.
pub fn at(text: &str, at: Offset) -> Option<TextRange> {
    words(text, floor(text, at.saturating_sub(NEAR))).find(|word| word.end > at)
}

/// The words from `from` on.
fn words(text: &str, from: Offset) -> impl Iterator<Item = TextRange> {
    let rest = text.get(from..).unwrap_or_default();
    rest.unicode_word_indices()
        .map(move |(start, word)| TextRange::new(from + start, from + start + word.len()))
}

fn floor(text: &str, at: Offset) -> Offset {
    text.floor_char_boundary(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_walked_and_marks_between_them_are_not() {
        let text = "Well, 灯塔 still stands.";
        let starts: Vec<Offset> = std::iter::successors(Some(0), |at| Some(next(text, *at)))
            .take_while(|at| *at < text.len())
            .collect();
        assert_eq!(starts, [0, 6, 9, 13, 19]);
        assert_eq!((previous(text, 13), previous(text, 6), previous(text, 0)), (9, 0, 0));
        assert_eq!((end(text, 0), end(text, 3), end(text, 13)), (3, 6, 17));
        assert_eq!(at(text, 15).map(|word| word.of(text)), Some("still"));
    }
}
