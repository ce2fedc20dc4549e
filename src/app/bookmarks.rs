//! The list of kept passages over all episodes.

use super::event::Listed;
use super::input::Input;
use super::list::List;
use crate::search::fuzzy::Corpus;
use crate::text::range::TextRange;

/// The open list of kept passages.
#[derive(Clone, Debug, Default)]
pub struct Bookmarks {
    all: Vec<Listed>,
    shown: Vec<(usize, Vec<TextRange>)>,
    /// Which row is selected.
    pub list: List,
    /// The filter's text.
    pub filter: Input,
    /// Whether the filter is being typed.
    pub typing: bool,
    /// Ids deleted in this list, the last one last, for undo.
    pub deleted: Vec<String>,
}

impl Bookmarks {
    /// Takes in the passages as the store has them.
    pub fn set(&mut self, all: Vec<Listed>) {
        self.all = all;
        self.refresh();
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

    /// Filters anew.
    pub fn refresh(&mut self) {
        let query = self.filter.text().trim();
        self.shown = if query.is_empty() {
            (0..self.all.len()).map(|index| (index, Vec::new())).collect()
        } else {
            let corpus = Corpus::new(self.all.iter().map(label));
            corpus.rank(query, usize::MAX).into_iter().map(|hit| (hit.index, hit.ranges)).collect()
        };
        self.list.select(self.list.selected, self.shown.len());
    }
}

/// What a row shows and the filter matches: quote, note, speaker, episode.
pub fn label(listed: &Listed) -> String {
    let bookmark = &listed.placed.bookmark;
    let parts = [&bookmark.anchor.exact, &bookmark.note, &bookmark.anchor.speaker, &listed.title];
    parts
        .iter()
        .filter(|part| !part.is_empty())
        .map(|part| part.replace('\n', " "))
        .collect::<Vec<_>>()
        .join("  ")
}
