//! The parts of a name, and its initials.

use crate::lexicon;

/// The parts of a name, between blanks, hyphens and middle dots.
pub fn parts(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| c.is_whitespace() || matches!(c, '·' | '・' | '•' | '.' | '-' | '‧'))
        .filter(|part| !part.is_empty())
}

/// Whether `folded` (with or without dots) are initials of a name of these parts: all of them, or first and
/// last.
pub fn is_initials(folded: &str, parts: &[&str]) -> bool {
    let letters = without_dots(folded);
    parts.len() > 1 && all_initials(parts).any(|initials| initials == letters)
}

/// Folded initials of a name of these parts: all of them, and first and last.
pub fn all_initials(parts: &[&str]) -> impl Iterator<Item = String> {
    let ends = [parts.first(), parts.last()].into_iter().flatten().copied().collect();
    [parts.to_vec(), ends].into_iter().map(|parts| initials(&parts))
}

/// Folded initials of `parts`.
pub fn initials(parts: &[&str]) -> String {
    lexicon::fold(&parts.iter().filter_map(|part| part.chars().next()).collect::<String>())
}

/// A folded name without full stops, blanks and hyphens.
pub fn without_dots(name: &str) -> String {
    name.chars().filter(|c| !matches!(c, '.' | ' ' | '-')).collect()
}
