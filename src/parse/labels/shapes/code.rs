//! A name set in code: `` `Ana`: text ``.

use super::super::found::{Colon, FoundLabel};
use super::super::scan::{LineStart, after_colon};
use super::super::shape::{LabelKind, LabelShape};
use crate::parse::block::InlineStyle;

/// Its row.
pub const ROW: LabelShape = LabelShape {
    name: "code",
    describe: ["set as code", "代码样式"],
    kind: LabelKind::Line,
    dress: 0.6,
    colon: true,
    recognise,
};

fn recognise<'b>(line: &LineStart<'b>) -> Option<FoundLabel<'b>> {
    coded(line).filter(|found| found.colon != Colon::None)
}

/// The name that is set in code at the start of a line, with words behind it.
pub fn coded<'b>(line: &LineStart<'b>) -> Option<FoundLabel<'b>> {
    let holds = |start: usize, end: usize| start <= line.at && end > line.at;
    let set = |style: &InlineStyle| *style == InlineStyle::Code;
    let span = line.block.spans.iter().find(|s| set(&s.style) && holds(s.range.start, s.range.end))?;
    let (rest, colon) = after_colon(line.text, span.range.end);
    let inside = line.name_to(span.range.end)?;
    let name = inside.trim_end_matches([':', '：']);
    let colon = match (colon, name.len() < inside.len()) {
        (true, _) => Colon::Outside,
        (false, true) => Colon::Inside,
        (false, false) => Colon::None,
    };
    let said = line.text.get(rest..)?;
    (!name.is_empty() && !said.is_empty()).then_some(FoundLabel { name, time: line.seconds(), rest, colon })
}
