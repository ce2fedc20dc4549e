//! `INTERVIEWER`, in capitals on a line of its own.

use super::super::found::{Colon, Found};
use super::super::name;
use super::super::scan::{LONGEST, Line};
use super::super::shape::{Kind, Shape};

/// Its row.
pub const ROW: Shape = Shape {
    name: "capitals",
    describe: "in capitals on a line of its own",
    kind: Kind::Line,
    dress: 0.2,
    colon: false,
    recognise,
};

fn recognise<'b>(line: &Line<'b>) -> Option<Found<'b>> {
    let name = line.text.get(line.at..)?.trim();
    let fits =
        name.len() <= LONGEST && name::is_capitals(name) && !name.contains(|c: char| c.is_ascii_digit());
    fits.then_some(Found { name, time: line.seconds(), rest: line.text.len(), colon: Colon::None })
}
