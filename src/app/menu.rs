//! Rows to choose from: terms, names, links, speakers, copies.

use std::path::PathBuf;

use super::input::Input;
use super::list::List;
use crate::catalog::elsewhere::Elsewhere;
use crate::keys::action::{Action, Place};
use crate::passage::marks::Bookmark;
use crate::search::fuzzy::Corpus;
use crate::text::range::TextRange;

/// Rows to choose from.
#[derive(Clone, Debug)]
pub struct Menu {
    /// What they are.
    pub kind: MenuKind,
    /// All rows.
    pub items: Vec<Item>,
    shown: Vec<(usize, Vec<TextRange>)>,
    /// Which row is selected.
    pub list: List,
    /// The filter's text.
    pub filter: Input,
    /// Whether the filter is being typed.
    pub typing: bool,
}

/// What the rows of a menu are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MenuKind {
    /// The text's own terms.
    Glossary,
    /// The terms of all texts.
    LibraryGlossary,
    /// The voices.
    Speakers,
    /// People, companies, products and works.
    Names,
    /// Who speaks in the listed episodes.
    People,
    /// The links on the page.
    Links,
    /// Copies of the open file.
    Twins,
    /// What can be done with a passage that is kept already.
    Kept,
    /// Where the words of a lost passage stand.
    Elsewhere,
    /// Filters of the list that were saved.
    Shelves,
}

impl MenuKind {
    /// Which column of the table of actions holds in it.
    pub fn place(self) -> Place {
        match self {
            Self::Speakers => Place::Speakers,
            Self::Kept => Place::Kept,
            Self::Shelves => Place::Shelves,
            Self::Glossary
            | Self::LibraryGlossary
            | Self::Names
            | Self::People
            | Self::Links
            | Self::Twins
            | Self::Elsewhere => Place::Menu,
        }
    }
}

/// A row of a menu.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// What stands first: the term, the name.
    pub label: String,
    /// What it means.
    pub detail: String,
    /// Where it is from, where rows are from many places.
    pub place: String,
    /// How often it is mentioned, if that was counted.
    pub count: Option<usize>,
    /// What choosing it does.
    pub choice: Choice,
}

/// What choosing a row does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Goes to a place in the open episode.
    Go(usize),
    /// Goes to a place in a file.
    GoTo(PathBuf, usize),
    /// Shows one speaker's words; `None` shows everybody's.
    Speaker(Option<usize>),
    /// Lists where the row's label is mentioned.
    Mentions,
    /// Lists the episodes that a query asks for.
    Episodes(String),
    /// Opens a link of the episode, by index.
    Link(usize),
    /// Joins a copy or tells it apart, by index.
    Twin(usize),
    /// Makes a passage one of the file in which its words stand.
    Elsewhere(PathBuf, Box<Elsewhere>),
    /// Asks for the file that the passage's file is now.
    NameFile(Box<Bookmark>),
    /// Does this to the kept passage of this id.
    Kept(Action, String),
}

impl Menu {
    /// A menu of `items`.
    pub fn new(kind: MenuKind, items: Vec<Item>) -> Self {
        let shown = (0..items.len()).map(|index| (index, Vec::new())).collect();
        Self { kind, items, shown, list: List::default(), filter: Input::default(), typing: false }
    }

    /// The rows to show; matched parts are of the label, the detail and the place, joined by
    /// blanks.
    pub fn shown(&self) -> impl ExactSizeIterator<Item = (&Item, &[TextRange])> {
        self.shown.iter().map(|(index, ranges)| (&self.items[*index], ranges.as_slice()))
    }

    /// The selected row.
    pub fn selected(&self) -> Option<&Item> {
        self.shown.get(self.list.selected).and_then(|(index, _)| self.items.get(*index))
    }

    /// Filters anew.
    pub fn refresh(&mut self) {
        let query = self.filter.text().trim();
        self.shown = if query.is_empty() {
            (0..self.items.len()).map(|index| (index, Vec::new())).collect()
        } else {
            let words = |item: &Item| format!("{} {} {}", item.label, item.detail, item.place);
            let corpus = Corpus::new(self.items.iter().map(words));
            corpus.rank(query, usize::MAX).into_iter().map(|hit| (hit.index, hit.ranges)).collect()
        };
        self.list.select(self.list.selected, self.shown.len());
    }
}
