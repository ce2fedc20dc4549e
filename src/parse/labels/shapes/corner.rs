//! A name right before corner brackets, as in plays: `北川「いいえ。」`, `Ana Reis「No.」`.

use super::super::found::{Colon, FoundLabel};
use super::super::name;
use super::super::scan::LineStart;
use super::super::shape::{LabelKind, LabelShape};

/// Longest name, in characters, and longest of those that may be words of a sentence.
const LONGEST: usize = 32;
const LONGEST_WIDE: usize = 10;

/// Its row.
pub const ROW: LabelShape = LabelShape {
    name: "corner",
    describe: ["before corner brackets", "后接直角引号"],
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
    let name = name.trim();
    let found = FoundLabel { name, time: line.seconds(), rest: line.at + at, colon: Colon::None };
    let joined = name.chars().all(|c| c.is_alphanumeric() || c == '・');
    let fits = joined && name.chars().nth(LONGEST_WIDE).is_none() || name::looks(name) >= 0.2;
    (closes && !name.is_empty() && fits).then_some(found)
}
