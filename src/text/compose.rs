//! Letters as people type them. Decomposed ones are put together (Unicode canonical composition, pair by
//! pair): か and ゙ to が, jamo to syllables, e and ´ to é, as files from macOS and some recognisers have them
//! apart. Ligatures of print (ﬁ, ﬂ), as pages of print have them, are taken apart.

use std::borrow::Cow;

use unicode_normalization::char::compose;

/// `text` with every character and mark behind it that are one letter put together, and ligatures of print as
/// their letters. Other characters stay as they are, also those that normal forms would replace.
pub fn composed(text: &str) -> Cow<'_, str> {
    if !may_be_apart(text.as_bytes()) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut last: Option<char> = None;
    for c in text.chars() {
        let whole = last.filter(|_| is_second(c)).and_then(|last| compose(last, c));
        if whole.is_none() {
            out.extend(last);
        }
        last = match (whole, letters(c)) {
            (None, Some(letters)) => {
                out.push_str(letters);
                None
            }
            _ => Some(whole.unwrap_or(c)),
        };
    }
    out.extend(last);
    Cow::Owned(out)
}

/// Whether a character may be the second part of a letter: a mark, a vowel or final jamo.
fn is_second(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1161}'..='\u{11c2}' | '\u{3099}' | '\u{309a}')
}

/// What a ligature of print stands for (Unicode's compatibility forms of them).
fn letters(c: char) -> Option<&'static str> {
    const LIGATURES: [&str; 7] = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"];
    LIGATURES.get(u32::from(c).checked_sub(0xFB00)? as usize).copied()
}

/// A quick look at UTF-8: no byte of other letters can be taken for the first of these.
fn may_be_apart(bytes: &[u8]) -> bool {
    memchr::memchr2_iter(0xCC, 0xCD, bytes).next().is_some()
        || memchr::memchr_iter(0xE1, bytes).any(|at| matches!(bytes.get(at + 1), Some(0x85..=0x87)))
        || memchr::memmem::find(bytes, &[0xE3, 0x82, 0x99]).is_some()
        || memchr::memmem::find(bytes, &[0xE3, 0x82, 0x9A]).is_some()
        || memchr::memmem::find(bytes, &[0xEF, 0xAC]).is_some()
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::composed;

    #[test]
    fn letters_are_put_together_and_nothing_else_is_changed() {
        for text in
            ["プログラムが", "안녕하세요, 값", "réponse Ångström", "Nguyễn Thị ế", "й ё", "plain 中文"]
        {
            let apart: String = text.nfd().collect();
            assert_eq!(composed(&apart), text);
            assert_eq!(composed(text), text);
        }
        for text in ["樂\u{301}x", "\u{301}", "a\u{300}\u{301}"] {
            assert_eq!(composed(text).nfc().collect::<String>(), text.nfc().collect::<String>());
        }
        assert_eq!(composed("\u{f914}か\u{3099}"), "\u{f914}が");
        assert_eq!(composed("eﬃcient ﬁlms, ﬂow ﬆ"), "efficient films, flow st");
    }
}
