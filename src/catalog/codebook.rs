//! The code book as it is shown: all tags in their tree, with what is said of them and how often they are given.

use std::collections::{BTreeMap, BTreeSet};

use super::cross::lineage;
use crate::passage::codes::CodeEntry;

/// How many passages have a tag.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TagCount {
    /// Passages that have just this one.
    pub own: usize,
    /// Passages that have it or one below it.
    pub below: usize,
}

/// How many passages have each tag, and each tag above one of them.
pub type TagCounts = BTreeMap<String, TagCount>;

/// Counts the tags of passages.
///
/// ```
/// use fangtan::catalog::codebook::count;
///
/// let tags = [vec!["a/b".to_owned(), "a/c".to_owned()], vec!["a".to_owned()]];
/// let counts = count(tags.iter().map(Vec::as_slice));
/// assert_eq!((counts["a"].own, counts["a"].below, counts["a/b"].own), (1, 2, 1));
/// ```
pub fn count<'a>(passages: impl Iterator<Item = &'a [String]>) -> TagCounts {
    let mut counts: BTreeMap<&str, TagCount> = BTreeMap::new();
    for tags in passages {
        for tag in tags {
            counts.entry(tag).or_default().own += 1;
        }
        let all: BTreeSet<&str> = tags.iter().flat_map(|tag| lineage(tag)).collect();
        for tag in all {
            counts.entry(tag).or_default().below += 1;
        }
    }
    counts.into_iter().map(|(tag, count)| (tag.to_owned(), count)).collect()
}

/// A tag in the code book.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodeRow<'a> {
    /// Its name, with those above it: `a/b`.
    pub name: &'a str,
    /// What is said of it, if anything is.
    pub entry: Option<&'a CodeEntry>,
    /// How many passages have it.
    pub count: TagCount,
}

/// All tags that are given or told of, and those above them, each right below the one above it.
pub fn rows<'a>(counts: &'a TagCounts, codes: &'a [CodeEntry]) -> Vec<CodeRow<'a>> {
    let entries: BTreeMap<&str, &CodeEntry> = codes.iter().map(|code| (code.name.as_str(), code)).collect();
    let told = codes.iter().flat_map(|code| lineage(&code.name));
    let mut names: Vec<&str> = counts.keys().map(String::as_str).chain(told).collect();
    names.sort_by(|one, other| one.split('/').cmp(other.split('/')));
    names.dedup();
    let row = |name| CodeRow {
        name,
        entry: entries.get(name).copied(),
        count: counts.get(name).copied().unwrap_or_default(),
    };
    names.into_iter().map(row).collect()
}
