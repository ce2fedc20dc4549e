//! The list of kept passages over all episodes.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;

use super::input::Input;
use super::kept_filter::{facts, words};
use super::list::List;
use super::listed::{FoundPassages, Listed, Standing, label};
use crate::catalog::kept::KeptFilter;
use crate::passage::marks::Placed;
use crate::search::fuzzy::Corpus;
use crate::text::query::{EitherQuery, Field, QueryError};
use crate::text::range::TextRange;

/// In which order passages are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PassageOrder {
    /// Episode by episode as they were first opened, in the order of the text.
    #[default]
    Text,
    /// The last kept first.
    Made,
    /// By the titles of the episodes.
    Title,
}

/// The open list of kept passages.
#[derive(Clone, Debug, Default)]
pub struct Bookmarks {
    all: Vec<Listed>,
    shown: Vec<(usize, Vec<TextRange>)>,
    order: PassageOrder,
    /// All rows as they are ordered, and their labels, prepared for matching.
    order_of_rows: Vec<usize>,
    corpus: Option<Corpus>,
    /// Which row is selected.
    pub list: List,
    /// The filter's text.
    pub filter: Input,
    /// Whether the filter is being typed.
    pub typing: bool,
    /// The only ones that are listed, by their ids, and what they are called together.
    only: Option<(String, BTreeSet<String>)>,
    /// The passage to be selected when all are told for the first time.
    wanted: Option<String>,
    /// Those that were marked, by their ids: what is done is done to all of them.
    pub marked: BTreeSet<String>,
    /// Why the filter cannot be meant; it hides nothing then.
    pub problem: Option<QueryError>,
    /// Why they could not be read when they were last asked for.
    pub unread: Option<String>,
    /// Whether the store told of them.
    pub told: bool,
    /// Whether the review was asked for before it was known where they stand; it opens when it is.
    pub review_awaited: bool,
}

impl Bookmarks {
    /// A list that is to begin at the passage of this id.
    pub fn beginning_at(wanted: Option<String>) -> Self {
        Self { wanted, ..Self::default() }
    }

    /// A list of those that `query` asks for.
    pub fn asking_for(query: &str) -> Self {
        Self { filter: Input::holding(query), ..Self::default() }
    }

    /// A list of those with these ids, called `name` together.
    pub fn of(name: String, ids: BTreeSet<String>) -> Self {
        Self { only: Some((name, ids)), ..Self::default() }
    }

    /// What the passages are called together, if they are not all.
    pub fn name(&self) -> Option<&str> {
        self.only.as_ref().map(|(name, _)| name.as_str())
    }

    /// Takes in the passages as the store has them. Where one stands that is known already stays known.
    pub fn set(&mut self, mut all: Vec<Listed>) {
        let selected =
            self.wanted.take().or_else(|| self.selected().map(|listed| listed.bookmark.id.clone()));
        let known: HashMap<&str, &Listed> =
            self.all.iter().map(|listed| (listed.bookmark.id.as_str(), listed)).collect();
        for listed in all.iter_mut().filter(|listed| listed.standing == Standing::Unknown) {
            let before = known.get(listed.bookmark.id.as_str());
            let is_same = |before: &&&Listed| {
                listed.path == before.path && listed.bookmark.is_found_like(&before.bookmark)
            };
            if let Some(before) = before.filter(is_same) {
                listed.standing = before.standing;
                listed.present.clone_from(&before.present);
            }
        }
        if let Some((_, ids)) = &self.only {
            all.retain(|listed| ids.contains(&listed.bookmark.id));
        }
        self.all = all;
        if !self.marked.is_empty() {
            let there: BTreeSet<&str> = self.all.iter().map(|listed| listed.bookmark.id.as_str()).collect();
            self.marked.retain(|id| there.contains(id.as_str()));
        }
        self.arrange();
        (self.unread, self.told) = (None, true);
        self.refresh();
        self.select(selected.as_deref());
    }

    /// Takes in where the passages of a file stand; `None` if it cannot be read.
    pub fn take_in(&mut self, path: &Path, found: Option<&FoundPassages>) {
        let rows = self.all.iter_mut().filter(|listed| listed.path == path);
        for listed in rows {
            let Some(found) = found else {
                listed.standing = Standing::NoFile;
                continue;
            };
            let is_it = |placed: &Placed| placed.bookmark.is_found_like(&listed.bookmark);
            let mut answers = found.placed.iter().zip(&found.present);
            if let Some((placed, present)) = answers.find(|(placed, _)| is_it(placed)) {
                listed.standing = Standing::Found(placed.resolved);
                listed.present.clone_from(present);
            }
        }
        let asks_state = |query: EitherQuery| query.fields().any(|field| matches!(field, Field::State(_)));
        if EitherQuery::parse(self.filter.text()).is_ok_and(asks_state) {
            self.refresh();
        }
    }

