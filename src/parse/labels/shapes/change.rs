//! A mark for a change of speaker: `>> And then?`, with or without a name behind it.

use super::super::found::{Colon, FoundLabel};
use super::super::scan::{self, LineStart};
use super::super::shape::{LabelKind, LabelShape};
use crate::parse::block::{Block, BlockKind};

/// Its row.
pub const ROW: LabelShape = LabelShape {
    name: "change",
    describe: [">> for a change of voice", "以 >> 换人"],
    kind: LabelKind::Change,
    dress: 1.5,
    colon: false,
    recognise,
};

fn recognise<'b>(line: &LineStart<'b>) -> Option<FoundLabel<'b>> {
    let rest = line.text.get(line.at..)?;
    if !is_nested(line.block) && !rest.starts_with(">>") && !rest.starts_with('≫') {
        return None;
    }
    let behind = line.at + scan::skip(line.text, line.at, |c| matches!(c, '>' | '≫' | ' '));
    let named = line.from(behind).before_colon().map(|(found, _)| found);
    named.or(Some(FoundLabel { name: "", time: line.seconds(), rest: behind, colon: Colon::None }))
}

/// Whether Markdown made a quote in a quote of the mark.
fn is_nested(block: &Block) -> bool {
    block.kind == BlockKind::Quote && block.depth == 2 && !block.joins
}
