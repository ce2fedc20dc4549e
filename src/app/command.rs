//! The line for addresses and commands: what can be typed there, and what of it matches.

use super::input::Input;
use super::list::List;
use crate::keys::action::Action;
use crate::search::fuzzy::Corpus;
use crate::text::range::TextRange;

/// Something that can be typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommandEntry {
    /// What is typed.
    pub typed: String,
    /// What that does, or the title of the section that it leads to.
    pub words: String,
    /// The key that does the same.
    pub key: String,
    /// What is done.
    pub does: Errand,
}

/// What a typed command does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Errand {
    /// An action.
    Act(Action),
    /// Goes to the section at this address.
    Go(String),
    /// Takes the theme of this name.
    Theme(String),
    /// Opens the guide.
    Guide,
}

/// The open line.
#[derive(Clone, Debug)]
pub struct CommandBox {
    /// What was typed.
    pub input: Input,
    /// Which of the entries shown is selected.
    pub list: List,
    /// Whether what stands in the line was put there from the list.
    pub completed: bool,
    entries: Vec<CommandEntry>,
    shown: Vec<(usize, Vec<TextRange>)>,
}

impl CommandBox {
    /// An empty line for `entries`.
    pub fn new(entries: Vec<CommandEntry>) -> Self {
        let shown = (0..entries.len()).map(|index| (index, Vec::new())).collect();
        Self { input: Input::default(), list: List::default(), completed: false, entries, shown }
    }

    /// The entries that match what was typed, best first: those that begin with it before all others. With
    /// each the parts that match, in the typed word and the words behind it, parted by a blank.
    pub fn shown(&self) -> impl ExactSizeIterator<Item = (&CommandEntry, &[TextRange])> {
        self.shown.iter().map(|(index, ranges)| (&self.entries[*index], ranges.as_slice()))
    }

    /// The selected entry.
    pub fn selected(&self) -> Option<&CommandEntry> {
        self.shown.get(self.list.selected).and_then(|(index, _)| self.entries.get(*index))
    }

    /// The entry that is typed so.
    pub fn named(&self, typed: &str) -> Option<&CommandEntry> {
        self.entries.iter().find(|entry| entry.typed == typed)
    }

    /// Finds anew what matches.
    pub fn refresh(&mut self) {
        let typed = self.input.text().trim().trim_start_matches([':', '：']).to_owned();
        let corpus = Corpus::new(self.entries.iter().map(|entry| format!("{} {}", entry.typed, entry.words)));
        let hits = corpus.rank(&typed, usize::MAX).into_iter().map(|hit| (hit.index, hit.ranges));
        self.shown = if typed.is_empty() {
            (0..self.entries.len()).map(|index| (index, Vec::new())).collect()
        } else {
            hits.collect()
        };
        self.shown.sort_by_key(|(index, _)| !self.entries[*index].typed.starts_with(&typed));
        (self.list, self.completed) = (List::default(), false);
    }

    /// Puts the selected entry into the line; once more, the one `steps` further.
    pub fn complete(&mut self, steps: isize) {
        let len = self.shown.len();
        if len == 0 {
            return;
        }
        if self.completed {
            let next = (self.list.selected as isize + steps).rem_euclid(len as isize);
            self.list.select(next as usize, len);
        }
        if let Some(typed) = self.selected().map(|entry| entry.typed.clone()) {
            self.input = Input::holding(&typed);
            self.completed = true;
        }
    }
}
