//! The list of episodes: rows, order, filter.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::input::Input;
use super::list::List;
use crate::catalog::filter::{self, EpisodeFacts, EpisodeFilter};
use crate::episode::summary::Summary;
use crate::messages::Msg;
use crate::passage::marks::{KeptCount, Progress};
use crate::search::fuzzy::Corpus;
use crate::text::natural;
use crate::text::range::TextRange;

/// What the list of episodes knows of a file.
#[derive(Clone, Debug, Default)]
pub struct EpisodeStatus {
    /// What it is.
    pub summary: Summary,
    /// How far it was read.
    pub progress: Option<Progress>,
    /// What is kept of it.
    pub kept: KeptCount,
}

/// A file in the list.
#[derive(Clone, Debug)]
pub struct EpisodeRow {
    /// Where it is.
    pub path: PathBuf,
    /// What was found in it; `None` until someone looked, a message if it cannot be read.
    pub shelf: Option<Result<Arc<EpisodeStatus>, String>>,
}

/// What the rows are ordered by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EpisodeOrder {
    /// As found: by file name.
    #[default]
    Name,
    /// Last read first.
    Recent,
    /// Newest interview first.
    Date,
    /// Title.
    Title,
    /// Longest first.
    Length,
    /// Most read first.
    Progress,
}

impl EpisodeOrder {
    /// Its name on the screen.
    pub fn name(self) -> Msg {
        match self {
            Self::Name => Msg::SortName,
            Self::Recent => Msg::SortRecent,
            Self::Date => Msg::SortDate,
            Self::Title => Msg::SortTitle,
            Self::Length => Msg::SortLength,
            Self::Progress => Msg::SortProgress,
        }
    }

    fn next(self) -> Self {
        match self {
            Self::Name => Self::Recent,
            Self::Recent => Self::Date,
            Self::Date => Self::Title,
            Self::Title => Self::Length,
            Self::Length => Self::Progress,
            Self::Progress => Self::Name,
        }
    }
}

/// The episodes view.
#[derive(Debug, Default)]
pub struct Episodes {
    rows: Vec<EpisodeRow>,
    index: HashMap<PathBuf, usize>,
    /// Indices of the rows shown, in order, with the matched parts of their titles.
    shown: Vec<(usize, Vec<TextRange>)>,
    order: EpisodeOrder,
    /// Which row is selected.
    pub list: List,
    /// The filter, in the query language; it holds while it is not empty.
    pub filter: Input,
    /// What is wrong with the filter as it is typed; meanwhile what stands before its last word holds.
    pub problem: Option<String>,
    /// Whether the filter is being typed.
    pub typing: bool,
    /// The names under which rows are found, prepared; none if they have changed.
    names: Option<Corpus>,
    /// The files by date; none if they have changed.
    by_date: Option<Arc<[PathBuf]>>,
    /// Whether the scan goes on.
    pub scanning: bool,
    /// Whether a scan came to its end.
    is_settled: bool,
}

impl EpisodeRow {
    /// The title, or the file's name until it is known.
    pub fn title(&self) -> String {
        match self.ready().map(|shelf| shelf.summary.title.as_str()) {
            Some(title) if !title.is_empty() => title.to_owned(),
            _ => self.file_name(),
        }
    }

    /// The file's name without control characters.
    pub fn file_name(&self) -> String {
        let name = self.path.file_name().unwrap_or(self.path.as_os_str()).to_string_lossy();
        name.chars().map(|c| if c.is_control() { '\u{FFFD}' } else { c }).collect()
    }

    /// What was found in the file, if it could be read.
    pub fn ready(&self) -> Option<&EpisodeStatus> {
        self.shelf.as_ref()?.as_deref().ok()
    }

    /// Share read, 0 to 1; 1 for a finished one.
    pub fn fraction(&self) -> f64 {
        let progress = self.ready().and_then(|shelf| shelf.progress.as_ref());
        progress.map_or(0.0, |p| if p.finished { 1.0 } else { p.fraction })
    }

