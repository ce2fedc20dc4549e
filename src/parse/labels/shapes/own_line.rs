//! A name on a line of its own, the words in the line below: `Ana Reis` ⏎ `And then?`

use super::super::found::{Colon, FoundLabel};
use super::super::name;
use super::super::scan::LineStart;
use super::super::shape::{LabelKind, LabelShape};
use crate::parse::block::BlockKind;
use crate::text::marks;

/// Longest name, in characters.
const LONGEST: usize = 32;

/// Its row.
pub const ROW: LabelShape = LabelShape {
    name: "own line",
    describe: "on a line of its own",
    kind: LabelKind::Line,
    dress: -1.0,
    colon: false,
    recognise,
};

fn recognise<'b>(line: &LineStart<'b>) -> Option<FoundLabel<'b>> {
    let name = line.text.get(line.at..).map(str::trim)?;
    let short = line.block.kind == BlockKind::Paragraph
        && name.len() <= 4 * LONGEST
        && name.chars().nth(LONGEST).is_none();
    let below = line.blocks.get(line.index + 1)?;
    let said = below.kind == BlockKind::Paragraph && below.line == line.block.line + 1;
    let first = line
        .index
        .checked_sub(1)
        .and_then(|above| line.blocks.get(above))
        .is_none_or(|above| above.line + above.lines < line.block.line);
    let fits = short
        && said
        && first
        && !name.is_empty()
        && !marks::ends_sentence(name)
        && name::looks(name) >= if line.clock.is_some() { -0.5 } else { 0.1 };
    fits.then_some(FoundLabel { name, time: line.seconds(), rest: line.text.len(), colon: Colon::None })
}
