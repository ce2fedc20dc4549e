//! Where a short excerpt may be cut: never inside a word of letters, never before a mark that closes.

use super::range::Offset;

/// Whether `text` may be cut at `at`, a boundary of characters.
///
/// ```
/// use fangtan::text::joint::is_joint;
///
/// let text = "灯塔 lamp，亮";
/// let joints: Vec<usize> = text.char_indices().map(|(at, _)| at).filter(|at| is_joint(text, *at)).collect();
/// assert_eq!(joints, [0, 3, 7, 14]);
/// ```
pub fn is_joint(text: &str, at: Offset) -> bool {
    let before = text.get(..at).and_then(|head| head.chars().next_back());
    let after = text.get(at..).and_then(|rest| rest.chars().next());
    match (before, after) {
        (Some(before), Some(after)) => {
            let closes = !after.is_alphanumeric() && after >= '\u{2E80}';
            !(closes || after.is_whitespace() || is_of_word(before) && is_of_word(after))
        }
        _ => true,
    }
}

/// Letters and digits that are written in words with blanks between them, and what may stand within one.
fn is_of_word(c: char) -> bool {
    (c.is_alphanumeric() && c < '\u{2E80}') || matches!(c, '\'' | '’' | '-' | '.' | '_')
}
