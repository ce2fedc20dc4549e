//! What the rows of the list are ordered by.

use std::cmp::Reverse;

use super::row::EpisodeRow;
use crate::messages::Msg;

/// What the rows are ordered by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EpisodeOrder {
    /// As found: by file name.
    #[default]
    Name,
    /// Last read first.
    Recent,
    /// Newest interview first.
    Date,
    /// Title.
    Title,
    /// Longest first.
    Length,
    /// Most read first.
    Progress,
    /// Most kept passages first.
    Kept,
    /// The queue in its own order, then all others.
    Queue,
}

/// Each with the word by which it is remembered and its name on the screen, in the order of the key.
const ORDERS: &[(EpisodeOrder, &str, Msg)] = &[
    (EpisodeOrder::Name, "name", Msg::SortName),
    (EpisodeOrder::Recent, "recent", Msg::SortRecent),
    (EpisodeOrder::Date, "date", Msg::SortDate),
    (EpisodeOrder::Title, "title", Msg::SortTitle),
    (EpisodeOrder::Length, "length", Msg::SortLength),
    (EpisodeOrder::Progress, "progress", Msg::SortProgress),
    (EpisodeOrder::Kept, "kept", Msg::SortKept),
    (EpisodeOrder::Queue, "queue", Msg::SortQueue),
];

impl EpisodeOrder {
    /// Its name on the screen.
    pub fn name(self) -> Msg {
        self.entry().2
    }

    /// The word by which it is remembered.
    pub fn word(self) -> &'static str {
        self.entry().1
    }

    /// The order that is remembered by `word`.
    pub fn of_word(word: &str) -> Option<Self> {
        ORDERS.iter().find(|(_, known, _)| *known == word).map(|(order, _, _)| *order)
    }

    /// The one after it.
    #[must_use]
    pub fn next(self) -> Self {
        ORDERS[(self as usize + 1) % ORDERS.len()].0
    }

    fn entry(self) -> &'static (Self, &'static str, Msg) {
        &ORDERS[self as usize]
    }

    /// Indices of all `rows` in this order, turned round where it is `reversed`. Rows that are alike stay in
    /// the order of their files.
    pub fn sorted(self, rows: &[EpisodeRow], reversed: bool) -> Vec<usize> {
        let mut order: Vec<usize> = (0..rows.len()).collect();
        let minutes = |row: &EpisodeRow| row.ready().map_or(0.0, |shelf| shelf.summary.minutes);
        let kept = |row: &EpisodeRow| row.ready().map_or(0, |shelf| shelf.kept.passages);
        match self {
            Self::Name => {}
            Self::Recent => order.sort_by_key(|&i| Reverse(rows[i].read_at())),
            Self::Date => order.sort_by_key(|&i| Reverse(date(&rows[i]))),
            Self::Title => order.sort_by_cached_key(|&i| rows[i].title()),
            Self::Length => order.sort_by(|&a, &b| minutes(&rows[b]).total_cmp(&minutes(&rows[a]))),
            Self::Progress => {
                order.sort_by(|&a, &b| rows[b].fraction().total_cmp(&rows[a].fraction()));
            }
            Self::Kept => order.sort_by_key(|&i| Reverse(kept(&rows[i]))),
            Self::Queue => order.sort_by_key(|&i| rows[i].queued().unwrap_or(i64::MAX)),
        }
        if reversed {
            order.reverse();
        }
        order
    }
}

/// The date of its talk; empty if that is not known.
fn date(row: &EpisodeRow) -> &str {
    row.ready().map_or("", |shelf| shelf.summary.date.as_str())
}