    /// Whether it is marked as read.
    pub fn finished(&self) -> bool {
        self.ready().and_then(|shelf| shelf.progress.as_ref()).is_some_and(|p| p.finished)
    }

    /// What a filter needs to know of it.
    pub fn facts(&self) -> EpisodeFacts<'_> {
        let ready = self.ready();
        EpisodeFacts {
            path: &self.path,
            summary: ready.map(|shelf| &shelf.summary),
            progress: ready.and_then(|shelf| shelf.progress.as_ref()),
            kept: ready.map_or_else(KeptCount::default, |shelf| shelf.kept),
        }
    }

    /// Its title as it is shown, and the other names under which a filter finds it.
    fn names(&self) -> (String, Vec<String>) {
        (self.title(), filter::names(&self.path, self.ready().map(|shelf| &shelf.summary)).1)
    }

    /// When it was last read, in milliseconds since 1970; 0 for never.
    pub fn read_at(&self) -> i64 {
        self.ready().and_then(|shelf| shelf.progress.as_ref()).map_or(0, |p| p.read_at)
    }
}

impl Episodes {
    /// All files, in the order they were found.
    pub fn rows(&self) -> &[EpisodeRow] {
        &self.rows
    }

    /// The rows to show, with the matched parts of their titles.
    pub fn shown(&self) -> impl ExactSizeIterator<Item = (&EpisodeRow, &[TextRange])> {
        self.shown.iter().map(|(index, ranges)| (&self.rows[*index], ranges.as_slice()))
    }

    /// The present order.
    pub fn order(&self) -> EpisodeOrder {
        self.order
    }

