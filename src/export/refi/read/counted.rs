//! In which characters the codings of a text are counted.

use super::elements::{RawCoding, RawText};

/// The characters in which the codings of a text are counted. Lines may end with CR LF: the standard counts
/// both, some programs one, and not all say so; what suits more of the codings is taken, else what the program
/// is known for.
pub fn counted_text(source: &RawText, origin: &str) -> Vec<char> {
    let text = source.text.as_deref().unwrap_or_default();
    let own: Vec<char> = text.chars().collect();
    let Some(one) = text.contains("\r\n").then(|| text.replace("\r\n", "\n")) else {
        return own;
    };
    let one: Vec<char> = one.chars().collect();
    let suit = |text: &[char]| source.codings.iter().map(|coding| suits(text, coding)).sum::<usize>();
    let (of_own, of_one) = (suit(&own), suit(&one));
    let counts_one = origin.to_lowercase().contains("atlas");
    if of_one > of_own || (of_one == of_own && counts_one) { one } else { own }
}

/// How well a coding stands in a text: it begins and ends with words, whole ones, and is called by them.
fn suits(text: &[char], coding: &RawCoding) -> usize {
    let [start, end] = coding.span;
    let Some(words) = text.get(start..end.max(start)).filter(|words| !words.is_empty()) else { return 0 };
    let is_edge = |before: Option<&char>, after: Option<&char>| {
        let is_word = |c: Option<&char>| c.is_some_and(|c| c.is_alphanumeric());
        !(is_word(before) && is_word(after))
    };
    let before = start.checked_sub(1).and_then(|at| text.get(at));
    let has_words = [words.first(), words.last()].iter().all(|c| c.is_some_and(|c| !c.is_whitespace()));
    let is_whole = is_edge(before, words.first()) && is_edge(words.last(), text.get(end));
    let is_called = !coding.name.is_empty() && coding.name.chars().zip(words).all(|(a, b)| a == *b);
    usize::from(has_words) + usize::from(is_whole) + 2 * usize::from(is_called)
}
