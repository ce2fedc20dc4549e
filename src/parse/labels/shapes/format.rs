//! The format itself names the speaker: a voice tag of `WebVTT`, `"speaker"` in JSON, an element of a page.

use super::super::found::{Colon, Found};
use super::super::scan::Line;
use super::super::shape::{Kind, Shape};

/// Its row.
pub const ROW: Shape = Shape {
    name: "format",
    describe: "named by the format",
    kind: Kind::Format,
    dress: 9.0,
    colon: false,
    recognise,
};

fn recognise<'b>(line: &Line<'b>) -> Option<Found<'b>> {
    let name = line.block.voice.as_deref()?.trim();
    Some(Found { name, time: line.block.time, rest: 0, colon: Colon::None })
}
