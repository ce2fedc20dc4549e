//! How the columns of a table are aligned, where its writer said so.

use serde::{Deserialize, Serialize};

/// Where the cells of a column stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Alignment {
    /// Nobody said.
    #[default]
    Unsaid,
    /// They begin below each other.
    Left,
    /// Their middles stand below each other.
    Center,
    /// They end below each other.
    Right,
}

/// The alignments of a table's columns, two bits each; beyond the 32nd column nobody said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alignments(u64);

impl Alignments {
    /// Columns with these alignments, from left to right.
    pub fn of(alignments: impl IntoIterator<Item = Alignment>) -> Self {
        let bits = |alignment| match alignment {
            Alignment::Unsaid => 0,
            Alignment::Left => 1,
            Alignment::Center => 2,
            Alignment::Right => 3,
        };
        let places = (0..u64::BITS).step_by(2);
        Self(alignments.into_iter().zip(places).fold(0, |all, (next, at)| all | bits(next) << at))
    }

    /// The alignment of column `index`, from 0.
    pub fn get(self, index: usize) -> Alignment {
        let shift = u32::try_from(index).ok().and_then(|index| index.checked_mul(2));
        match shift.and_then(|shift| self.0.checked_shr(shift)).unwrap_or(0) & 3 {
            1 => Alignment::Left,
            2 => Alignment::Center,
            3 => Alignment::Right,
            _ => Alignment::Unsaid,
        }
    }
}
