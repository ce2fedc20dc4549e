//! A name in strong emphasis, and a colon or a time: `**Ana**: text`, `**Ana：**text`, `**Ana** (0:04) text`.

use super::super::found::FoundLabel;
use super::super::scan::{Dress, LineStart};
use super::super::shape::{LabelKind, LabelShape};

/// Its row.
pub const ROW: LabelShape = LabelShape {
    name: "bold",
    describe: ["bold", "加粗"],
    kind: LabelKind::Line,
    dress: 1.5,
    colon: true,
    recognise,
};

fn recognise<'b>(line: &LineStart<'b>) -> Option<FoundLabel<'b>> {
    let (found, dress) = line.before_colon().or_else(|| line.before_clock())?;
    (dress == Dress::Bold).then_some(found)
}
