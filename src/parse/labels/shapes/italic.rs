//! A name in emphasis, and a colon or a time: `_Ana:_ text`, `*Ana (0:04)*: text`; `_:_` is nobody known.

use super::super::found::Found;
use super::super::scan::{Dress, Line};
use super::super::shape::{Kind, Shape};

/// Its row.
pub const ROW: Shape =
    Shape { name: "italic", describe: "italic", kind: Kind::Line, dress: 1.2, colon: true, recognise };

fn recognise<'b>(line: &Line<'b>) -> Option<Found<'b>> {
    let (found, dress) = line.before_colon().or_else(|| line.before_clock())?;
    (dress == Dress::Italic).then_some(found)
}
