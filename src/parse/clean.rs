//! Makes text fit to be shown: nothing in it may move the cursor, turn the line around or hide.
//!
//! Control characters, escape sequences (ECMA-48), bidirectional controls (UAX #9) and invisible characters
//! go; tabs become blanks, line separators newlines; of marks that pile up without end the first ones stay.
//! U+200B and U+FE0F stay: the layout knows what to do with them.

use std::borrow::Cow;

use super::stacked::{self, Stack};
use crate::episode::oddity::{Diagnostic, Oddity};
use crate::text::bytes::first_where;
use crate::text::range::TextRange;

/// Cleans `text` for display. Its only control character afterwards is `\n`.
pub fn clean(text: &str) -> Cow<'_, str> {
    match first_unclean(text) {
        None => Cow::Borrowed(text),
        Some(at) => Cow::Owned(rewrite(text, at)),
    }
}

/// Whether all of `text` can be shown as it is.
pub fn is_clean(text: &str) -> bool {
    first_unclean(text).is_none()
}

/// Appends `text` to one line of display text: cleaned, line ends as blanks.
pub fn push(out: &mut String, text: &str) {
    let cleaned = clean(text);
    if memchr::memchr(b'\n', cleaned.as_bytes()).is_none() {
        out.push_str(&cleaned);
    } else {
        out.push_str(&cleaned.replace('\n', " "));
    }
}

/// What must not be shown in a whole source text, as a diagnostic at its first place; `None` if there is
/// nothing.
pub fn diagnostic(text: &str) -> Option<Diagnostic> {
    let mut found = harmful(text);
    let first = found.next()?;
    let removed = 1 + found.count();
    let line = 1 + memchr::memchr_iter(b'\n', text.as_bytes().get(..first.start)?).count() as u32;
    Some(Diagnostic::warning(line, Oddity::Controls(removed)))
}

/// Every control character that is no white space, bidirectional control and escape sequence, in order.
pub fn harmful(text: &str) -> impl Iterator<Item = TextRange> {
    let mut next = 0;
    std::iter::from_fn(move || {
        let at = first_harmful(text, next)?;
        let c = text.get(at..)?.chars().next()?;
        let tail = text.get(at + c.len_utf8()..)?;
        let behind = match c {
            '\x1b' => escape_sequence(tail),
            '\u{9b}' => control_sequence(tail),
            _ => tail,
        };
        next = text.len() - behind.len();
        Some(TextRange::new(at, next))
    })
}

/// The first control character from byte `from` on that is no white space, or a bidirectional control.
fn first_harmful(text: &str, from: usize) -> Option<usize> {
    first_where(text.as_bytes(), from, is_harmful)
}

/// Columns from one tab stop to the next.
const TAB: usize = 4;

/// The first byte that has to change.
fn first_unclean(text: &str) -> Option<usize> {
    let piled = stacked::first(text);
    let bytes = text.as_bytes();
    let unclean = first_where(bytes, 0, is_unusual).and_then(|at| first_where(bytes, at, is_unclean));
    unclean.into_iter().chain(piled).min()
}

/// Whether [`is_unclean`] may hold: a simpler question, which nearly all text answers with no.
#[inline]
fn is_unusual(first: u8, second: u8, third: u8) -> bool {
    let control = (first < 0x20) & (first != b'\n') | (first == 0x7F);
    let quotes_and_dashes = (second == 0x80) & (third.wrapping_sub(0x90) <= 0xA7 - 0x90);
    control
        | (first == 0xC2)
        | (first == 0xD8)
        | (first == 0xE2) & !quotes_and_dashes
        | (first == 0xEF) & (second != 0xBC)
        | (first == 0xF3)
}

/// Whether a control character that is no white space or a bidirectional control begins with `first`.
#[inline]
fn is_harmful(first: u8, second: u8, third: u8) -> bool {
    let space = matches!(first, b'\t' | b'\n' | b'\r' | 0x0C);
    let control = (first < 0x20) & !space | (first == 0x7F);
    let latin = (first == 0xC2) & (second <= 0x9F) & (second != 0x85) | (first == 0xD8) & (second == 0x9C);
    control | latin | (first == 0xE2) & is_bidi_tail(second, third)
}

/// Whether a bidirectional control ends with these two bytes, behind 0xE2.
#[inline]
fn is_bidi_tail(second: u8, third: u8) -> bool {
    let marks = (second == 0x80) & (matches!(third, 0x8E | 0x8F) | matches!(third, 0xAA..=0xAE));
    marks | (second == 0x81) & matches!(third, 0xA6..=0xA9)
}

/// Whether a character that has to change begins with `first`; the two bytes behind it tell.
#[inline]
fn is_unclean(first: u8, second: u8, third: u8) -> bool {
    let control = (first < 0x20) & (first != b'\n') | (first == 0x7F);
    let latin = (first == 0xC2) & ((second <= 0x9F) | (second == 0xAD)) | (first == 0xD8) & (second == 0x9C);
    let separators = (second == 0x80) & matches!(third, 0xA8 | 0xA9) | (second == 0x81) & (third == 0xA0);
    let selectors = (second == 0xB8) & matches!(third, 0x80..=0x8D) | (second == 0xBB) & (third == 0xBF);
    let tags = (second == 0xA0) & matches!(third, 0x80 | 0x81);
    control
        | latin
        | (first == 0xE2) & (separators | is_bidi_tail(second, third))
        | (first == 0xEF) & selectors
        | (first == 0xF3) & tags
}