    /// The selected row.
    pub fn selected(&self) -> Option<&EpisodeRow> {
        self.shown.get(self.list.selected).and_then(|(index, _)| self.rows.get(*index))
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

    /// The row of a file, to be changed.
    pub fn row_mut(&mut self, path: &Path) -> Option<&mut EpisodeRow> {
        self.rows.get_mut(*self.index.get(path)?)
    }

    /// Adds files; known ones stay as they are. During the first scan they come in their order; later ones go
    /// where they would have come.
    pub fn add(&mut self, paths: Vec<PathBuf>) {
        let selected = self.selected().map(|row| row.path.clone());
        let mut is_in_order = true;
        for path in paths {
            if self.index.contains_key(&path) {
                continue;
            }
            let comes_before = |row: &EpisodeRow| natural::compare_paths(&row.path, &path).is_lt();
            let end = self.rows.len();
            let at = if self.is_settled { self.rows.partition_point(comes_before) } else { end };
            is_in_order &= at == end;
            self.index.insert(path.clone(), at);
            self.rows.insert(at, EpisodeRow { path, shelf: None });
        }
        self.renumber(is_in_order, selected);
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
        (self.names, self.by_date) = (None, None);
        if !in_order {
            self.index = self.rows.iter().map(|row| row.path.clone()).zip(0..).collect();
            self.shown.clear();
        }
        self.refresh();
        if let Some(path) = selected {
            self.select(&path);
        }
    }

    /// Takes in what was found in a file.
    pub fn fill(&mut self, path: &Path, found: Result<Box<EpisodeStatus>, String>) {
        if let Some(row) = self.row_mut(path) {
            row.shelf = Some(found.map(Arc::from));
            (self.names, self.by_date) = (None, None);
        }
    }

    /// Takes in how much is kept of each file; of those not told of, nothing is.
    pub fn count_kept(&mut self, counts: &[(PathBuf, KeptCount)]) {
        let counts: HashMap<&Path, KeptCount> =
            counts.iter().map(|(path, count)| (path.as_path(), *count)).collect();
        for row in &mut self.rows {
            let count = counts.get(row.path.as_path()).copied().unwrap_or_default();
            if let Some(Ok(shelf)) = &mut row.shelf
                && shelf.kept != count
            {
                Arc::make_mut(shelf).kept = count;
            }
        }
    }

    /// The row last read, for going on with it.
    pub fn last_read(&self) -> Option<&EpisodeRow> {
        self.rows.iter().filter(|row| row.read_at() > 0).max_by_key(|row| row.read_at())
    }

    /// The file `steps` rows after `path` in the list as it is shown, where there is one.
    pub fn beside(&self, path: &Path, steps: isize) -> Option<&Path> {
        let at = self.shown.iter().position(|(index, _)| self.rows[*index].path == path)?;
        let (index, _) = self.shown.get(at.checked_add_signed(steps)?)?;
        Some(&self.rows[*index].path)
    }

    /// Changes to the next order, keeping the selected row selected.
    pub fn next_order(&mut self) {
        self.order = self.order.next();
        self.refresh();
    }

    /// Selects the row of `path` where it is shown.
    pub fn select(&mut self, path: &Path) {
        if let Some(at) = self.shown.iter().position(|(index, _)| self.rows[*index].path == path) {
            self.list.selected = at;
        }
    }

    /// Orders and filters anew, keeping the selected row selected where it still stands.
    pub fn refresh(&mut self) {
        let selected = self.selected().map(|row| row.path.clone());
        let typed = self.filter.text();
        let filter = EpisodeFilter::new(typed);
        self.problem = filter.as_ref().err().cloned();
        // The field at the end may not be typed to its end.
        let whole = || typed.trim_end().rsplit_once(char::is_whitespace).map_or("", |(whole, _)| whole);
        if let Ok(filter) = filter.or_else(|_| EpisodeFilter::new(whole())) {
            self.shown = self.matching(&filter);
        }
        self.list.select(self.list.selected, self.shown.len());
        if let Some(path) = selected {
            self.select(&path);
        }
    }

    /// The rows that the filter lets through, with the matched parts of their titles: the best first where
    /// words were typed, else in the present order. The names are prepared once, for all keys of a filter.
    fn matching(&mut self, filter: &EpisodeFilter) -> Vec<(usize, Vec<TextRange>)> {
        if filter.is_empty() {
            return self.ordered().into_iter().map(|index| (index, Vec::new())).collect();
        }
        let rows = &self.rows;
        let corpus =
            self.names.get_or_insert_with(|| Corpus::with_aliases(rows.iter().map(EpisodeRow::names)));
        let mut hits = filter.rank(corpus, |index| rows.get(index).map(EpisodeRow::facts));
        if !filter.has_words() {
            let mut place = vec![0; rows.len()];
            self.ordered().into_iter().enumerate().for_each(|(at, index)| place[index] = at);
            hits.sort_by_key(|hit| place[hit.index]);
        }
        hits.into_iter().map(|hit| (hit.index, hit.ranges)).collect()
    }

    /// Indices of all rows in the present order.
    fn ordered(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.rows.len()).collect();
        let date =
            |row: &EpisodeRow| row.ready().map_or_else(String::new, |shelf| shelf.summary.date.clone());
        let minutes = |row: &EpisodeRow| row.ready().map_or(0.0, |shelf| shelf.summary.minutes);
        let rows = &self.rows;
        match self.order {
            EpisodeOrder::Name => {}
            EpisodeOrder::Recent => order.sort_by_key(|&i| std::cmp::Reverse(rows[i].read_at())),
            EpisodeOrder::Date => order.sort_by_cached_key(|&i| std::cmp::Reverse(date(&rows[i]))),
            EpisodeOrder::Title => order.sort_by_cached_key(|&i| rows[i].title()),
            EpisodeOrder::Length => order.sort_by(|&a, &b| minutes(&rows[b]).total_cmp(&minutes(&rows[a]))),
            EpisodeOrder::Progress => {
                order.sort_by(|&a, &b| rows[b].fraction().total_cmp(&rows[a].fraction()));
            }
        }
        order
    }
}
