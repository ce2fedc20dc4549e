//! A name in marks that are quotation marks or parentheses elsewhere, without a colon: `「林夏」好`,
//! `（Ana）text`.

use super::super::found::{Colon, FoundLabel};
use super::super::scan::LineStart;
use super::super::shape::{LabelKind, LabelShape};
use super::bracket::bracketed;

/// Its row.
pub const ROW: LabelShape = LabelShape {
    name: "quoted",
    describe: ["in quotation marks or parentheses", "在引号或括号里"],
    kind: LabelKind::Line,
    dress: -0.5,
    colon: false,
    recognise,
};

fn recognise<'b>(line: &LineStart<'b>) -> Option<FoundLabel<'b>> {
    let (_, found) = bracketed(line)?;
    let said = line.text.get(found.rest..)?;
    (found.colon == Colon::None
        && !line.names_behind(found.rest)
        && found.time == line.seconds()
        && !said.is_empty())
    .then_some(found)
}
