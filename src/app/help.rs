//! The list of keys: what each does where it was opened, by what it is for; letters typed find one.

use super::input::Input;
use super::list::List;
use crate::keys::action::{Action, KeyGroup};
use crate::search::fuzzy::Corpus;
use crate::text::range::TextRange;

/// An action and its keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpEntry {
    /// Its keys, the usual ones first.
    pub keys: Vec<String>,
    /// What it does.
    pub words: String,
    /// Its name in the settings.
    pub name: &'static str,
    /// What it is for.
    pub group: KeyGroup,
    /// Itself.
    pub action: Action,
}

/// The open list.
#[derive(Clone, Debug)]
pub struct Help {
    /// What was typed.
    pub input: Input,
    /// Which entry is selected.
    pub list: List,
    entries: Vec<HelpEntry>,
    shown: Vec<(usize, Vec<TextRange>)>,
}

impl Help {
    /// A list of `entries`, in the order of their groups.
    pub fn new(entries: Vec<HelpEntry>) -> Self {
        let shown = (0..entries.len()).map(|index| (index, Vec::new())).collect();
        Self { input: Input::default(), list: List::default(), entries, shown }
    }

    /// The entries to show: all in order, or those that match what was typed, best first, with the matched
    /// parts of their words.
    pub fn shown(&self) -> impl ExactSizeIterator<Item = (&HelpEntry, &[TextRange])> {
        self.shown.iter().map(|(index, ranges)| (&self.entries[*index], ranges.as_slice()))
    }

    /// Whether only some of the entries are shown.
    pub fn is_filtered(&self) -> bool {
        !self.input.text().trim().is_empty()
    }

    /// The selected entry.
    pub fn selected(&self) -> Option<&HelpEntry> {
        self.shown.get(self.list.selected).and_then(|(index, _)| self.entries.get(*index))
    }

    /// Finds anew what matches.
    pub fn refresh(&mut self) {
        let all = (0..self.entries.len()).map(|index| (index, Vec::new()));
        self.shown = if self.is_filtered() {
            let label =
                |entry: &HelpEntry| format!("{} {} {}", entry.words, entry.name, entry.keys.join(" "));
            let corpus = Corpus::new(self.entries.iter().map(label));
            let hits = corpus.rank(self.input.text().trim(), usize::MAX);
            hits.into_iter().map(|hit| (hit.index, hit.ranges)).collect()
        } else {
            all.collect()
        };
        self.list = List::default();
    }
}
