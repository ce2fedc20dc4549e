//! Grapheme clusters (UAX #29) of texts in which nearly every character is one.

use unicode_segmentation::UnicodeSegmentation;

use super::bytes::first_where;

/// Whether every character of `text` is surely a cluster of its own, and none a blank other than U+0020 and U+3000.
pub fn are_single(text: &str) -> bool {
    !any_joins(text.as_bytes())
}

/// The first `count` clusters of `text`.
///
/// ```
/// use fangtan::text::clusters::first;
///
/// assert_eq!(first("e\u{301}té, 很好", 3), "e\u{301}té");
/// ```
pub fn first(text: &str, count: usize) -> &str {
    // One more character tells whether the last one goes on.
    let near = text.char_indices().nth(count + 1).map_or(text.len(), |(at, _)| at);
    let end = match text.get(..near) {
        Some(beginning) if are_single(beginning) => text.char_indices().nth(count).map(|(at, _)| at),
        _ => text.grapheme_indices(true).nth(count).map(|(at, _)| at),
    };
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

/// Whether [`may_join`] holds of any byte; of nearly all a simpler question says that it does not.
fn any_joins(bytes: &[u8]) -> bool {
    let unusual = |first: u8, second: u8, third: u8| {
        let latin =
            (first < 0x20) | (first == 0x7F) | (first == 0xC2) | (first.wrapping_sub(0xCC) <= 0xE1 - 0xCC);
        let punctuation = (first == 0xE2) & ((second != 0x80) | (third.wrapping_sub(0x90) > 0xA7 - 0x90));
        let kana = (first == 0xE3) & (second & 0xFD == 0x80) & (third >= 0x97);
        let wide = (first == 0xEF) & (second != 0xBC);
        latin | punctuation | kana | wide | ((first >= 0xEA) & (first != 0xEF))
    };
    let mut from = 0;
    while let Some(at) = first_where(bytes, from, unusual) {
        let byte = |at: usize| bytes.get(at).copied().unwrap_or_default();
        if may_join(byte(at), byte(at + 1), byte(at + 2)) {
            return true;
        }
        from = at + 1;
    }
    false
}

/// Whether a character that may not be a grapheme cluster of its own (UAX #29), or may be a blank other than
/// U+0020 and U+3000, begins with `first`; the two bytes behind it tell. Not in doubt are ASCII, Latin
/// letters, U+3000 to U+9FFF without combining marks, general punctuation from U+2010 to U+203B, full-width
/// forms.
#[inline]
fn may_join(first: u8, second: u8, third: u8) -> bool {
    let control = (first < 0x20) | (first == 0x7F);
    let punctuation = (second == 0x80) & matches!(third, 0x90..=0xA7 | 0xB0..=0xBB);
    let symbols = (second == 0x80) & (matches!(third, 0xAA..=0xB0) | (third == 0xBD));
    let kana_marks = (second == 0x82) & matches!(third, 0x97..=0x9A);
    let wide_forms = (second == 0xBC) & (third > 0x80) | (second == 0xBD) & (third <= 0x9D);
    control
        | (first == 0xC2) & ((second <= 0xA0) | (second == 0xAD))
        | matches!(first, 0xCC..=0xE1)
        | (first == 0xE2) & !punctuation
        | (first == 0xE3) & (symbols | kana_marks)
        | matches!(first, 0xEA..=0xEE)
        | (first == 0xEF) & !wide_forms
        | (first >= 0xF0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    use super::first;

    proptest! {
        #[test]
        fn the_first_clusters_are_those_of_the_standard(
            text in "[a-z é，。「你好かな゙ー가\u{301}👨‍👩‍👧🇨🇳\u{3000}\r\n]{0,30}",
            count in 0..12_usize,
        ) {
            prop_assert_eq!(first(&text, count), text.graphemes(true).take(count).collect::<String>());
        }
    }
}
