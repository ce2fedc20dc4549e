//! What a text must hold for a regular expression to match in it, so that most texts need not be tried.
//!
//! The expression is taken apart into the stretches that it spells out. Each is known by all its spellings, folded
//! as texts are; one of them has to be there.

use regex_syntax::hir::{Class, Hir, HirKind, Literal};

use super::expression::parsed;
use crate::text::fold::fold_han;

/// The most spellings by which a stretch is known.
const MOST: usize = 16;

/// What an expression, or a part of one, asks of a text.
#[derive(Debug, Default)]
struct Required {
    /// All it matches, folded, if these are few.
    exact: Option<Vec<String>>,
    /// Of each of these one spelling is somewhere in what it matches.
    clauses: Vec<Vec<String>>,
}

/// The words, folded, that stand in every text in which `expression` (without slashes, smart case) matches: one at
/// least of each list. No lists if that tells nothing.
pub(super) fn required(expression: &str) -> Vec<Vec<String>> {
    parsed(expression).map_or_else(Vec::new, |hir| of(&hir).all())
}

fn of(hir: &Hir) -> Required {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => Required::spelled(vec![String::new()]),
        HirKind::Literal(Literal(bytes)) => match std::str::from_utf8(bytes) {
            Ok(text) => Required::spelled(vec![fold_han(text).text]),
            Err(_) => Required::default(),
        },
        HirKind::Class(class) => spellings(class).map_or_else(Required::default, Required::spelled),
        HirKind::Capture(capture) => of(&capture.sub),
        HirKind::Repetition(repetition) if repetition.min > 0 => {
            Required { clauses: of(&repetition.sub).all(), exact: None }
        }
        HirKind::Repetition(_) => Required::default(),
        HirKind::Concat(parts) => in_a_row(parts),
        HirKind::Alternation(ways) => one_of(ways),
    }
}

/// The characters of a class, folded, if they are few.
fn spellings(class: &Class) -> Option<Vec<String>> {
    let Class::Unicode(class) = class else { return None };
    let mut ranges = class.iter();
    let count: usize = ranges.by_ref().take(MOST + 1).map(regex_syntax::hir::ClassUnicodeRange::len).sum();
    if count > 2 * MOST || ranges.next().is_some() {
        return None;
    }
    let chars = class.iter().flat_map(|range| range.start()..=range.end());
    Some(distinct(chars.map(|c| fold_han(c.encode_utf8(&mut [0; 4])).text).collect()))
        .filter(|all| all.len() <= MOST)
}

fn in_a_row(parts: &[Hir]) -> Required {
    let (mut row, mut clauses, mut broken) = (vec![String::new()], Vec::new(), false);
    for part in parts {
        let Required { exact, clauses: inside } = of(part);
        match exact {
            Some(exact) if row.len() * exact.len() <= MOST => {
                let join =
                    |start: &String| exact.iter().map(|end| format!("{start}{end}")).collect::<Vec<_>>();
                row = distinct(row.iter().flat_map(join).collect());
            }
            other => {
                let next = other.unwrap_or_else(|| vec![String::new()]);
                clauses.push(std::mem::replace(&mut row, next));
                clauses.extend(inside);
                broken = true;
            }
        }
    }
    if !broken {
        return Required::spelled(row);
    }
    clauses.push(row);
    Required { exact: None, clauses }
}

fn one_of(ways: &[Hir]) -> Required {
    let ways: Vec<Required> = ways.iter().map(of).collect();
    let exact: Option<Vec<Vec<String>>> = ways.iter().map(|way| way.exact.clone()).collect();
    if let Some(exact) = exact.map(|all| distinct(all.concat())).filter(|exact| exact.len() <= MOST) {
        return Required::spelled(exact);
    }
    let longest: Option<Vec<_>> =
        ways.into_iter().map(|way| way.all().into_iter().max_by_key(|any| shortest(any))).collect();
    let clause = longest.map(|all| distinct(all.concat()));
    Required { exact: None, clauses: clause.filter(|any| any.len() <= MOST).into_iter().collect() }
}

impl Required {
    fn spelled(exact: Vec<String>) -> Self {
        Self { exact: Some(exact), clauses: Vec::new() }
    }

    /// All that tells something: what may be blank stands anywhere.
    fn all(self) -> Vec<Vec<String>> {
        self.clauses.into_iter().chain(self.exact).filter(|any| shortest(any) > 0).collect()
    }
}

/// Bytes of the shortest of some spellings, blanks not counted.
fn shortest(any: &[String]) -> usize {
    any.iter().map(|text| text.trim().len()).min().unwrap_or(0)
}

fn distinct(mut all: Vec<String>) -> Vec<String> {
    all.sort_unstable();
    all.dedup();
    all
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::required;
    use crate::search::find::FindPattern;
    use crate::text::fold::fold_han;

    fn told(expression: &str) -> String {
        let clause = |any: Vec<String>| any.join("|");
        required(expression).into_iter().map(clause).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_is_spelled_out_has_to_be_there() {
        for (expression, expected) in [
            ("磁悬.列车", "磁悬 列车"),
            ("(數據|芯片)(中心)?", "数据|芯片"),
            (r"\b[一二]年\d+", "一年|二年"),
            ("GPT-[45]", "gpt-4|gpt-5"),
            ("go+gle", "g o gle"),
            (r"^# .*Q&A$", "#  q&a"),
            ("(?:东京|大连.*城)站", "东京|大连 站"),
            ("(a{2,3}|Bb)c", "a|bb c"),
            (".*", ""),
            (r"\s+|x", ""),
            ("(|开源)", ""),
            ("[一-龥]+", ""),
            ("(", ""),
        ] {
            assert_eq!(told(expression), expected, "{expression}");
        }
    }

    proptest! {
        #[test]
        fn no_match_lacks_it(
            expression in r"(([a-cKks数據・]|\[[a-cs数據K]{1,3}\]|\.|\\b|\(数|c\)|\(a\|Bs\|\)|\\s)[?+*]?){1,6}(\|[a-cſ]{1,2})?",
            text in "[a-cA-CKKkſsS数據据・\n ]{0,24}",
        ) {
            if let Ok(pattern) = FindPattern::expression(&expression) && pattern.is_in(&text) {
                let folded = fold_han(&text).text;
                for any in required(&expression) {
                    let stands = |word: &String| word.split_whitespace().all(|word| folded.contains(word));
                    prop_assert!(any.iter().any(stands), "{expression:?} in {text:?}: {any:?}");
                }
            }
        }
    }
}
