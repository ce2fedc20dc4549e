//! Marks that end a sentence and marks that ask, in the scripts interviews are written in. Thai has neither.

use std::sync::LazyLock;

use memchr::memmem::Finder;

/// Whether `c` ends a sentence, a hesitation or a question: also danda, Urdu and Armenian full stops, and
/// those of Ethiopic, Burmese and Khmer.
pub fn is_end(c: char) -> bool {
    matches!(
        c,
        '.' | '!'
            | '…'
            | '。'
            | '！'
            | '｡'
            | '．'
            | '‼'
            | '।'
            | '॥'
            | '۔'
            | '։'
            | '።'
            | '\u{104b}'
            | '\u{17d4}'
            | '\u{17d5}'
    ) || is_question(c)
}

/// Whether `c` asks at the end of a sentence. The Greek mark `;` is told from a semicolon by the letters
/// before it, and the Armenian mark stands within a word: see [`asks`].
pub fn is_question(c: char) -> bool {
    matches!(c, '?' | '？' | '؟' | '⁇' | '⁈' | '⁉' | '\u{37e}' | '፧' | '⸮' | '﹖' | '︖')
}

/// Whether `c` may stand behind the last mark of a sentence: it closes a quotation, a bracket or an emphasis.
pub fn is_closing(c: char) -> bool {
    matches!(
        c,
        '”' | '’'
            | '"'
            | '\''
            | '」'
            | '』'
            | '»'
            | '›'
            | ')'
            | '）'
            | ']'
            | '】'
            | '》'
            | '〉'
            | '〕'
            | '}'
            | '*'
            | '_'
    ) || c.is_whitespace()
}

/// `text` without what may stand behind the last mark of its last sentence: closing marks, and the mark of a
/// note (`[3]`, `[^a]`, `¹`, `①`) or of a block (`^ref1`).
pub fn without_closing(text: &str) -> &str {
    let mut text = text;
    loop {
        let bare = text.trim_end_matches(is_closing);
        let bare =
            bare.trim_end_matches(|c: char| matches!(c, '¹' | '²' | '³' | '⁰'..='⁹' | '①'..='⑳' | '†' | '‡'));
        let bare = without_note(bare, text).unwrap_or(bare);
        if bare.len() == text.len() {
            return text;
        }
        text = bare;
    }
}

/// Bytes of the mark of a note or block, at most.
const LONGEST_MARK: usize = 16;

/// `bare` without a note's mark whose bracket was trimmed off `text`, or without the name of a block.
fn without_note<'t>(bare: &'t str, text: &'t str) -> Option<&'t str> {
    let closed = text.get(bare.len()..)?.contains([']', '】']);
    let near = bare.floor_char_boundary(bare.len().saturating_sub(LONGEST_MARK));
    let open = near + bare.get(near..)?.rfind(if closed { &['[', '【'][..] } else { &['^'] })?;
    let mark = bare.get(open..)?;
    let inner = mark.trim_start_matches(['[', '【', '^']);
    let named = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '註' | '注');
    let fits = mark.len() <= LONGEST_MARK && !inner.is_empty() && inner.chars().all(named);
    let apart = closed || bare.get(..open)?.ends_with(' ');
    (fits && apart && open > 0).then(|| bare.get(..open)).flatten()
}

/// Whether `text` ends as a sentence does.
pub fn ends_sentence(text: &str) -> bool {
    let text = without_closing(text);
    text.ends_with(is_end) || asks_in_greek(text)
}

/// Whether the last sentence of `text` asks.
pub fn asks(text: &str) -> bool {
    let text = without_closing(text);
    let last = text.trim_end_matches(['!', '！', '.', '…', '。']);
    last.ends_with(is_question) || asks_in_greek(text) || asks_in_armenian(text)
}

/// Whether the mark that Armenian sets on the word in question stands in the last sentence.
fn asks_in_armenian(text: &str) -> bool {
    // The first byte of the mark, which hardly stands in other scripts.
    let may_ask = memchr::memchr(0xD5, text.as_bytes()).is_some();
    let last = || text.trim_end_matches('։').rsplit('։').next();
    may_ask && last().is_some_and(|last| last.contains('՞'))
}

/// Whether a question mark stands anywhere in `text`, also one inside an address.
pub fn holds_question(text: &str) -> bool {
    static WIDE: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("？"));
    let bytes = text.as_bytes();
    memchr::memchr(b'?', bytes).is_some()
        || WIDE.find(bytes).is_some()
        || first_bytes(bytes) && text.contains(|c| is_question(c) || c == '՞')
        || memchr::memchr(b';', bytes).is_some() && asks_in_greek(without_closing(text))
}

/// Whether a first byte of another question mark stands in `bytes`; never one of Han, kana or Hangul.
fn first_bytes(bytes: &[u8]) -> bool {
    memchr::memchr3(0xCD, 0xD5, 0xD8, bytes).is_some() || memchr::memchr2(0xE1, 0xE2, bytes).is_some()
}

/// Whether `text` ends in `;` behind a Greek letter.
fn asks_in_greek(text: &str) -> bool {
    let Some(before) = text.strip_suffix([';', '\u{37e}']) else { return false };
    let last = before.chars().rev().find(|c| c.is_alphabetic());
    last.is_some_and(|c| matches!(c, '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_are_asked_in_many_scripts() {
        for text in [
            "Why?",
            "为什么？”",
            "لماذا؟",
            "Γιατί;",
            "Ինչո՞ւ։",
            "ለምን፧",
            "なぜ？」",
            "**Why?**",
            "Really?!",
            "Why?[3]",
            "Why?[^a]",
            "Why? ^q1",
            "Why?¹ ",
        ] {
            assert!(asks(text) && ends_sentence(text) || text == "Ինչո՞ւ։" && asks(text), "{text}");
            assert!(holds_question(text), "{text}");
        }
        for text in ["Yes;", "Why? Because.", "为什么？因为。", "", "ทำไม", "[3]", "^q"] {
            assert!(!asks(text), "{text}");
        }
    }

    #[test]
    fn sentences_end_in_many_scripts() {
        for text in ["Yes.", "是的。」", "हाँ।", "አዎ።", "ဟုတ်ကဲ့။", "បាទ។", "Այո։", "نعم۔", "So…", "Yes.[12]"]
        {
            assert!(ends_sentence(text), "{text}");
        }
        for text in ["", "Yes,", "说：", "[12]", "”"] {
            assert!(!ends_sentence(text), "{text}");
        }
    }
}
