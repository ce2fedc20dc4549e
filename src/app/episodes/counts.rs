//! How many episodes of the list are of which state.

use super::row::EpisodeRow;
use crate::catalog::filter::state;
use crate::text::query::StateName;

/// Numbers of episodes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListCounts {
    /// Hidden ones, of all.
    pub hidden: usize,
    /// Begun and not read to the end, of those that are asked for.
    pub reading: usize,
    /// Not begun, of those that are asked for.
    pub unread: usize,
}

impl ListCounts {
    /// The numbers of `all` rows, of which those `shown` are asked for.
    pub fn of<'r>(all: &[EpisodeRow], shown: impl Iterator<Item = &'r EpisodeRow>) -> Self {
        let hidden = all.iter().filter(|row| row.is_hidden()).count();
        shown.filter_map(EpisodeRow::ready).fold(Self { hidden, ..Self::default() }, |counts, shelf| {
            match state(shelf.progress.as_ref()) {
                StateName::Reading => Self { reading: counts.reading + 1, ..counts },
                StateName::Unread => Self { unread: counts.unread + 1, ..counts },
                _ => counts,
            }
        })
    }
}
