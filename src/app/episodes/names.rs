//! The names under which the words of a filter find rows: prepared once, away from the keys where there is time
//! for that, and followed where single rows change.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::row::EpisodeRow;
use crate::catalog::filter::EpisodeFilter;
use crate::search::fuzzy::{Corpus, Hit, Narrowed};

/// Of more rows than this the names are waited for while somebody prepares them: a key would take too long for it.
const MANY: usize = 5_000;

/// Rows that may change before all names are prepared anew.
const FEW: usize = 200;

/// The names of all rows.
#[derive(Debug, Default)]
pub struct NameIndex {
    corpus: Option<Arc<Corpus>>,
    /// Rows that are called otherwise than the corpus says.
    changed: BTreeSet<usize>,
    /// What the words of the filter left over.
    left: Narrowed,
    /// Grows whenever rows come or go.
    generation: u64,
    /// The generation that somebody prepares.
    asked: Option<u64>,
}

impl NameIndex {
    /// Rows have come or gone.
    pub fn forget(&mut self) {
        let generation = self.generation + 1;
        *self = Self { generation, ..Self::default() };
    }

    /// A row may be called otherwise now.
    pub fn change(&mut self, row: usize) {
        if self.corpus.is_some() || self.asked.is_some() {
            self.changed.insert(row);
        }
        if self.changed.len() > FEW {
            self.forget();
        }
    }

    /// The generation that is to be prepared, if that is still to be asked for.
    pub fn wanted(&mut self) -> Option<u64> {
        let is_wanted = self.corpus.is_none() && self.asked.is_none();
        is_wanted.then(|| *self.asked.insert(self.generation))
    }

    /// The names were prepared; those of other rows than there are now are dropped.
    pub fn take(&mut self, generation: u64, corpus: Arc<Corpus>) {
        if generation == self.generation && self.corpus.is_none() {
            self.corpus = Some(corpus);
        }
    }

    /// Whether the names of so many rows are still to come, and will.
    pub fn are_awaited(&self, rows: usize) -> bool {
        self.corpus.is_none() && self.asked.is_some() && rows > MANY
    }

    /// Prepares the names of `rows` unless they are there.
    pub fn prepare(&mut self, rows: &[EpisodeRow]) -> Arc<Corpus> {
        let Self { corpus, changed, .. } = self;
        let prepare = || {
            changed.clear();
            Arc::new(prepared(rows))
        };
        corpus.get_or_insert_with(prepare).clone()
    }

    /// The rows that `filter` lets through, the best first.
    pub fn rank(&mut self, filter: &EpisodeFilter, rows: &[EpisodeRow]) -> Vec<Hit> {
        let corpus = &self.prepare(rows);
        let Self { changed, left, .. } = self;
        let passes = |index: usize| rows.get(index).is_some_and(|row| row.passes(filter));
        let mut hits = filter.rank(corpus, left, |index| !changed.contains(&index) && passes(index));
        if !changed.is_empty() {
            let numbers: Vec<usize> = changed.iter().copied().collect();
            let few = numbers.iter().filter_map(|index| rows.get(*index)).map(EpisodeRow::names);
            let few =
                filter.rank(&Corpus::with_aliases(few), &mut Narrowed::default(), |at| passes(numbers[at]));
            hits.extend(few.into_iter().map(|hit| Hit { index: numbers[hit.index], ..hit }));
            hits.sort_by_key(|hit| Reverse(hit.score));
        }
        hits
    }
}

/// The names of `rows`, to be taken in where they are those of the list.
pub fn prepared(rows: &[EpisodeRow]) -> Corpus {
    Corpus::with_aliases(rows.iter().map(EpisodeRow::names))
}
