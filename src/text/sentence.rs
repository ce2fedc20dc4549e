//! Sentences.

use super::range::TextRange;

/// The sentences of one paragraph, in order, together covering it.
pub fn sentences(text: &str) -> Vec<TextRange> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        if matches!(c, '。' | '！' | '？') {
            found.push(TextRange::new(start, at + c.len_utf8()));
            start = at + c.len_utf8();
        }
    }
    if start < text.len() {
        found.push(TextRange::new(start, text.len()));
    }
    found
}
