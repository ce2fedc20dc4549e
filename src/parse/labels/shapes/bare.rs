//! Nothing but a colon: `Ana: text`, `林夏：好`.

use super::super::found::Found;
use super::super::scan::{Dress, Line};
use super::super::shape::{Kind, Shape};

/// Its row.
pub const ROW: Shape = Shape {
    name: "bare",
    describe: "bare, with a colon",
    kind: Kind::Line,
    dress: 0.0,
    colon: false,
    recognise,
};

fn recognise<'b>(line: &Line<'b>) -> Option<Found<'b>> {
    let (found, dress) = line.before_colon()?;
    let address = line.text.get(found.rest..)?.starts_with("http");
    (dress == Dress::Plain && found.time.is_none() && !address).then_some(found)
}
