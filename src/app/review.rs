//! The review of passages whose words no longer stand as they were kept, one after the other.

use super::reader::Reader;
use crate::passage::anchor::State;
use crate::passage::marks::Placed;

/// The open review.
#[derive(Clone, Debug)]
pub struct Review {
    ids: Vec<String>,
    at: usize,
}

impl Review {
    /// All passages of an open episode that do not stand as they were kept, those left for lost already last;
    /// `None` where every one stands.
    pub fn of(reader: &Reader) -> Option<Self> {
        let mut away: Vec<&Placed> =
            reader.placed.iter().filter(|placed| placed.resolved.state != State::Ok).collect();
        away.sort_by_key(|placed| !placed.is_doubtful());
        let ids: Vec<String> = away.into_iter().map(|placed| placed.bookmark.id.clone()).collect();
        (!ids.is_empty()).then_some(Self { ids, at: 0 })
    }

    /// The passage that is looked at.
    pub fn id(&self) -> Option<&str> {
        self.ids.get(self.at).map(String::as_str)
    }

    /// The same, as it stands in the open episode.
    pub fn shown<'a>(&self, reader: &'a Reader) -> Option<&'a Placed> {
        let id = self.id()?;
        reader.placed.iter().find(|placed| placed.bookmark.id == id)
    }

    /// Its number, from 1, and how many there are.
    pub fn count(&self) -> (usize, usize) {
        (self.at + 1, self.ids.len())
    }

    /// Looks at the one so many further on.
    pub fn step(&mut self, by: isize) {
        self.at = self.at.saturating_add_signed(by).min(self.ids.len().saturating_sub(1));
    }

    /// Takes the one looked at off the list; returns whether any is left.
    pub fn settle(&mut self) -> bool {
        if self.at < self.ids.len() {
            self.ids.remove(self.at);
        }
        self.step(0);
        !self.ids.is_empty()
    }
}
