//! How the reader wants the list.

use std::collections::HashSet;

use super::group;
use super::order::EpisodeOrder;
use crate::catalog::facets::FacetKind;

/// How the reader wants the list.
#[derive(Debug, Default)]
pub struct Arrangement {
    /// What the rows are ordered by.
    pub order: EpisodeOrder,
    /// Whether the order is turned round.
    pub reversed: bool,
    /// What the rows are grouped by.
    pub grouping: Option<FacetKind>,
    /// Values of the groups of which only the heading is shown.
    pub folded: HashSet<String>,
    /// Whether hidden rows are in the list.
    pub shows_hidden: bool,
    /// Whether texts that are no interviews are in the list where there are interviews.
    pub shows_others: bool,
}

impl Arrangement {
    /// Order and grouping in words, to be remembered.
    pub fn words(&self) -> String {
        let turned = if self.reversed { "reversed" } else { "" };
        let group = self.grouping.map_or("", FacetKind::word);
        let words = [self.order.word(), turned, group].into_iter().filter(|word| !word.is_empty());
        words.collect::<Vec<_>>().join(" ")
    }

    /// Takes up the order and the grouping that were remembered; unknown words say nothing.
    pub fn take_up(&mut self, words: &str) {
        for word in words.split_whitespace() {
            self.order = EpisodeOrder::of_word(word).unwrap_or(self.order);
            self.reversed |= word == "reversed";
            let known = group::GROUPINGS.iter().flatten().find(|kind| kind.word() == word);
            self.grouping = known.copied().or(self.grouping);
        }
    }
}
