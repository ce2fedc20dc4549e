//! A name set off by its emphasis alone: `**Ana** text`, or `**Ana**` on a line above the words.

use super::super::found::{Colon, FoundLabel};
use super::super::scan::{LONGEST, LabelEnd, LineStart, after_colon};
use super::super::shape::{LabelKind, LabelShape};
use crate::parse::block::InlineStyle;

/// Its row.
pub const ROW: LabelShape = LabelShape {
    name: "bold loose",
    describe: ["bold, no colon", "加粗，无冒号"],
    kind: LabelKind::Line,
    dress: -0.6,
    colon: false,
    recognise,
};

fn recognise<'b>(line: &LineStart<'b>) -> Option<FoundLabel<'b>> {
    let styled = |style: &InlineStyle| matches!(style, InlineStyle::Strong | InlineStyle::Emphasis);
    let span = line
        .block
        .spans
        .iter()
        .find(|span| span.range.start <= line.at && span.range.end > line.at && styled(&span.style))?;
    let name = line.name_to(span.range.end)?;
    let (rest, colon) = after_colon(line.text, span.range.end);
    let ends = matches!(line.stop, LabelEnd::Colon(at) | LabelEnd::Clock(at, _) if at < span.range.end);
    let fits = !colon
        && !ends
        && !line.names_behind(rest)
        && !name.is_empty()
        && name.chars().nth(LONGEST).is_none();
    fits.then_some(FoundLabel { name, time: line.seconds(), rest, colon: Colon::None })
}
