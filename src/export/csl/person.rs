//! A name as people write it, into the parts that styles order.

use hayagriva::citationberg::json::{LiteralName, NameItem, NameValue};

use crate::text::script::{is_han, is_han_or_kana, is_hangul};

/// What follows a family name without being part of it.
const SUFFIXES: [&str; 8] = ["Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV", "V"];

/// The parts of `name`. A name of East Asia stays whole, a Chinese one without blanks (`林 原`); so does a name
/// of one word. The family name of others is the last word and the small words before it (`von der Leyen`).
pub(super) fn of(name: &str) -> NameValue {
    let mut words: Vec<&str> = name.split_whitespace().collect();
    if words.len() < 2 || name.chars().any(|c| is_han_or_kana(c) || is_hangul(c)) {
        let is_chinese = words.iter().all(|word| word.chars().all(is_han));
        return NameValue::Literal(LiteralName { literal: words.join(if is_chinese { "" } else { " " }) });
    }
    let suffix = words.pop_if(|last| SUFFIXES.contains(last) && name.split_whitespace().count() > 2);
    let last = words.pop().unwrap_or_default().trim_end_matches(',');
    let is_small = |word: &&str| word.chars().next().is_some_and(char::is_lowercase);
    let given = words.iter().skip(1).position(is_small).map_or(words.len(), |at| at + 1);
    let (given, small) = words.split_at(given);
    let joined = |words: &[&str]| Some(words.join(" ")).filter(|words| !words.is_empty());
    NameValue::Item(NameItem {
        family: last.to_owned(),
        given: joined(given),
        non_dropping_particle: joined(small),
        dropping_particle: None,
        suffix: suffix.map(str::to_owned),
        comma_suffix: None,
    })
}
