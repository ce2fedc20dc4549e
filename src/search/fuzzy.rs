//! Ranking short labels against a query typed by a person.

use crate::text::range::TextRange;

/// A label that matched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Index of the label in the corpus.
    pub index: usize,
    /// Higher is better.
    pub score: i64,
    /// Matched stretches of the label, in bytes, on grapheme cluster boundaries, ascending.
    pub ranges: Vec<TextRange>,
}

/// Labels prepared for matching.
#[derive(Clone, Debug, Default)]
pub struct Corpus {
    labels: Vec<String>,
}

impl Corpus {
    /// Prepares `labels`; an index into them is what a [`Hit`] gives back.
    pub fn new(labels: impl IntoIterator<Item = String>) -> Self {
        Self { labels: labels.into_iter().collect() }
    }

    /// The best `limit` labels for `query`, best first; in the given order for an empty query.
    pub fn rank(&self, query: &str, limit: usize) -> Vec<Hit> {
        let found = self.labels.iter().enumerate().filter_map(|(index, label)| {
            let at = label.find(query)?;
            Some(Hit { index, score: 0, ranges: vec![TextRange::new(at, at + query.len())] })
        });
        found.take(limit).collect()
    }
}
