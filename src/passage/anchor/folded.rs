//! A text as a run of comparable characters: blanks, punctuation, case, width and script variants do not
//! count.
//!
//! Every code knows the byte its character begins at, so a place among the codes is a place in the text.

use unicode_segmentation::GraphemeCursor;

use crate::text::fold;
use crate::text::range::{Offset, TextRange};

/// The words of a text, character by character.
#[derive(Debug, Default)]
pub(super) struct FoldedWords {
    /// The folded characters.
    pub codes: Vec<u32>,
    /// The byte in the text where each begins.
    starts: Vec<u32>,
}

impl FoldedWords {
    /// Folds `text`.
    pub fn of(text: &str) -> Self {
        let mut folded =
            Self { codes: Vec::with_capacity(text.len() / 2), starts: Vec::with_capacity(text.len() / 2) };
        let mut before = '\0';
        let mut chars = text.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let digit_follows = chars.peek().is_some_and(|(_, next)| next.is_ascii_digit());
            let decimal_point = c == '.' && before.is_ascii_digit() && digit_follows;
            if let Some(code) = if decimal_point { Some(c) } else { fold_char(c) } {
                folded.codes.push(u32::from(code));
                folded.starts.push(at as u32);
            }
            before = c;
        }
        folded
    }

    /// Number of codes.
    pub fn len(&self) -> usize {
        self.codes.len()
    }

    /// Index of the first code at or after the byte `offset`.
    pub fn index_at(&self, offset: Offset) -> usize {
        self.starts.partition_point(|start| (*start as usize) < offset)
    }

    /// The codes that lie in a byte range.
    pub fn indices(&self, range: TextRange) -> (usize, usize) {
        (self.index_at(range.start), self.index_at(range.end))
    }

    /// The bytes of the codes `start..end`, without what was dropped around them; whole grapheme clusters.
    pub fn bytes(&self, text: &str, start: usize, end: usize) -> TextRange {
        let Some(first) = self.starts.get(start).map(|s| *s as usize) else {
            return TextRange::at(text.len());
        };
        let Some(last) =
            end.checked_sub(1).filter(|last| *last >= start).and_then(|last| self.starts.get(last))
        else {
            return TextRange::at(first);
        };
        let last = *last as usize;
        let width = text.get(last..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        TextRange::new(first, grapheme_end(text, last + width))
    }
}

/// The next grapheme boundary at or after `at`.
fn grapheme_end(text: &str, at: Offset) -> Offset {
    let mut cursor = GraphemeCursor::new(at, text.len(), true);
    match cursor.is_boundary(text, 0) {
        Ok(false) => cursor.next_boundary(text, 0).ok().flatten().unwrap_or(text.len()),
        _ => at,
    }
}

/// How much a run of codes says: two for an ideograph, a kana or a Hangul syllable, one for any other.
pub(super) fn weight(codes: &[u32]) -> u32 {
    codes.iter().map(|code| weight_of(*code)).sum()
}

/// How much one code says.
pub(super) fn weight_of(code: u32) -> u32 {
    if code >= 0x2E80 { 2 } else { 1 }
}

/// Whether a character does not count: a blank, a mark of punctuation, a combining mark.
pub(super) fn is_dropped(c: char) -> bool {
    fold_char(c).is_none()
}

/// What a character counts as; `None` for blanks, punctuation and marks.
fn fold_char(c: char) -> Option<char> {
    match c {
        'a'..='z' | '0'..='9' | '$' | '+' | '<' | '=' | '>' | '%' | '々' | '〇' => Some(c),
        'A'..='Z' => Some(c.to_ascii_lowercase()),
        '！'..='～' => char::from_u32(u32::from(c) - 0xfee0).and_then(fold_char),
        _ if is_mark(c) => None,
        _ => fold::fold_char(c).map(fold::simplified),
    }
}

/// Blanks, punctuation and combining marks, by their blocks.
fn is_mark(c: char) -> bool {
    match c {
        '\0'..='\u{bf}' | '\u{2000}'..='\u{206f}' | '\u{2e00}'..='\u{2e7f}' | '\u{3000}'..='\u{303f}' => true,
        _ => {
            matches!(c, '\u{300}'..='\u{36f}' | '・' | '\u{fe00}'..='\u{fe6f}' | '\u{feff}' | '\u{ff5f}'..='\u{ff65}')
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> String {
        FoldedWords::of(text).codes.into_iter().filter_map(char::from_u32).collect()
    }

    #[test]
    fn punctuation_blanks_case_and_width_do_not_count() {
        assert_eq!(words("他说：“ＬＬＡＭＡ　3，好！”"), words("他说:\"Llama 3, 好\"!"));
        assert_eq!(words("——……"), "");
        assert_eq!(words("數據，Café"), words("数据 cafe"));
    }

    #[test]
    fn a_decimal_point_counts() {
        assert_ne!(words("1.5 亿"), words("15 亿"));
        assert_eq!(words("完。3"), words("完 3"));
    }

    #[test]
    fn bytes_cover_whole_clusters() {
        let text = "a，e\u{301}，b";
        let folded = FoldedWords::of(text);
        assert_eq!(folded.bytes(text, 1, 2).of(text), "e\u{301}");
        assert_eq!(folded.indices(TextRange::new(1, 4)), (1, 1));
    }
}
