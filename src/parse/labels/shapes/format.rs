//! The format itself names the speaker: a voice tag of `WebVTT`, `"speaker"` in JSON, an element of a page.

use super::super::found::{Colon, FoundLabel};
use super::super::scan::LineStart;
use super::super::shape::{LabelKind, LabelShape};

/// Its row.
pub const ROW: LabelShape = LabelShape {
    name: "format",
    describe: ["named by the format", "格式写明"],
    kind: LabelKind::Format,
    dress: 9.0,
    colon: false,
    recognise,
};

fn recognise<'b>(line: &LineStart<'b>) -> Option<FoundLabel<'b>> {
    let name = line.block.voice.as_deref()?.trim();
    Some(FoundLabel { name, time: line.block.time, rest: 0, colon: Colon::None })
}
