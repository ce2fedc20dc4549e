//! Rows of the list under headings: by series, guest, year, tag or folder.

use std::collections::HashMap;

use super::row::EpisodeRow;
use crate::catalog::facets::FacetKind;
use crate::text::natural;

/// What the rows are grouped by; `None` for no groups. In the order of the key.
pub const GROUPINGS: &[Option<FacetKind>] = &[
    None,
    Some(FacetKind::Series),
    Some(FacetKind::Guest),
    Some(FacetKind::Year),
    Some(FacetKind::Tag),
    Some(FacetKind::Folder),
];

/// Rows that share a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EpisodeGroup {
    /// The value; empty for the rows that have none.
    pub value: String,
    /// Which of the rows that were found, in their order.
    pub members: Vec<usize>,
}

/// The grouping after `now`.
pub fn next(now: Option<FacetKind>) -> Option<FacetKind> {
    let at = GROUPINGS.iter().position(|one| *one == now).unwrap_or_default();
    GROUPINGS[(at + 1) % GROUPINGS.len()]
}

/// The groups of `found`, the newest year first, else by name; rows without a value come last. A row with
/// several values stands in several groups.
pub fn groups<'r>(kind: FacetKind, found: impl Iterator<Item = &'r EpisodeRow>) -> Vec<EpisodeGroup> {
    let mut members: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, row) in found.enumerate() {
        let mut values = kind.values(&row.facts());
        values.sort_unstable();
        values.dedup();
        if values.is_empty() {
            values.push(String::new());
        }
        for value in values {
            members.entry(value).or_default().push(at);
        }
    }
    let mut groups: Vec<EpisodeGroup> =
        members.into_iter().map(|(value, members)| EpisodeGroup { value, members }).collect();
    groups.sort_by(|a, b| {
        let by_value = natural::compare(&a.value, &b.value);
        let by_value = if kind == FacetKind::Year { by_value.reverse() } else { by_value };
        a.value.is_empty().cmp(&b.value.is_empty()).then(by_value)
    });
    groups
}
