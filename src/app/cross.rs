//! The table of tags held against tags, speakers or episodes, with one cell selected.

use std::collections::BTreeSet;

use super::input::Input;
use super::kept_filter::facts;
use super::list::List;
use super::listed::{Listed, Standing};
use crate::catalog::cross::{Across, Coded, CrossTable, counted_in, cross};
use crate::catalog::kept::KeptFilter;
use crate::text::query::QueryError;
use crate::text::range::TextRange;

/// The open table.
#[derive(Clone, Debug)]
pub struct CrossPage {
    all: Vec<Listed>,
    /// What tags are held against.
    pub across: Across,
    /// The counts.
    pub table: CrossTable,
    /// Which row is selected.
    pub list: List,
    /// Which column is selected.
    pub column: List,
    /// Which passages are counted, in the query language.
    pub filter: Input,
    /// Whether that is being typed.
    pub typing: bool,
    /// Row and column that were selected when there was a cell last.
    wanted: Option<(String, String)>,
    /// Why it cannot be meant; all are counted then.
    pub problem: Option<QueryError>,
    /// Whether the store told of them.
    pub told: bool,
}

impl Default for CrossPage {
    fn default() -> Self {
        Self {
            all: Vec::new(),
            across: Across::Tags,
            table: CrossTable::default(),
            list: List::default(),
            column: List::default(),
            filter: Input::default(),
            typing: false,
            wanted: None,
            problem: None,
            told: false,
        }
    }
}

impl CrossPage {
    /// Takes in the passages as the store has them.
    pub fn set(&mut self, all: &[Listed]) {
        self.all = all.to_vec();
        self.told = true;
        self.refresh();
    }

    /// Counts anew.
    pub fn refresh(&mut self) {
        let filter = self.reads();
        self.problem = filter.as_ref().err().cloned();
        let before = self.cell().map(|(row, column, _)| (row.to_owned(), column.to_owned()));
        self.wanted = before.or(self.wanted.take());
        let asked = self.asked_for(&filter.unwrap_or_default());
        let coded: Vec<Coded> = asked.into_iter().map(coded).collect();
        self.table = cross(&coded, self.across);
        let (row, column) = self.wanted.clone().unwrap_or_default();
        reselect(&mut self.list, &self.table.rows, &row);
        reselect(&mut self.column, &self.table.columns, &column);
    }

    /// Holds tags against the next kind of thing.
    pub fn next_across(&mut self) -> Across {
        self.across = match self.across {
            Across::Tags => Across::Speakers,
            Across::Speakers => Across::Episodes,
            Across::Episodes => Across::Tags,
        };
        self.wanted = self.cell().map(|(row, ..)| (row.to_owned(), String::new()));
        (self.column, self.table) = Default::default();
        self.refresh();
        self.across
    }

    /// The names of row and column of the selected cell, and its count, if it has one; none if the table is empty.
    pub fn cell(&self) -> Option<(&str, &str, Option<usize>)> {
        let (row, column) = (self.list.selected, self.column.selected);
        let count = *self.table.counts.get(row)?.get(column)?;
        Some((self.table.rows.get(row)?, self.table.columns.get(column)?, count))
    }

    /// The ids of the passages that are counted in the selected cell.
    pub fn ids(&self) -> BTreeSet<String> {
        let asked = self.asked_for(&self.reads().unwrap_or_default());
        let coded: Vec<Coded> = asked.iter().map(|listed| coded(listed)).collect();
        let counted = counted_in(&coded, self.across, self.list.selected, self.column.selected);
        counted.into_iter().filter_map(|index| asked.get(index)).map(|one| one.bookmark.id.clone()).collect()
    }

    fn reads(&self) -> Result<KeptFilter, QueryError> {
        KeptFilter::new(self.filter.text(), self.all.iter().flat_map(|listed| &listed.bookmark.tags))
    }

    fn asked_for(&self, filter: &KeptFilter) -> Vec<&Listed> {
        self.all.iter().filter(|listed| filter.asks_for(&facts(listed))).collect()
    }
}

/// Selects what is called `name`, else what stands where the selected one stood.
fn reselect(list: &mut List, names: &[String], name: &str) {
    let place = names.iter().position(|known| known == name);
    list.select(place.unwrap_or(list.selected), names.len());
}

/// A passage as far as it counts. It stands where it was found, or where it stood when it was last placed.
fn coded(listed: &Listed) -> Coded<'_> {
    let anchor = &listed.bookmark.anchor;
    let range = match listed.standing {
        Standing::Found(found) => Some(found.range).filter(|_| !listed.is_lost()),
        Standing::Unknown | Standing::NoFile => {
            (!listed.bookmark.lost).then(|| TextRange::new(anchor.start, anchor.end))
        }
    };
    Coded {
        tags: &listed.bookmark.tags,
        speaker: &anchor.speaker,
        title: &listed.title,
        episode: listed.bookmark.episode,
        range,
    }
}
