//! Web addresses that the terminal itself can open: OSC 8, as described at
//! <https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda>.

use std::fmt::{Display, Write as _};

use crate::text::range::TextRange;
use crate::text::urls::is_web;

/// Ends a link.
pub const CLOSING: &str = "\x1b]8;;\x1b\\";

/// The longest address, in bytes, that all terminals take.
const LONGEST: usize = 2083;

/// A stretch of a text, by its bytes, and what begins the link over it.
pub type Link = (TextRange, String);

/// What begins a link to `url`; `None` if that is no web address, or too long. Cells of one link, on
/// whatever line, have the same `id`. What is no visible ASCII is percent-encoded, so nothing in it ends the
/// sequence.
pub fn opening(url: &str, id: impl Display) -> Option<String> {
    if !is_web(url) {
        return None;
    }
    let mut opening = format!("\x1b]8;id={id};");
    let before = opening.len();
    for byte in url.bytes() {
        if byte.is_ascii_graphic() {
            opening.push(byte.into());
        } else {
            // Writing to a string cannot fail.
            let _ = write!(opening, "%{byte:02X}");
        }
    }
    let fits = opening.len() - before <= LONGEST;
    fits.then_some(opening + "\x1b\\")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_cannot_end_its_sequence_or_be_anything_but_an_address() {
        assert_eq!(
            opening("https://a.org/x?y#z", 7).as_deref(),
            Some("\x1b]8;id=7;https://a.org/x?y#z\x1b\\")
        );
        assert_eq!(
            opening("http://a.org/\x1b\\\x07 谈\u{9c}", 7).as_deref(),
            Some("\x1b]8;id=7;http://a.org/%1B\\%07%20%E8%B0%88%C2%9C\x1b\\")
        );
        for url in ["javascript:alert(1)", "file:///etc/passwd", "mailto:a@b.c", "a.org", ""] {
            assert_eq!(opening(url, 7), None, "{url}");
        }
        assert_eq!(opening(&format!("https://{}", "谈".repeat(300)), 7), None);
    }
}
