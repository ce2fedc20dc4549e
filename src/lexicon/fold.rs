//! How words of the lexicon are compared: as a reader takes them for the same.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

use crate::text::fold::{fold_char, simplified};
use crate::text::script::{is_han, is_hangul};

/// Folds `word`: lower case, half width, single blanks and none at the ends, accents of Latin, Greek and
/// Cyrillic letters off, traditional Han simplified.
pub fn fold(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    if word.is_ascii() {
        word.trim().chars().for_each(|c| push(&mut out, c.to_ascii_lowercase()));
    } else if word.contains(is_combining_mark) || word.contains(is_jamo) {
        word.trim().nfc().for_each(|c| push_folded(&mut out, c));
    } else {
        word.trim().chars().for_each(|c| push_folded(&mut out, c));
    }
    out
}

/// The same; most words are written so already, and need no room of their own.
pub fn folded(word: &str) -> Cow<'_, str> {
    if is_folded(word) { Cow::Borrowed(word) } else { Cow::Owned(fold(word)) }
}

/// Whether [`fold`] surely leaves `word` as it is.
fn is_folded(word: &str) -> bool {
    let mut before = ' ';
    let stays = |c: char, before: char| match c {
        ' ' => before != ' ',
        'A'..='Z' => false,
        '!'..='~' => true,
        _ if is_han(c) => simplified(c) == c,
        _ => is_hangul(c) || ('а'..='я').contains(&c) && c != 'й',
    };
    let all = word.chars().all(|c| stays(c, std::mem::replace(&mut before, c)));
    all && before != ' '
}

fn is_jamo(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}')
}

fn push_folded(out: &mut String, c: char) {
    let Some(c) = fold_char(c) else { return };
    match c {
        'ς' => out.push('σ'),
        '\u{370}'..='\u{4ff}' | '\u{1f00}'..='\u{1fff}' => {
            let mut base = None;
            decompose_canonical(c, |part| {
                base.get_or_insert(part);
            });
            out.push(base.unwrap_or(c));
        }
        _ => push(out, simplified(c)),
    }
}

fn push(out: &mut String, c: char) {
    match c {
        ' ' | '\t' if out.ends_with(' ') => {}
        '\t' => out.push(' '),
        c => out.push(c),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_counts_as_folded_stays_as_it_is(word in "[a-zA-Z \t访訪談谈々〇한글한а-яА-Яёйé'？가]{0,8}") {
            prop_assert!(!is_folded(&word) || fold(&word) == word);
        }
    }

    #[test]
    fn words_as_lists_write_them_are_folded() {
        for word in ["主持人", "the court", "한국", "вопрос", "q"] {
            assert!(is_folded(word) && fold(word) == word, "{word}");
        }
        for word in ["訪談", "Host", "gäste", "two  blanks", "a "] {
            assert!(!is_folded(word), "{word}");
        }
    }
}
