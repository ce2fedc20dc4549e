//! A name set off as code alone: `` `Ana` text ``.

use super::super::found::{Colon, FoundLabel};
use super::super::name;
use super::super::scan::LineStart;
use super::super::shape::{LabelKind, LabelShape};
use super::code::coded;
use crate::lexicon;

/// Its row.
pub const ROW: LabelShape = LabelShape {
    name: "code loose",
    describe: ["set as code, no colon", "代码样式，无冒号"],
    kind: LabelKind::Line,
    dress: -0.8,
    colon: false,
    recognise,
};

fn recognise<'b>(line: &LineStart<'b>) -> Option<FoundLabel<'b>> {
    let likely = |name: &str| name::looks(name) >= 0.0 || lexicon::role(name).is_some();
    coded(line).filter(|found| found.colon == Colon::None && likely(found.name))
}
