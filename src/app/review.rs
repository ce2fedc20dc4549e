//! The review of passages whose words no longer stand as they were kept, one after the other, over one text
//! or many.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::listed::{Listed, Standing};
use crate::passage::anchor::{Resolved, State};
use crate::passage::changes::Changes;
use crate::passage::marks::Bookmark;
use crate::passage::present::Present;

/// The open review.
#[derive(Clone, Debug, Default)]
pub struct Review {
    items: Vec<ReviewItem>,
    at: usize,
    /// Every passage that was ever taken in.
    known: BTreeSet<String>,
}

/// A passage that does not stand as it was kept.
#[derive(Clone, Debug)]
pub struct ReviewItem {
    /// The passage as it was kept.
    pub bookmark: Bookmark,
    /// Its file.
    pub path: PathBuf,
    /// The title of its episode.
    pub title: String,
    /// Where it was found.
    pub found: Resolved,
    /// What stands there; `None` for a lost one.
    pub present: Option<Present>,
    /// Which words are others now: of [`Bookmark::words`], and of those that are present.
    pub changes: Changes,
}

impl ReviewItem {
    fn of(listed: &Listed) -> Option<Self> {
        let Standing::Found(found) = listed.standing else { return None };
        let present = listed.present.clone();
        let now = present.as_ref().map(|present| present.words.as_str());
        let changes = now.map(|now| Changes::between(&listed.bookmark.words(), now)).unwrap_or_default();
        (found.state != State::Ok).then(|| Self {
            bookmark: listed.bookmark.clone(),
            path: listed.path.clone(),
            title: listed.title.clone(),
            found,
            present,
            changes,
        })
    }

    /// Whether nothing was decided of it yet.
    fn is_open(&self) -> bool {
        !self.bookmark.lost
    }
}

impl Review {
    /// Those of `rows` that do not stand as they were kept, what was left for lost already last; the passage
    /// `first` is looked at first. `None` if every one stands.
    pub fn of<'a>(rows: impl Iterator<Item = &'a Listed>, first: Option<&str>) -> Option<Self> {
        let mut review = Self::default();
        review.add(rows);
        review.items.sort_by_key(|item| !item.is_open());
        let is_first = |item: &ReviewItem| Some(item.bookmark.id.as_str()) == first;
        review.at = review.items.iter().position(is_first).unwrap_or(0);
        (!review.items.is_empty()).then_some(review)
    }

    /// Takes in what was found since, at the end.
    pub fn add<'a>(&mut self, rows: impl Iterator<Item = &'a Listed>) {
        for item in rows.filter_map(ReviewItem::of) {
            if self.known.insert(item.bookmark.id.clone()) {
                self.items.push(item);
            }
        }
    }

    /// The passage that is looked at.
    pub fn shown(&self) -> Option<&ReviewItem> {
        self.items.get(self.at)
    }

    /// Its id.
    pub fn id(&self) -> Option<&str> {
        self.shown().map(|item| item.bookmark.id.as_str())
    }

    /// Its number, from 1, and how many there are.
    pub fn count(&self) -> (usize, usize) {
        (self.at + 1, self.items.len())
    }

    /// Looks at the one so many further on.
    pub fn step(&mut self, by: isize) {
        self.at = self.at.saturating_add_signed(by).min(self.items.len().saturating_sub(1));
    }

    /// Takes the one looked at off the list and goes on to the next; returns whether any is left.
    pub fn settle(&mut self) -> bool {
        if self.at < self.items.len() {
            self.items.remove(self.at);
        }
        self.step(0);
        !self.items.is_empty()
    }

    /// Takes off the list what is known of the one looked at, so that it comes again as it is found next.
    pub fn forget(&mut self) -> bool {
        let id = self.id().map(str::to_owned);
        id.map(|id| self.known.remove(&id));
        self.settle()
    }
}
