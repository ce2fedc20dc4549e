//! A name and the recording's clock: `[00:04] Ana: text`, `Ana (00:04): text`, `Ana  0:04` above the words.

use super::super::found::{Colon, FoundLabel};
use super::super::scan::{Dress, LineStart};
use super::super::shape::{LabelKind, LabelShape};

/// Its row.
pub const ROW: LabelShape = LabelShape {
    name: "timed",
    describe: ["with a time", "带时间"],
    kind: LabelKind::Line,
    dress: 0.0,
    colon: false,
    recognise,
};

fn recognise<'b>(line: &LineStart<'b>) -> Option<FoundLabel<'b>> {
    let (found, dress) = line.before_colon().or_else(|| line.before_clock())?;
    let rest = line.text.get(found.rest..)?;
    let apart = found.colon != Colon::None || rest.is_empty() || is_bracketed(line);
    (dress == Dress::Plain && found.time.is_some() && apart).then_some(found)
}

fn is_bracketed(line: &LineStart<'_>) -> bool {
    matches!(line.stop, super::super::scan::LabelEnd::Clock(_, clock) if clock.bracketed)
}
