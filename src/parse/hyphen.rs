//! Words that the end of a line divides.

/// A hyphen that is there only because the line ends.
const SOFT: char = '\u{ad}';

/// Whether a word is divided at the end of `text`.
pub fn is_at_end(text: &str) -> bool {
    text.ends_with(SOFT)
        || text.strip_suffix(['-', '‐']).is_some_and(|word| word.ends_with(char::is_alphabetic))
}

/// Takes the hyphen off the end of `text` if only the line's end put it there.
pub fn close(text: &mut String) {
    text.truncate(text.trim_end_matches(SOFT).len());
}

/// Makes the hyphen at the end of a line one that goes when the word is put together: in text that a program
/// set, as on the pages of a PDF, nearly every such hyphen is.
pub fn soften(line: &mut String) {
    if is_at_end(line) && !line.ends_with(SOFT) {
        line.pop();
        line.push(SOFT);
    }
}
