//! A row to choose from, and what choosing it does.

use std::path::PathBuf;

use crate::catalog::elsewhere::Elsewhere;
use crate::export::By;
use crate::keys::action::Action;
use crate::passage::marks::Bookmark;

/// A row of a menu.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Item {
    /// What stands first: the term, the name.
    pub label: String,
    /// What it means.
    pub detail: String,
    /// Where it is from, where rows are from many places.
    pub place: String,
    /// How often it is mentioned, if that was counted.
    pub count: Option<usize>,
    /// The name of its color; empty for none.
    pub color: String,
    /// How it compares with the greatest of its kind, 0 to 1, if that is to be seen.
    pub share: Option<f64>,
    /// What choosing it does.
    pub choice: Choice,
}

/// What choosing a row does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Choice {
    /// Goes to a place in the open episode.
    Go(usize),
    /// Goes to a place in a file.
    GoTo(PathBuf, usize),
    /// Shows one speaker's words; `None` shows everybody's.
    Speaker(Option<usize>),
    /// Lists where the row's label is mentioned.
    #[default]
    Mentions,
    /// Nothing: the row is only to be read.
    Nothing,
    /// Lists the episodes that a query asks for.
    Episodes(String),
    /// Adds a clause to the filter of the list.
    Narrow(String),
    /// Searches all episodes for a query.
    Search(String),
    /// Opens an episode.
    Episode(PathBuf),
    /// Goes to a kept passage: its file and its id.
    Passage(PathBuf, String),
    /// Opens the page of whoever is called so.
    Person(String),
    /// Lists the passages that have this tag or one below it.
    Tag(String),
    /// Makes the first tag one with the second everywhere.
    MergeTags(String, String),
    /// Asks whom the bearer of this name is to be joined to.
    AskWhom(String),
    /// Makes the bearers of two names one.
    JoinNames(String, String),
    /// Makes this name somebody's of their own.
    PartName(String),
    /// Opens a link of the episode, by index.
    Link(usize),
    /// Joins a copy or tells it apart, by index.
    Twin(usize),
    /// Makes a passage one of the file in which its words stand.
    Elsewhere(PathBuf, Box<Elsewhere>),
    /// Asks for the file that the passage's file is now.
    NameFile(Box<Bookmark>),
    /// Reads the listed passages as one text, put together so.
    ReadKept(By),
    /// Does this to the kept passage of this id.
    Kept(Action, String),
}

/// `rows` as a group, of which the first one bears the `label`.
pub fn labelled(label: &str, rows: Vec<Item>) -> impl Iterator<Item = Item> {
    rows.into_iter().enumerate().map(move |(index, row)| {
        let label = if index == 0 { label.to_owned() } else { String::new() };
        Item { label, ..row }
    })
}
