//! A name on a line of its own, a blank line, and the words: `Ana Reis` ⏎ ⏎ `And then?`

use super::super::found::FoundLabel;
use super::super::name;
use super::super::scan::LineStart;
use super::super::shape::{LabelKind, LabelShape};
use super::own_line::{is_short, named};
use crate::lexicon;

/// Its row.
pub const ROW: LabelShape = LabelShape {
    name: "own line apart",
    describe: ["on a line of its own, a blank line below", "独占一行，下空一行"],
    kind: LabelKind::Line,
    dress: -1.5,
    colon: false,
    recognise,
};

fn recognise<'b>(line: &LineStart<'b>) -> Option<FoundLabel<'b>> {
    let below = line.blocks.get(line.index + 1)?;
    let likely = |name: &str| {
        name::looks(name) >= if is_short(name) { 0.0 } else { 0.5 } || lexicon::role(name).is_some()
    };
    named(line).filter(|found| below.line > line.block.line + line.block.lines.max(1) && likely(found.name))
}
