//! Text from outside (titles, file names, notes) as it may stand in a cell.

use crate::text::safe::is_command;

/// Whether `cluster` may go to the terminal as it is.
pub fn is_printable(cluster: &str) -> bool {
    cluster.bytes().all(|b| (b' '..=b'~').contains(&b)) || !cluster.chars().any(is_command)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_no_text() {
        for bad in ["\u{1b}", "\u{7}", "a\u{202e}", "\u{9b}", "\u{7f}", "\n", "\u{200b}", "\u{e0041}"] {
            assert!(!is_printable(bad), "{bad:?}");
        }
        for good in ["a", "访", "é", "👨‍👩‍👧‍👦", "❤️"] {
            assert!(is_printable(good), "{good}");
        }
    }
}
