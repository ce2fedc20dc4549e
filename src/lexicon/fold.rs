//! How words of the lexicon are compared: as a reader takes them for the same.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

use crate::text::fold::{fold_char, simplified};

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
