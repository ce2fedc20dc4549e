//! A voice tag of `WebVTT` in a text: `00:00:04 <v Ana>text`.

use super::super::found::{Colon, FoundLabel};
use super::super::scan::{LineStart, after_colon};
use super::super::shape::{LabelKind, LabelShape};

/// Its row.
pub const ROW: LabelShape = LabelShape {
    name: "tag",
    describe: ["in a voice tag", "在语音标签里"],
    kind: LabelKind::Line,
    dress: 3.0,
    colon: false,
    recognise,
};

fn recognise<'b>(line: &LineStart<'b>) -> Option<FoundLabel<'b>> {
    let rest = line.text.get(line.at..)?;
    let inner = rest.strip_prefix("<v").filter(|inner| inner.starts_with([' ', '.', '\u{3000}']))?;
    let end = inner.find('>').filter(|&end| end < 200)?;
    let (classes, name) = inner.get(..end)?.split_once([' ', '\u{3000}'])?;
    let behind = line.at + "<v".len() + end + ">".len();
    let fits = classes.is_empty() || classes.starts_with('.');
    fits.then_some(FoundLabel {
        name: name.trim(),
        time: line.seconds(),
        rest: after_colon(line.text, behind).0,
        colon: Colon::None,
    })
}
