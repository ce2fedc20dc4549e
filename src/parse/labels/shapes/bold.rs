//! A name in strong emphasis, and a colon or a time: `**Ana**: text`, `**Ana：**text`, `**Ana** (0:04) text`.

use super::super::found::Found;
use super::super::scan::{Dress, Line};
use super::super::shape::{Kind, Shape};

/// Its row.
pub const ROW: Shape =
    Shape { name: "bold", describe: "bold", kind: Kind::Line, dress: 1.5, colon: true, recognise };

fn recognise<'b>(line: &Line<'b>) -> Option<Found<'b>> {
    let (found, dress) = line.before_colon().or_else(|| line.before_clock())?;
    (dress == Dress::Bold).then_some(found)
}