fn rewrite(text: &str, from: usize) -> String {
    let mut out = text.get(..from).unwrap_or_default().to_owned();
    let mut rest = text.get(from..).unwrap_or_default();
    let mut stack = Stack::after(&out);
    while let Some(c) = rest.chars().next() {
        let tail = rest.get(c.len_utf8()..).unwrap_or_default();
        rest = match c {
            '\x1b' => escape_sequence(tail),
            '\u{9b}' => control_sequence(tail),
            '\r' => tail.strip_prefix('\n').unwrap_or(tail),
            _ => tail,
        };
        match c {
            '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{85}' => out.push('\n'),
            '\t' => push_tab(&mut out),
            _ if c.is_control() || is_bidi(c) || is_invisible(c) || !stack.admits(c) => {}
            _ => out.push(c),
        }
    }
    out
}

/// Blanks to the next tab stop, counting as a typewriter for wide letters would; two at least, as one would
/// not part what the tab did.
fn push_tab(out: &mut String) {
    let line = out.chars().rev().take_while(|c| *c != '\n').take(LINE);
    let column: usize = line.map(|c| if c < '\u{1100}' { 1 } else { 2 }).sum();
    let blanks = TAB - column % TAB;
    out.extend(std::iter::repeat_n(' ', if blanks == 1 { TAB + 1 } else { blanks }));
}

/// Characters of a line that count towards a tab stop; behind that its place no longer matters to anyone.
const LINE: usize = 200;

/// What follows an escape sequence that began with ESC; `rest` is behind the ESC.
fn escape_sequence(rest: &str) -> &str {
    let behind = |n: usize| rest.get(n..).unwrap_or_default();
    match rest.as_bytes().first() {
        Some(b'[') => control_sequence(behind(1)),
        Some(b']' | b'P' | b'X' | b'^' | b'_') => control_string(behind(1)),
        Some(0x20..=0x2F) => {
            let tail = rest.trim_start_matches(|c| matches!(c, ' '..='/'));
            tail.strip_prefix(|c| matches!(c, '0'..='~')).unwrap_or(tail)
        }
        Some(0x30..=0x7E) => behind(1),
        _ => rest,
    }
}

/// Behind parameters, intermediates and the final byte of a control sequence.
fn control_sequence(rest: &str) -> &str {
    let tail = rest.trim_start_matches(|c| matches!(c, '0'..='?'));
    let tail = tail.trim_start_matches(|c| matches!(c, ' '..='/'));
    tail.strip_prefix(|c| matches!(c, '@'..='~')).unwrap_or(tail)
}

/// Behind a control string and its terminator; one that is not closed on its line swallows nothing.
fn control_string(rest: &str) -> &str {
    let line = rest.split('\n').next().unwrap_or_default();
    let Some(end) = line.find(['\x07', '\x1b', '\u{9c}']) else { return rest };
    let tail = rest.get(end..).unwrap_or_default();
    tail.strip_prefix("\x1b\\").or_else(|| tail.strip_prefix(['\x07', '\u{9c}'])).unwrap_or(tail)
}

fn is_bidi(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether `c` is nothing that is ever seen, and goes for that.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{2060}' | '\u{feff}' | '\u{fe00}'..='\u{fe0d}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_unclean_is_unusual() {
        for bytes in 0..1_u32 << 24 {
            let [_, first, second, third] = bytes.to_be_bytes();
            assert!(!is_unclean(first, second, third) || is_unusual(first, second, third), "{bytes:x}");
        }
    }

    #[test]
    fn what_could_harm_goes_and_the_words_stay() {
        for (raw, shown) in [
            ("a\tb", "a   b"),
            ("abcd\te\t", "abcd    e   "),
            ("汉\t字", "汉  字"),
            ("\x1b[31mX\x1b[0m", "X"),
            ("\u{9b}1;31mX", "X"),
            ("\x1b]0;title\x07X", "X"),
            ("\x1b]8;;http://x.org\x1b\\X\x1b]8;;\x1b\\", "X"),
            ("\x1b]unclosed\nnext", "unclosed\nnext"),
            ("\x1b(BX\x1b7Y", "XY"),
            ("a\u{202e}b\u{2066}c\u{200f}d", "abcd"),
            ("a\u{ad}b\u{2060}c\u{feff}d\u{fe01}e\u{e0041}f", "abcdef"),
            ("a\r\nb\rc\u{2028}d\u{85}e", "a\nb\nc\nd\ne"),
            ("a\0b\x07c\x7fd\u{90}e", "abcde"),
            ("❤\u{fe0f} a\u{200b}b", "❤\u{fe0f} a\u{200b}b"),
        ] {
            assert_eq!(clean(raw), shown, "of {raw:?}");
        }
    }

    #[test]
    fn what_is_not_shown_is_told_once_for_a_file() {
        let told = diagnostic("一\r\n\t二\n\x1b[31m红\x1b[0m \u{202e}x\x07").unwrap();
        assert_eq!((told.line, told.oddity), (3, Oddity::Controls(4)));
        assert_eq!(diagnostic("一\r\n\t二，“三”\u{feff}\u{ad}\x0c"), None);
    }

    #[test]
    fn clean_text_is_lent_not_copied() {
        assert!(matches!(clean("干净的文字，“引号”——和 Café。\n第二行"), Cow::Borrowed(_)));
    }

    proptest! {
        #[test]
        fn nothing_unclean_is_left(raw in "(\\PC|[\\x00-\\x1f\\x7f-\\u{9f}\\[\\];m0\u{ad}\u{202e}\u{2028}\u{feff}]){0,60}") {
            let cleaned = clean(&raw).into_owned();
            prop_assert!(cleaned.chars().all(|c| c == '\n' || !(c.is_control() || is_bidi(c) || is_invisible(c))));
            prop_assert!(matches!(clean(&cleaned), Cow::Borrowed(_)));
        }
    }
}
