//! The door for all text that leaves the program: nothing of it commands a terminal, hides, or turns other
//! text round.
//!
//! There is one way out for each kind of sink: a terminal shows what it must not be sent, a file does without
//! it, and JSON spells it out, so that nothing is lost.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::bytes::first_where;

/// What text must not hold when it leaves: control characters (C0, DEL, C1), controls of direction (UAX #9),
/// line and paragraph separators, invisible characters without width, tags. The joiners U+200C and U+200D are
/// text.
pub fn is_command(c: char) -> bool {
    c.is_control() || is_invisible(c)
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{61C}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

/// For a line of a terminal: what commands is shown by its number (`<1B>`); marks that say nothing are left
/// out.
pub fn for_terminal(text: &str) -> Cow<'_, str> {
    replaced(text, |out, c| match c {
        '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{61C}' | '\u{2060}' | '\u{FEFF}' => {}
        _ => drop(write!(out, "<{:02X}>", u32::from(c))),
    })
}

/// For a file that is text: without what commands. Tabs and line ends stay; U+2028 and U+2029 become line
/// ends.
pub fn for_file(text: &str) -> Cow<'_, str> {
    replaced(text, |out, c| match c {
        '\t' | '\n' => out.push(c),
        '\u{2028}' | '\u{2029}' => out.push('\n'),
        _ => {}
    })
}

/// For JSON text: what commands is escaped (RFC 8259 §7), so that a reader of JSON gets all of it.
pub fn for_json(text: &str) -> Cow<'_, str> {
    replaced(text, |out, c| match c {
        // Only between values: within strings they are escaped already.
        '\t' | '\n' | '\r' => out.push(c),
        _ => {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(out, "\\u{unit:04x}");
            }
        }
    })
}

/// `text` with every command written as told.
fn replaced(text: &str, write: impl Fn(&mut String, char)) -> Cow<'_, str> {
    let Some(first) = first_where(text.as_bytes(), 0, may_be_command) else { return Cow::Borrowed(text) };
    let (before, rest) = text.split_at(text.floor_char_boundary(first));
    let mut out = String::with_capacity(text.len() + 16);
    out.push_str(before);
    for c in rest.chars() {
        if is_command(c) {
            write(&mut out, c);
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// Whether a command may begin with these bytes of UTF-8; without branches, as whole libraries go through
/// here.
fn may_be_command(first: u8, second: u8, third: u8) -> bool {
    let general = (first == 0xE2) & (second == 0x80) & (0x8B..=0xAE).contains(&third);
    let quotes = (0x90..=0xA7).contains(&third) | (third == 0x8C) | (third == 0x8D);
    (first < 0x20)
        | (first == 0x7F)
        | (first == 0xC2) & (second < 0xA0)
        | (first == 0xD8) & (second == 0x9C)
        | (first == 0xE1) & (second == 0xA0) & (third == 0x8E)
        | general & !quotes
        | (first == 0xE2) & (second == 0x81) & (0xA0..=0xAF).contains(&third)
        | (first == 0xEF) & (second == 0xBB) & (third == 0xBF)
        | (first == 0xEF) & (second == 0xBF) & (0xB9..=0xBB).contains(&third)
        | (first == 0xF3) & (second == 0xA0) & (third <= 0x81)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_look_at_bytes_finds_what_the_look_at_characters_finds() {
        for c in (0..=0x0010_FFFF).filter_map(char::from_u32) {
            let text = format!("“访”{c}谈");
            let found = first_where(text.as_bytes(), 0, may_be_command).is_some();
            assert!(found || !is_command(c), "U+{:04X}", u32::from(c));
            assert!(!found || is_command(c), "U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn each_sink_has_its_own_way() {
        let text = "a\u{1b}[2J\u{9b}b\u{202e}c\td\u{feff}\n\u{e0041}\u{2028}👨\u{200d}👩";
        assert_eq!(for_terminal(text), "a<1B>[2J<9B>b<202E>c<09>d<0A><E0041><2028>👨\u{200d}👩");
        assert_eq!(for_file(text), "a[2Jbc\td\n\n👨\u{200d}👩");
        let json = serde_json::to_string(text).unwrap();
        let safe = for_json(&json);
        assert!(!safe.chars().any(is_command), "{safe}");
        assert_eq!(serde_json::from_str::<String>(&safe).unwrap(), text);
    }

    #[test]
    fn clean_text_is_handed_on_as_it_is() {
        for clean in ["访谈“引”——…‘’", "马克·扎克伯格", "\u{a0}", "", "❤\u{fe0f}"] {
            assert!(matches!(for_terminal(clean), Cow::Borrowed(_)), "{clean}");
        }
    }
}