    /// All rows, shown or not.
    pub fn all(&self) -> &[Listed] {
        &self.all
    }

    /// Number of all rows, shown or not.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether nothing is kept.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The rows to show, with the matched parts of their text.
    pub fn shown(&self) -> impl ExactSizeIterator<Item = (&Listed, &[TextRange])> {
        self.shown.iter().map(|(index, ranges)| (&self.all[*index], ranges.as_slice()))
    }

    /// The selected passage.
    pub fn selected(&self) -> Option<&Listed> {
        self.shown.get(self.list.selected).and_then(|(index, _)| self.all.get(*index))
    }

    /// Marks the selected passage, or takes its mark away, and goes on to the next.
    pub fn mark_row(&mut self) {
        let Some(id) = self.selected().map(|listed| listed.bookmark.id.clone()) else { return };
        if !self.marked.remove(&id) {
            self.marked.insert(id);
        }
        self.list.step(1, self.shown.len());
    }

    /// Marks all that are shown; takes all marks away if they are marked already.
    pub fn mark_all(&mut self) {
        let shown: BTreeSet<String> = self.shown().map(|(listed, _)| listed.bookmark.id.clone()).collect();
        self.marked = if shown.is_subset(&self.marked) { BTreeSet::new() } else { shown };
    }

    /// Sorts in the next order, which is returned.
    pub fn next_order(&mut self) -> PassageOrder {
        self.order = match self.order {
            PassageOrder::Text => PassageOrder::Made,
            PassageOrder::Made => PassageOrder::Title,
            PassageOrder::Title => PassageOrder::Text,
        };
        let selected = self.selected().map(|listed| listed.bookmark.id.clone());
        self.arrange();
        self.refresh();
        self.select(selected.as_deref());
        self.order
    }

    /// Filters anew. A field whose value is still missing filters nothing.
    pub fn refresh(&mut self) {
        let filter =
            KeptFilter::new(self.filter.text(), self.all.iter().flat_map(|listed| &listed.bookmark.tags));
        self.problem = filter.as_ref().err().cloned();
        let filter = filter.unwrap_or_default();
        self.shown = match filter.any() {
            [only] if !words(only).is_empty() => {
                let (all, order) = (&self.all, &self.order_of_rows);
                let corpus = self.corpus.get_or_insert_with(|| {
                    Corpus::new(order.iter().filter_map(|index| all.get(*index)).map(label))
                });
                let hits = corpus.rank(&words(only), usize::MAX).into_iter();
                let placed = hits.map(|hit| (order[hit.index], hit.ranges));
                placed.filter(|(index, _)| filter.lets_through(only, &facts(&all[*index]))).collect()
            }
            [only] => self.without_words(|listed| filter.lets_through(only, &facts(listed))),
            _ => self.without_words(|listed| filter.asks_for(&facts(listed))),
        };
        self.list.select(self.list.selected, self.shown.len());
    }

    fn without_words(&self, lets_through: impl Fn(&Listed) -> bool) -> Vec<(usize, Vec<TextRange>)> {
        let order = self.order_of_rows.iter().copied();
        order.filter(|index| lets_through(&self.all[*index])).map(|index| (index, Vec::new())).collect()
    }

    /// Orders all rows anew; what was prepared for a filter in words is prepared anew when it is needed.
    fn arrange(&mut self) {
        (self.order_of_rows, self.corpus) = (self.ordered(), None);
    }

    fn ordered(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.all.len()).collect();
        match self.order {
            PassageOrder::Text => {}
            PassageOrder::Made => order.sort_by_key(|&i| std::cmp::Reverse(self.all[i].bookmark.made)),
            PassageOrder::Title => order.sort_by_key(|&i| &self.all[i].title),
        }
        order
    }

    fn select(&mut self, id: Option<&str>) {
        let at = self.shown().position(|(listed, _)| Some(listed.bookmark.id.as_str()) == id);
        if let Some(at) = at {
            self.list.select(at, self.shown.len());
        }
    }
}
