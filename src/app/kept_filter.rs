//! What a filter of kept passages asks for besides what [`KeptFilter`](crate::catalog::kept::KeptFilter) tells.

use super::listed::Listed;
use crate::catalog::kept::KeptFacts;
use crate::text::query::{Query, QueryTerm, What};

/// The words that have to be there, for a fuzzy match.
pub fn words(query: &Query) -> String {
    let wanted = query.terms.iter().filter(|term| !term.not);
    let either = |term: &QueryTerm| term.any.iter().map(What::as_str).collect::<Vec<_>>().join(" | ");
    wanted.map(either).collect::<Vec<_>>().join(" ")
}

/// A row of the list as a query sees it.
pub fn facts(listed: &Listed) -> KeptFacts<'_> {
    KeptFacts {
        bookmark: &listed.bookmark,
        speaker: &listed.bookmark.anchor.speaker,
        state: listed.standing.name(),
        title: &listed.title,
        path: &listed.path,
        from: &listed.from,
    }
}
