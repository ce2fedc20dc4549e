//! What a regular expression says of itself: without its slashes, searched for line by line, with smart case.

use regex_syntax::ParserBuilder;
use regex_syntax::hir::{Hir, Look};

/// Whether a capital stands in `expression` that is not part of an escape (`\W`, `\p{Han}`).
pub fn names_capitals(expression: &str) -> bool {
    let mut rest = expression.chars();
    while let Some(c) = rest.next() {
        if c == '\\' && matches!(rest.next(), Some('p' | 'P' | 'x' | 'u' | 'U')) {
            let _ = rest.by_ref().take_while(|c| *c != '}').count();
        } else if c.is_uppercase() {
            return true;
        }
    }
    false
}

/// Whether an expression asks for the beginning or the end of a whole text, not of a line.
pub fn names_edges(expression: &str) -> bool {
    let looks = parsed(expression).map(|hir| hir.properties().look_set());
    looks.is_some_and(|looks| looks.contains(Look::Start) || looks.contains(Look::End))
}

/// The expression as it is searched for; `None` if it is wrong.
pub fn parsed(expression: &str) -> Option<Hir> {
    let insensitive = !names_capitals(expression);
    ParserBuilder::new().case_insensitive(insensitive).multi_line(true).build().parse(expression).ok()
}
