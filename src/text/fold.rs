//! Folding for comparison: what a reader takes for the same letters becomes the same letters.
//!
//! Lower case, full width to half width, quotes of all kinds alike, Latin diacritics off and, on demand,
//! traditional Han to simplified, character by character. Every source character becomes one character or
//! none, so that a place in the folded text always names a place in the source. Not for display.

use std::sync::atomic::{AtomicU16, AtomicU64, Ordering};

use unicode_normalization::char::decompose_canonical;

use super::range::{Offset, TextRange};
use super::simplified::simplified_form;

/// A folded text and the way back to its source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    /// The text as it is compared.
    pub text: String,
    /// Where the distance between folded and source bytes changes: from this folded byte on, this source
    /// byte. Both sides rise.
    steps: Vec<(Offset, Offset)>,
}

/// Folds case, width, quotes and Latin diacritics.
///
/// ```
/// use fangtan::text::fold::fold;
///
/// assert_eq!(fold("ＣＡＦÉ").text, "cafe");
/// ```
pub fn fold(text: &str) -> Folded {
    Folded::of(text, &SAME, |c| c)
}

/// Folds as [`fold`] does, and traditional Han to simplified.
pub fn fold_han(text: &str) -> Folded {
    Folded::of(text, &SAME_HAN, simplified)
}

/// A character that folding changed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Change {
    /// Where in the folded text, in bytes.
    pub folded: Offset,
    /// Where in its source.
    pub source: Offset,
    /// What it was.
    pub from: char,
    /// What it became; `None` if it vanished.
    pub to: Option<char>,
}

/// Appends to `folded` the text that [`fold_han`] makes of `text`, and tells of every change.
#[inline]
pub(super) fn push_folded(text: &str, folded: &mut String, changed: impl FnMut(Change)) {
    push(text, folded, &SAME_HAN, simplified, changed);
}

/// The simplified form of a traditional Han character; any other character itself.
#[inline]
pub fn simplified(c: char) -> char {
    let Some(known) = SIMPLIFIED.get((c as usize).wrapping_sub(HAN_START)) else { return c };
    let mut code = known.load(Ordering::Relaxed);
    if code == 0 {
        code = look_up(c);
        known.store(code, Ordering::Relaxed);
    }
    if u32::from(code) == u32::from(c) { c } else { char::from_u32(u32::from(code)).unwrap_or(c) }
}

/// Folds one character as [`fold`] does; `None` if it vanishes.
pub fn fold_char(c: char) -> Option<char> {
    match c {
        'A'..='Z' => Some(c.to_ascii_lowercase()),
        '\0'..='\x7f' => Some(c),
        '\u{300}'..='\u{36f}'
        | '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2060}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' => None,
        '\u{3000}' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' => Some(' '),
        '“' | '”' | '„' | '‟' | '〝' | '〞' | '＂' | '「' | '」' | '«' | '»' | '﹁' | '﹂' => {
            Some('"')
        }
        '‘' | '’' | '‚' | '‛' | '＇' | '『' | '』' | '‹' | '›' => Some('\''),
        '‐' | '‑' | '–' => Some('-'),
        '！'..='～' => char::from_u32(c as u32 - 0xFEE0).map(|half| half.to_ascii_lowercase()),
        'À'..='ɏ' | 'Ḁ'..='ỿ' | '\u{212b}' => Some(base_letter(c)),
        _ => Some(lower(c)),
    }
}

impl Folded {
    fn of(text: &str, same: &Same, han: impl Fn(char) -> char) -> Self {
        let mut steps: Vec<(Offset, Offset)> = Vec::new();
        let mut folded = String::with_capacity(text.len());
        push(text, &mut folded, same, han, |Change { folded, source, from, to }| {
            let shorter = to.map_or(0, char::len_utf8);
            let (at, source) = (folded + shorter, source + from.len_utf8());
            match steps.last_mut() {
                _ if shorter == from.len_utf8() => {}
                Some(last) if last.0 == at => last.1 = source,
                _ => steps.push((at, source)),
            }
        });
        Self { text: folded, steps }
    }

    /// The source byte that the folded byte `at` came from; the source's end for the folded end.
    pub fn source(&self, at: Offset) -> Offset {
        let index = self.steps.partition_point(|(folded, _)| *folded <= at);
        let (folded, source) =
            index.checked_sub(1).and_then(|i| self.steps.get(i)).copied().unwrap_or_default();
        source + (at - folded)
    }

    /// The source range of a folded range. Marks that folding dropped behind its last character belong to it.
    pub fn source_range(&self, range: TextRange) -> TextRange {
        TextRange::new(self.source(range.start), self.source(range.end))
    }
}

/// The base of an accented Latin letter, in lower case.
fn base_letter(c: char) -> char {
    let mut base = None;
    decompose_canonical(c, |part| {
        base.get_or_insert(part);
    });
    lower(base.unwrap_or(c))
}

/// Lower case where it is a single character.
fn lower(c: char) -> char {
    // No script between these has capitals.
    if matches!(c, '\u{2E80}'..='\u{9FFF}') {
        return c;
    }
    let mut lower = c.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(one), None) => one,
        _ => c,
    }
}

