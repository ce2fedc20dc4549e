//! Order, groups and folds of the list, changed by keys and remembered in words.

use std::collections::HashSet;

use super::{Episodes, ShownEntry, group};

impl Episodes {
    /// Changes the order, the grouping or what is folded, keeping the selected row selected.
    fn rearrange(&mut self) {
        self.sorted = None;
        self.refresh();
    }

    /// Changes to the next order.
    pub fn next_order(&mut self) {
        self.arrangement.order = self.arrangement.order.next();
        self.rearrange();
    }

    /// Turns the order round.
    pub fn reverse(&mut self) {
        self.arrangement.reversed = !self.arrangement.reversed;
        self.rearrange();
    }

    /// Changes to the next grouping.
    pub fn next_grouping(&mut self) {
        (self.arrangement.grouping, self.arrangement.folded) =
            (group::next(self.arrangement.grouping), HashSet::new());
        self.rearrange();
    }

    /// Shows hidden rows, or leaves them out again.
    pub fn turn_hidden(&mut self) {
        self.arrangement.shows_hidden = !self.arrangement.shows_hidden;
        self.refresh();
    }

    /// Shows texts that are no interviews behind the interviews, or leaves them out again.
    pub fn turn_others(&mut self) {
        self.arrangement.shows_others = !self.arrangement.shows_others;
        self.refresh();
    }

    /// Folds the group of the selected entry away, or shows its rows again; whether there is one.
    pub fn fold(&mut self) -> bool {
        let above = self.shown.get(..=self.list.selected).unwrap_or_default();
        let heading = above.iter().rposition(|shown| matches!(shown, ShownEntry::Heading(_)));
        let Some((at, ShownEntry::Heading(group))) = heading.map(|at| (at, self.shown[at])) else {
            return false;
        };
        let value = self.groups[group].value.clone();
        if !self.arrangement.folded.remove(&value) {
            self.arrangement.folded.insert(value);
        }
        self.list.selected = at;
        self.refresh();
        true
    }

    /// Folds all groups away; where they are, shows the rows of all; whether there are groups.
    pub fn fold_all(&mut self) -> bool {
        let values = || self.groups.iter().map(|group| group.value.clone());
        let all = values().all(|value| self.arrangement.folded.contains(&value));
        self.arrangement.folded = if all { HashSet::new() } else { values().collect() };
        self.refresh();
        !self.groups.is_empty()
    }

    /// Order and grouping in words, to be remembered.
    pub fn arrangement(&self) -> String {
        self.arrangement.words()
    }

    /// Takes up the order and the grouping that were remembered; unknown words say nothing.
    pub fn arrange(&mut self, words: &str) {
        self.arrangement.take_up(words);
        self.rearrange();
    }
}
