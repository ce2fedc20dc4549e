//! How many episodes of the list are of which state, and what any of them has.

use super::row::EpisodeRow;
use crate::text::query::StateName;

/// Numbers of episodes, and what their rows need room for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListCounts {
    /// Hidden ones, of all.
    pub hidden: usize,
    /// Begun and not read to the end, of those that are asked for.
    pub reading: usize,
    /// Not begun, of those that are asked for.
    pub unread: usize,
    /// Whether passages are kept of any that is asked for.
    pub any_kept: bool,
    /// Whether any that is asked for has a date that its title does not say.
    pub any_dated: bool,
}

impl ListCounts {
    /// The numbers of `all` rows, of which those `shown` are asked for.
    pub fn of<'r>(all: &[EpisodeRow], shown: impl Iterator<Item = &'r EpisodeRow>) -> Self {
        let hidden = all.iter().filter(|row| row.is_hidden()).count();
        shown.map(EpisodeRow::traits).fold(Self { hidden, ..Self::default() }, |counts, row| Self {
            reading: counts.reading + usize::from(row.state == Some(StateName::Reading)),
            unread: counts.unread + usize::from(row.state == Some(StateName::Unread)),
            any_kept: counts.any_kept | row.kept,
            any_dated: counts.any_dated | row.dated,
            ..counts
        })
    }
}
