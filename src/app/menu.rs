//! Rows to choose from: terms, names, links, speakers, copies.

use super::input::Input;
pub use super::item::{Choice, Item};
use super::list::List;
use super::person::PersonPage;
use crate::keys::action::Place;
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
    /// Whose page it is, if it is somebody's.
    pub person: Option<Box<PersonPage>>,
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
    /// What is known of somebody who speaks.
    Person,
    /// Whom somebody may be joined to.
    Whom,
    /// What was read, when and for how long.
    Record,
    /// The links on the page.
    Links,
    /// Copies of the open file.
    Twins,
    /// Versions of the selected interview in other languages.
    Versions,
    /// What can be done with a passage that is kept already.
    Kept,
    /// Where the words of a lost passage stand.
    Elsewhere,
    /// Filters of the list that were saved.
    Shelves,
    /// What kept passages can be put together by.
    Ways,
    /// Values that the listed episodes have.
    Facets,
    /// The code book: all tags.
    Codes,
    /// Tags that another may be made one with.
    MergeInto,
}

impl MenuKind {
    /// Which column of the table of actions holds in it.
    pub fn place(self) -> Place {
        match self {
            Self::Speakers => Place::Speakers,
            Self::Kept => Place::Kept,
            Self::Shelves => Place::Shelves,
            Self::Codes => Place::Codes,
            Self::Glossary
            | Self::LibraryGlossary
            | Self::Names
            | Self::People
            | Self::Person
            | Self::Whom
            | Self::Record
            | Self::Links
            | Self::Twins
            | Self::Versions
            | Self::Ways
            | Self::Facets
            | Self::MergeInto
            | Self::Elsewhere => Place::Menu,
        }
    }
}

impl Menu {
    /// A menu of `items`.
    pub fn new(kind: MenuKind, items: Vec<Item>) -> Self {
        let shown = (0..items.len()).map(|index| (index, Vec::new())).collect();
        Self {
            kind,
            items,
            shown,
            list: List::default(),
            filter: Input::default(),
            typing: false,
            person: None,
        }
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

    /// Other rows in the place of all; the same choice stays selected.
    pub fn renew(&mut self, items: Vec<Item>) {
        let chosen = self.selected().map(|item| item.choice.clone());
        self.items = items;
        self.refresh();
        let place = self.shown().position(|(item, _)| Some(&item.choice) == chosen.as_ref());
        self.list.select(place.unwrap_or(self.list.selected), self.shown.len());
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
