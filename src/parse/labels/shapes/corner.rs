//! A name right before corner brackets, as in plays: `北川「いいえ。」`.

use super::super::found::{Colon, FoundLabel};
use super::super::scan::LineStart;
use super::super::shape::{LabelKind, LabelShape};

/// Longest name, in characters.
const LONGEST: usize = 10;

/// Its row.
pub const ROW: LabelShape = LabelShape {
    name: "corner",
    describe: "before corner brackets",
    kind: LabelKind::Line,
    dress: -0.4,
    colon: false,
    recognise,
};

fn recognise<'b>(line: &LineStart<'b>) -> Option<FoundLabel<'b>> {
    let rest = line.text.get(line.at..)?;
    let at = rest.char_indices().take(LONGEST + 1).find(|(_, c)| matches!(c, '「' | '『'))?.0;
    let name = rest.get(..at)?;
    let closes = line.text.trim_end().ends_with(['」', '』']);
    let found =
        FoundLabel { name: name.trim(), time: line.seconds(), rest: line.at + at, colon: Colon::None };
    (closes && !name.trim().is_empty() && name.trim().chars().all(|c| c.is_alphanumeric() || c == '・'))
        .then_some(found)
}
