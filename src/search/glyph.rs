//! What a character counts as when labels are matched: width, case, accents, kana and Han variants folded.
//!
//! Works on grapheme clusters (UAX #29) and compatibility forms (UAX #15); knows no query.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

use crate::text::range::TextRange;
use crate::text::simplified::simplified_form;

/// One comparable character of a label and the cluster it came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Atom {
    /// The folded character.
    pub glyph: char,
    /// Bytes of its cluster in the label.
    pub cluster: TextRange,
    /// Written as a capital.
    pub capital: bool,
}

/// Kinds of glyphs; where the kind changes, a word starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Blanks, punctuation, symbols: may be skipped for nothing.
    Separator,
    /// Letters of an alphabet.
    Letter,
    /// Digits.
    Digit,
    /// Han characters: each may begin a word.
    Han,
    /// Kana.
    Kana,
    /// Syllables of Hangul.
    Hangul,
}

impl Class {
    /// The class of a folded character.
    pub fn of(glyph: char) -> Self {
        match glyph {
            'a'..='z' => Self::Letter,
            '0'..='9' => Self::Digit,
            '\u{3041}'..='\u{3096}' | '\u{30FC}' => Self::Kana,
            '\u{AC00}'..='\u{D7A3}' => Self::Hangul,
            '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}' => Self::Han,
            other if other.is_numeric() => Self::Digit,
            other if other.is_alphabetic() => Self::Letter,
            _ => Self::Separator,
        }
    }
}

/// Calls `each` for every comparable character of `label`, in order.
pub(super) fn each_atom(label: &str, mut each: impl FnMut(Atom)) {
    if label.chars().all(stands_alone) {
        for (at, c) in label.char_indices() {
            fold_char(c, TextRange::new(at, at + c.len_utf8()), &mut each);
        }
        return;
    }
    for (at, cluster) in label.grapheme_indices(true) {
        let range = TextRange::new(at, at + cluster.len());
        for c in cluster.nfkc() {
            fold_char(c, range, &mut each);
        }
    }
}

/// What a person typed, folded as labels are.
pub(super) fn fold_query(typed: &str) -> Vec<char> {
    let mut folded = Vec::new();
    each_atom(typed, |atom| folded.push(base(atom.glyph)));
    folded
}

/// Whether `c` is a grapheme cluster by itself whatever stands around it.
#[inline]
pub(super) fn stands_alone(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{3000}'..='\u{3029}' | '\u{3041}'..='\u{3096}' | '\u{309D}'..='\u{30FF}'
        | '\u{4E00}'..='\u{9FFF}' | '\u{FF01}'..='\u{FF5E}' | '\u{2010}'..='\u{2027}' | '·')
}

/// Calls `each` for the glyphs that `c` folds to: none for a lone mark, two for some ligatures.
pub(super) fn fold_char(c: char, cluster: TextRange, each: &mut impl FnMut(Atom)) {
    let capital = c.is_uppercase();
    let mut give = |glyph| each(Atom { glyph, cluster, capital });
    if c.is_ascii() {
        return give(c.to_ascii_lowercase());
    }
    for wide in std::iter::once(c).nfkc() {
        for lower in wide.to_lowercase() {
            fold_lower(lower, &mut give);
        }
    }
}

fn fold_lower(c: char, give: &mut impl FnMut(char)) {
    match c {
        'ł' => give('l'),
        'đ' | 'ð' => give('d'),
        'ı' => give('i'),
        'æ' => "ae".chars().for_each(give),
        'œ' => "oe".chars().for_each(give),
        'ß' => "ss".chars().for_each(give),
        'þ' => "th".chars().for_each(give),
        '‘' | '’' | 'ʼ' | '`' | '´' => give('\''),
        '“' | '”' | '„' | '「' | '」' | '『' | '』' => give('"'),
        '‐'..='―' | '−' => give('-'),
        '・' | '•' => give('·'),
        '\u{30A1}'..='\u{30F6}' => give(char::from_u32(u32::from(c) - 0x60).unwrap_or(c)),
        'ä' | 'ö' | 'ü' | 'å' | 'ø' | '\u{3041}'..='\u{3096}' | '\u{AC00}'..='\u{D7A3}' => give(c),
        han if Class::of(han) == Class::Han => give(simplified_form(han)),
        other => std::iter::once(other).nfd().filter(|part| !is_combining_mark(*part)).for_each(give),
    }
}

/// The letter of a query for one that labels keep for its two spellings (`ö`: o, oe).
pub(super) fn base(glyph: char) -> char {
    match glyph {
        'ä' | 'å' => 'a',
        'ö' | 'ø' => 'o',
        'ü' => 'u',
        other => other,
    }
}
