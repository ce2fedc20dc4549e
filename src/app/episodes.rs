//! The list of episodes: rows, order, groups, filter.

mod arrangement;
mod arranging;
mod counts;
mod group;
mod names;
mod order;
mod refresh;
mod row;

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use super::input::Input;
use super::list::List;
use crate::catalog::facets::FacetKind;
use crate::catalog::versions::Versions;
use crate::passage::marks::{KeptCount, Progress};
use crate::search::fuzzy::Corpus;
use crate::text::natural;
use crate::text::query::QueryError;
use crate::text::range::TextRange;
use arrangement::Arrangement;
pub use counts::ListCounts;
use group::EpisodeGroup;
use names::NameIndex;
pub use names::prepared;
pub use order::EpisodeOrder;
pub use row::{EpisodeRow, EpisodeStatus};

/// The episodes view.
#[derive(Debug, Default)]
pub struct Episodes {
    rows: Vec<EpisodeRow>,
    index: HashMap<PathBuf, usize>,
    /// Indices of the rows that the filter lets through, each once, in order, with the matched parts of their
    /// titles.
    found: Vec<(usize, Vec<TextRange>)>,
    /// The groups of what was found; none where the list has no headings.
    groups: Vec<EpisodeGroup>,
    /// The entries of the list.
    shown: Vec<ShownEntry>,
    arrangement: Arrangement,
    /// The places of all queued rows, in order.
    queue: Vec<i64>,
    /// How many of the rows that the filter lets through wait behind the interviews.
    waiting: usize,
    /// How many rows an empty filter would let through; all but the hidden ones where other texts are in the list.
    listable: usize,
    /// Which entry is selected.
    pub list: List,
    /// The filter, in the query language; it holds while it is not empty.
    pub filter: Input,
    /// What is wrong with the filter as it is typed; meanwhile what stands before its last word holds.
    pub problem: Option<QueryError>,
    /// Whether the filter is being typed.
    pub typing: bool,
    names: NameIndex,
    /// How many rows are of which state; nothing where that has changed since it was told.
    counts: OnceLock<ListCounts>,
    /// All rows in the present order; none if something has changed.
    sorted: Option<Vec<usize>>,
    /// Which rows are versions of one interview; none if something has changed.
    versions: Option<Versions>,
    /// The files by date; none if they have changed.
    by_date: Option<Arc<[PathBuf]>>,
    freshness: Freshness,
    /// Whether the scan goes on.
    pub scanning: bool,
    /// Whether a scan came to its end.
    is_settled: bool,
}

/// Whether what is shown is what the filter asks for, in its order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Freshness {
    #[default]
    Fresh,
    Stale,
}

/// An entry of the list, by indices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ShownEntry {
    Heading(usize),
    Row(usize),
}

