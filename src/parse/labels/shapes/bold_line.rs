//! A label and its words in one strong emphasis: `**Q: And then?**`, `**记者：后来呢？**`.

use super::super::found::{Colon, FoundLabel};
use super::super::scan::{LabelEnd, LineStart, after_colon, is_colon, skip};
use super::super::shape::{LabelKind, LabelShape};
use crate::parse::block::InlineStyle;

/// Its row.
pub const ROW: LabelShape = LabelShape {
    name: "bold line",
    describe: ["bold with its words", "连同所说的话加粗"],
    kind: LabelKind::Line,
    dress: 0.4,
    colon: false,
    recognise,
};

fn recognise<'b>(line: &LineStart<'b>) -> Option<FoundLabel<'b>> {
    let LabelEnd::Colon(end) = line.stop else { return None };
    let colons = end + skip(line.text, end, is_colon);
    let covers = |start: usize, stop: usize| {
        start <= line.at
            && stop > colons
            && line.text.get(stop..).is_some_and(|rest| rest.trim().chars().count() <= 2)
    };
    let emphasised = line
        .block
        .spans
        .iter()
        .any(|span| span.style == InlineStyle::Strong && covers(span.range.start, span.range.end));
    if !emphasised || !line.is_label_colon(end, colons) {
        return None;
    }
    let found = FoundLabel {
        name: line.name_to(end)?,
        time: line.seconds(),
        rest: after_colon(line.text, end).0,
        colon: Colon::Inside,
    };
    line.text.get(found.rest..).is_some_and(|rest| !rest.is_empty()).then_some(found)
}
