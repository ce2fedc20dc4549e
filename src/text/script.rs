//! Which script a character is of.

/// Whether `c` is a Han character: of Chinese, or kanji, or hanja.
#[inline]
pub fn is_han(c: char) -> bool {
    matches!(u32::from(c), 0x3005..=0x3007 | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF)
}

/// Whether `c` is written without blanks between words in Chinese or Japanese: Han and kana.
#[inline]
pub fn is_han_or_kana(c: char) -> bool {
    is_han(c) || matches!(c, '\u{3040}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}')
}

/// Whether `c` is of the Korean alphabet, in whole syllables.
#[inline]
pub fn is_hangul(c: char) -> bool {
    matches!(c, '\u{AC00}'..='\u{D7A3}')
}

/// Whether all of `text` is kana, with its long marks and middle dots.
pub fn is_kana(text: &str) -> bool {
    text.chars().all(|c| matches!(c, '\u{3040}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}'))
}
