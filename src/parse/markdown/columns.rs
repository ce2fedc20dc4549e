//! How the columns of a table are aligned.

use comrak::nodes::{NodeTable, TableAlignment};

use crate::episode::columns::{Alignment, Alignments};

/// What the row of dashes below the header of `table` says.
pub fn of(table: &NodeTable) -> Alignments {
    Alignments::of(table.alignments.iter().map(|alignment| match alignment {
        TableAlignment::None => Alignment::Unsaid,
        TableAlignment::Left => Alignment::Left,
        TableAlignment::Center => Alignment::Center,
        TableAlignment::Right => Alignment::Right,
    }))
}
