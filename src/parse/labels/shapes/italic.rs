//! A name in emphasis, and a colon or a time: `_Ana:_ text`, `*Ana (0:04)*: text`; `_:_` is nobody known.

use super::super::found::FoundLabel;
use super::super::scan::{Dress, LineStart};
use super::super::shape::{LabelKind, LabelShape};

/// Its row.
pub const ROW: LabelShape = LabelShape {
    name: "italic",
    describe: ["italic", "斜体"],
    kind: LabelKind::Line,
    dress: 1.2,
    colon: true,
    recognise,
};

fn recognise<'b>(line: &LineStart<'b>) -> Option<FoundLabel<'b>> {
    let (found, dress) = line.before_colon().or_else(|| line.before_clock())?;
    (dress == Dress::Italic).then_some(found)
}
