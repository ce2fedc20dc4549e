//! The term of a definition list: a short line, and a line `: text` behind it.

use super::super::found::{Colon, FoundLabel};
use super::super::scan::LineStart;
use super::super::shape::{LabelKind, LabelShape};
use crate::parse::block::BlockKind;
use crate::parse::definition::MARK;

/// Longest term, in characters.
const LONGEST: usize = 30;

/// Its row.
pub const ROW: LabelShape = LabelShape {
    name: "definition",
    describe: ["definition list", "定义列表"],
    kind: LabelKind::Term,
    dress: 0.3,
    colon: false,
    recognise,
};

fn recognise<'b>(line: &LineStart<'b>) -> Option<FoundLabel<'b>> {
    let text = line.blocks.get(line.index + 1)?;
    let short = line.block.kind == BlockKind::Paragraph && line.text.chars().nth(LONGEST).is_none();
    let defined = text.kind == BlockKind::Paragraph && text.tight && text.text.starts_with(MARK);
    (short && defined).then_some(FoundLabel {
        name: line.text.trim(),
        time: None,
        rest: line.text.len(),
        colon: Colon::None,
    })
}
