//! Text from outside (titles, file names, notes) as it may stand in a cell.

/// Whether `cluster` may go to the terminal as it is.
pub fn is_printable(cluster: &str) -> bool {
    cluster.bytes().all(|b| (b' '..=b'~').contains(&b))
        || !cluster.chars().any(|c| c.is_control() || is_invisible_command(c))
}

/// Characters that steer the terminal's text direction or hide in it (bidirectional controls, tags, fillers).
fn is_invisible_command(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}' | '\u{FEFF}'
        | '\u{E0000}'..='\u{E007F}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_no_text() {
        for bad in ["\u{1b}", "\u{7}", "a\u{202e}", "\u{9b}", "\u{7f}", "\n"] {
            assert!(!is_printable(bad), "{bad:?}");
        }
        for good in ["a", "访", "é", "👨‍👩‍👧‍👦", "❤️"] {
            assert!(is_printable(good), "{good}");
        }
    }
}
