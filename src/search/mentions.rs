//! How often each of many names stands in one text, in a single pass over it: what a search for each of them
//! by itself would find.

use std::collections::HashMap;

use crate::text::fold::{fold_char, fold_han};
use crate::text::range::Offset;

/// What is known of a name in a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mentions {
    /// How often it is mentioned.
    pub count: usize,
    /// Where first, in bytes of the text; 0 if nowhere.
    pub first: Offset,
}

/// For each of `names` its mentions in `text`.
pub fn mentions(text: &str, names: &[&str]) -> Vec<Mentions> {
    if names.is_empty() {
        return Vec::new();
    }
    let folded = fold_han(text);
    let wanted: Vec<MentionedName> = names.iter().map(|name| MentionedName::new(name)).collect();
    let mut by_first: HashMap<char, Vec<usize>> = HashMap::new();
    for (index, name) in wanted.iter().enumerate() {
        if let Some(first) = name.words.first().and_then(|word| word.chars().next()) {
            by_first.entry(first).or_default().push(index);
        }
    }
    let firsts = Firsts::of(by_first.keys().copied());
    let mut found = vec![Mentions::default(); names.len()];
    let mut free = vec![0; names.len()];
    for (at, c) in folded.text.char_indices().filter(|(_, c)| firsts.may_hold(*c)) {
        let rest = folded.text.get(at..).unwrap_or_default();
        for &index in by_first.get(&c).into_iter().flatten() {
            let (Some(name), Some(free), Some(known)) =
                (wanted.get(index), free.get_mut(index), found.get_mut(index))
            else {
                continue;
            };
            let Some(length) = name.length_in(rest).filter(|_| at >= *free) else { continue };
            let (start, end) = (folded.source(at), folded.source(at + length));
            if name.is_written_so(text.get(start..end).unwrap_or_default()) {
                *free = at + length;
                known.first = if known.count == 0 { start } else { known.first };
                known.count += 1;
            }
        }
    }
    found
}

/// Characters that names begin with; quick to ask, and seldom wrong about others.
struct Firsts(Vec<bool>);

impl Firsts {
    const SIZE: usize = 1 << 12;

    fn of(chars: impl Iterator<Item = char>) -> Self {
        let mut held = vec![false; Self::SIZE];
        for c in chars {
            if let Some(held) = held.get_mut(c as usize % Self::SIZE) {
                *held = true;
            }
        }
        Self(held)
    }

    fn may_hold(&self, c: char) -> bool {
        self.0.get(c as usize % Self::SIZE) == Some(&true)
    }
}

struct MentionedName<'n> {
    written: &'n str,
    /// Its words as they are compared.
    words: Vec<String>,
    /// A capital in it makes case matter.
    sensitive: bool,
}

impl<'n> MentionedName<'n> {
    fn new(written: &'n str) -> Self {
        let words = fold_han(written).text.split_whitespace().map(str::to_owned).collect();
        Self { written, words, sensitive: written.chars().any(char::is_uppercase) }
    }

    /// Bytes it takes at the start of the folded `text`, if it stands there; a blank in it may be any blanks.
    fn length_in(&self, text: &str) -> Option<usize> {
        let (first, others) = self.words.split_first()?;
        let mut rest = text.strip_prefix(first.as_str())?;
        for word in others {
            let after = rest.trim_start();
            rest = after.strip_prefix(word.as_str()).filter(|_| after.len() < rest.len())?;
        }
        Some(text.len() - rest.len())
    }

    /// Whether `source` has its capitals and no others, if that matters.
    fn is_written_so(&self, source: &str) -> bool {
        let letters = |text: &'_ str| -> Vec<bool> {
            let seen = text.chars().filter(|c| !c.is_whitespace() && fold_char(*c).is_some());
            seen.map(char::is_uppercase).collect()
        };
        !self.sensitive || letters(source) == letters(self.written)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::search::find::FindPattern;

    proptest! {
        #[test]
        fn every_name_is_counted_as_a_search_finds_it(
            text in "(数据|數據|Llama|llama|张三|张|Ann |Ann|Lee|LEE|\u{200b}|é|ＡＩ|AI|ai|\n| |，|“){0,24}",
            names in prop::collection::vec("(数据|张|张三|llama|Llama|Ann Lee|ann  lee|ai|AI|É|é|“| ){0,2}", 0..6),
        ) {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let found = mentions(&text, &names);
            for (name, found) in names.iter().zip(found) {
                let hits = FindPattern::text(name).unwrap().find_all(&text);
                let first = hits.first().map_or(0, |hit| hit.start);
                prop_assert_eq!(found, Mentions { count: hits.len(), first }, "{:?} in {:?}", name, &text);
            }
        }
    }
}
