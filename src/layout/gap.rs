//! The narrow gap between Han and Latin, shown and never stored (CLREQ 3.2.2).
//!
//! A pure question about two neighbouring characters; wrapping and painting both ask it.

use super::classes::{is_han_or_kana, is_latin_letter};

/// Whether a gap of one column is shown between Han and Latin where the text has no blank.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Gap {
    /// The text as it is.
    #[default]
    None,
    /// One column more between Han or kana and a Latin letter or digit.
    Shown,
}

/// Whether a gap belongs between two neighbouring grapheme clusters whose first characters are `before` and
/// `after`. No gap is shown at a line's start or end.
pub fn between(before: char, after: char) -> bool {
    let both_cjk = before >= FIRST_CJK && after >= FIRST_CJK;
    let both_ascii = before.is_ascii() && after.is_ascii();
    !both_cjk && !both_ascii && stand_off(before, after)
}

/// Han and kana all lie from here on, Latin letters all before it.
const FIRST_CJK: char = '\u{2E80}';

fn stand_off(before: char, after: char) -> bool {
    (is_han_or_kana(before) && (is_western(after) || after == '$'))
        || ((is_western(before) || matches!(before, '%' | '+' | '#')) && is_han_or_kana(after))
}

fn is_western(c: char) -> bool {
    c.is_ascii_digit() || is_latin_letter(c)
}

#[cfg(test)]
mod tests {
    use super::between;

    #[test]
    fn letters_and_digits_stand_off_from_han_and_punctuation_does_not() {
        for (before, after) in
            [('用', 'i'), ('e', '吗'), ('第', '3'), ('5', '亿'), ('%', '的'), ('é', '的'), ('カ', 'A')]
        {
            assert!(between(before, after), "{before}{after}");
        }
        for (before, after) in
            [('用', '，'), ('e', '。'), (' ', '吗'), ('“', 'A'), ('用', '户'), ('a', 'b'), ('한', 'a')]
        {
            assert!(!between(before, after), "{before}{after}");
        }
    }
}
