//! Keeps out of the reading text what a terminal must never get: control characters, escape sequences,
//! bidirectional overrides, byte order marks.

/// Appends `text` to `out` without them; a tab becomes one blank.
pub fn push(out: &mut String, text: &str) {
    if is_clean(text) {
        out.push_str(text);
        return;
    }
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\u{1b}' => skip_sequence(&mut chars),
            '\t' | '\u{2028}' | '\u{2029}' | '\u{85}' => out.push(' '),
            c if is_banned(c) => {}
            c => out.push(c),
        }
    }
}

/// Whether nothing in `text` has to go.
pub fn is_clean(text: &str) -> bool {
    let bytes = text.as_bytes();
    let controls = bytes.iter().fold(false, |found, &b| found | (b < 0x20) | (b == 0x7f));
    !controls && !memchr::memchr3_iter(0xc2, 0xe2, 0xef, bytes).any(|at| starts_banned(bytes.get(at..).unwrap_or_default()))
}

/// Whether a banned character beyond ASCII stands at the start of `bytes`.
fn starts_banned(bytes: &[u8]) -> bool {
    matches!(
        bytes,
        [0xc2, 0x80..=0x9f, ..] | [0xef, 0xbb, 0xbf, ..] | [0xe2, 0x80, 0xa8..=0xae, ..] | [0xe2, 0x81, 0xa6..=0xa9, ..]
    )
}

fn is_banned(c: char) -> bool {
    c.is_control() || matches!(c, '\u{feff}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Skips the rest of an escape sequence (ECMA-48): CSI to its final byte, OSC and the like to their terminator.
fn skip_sequence(chars: &mut std::iter::Peekable<std::str::Chars<'_>>) {
    match chars.peek() {
        Some('[') => {
            chars.next();
            while chars.next_if(|c| ('\u{20}'..='\u{3f}').contains(c)).is_some() {}
            chars.next_if(|c| ('\u{40}'..='\u{7e}').contains(c));
        }
        Some(']' | 'P' | '_' | '^' | 'X') => {
            while chars.next_if(|&c| c != '\u{7}' && c != '\u{1b}').is_some() {}
            if chars.next() == Some('\u{1b}') {
                chars.next_if_eq(&'\\');
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::{is_clean, push};

    fn cleaned(text: &str) -> String {
        let mut out = String::new();
        push(&mut out, text);
        out
    }

    #[test]
    fn controls_and_sequences_go() {
        assert_eq!(cleaned("a\u{1b}[31mred\u{1b}[0m b"), "ared b");
        assert_eq!(cleaned("\u{1b}]0;title\u{7}x\u{1b}]8;;http://a\u{1b}\\y"), "xy");
        assert_eq!(cleaned("a\tb\u{0}c\u{7f}d\u{9b}e\u{85}"), "a bcde ");
        assert_eq!(cleaned("\u{202e}abc\u{2066}d\u{feff}"), "abcd");
    }

    #[test]
    fn ordinary_text_is_left_alone() {
        for text in ["“引号”——和…", "é ü ñ", "ｆｕｌｌ，", "👨‍👩‍👧 e\u{301}", ""] {
            assert!(is_clean(text), "{text}");
            assert_eq!(cleaned(text), text);
        }
    }
}