/// Appends `text` to `folded`, its Han characters as `han` has them, and tells of every change. What `same`
/// knows is left as it is without a closer look.
#[inline]
fn push(
    text: &str,
    folded: &mut String,
    same: &Same,
    han: impl Fn(char) -> char,
    mut changed: impl FnMut(Change),
) {
    let (mut at, mut copied) = (0, 0);
    while let Some(length) = text.as_bytes().get(at..).and_then(|rest| same.length(rest)) {
        if length > 0 {
            at += length;
            continue;
        }
        let Some(from) = text.get(at..).and_then(|rest| rest.chars().next()) else { break };
        let to = if matches!(from, '㐀'..='鿿') { Some(han(from)) } else { fold_char(from) };
        let source = at;
        at += from.len_utf8();
        if to == Some(from) {
            same.learn(from);
            continue;
        }
        folded.push_str(text.get(copied..source).unwrap_or_default());
        changed(Change { folded: folded.len(), source, from, to });
        if let Some(c) = to {
            folded.push(c);
        }
        copied = at;
    }
    folded.push_str(text.get(copied..).unwrap_or_default());
}

/// Characters of the BMP of which it is known that folding leaves them, a bit for each.
struct Same([AtomicU64; 1 << 10]);

/// Those that [`fold`] leaves, and those that [`fold_han`] does.
static SAME: Same = Same::new();
static SAME_HAN: Same = Same::new();

impl Same {
    const fn new() -> Self {
        Self([const { AtomicU64::new(0) }; 1 << 10])
    }

    /// Bytes of the character that `rest` (UTF-8) begins with, if it is known to be left; 0 if it is not
    /// known. `None` at the end.
    #[inline]
    fn length(&self, rest: &[u8]) -> Option<usize> {
        match *rest {
            [] => None,
            [byte, ..] if byte < 0x80 => Some(usize::from(!byte.is_ascii_uppercase())),
            [first @ 0xE0..=0xEF, second, third, ..] => {
                let bits = |byte: u8, few: u8| u32::from(byte & few);
                let code = bits(first, 0x0F) << 12 | bits(second, 0x3F) << 6 | bits(third, 0x3F);
                Some(if self.holds(code) { 3 } else { 0 })
            }
            _ => Some(0),
        }
    }

    #[inline]
    fn holds(&self, code: u32) -> bool {
        let word = self.0.get((code >> 6) as usize);
        word.is_some_and(|word| word.load(Ordering::Relaxed) >> (code & 63) & 1 != 0)
    }

    fn learn(&self, c: char) {
        if let Some(word) = self.0.get((u32::from(c) >> 6) as usize) {
            word.fetch_or(1 << (u32::from(c) & 63), Ordering::Relaxed);
        }
    }
}

const HAN_START: usize = 0x3400;
const HAN_END: usize = 0xA000;

/// The simplified form of the Han characters of the BMP that were met so far; 0 for the others. To look up
/// all of them would take longer than a whole interview.
static SIMPLIFIED: [AtomicU16; HAN_END - HAN_START] = [const { AtomicU16::new(0) }; HAN_END - HAN_START];

/// The simplified form of a character of the BMP.
fn look_up(c: char) -> u16 {
    let form = u16::try_from(u32::from(simplified_form(c))).ok();
    form.filter(|form| *form >= 0x0800).unwrap_or(c as u16)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_looks_the_same_folds_to_the_same() {
        for (one, other) in [
            ("ＬＬＡＭＡ　３", "llama 3"),
            ("Café", "cafe"),
            ("cafe\u{301}", "cafe"),
            ("Nǚ Lǜ", "nu lu"),
            ("Tiếng Việt", "tieng viet"),
            ("“引号”", "\"引号\""),
            ("「引号」", "\"引号\""),
            ("it’s", "it's"),
            ("好，吗？", "好,吗?"),
            ("Ünïcode ÉCOLE", "unicode ecole"),
            ("ΑΒΓ ДОМ", "αβγ дом"),
            ("soft\u{ad}hy\u{200b}phen", "softhyphen"),
        ] {
            assert_eq!(fold(one).text, other, "of {one:?}");
        }
    }

    #[test]
    fn letters_of_other_scripts_keep_their_marks() {
        for text in ["й", "が", "パ", "한국어", "ひらがな、カタカナ。"] {
            assert_eq!(fold(text).text, text);
        }
    }

    #[test]
    fn traditional_han_folds_only_on_demand() {
        assert_eq!(fold("馬克談資料中心").text, "馬克談資料中心");
        assert_eq!(fold_han("馬克談資料中心ＡＩ").text, "马克谈资料中心ai");
    }

    #[test]
    fn a_match_leads_back_to_its_source() {
        let source = "他说：ＬＬＡＭＡ，“Café\u{301}”好。";
        let folded = fold(source);
        for (needle, wanted) in
            [("llama", "ＬＬＡＭＡ"), ("cafe", "Café\u{301}"), ("\"好", "”好"), (":", "：")]
        {
            let start = folded.text.find(needle).unwrap();
            let range = folded.source_range(TextRange::new(start, start + needle.len()));
            assert_eq!(range.of(source), wanted);
        }
    }

    #[test]
    fn nothing_to_fold_costs_no_map() {
        let folded = fold("扎克伯格 llama 3 很好。");
        assert!(folded.steps.is_empty());
        assert_eq!(folded.source(6), 6);
    }

    proptest! {
        #[test]
        fn the_map_rises_and_names_characters(text in "[A-Za-zÀ-ɏḀ-ỿ\u{300}-\u{310}！-～「」“”馬國汉\u{200b}İßẞŉ😀]{0,60}") {
            for folded in [fold(&text), fold_han(&text)] {
                let mut last = 0;
                for (at, _) in folded.text.char_indices() {
                    let source = folded.source(at);
                    prop_assert!(source >= last && text.is_char_boundary(source));
                    last = source;
                }
                prop_assert_eq!(folded.source(folded.text.len()), text.len());
            }
        }

        #[test]
        fn folding_twice_changes_nothing(text in "\\PC{0,40}") {
            let once = fold_han(&text).text;
            prop_assert_eq!(&fold_han(&once).text, &once);
        }
    }
}
