//! A name that emphasis and a sign set off: `**Ana** — text`, `**林夏**｜好`.

use super::super::found::FoundLabel;
use super::super::scan::{Dress, LineStart};
use super::super::shape::{LabelKind, LabelShape};
use super::parted::parted;

/// Its row.
pub const ROW: LabelShape = LabelShape {
    name: "set off",
    describe: ["emphasised, before a sign", "强调，后接符号"],
    kind: LabelKind::Line,
    dress: 0.4,
    colon: false,
    recognise,
};

fn recognise<'b>(line: &LineStart<'b>) -> Option<FoundLabel<'b>> {
    parted(line).filter(|(_, dress)| *dress != Dress::Plain).map(|(found, _)| found)
}
