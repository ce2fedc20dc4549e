//! A label and its words in one emphasis: `*Ana: And then?*`.

use super::super::candidate::Found;
use super::super::scan::Line;
use super::bold_line::within;
use super::{Kind, Shape};
use crate::parse::block::InlineStyle;

/// Its row.
pub const ROW: Shape = Shape {
    name: "italic line",
    describe: "italic with its words",
    kind: Kind::Line,
    dress: 0.2,
    colon: false,
    recognise,
};

fn recognise<'b>(line: &Line<'b>) -> Option<Found<'b>> {
    within(line, &InlineStyle::Emphasis)
}
