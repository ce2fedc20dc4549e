//! Lines of code that are wider than the screen: broken at blanks if there are some, else anywhere.

use super::width::{WidthPolicy, clusters};
use crate::text::range::TextRange;

/// Columns by which the rest of a broken line is set in.
pub const HANG: u16 = 2;

/// Calls `line` with the parts of `range` in order: the first of at most `width` columns, the others of
/// [`HANG`] fewer.
pub(super) fn broken(
    text: &str,
    range: TextRange,
    width: u16,
    policy: WidthPolicy,
    mut line: impl FnMut(TextRange),
) {
    let mut start = range.start;
    let mut limit = usize::from(width.max(1));
    loop {
        let rest = TextRange::new(start, range.end).of(text);
        let end = start + fitting(rest, limit, policy);
        line(TextRange::new(start, end));
        if end >= range.end {
            return;
        }
        start = end;
        limit = usize::from(width.saturating_sub(HANG).max(1));
    }
}

/// Bytes of `text` for a line of `limit` columns: up to its last blank in the second half, else as many
/// clusters as fit, at least one.
fn fitting(text: &str, limit: usize, policy: WidthPolicy) -> usize {
    let (mut used, mut blank) = (0, 0);
    for cluster in clusters(text, policy) {
        used += cluster.width;
        if used > limit && cluster.start > 0 {
            return if blank * 2 > cluster.start { blank } else { cluster.start };
        }
        if cluster.is_blank() {
            blank = cluster.end;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_broken_at_blanks_and_nothing_is_lost() {
        let lines = |text: &str, width| {
            let mut lines = Vec::new();
            broken(text, TextRange::new(0, text.len()), width, WidthPolicy::default(), |line| {
                lines.push(line.of(text).to_owned());
            });
            lines
        };
        assert_eq!(lines("let a = first + second;", 16), ["let a = first + ", "second;"]);
        assert_eq!(lines("short", 16), ["short"]);
        assert_eq!(lines("灯塔灯塔灯塔", 6), ["灯塔灯", "塔灯", "塔"]);
        assert_eq!(lines("", 6), [""]);
        assert_eq!(lines("ab", 0), ["a", "b"]);
    }
}