/// An entry of the list.
#[derive(Clone, Copy, Debug)]
pub enum ListEntry<'e> {
    /// A group: its value (empty for the rows without one), its rows, whether they are folded away.
    Heading(&'e str, usize, bool),
    /// An episode.
    Row(&'e EpisodeRow),
}

impl Episodes {
    /// All files, in the order they were found.
    pub fn rows(&self) -> &[EpisodeRow] {
        &self.rows
    }

    /// The rows that are asked for, each once, with the matched parts of their titles.
    pub fn shown(&self) -> impl ExactSizeIterator<Item = (&EpisodeRow, &[TextRange])> + Clone {
        self.found.iter().map(|(index, ranges)| (&self.rows[*index], ranges.as_slice()))
    }

    /// The entries of the list, with the matched parts of their titles.
    pub fn entries(&self) -> impl ExactSizeIterator<Item = (ListEntry<'_>, &[TextRange])> {
        self.shown.iter().map(|shown| match shown {
            ShownEntry::Heading(group) => {
                let EpisodeGroup { value, members } = &self.groups[*group];
                let entry = ListEntry::Heading(value, members.len(), self.arrangement.folded.contains(value));
                (entry, [].as_slice())
            }
            ShownEntry::Row(at) => {
                let (index, ranges) = &self.found[*at];
                (ListEntry::Row(&self.rows[*index]), ranges.as_slice())
            }
        })
    }

    /// The present order, and whether it is turned round.
    pub fn order(&self) -> (EpisodeOrder, bool) {
        (self.arrangement.order, self.arrangement.reversed)
    }

    /// What the rows are grouped by.
    pub fn grouping(&self) -> Option<FacetKind> {
        self.arrangement.grouping
    }

    /// Whether the rows stand under headings: where none has a value of what they are grouped by, they do not.
    pub fn has_groups(&self) -> bool {
        !self.groups.is_empty()
    }

    /// The selected row; none on a heading.
    pub fn selected(&self) -> Option<&EpisodeRow> {
        self.rows.get(self.index_of(*self.shown.get(self.list.selected)?)?)
    }

    /// Whether, while files still come, any of the first `rows` is not there or was not looked into.
    pub fn awaits(&self, rows: usize) -> bool {
        let is_known = |(row, _): &(&EpisodeRow, _)| row.shelf().is_some();
        self.scanning && self.shown().take(rows).filter(is_known).count() < rows
    }

    /// How many rows are hidden, and of those that are asked for how many are being read or unread.
    pub fn counts(&self) -> ListCounts {
        *self.counts.get_or_init(|| ListCounts::of(&self.rows, self.shown().map(|(row, _)| row)))
    }

    /// Whether hidden rows are in the list, and how many there are.
    pub fn hidden(&self) -> (bool, usize) {
        (self.arrangement.shows_hidden, self.counts().hidden)
    }

    /// The generation of names that is to be prepared away from the keys, and the rows that bear them; nothing
    /// where that was asked for already, or all rows are not there yet.
    pub fn unprepared(&mut self) -> Option<(u64, Vec<EpisodeRow>)> {
        let is_whole = self.is_settled && !self.scanning && !self.rows.is_empty();
        let generation = if is_whole { self.names.wanted() } else { None };
        generation.map(|generation| (generation, self.rows.clone()))
    }

    /// Takes in names that were prepared.
    pub fn take_names(&mut self, generation: u64, names: Arc<Corpus>) {
        let were_awaited = self.names.are_awaited(self.rows.len());
        self.names.take(generation, names);
        if were_awaited && !self.filter.text().is_empty() {
            self.refresh();
        }
    }

    /// Prepares the names here and now if they are still awaited: what the filter finds is about to be used.
    pub fn prepare_names(&mut self) {
        if self.names.are_awaited(self.rows.len()) {
            self.names.prepare(&self.rows);
            self.refresh();
        }
    }

    /// Whether texts that are no interviews are in the list in any case, and how many wait behind the interviews.
    pub fn others(&self) -> (bool, usize) {
        (self.arrangement.shows_others, self.waiting)
    }

    /// How many rows there are to be found in the list as it is set now.
    pub fn listable(&self) -> usize {
        self.listable
    }

    /// Where a row stands in the queue, from 1; none if it is not in it.
    pub fn queue_place(&self, row: &EpisodeRow) -> Option<usize> {
        row.queued().map(|place| self.queue.partition_point(|one| *one < place) + 1)
    }

    /// The queued files with their places, in order.
    pub fn queue(&self) -> Vec<(PathBuf, i64)> {
        let queued = self.rows.iter().filter_map(|row| Some((row.path.clone(), row.queued()?)));
        let mut queue: Vec<_> = queued.collect();
        queue.sort_by_key(|(_, place)| *place);
        queue
    }

    /// The place after all in the queue.
    pub fn queue_end(&self) -> i64 {
        self.queue.last().map_or(1, |last| last.saturating_add(1))
    }

    /// How many rows are queued.
    pub fn queue_len(&self) -> usize {
        self.queue.len()
    }

    /// The row of a file.
    pub fn row(&self, path: &Path) -> Option<&EpisodeRow> {
        self.rows.get(*self.index.get(path)?)
    }

    /// All files, the oldest talk first, those without a date before them.
    pub fn by_date(&mut self) -> Arc<[PathBuf]> {
        let rows = &self.rows;
        let sorted = || {
            let mut rows: Vec<&EpisodeRow> = rows.iter().collect();
            rows.sort_by_key(|row| {
                row.ready().map(|shelf| &shelf.summary.date).filter(|date| !date.is_empty())
            });
            rows.into_iter().map(|row| row.path.clone()).collect()
        };
        self.by_date.get_or_insert_with(sorted).clone()
    }

    /// Adds files; known ones stay as they are. During the first scan they come in their order; later ones go
    /// where they would have come.
    pub fn add(&mut self, paths: Vec<PathBuf>) {
        let selected = self.selected().map(|row| row.path.clone());
        let mut is_in_order = true;
        let known = self.rows.len();
        for path in paths {
            if self.index.contains_key(&path) {
                continue;
            }
            let comes_before = |row: &EpisodeRow| natural::compare_paths(&row.path, &path).is_lt();
            let end = self.rows.len();
            let at = if self.is_settled { self.rows.partition_point(comes_before) } else { end };
            is_in_order &= at == end;
            self.index.insert(path.clone(), at);
            self.rows.insert(at, EpisodeRow::new(path));
        }
        if self.rows.len() > known {
            self.renumber(is_in_order, selected);
        }
    }

    /// The scan has come to its end.
    pub fn settle(&mut self) {
        (self.scanning, self.is_settled) = (false, true);
        self.refresh();
    }

    /// Forgets files that are gone.
    pub fn remove(&mut self, paths: &[PathBuf]) {
        let gone: HashSet<&Path> = paths.iter().map(PathBuf::as_path).collect();
        let selected = self.selected().map(|row| row.path.clone());
        self.rows.retain(|row| !gone.contains(row.path.as_path()));
        self.renumber(false, selected);
    }

    /// Follows a change of the rows; those before the end may have moved unless they are `in_order`.
    fn renumber(&mut self, in_order: bool, selected: Option<PathBuf>) {
        self.names.forget();
        (self.by_date, self.sorted, self.versions) = Default::default();
        if !in_order {
            self.index = self.rows.iter().map(|row| row.path.clone()).zip(0..).collect();
            (self.found, self.groups, self.shown) = Default::default();
        }
        self.refresh();
        if let Some(path) = selected {
            self.select(&path);
        }
    }

    /// Takes in what was found in a file.
    pub fn fill(&mut self, path: &Path, found: Result<Box<EpisodeStatus>, String>) {
        if let Some(at) = self.index.get(path).copied() {
            self.rows[at].put(found.map(Arc::from));
            self.names.change(at);
            (self.by_date, self.sorted, self.versions) = Default::default();
            self.counts.take();
        }
    }

    /// Takes in how much is kept of each file; of those not told of, nothing is.
    pub fn count_kept(&mut self, counts: &[(PathBuf, KeptCount)]) {
        let counts: HashMap<&Path, KeptCount> =
            counts.iter().map(|(path, count)| (path.as_path(), *count)).collect();
        for row in &mut self.rows {
            let count = counts.get(row.path.as_path()).copied().unwrap_or_default();
            if row.ready().is_some_and(|status| status.kept != count) {
                row.change(|status| status.kept = count);
                (self.sorted, self.freshness) = (None, Freshness::Stale);
            }
        }
    }

    /// Takes in how far a file was read and how it is marked, in place of what was known.
    pub fn put_progress(&mut self, path: &Path, change: impl FnOnce(&mut Progress)) {
        self.change(path, |status| change(status.progress.get_or_insert_default()));
    }

    /// Changes what is known of a file, if it could be read.
    pub fn change(&mut self, path: &Path, change: impl FnOnce(&mut EpisodeStatus)) {
        if let Some(at) = self.index.get(path) {
            self.rows[*at].change(change);
            self.counts.take();
            (self.sorted, self.freshness) = (None, Freshness::Stale);
        }
    }

    /// Shows what was taken in since.
    pub fn catch_up(&mut self) {
        if self.freshness == Freshness::Stale {
            self.refresh();
        }
    }

    /// The row last read, for going on with it.
    pub fn last_read(&self) -> Option<&EpisodeRow> {
        self.rows.iter().filter(|row| row.read_at() > 0).max_by_key(|row| row.read_at())
    }

    /// The file `steps` rows after `path` in the list as it is shown, where there is one.
    pub fn beside(&self, path: &Path, steps: isize) -> Option<&Path> {
        let rows = || self.shown.iter().filter_map(|shown| self.index_of(*shown));
        let is_it = self.versions_with(path);
        let at = rows().position(is_it)?;
        Some(&self.rows[rows().nth(at.checked_add_signed(steps)?)?].path)
    }

    /// Tells by its index whether a row is that of `path`, or holds the same interview in another language.
    fn versions_with(&self, path: &Path) -> impl Fn(usize) -> bool {
        let index = self.index.get(path).copied();
        let group = |index| self.versions.as_ref()?.group(index);
        let wanted = index.and_then(group);
        move |row| index == Some(row) || wanted.is_some_and(|wanted| group(row) == Some(wanted))
    }

    /// The versions of the interview in the file at `path` with their languages, itself among them; none if it is
    /// the only one.
    pub fn versions_of(&self, path: &Path) -> Vec<(PathBuf, String)> {
        let known = self.index.get(path).zip(self.versions.as_ref());
        let versions = known.map_or(&[][..], |(index, versions)| versions.of(*index));
        versions.iter().map(|(index, language)| (self.rows[*index].path.clone(), language.clone())).collect()
    }

    fn index_of(&self, shown: ShownEntry) -> Option<usize> {
        match shown {
            ShownEntry::Row(at) => self.found.get(at).map(|(index, _)| *index),
            ShownEntry::Heading(_) => None,
        }
    }

    /// Selects the row of `path` where it is shown; of several the one that is nearest to what is selected.
    pub fn select(&mut self, path: &Path) {
        if let Some(at) = self.place_of(path) {
            self.list.selected = at;
        }
    }

    fn place_of(&self, path: &Path) -> Option<usize> {
        let is_it = self.versions_with(path);
        let places = self.shown.iter().enumerate();
        let places = places.filter(|(_, shown)| self.index_of(**shown).is_some_and(&is_it));
        places.map(|(at, _)| at).min_by_key(|at| at.abs_diff(self.list.selected))
    }
}
