//! A name and the recording's clock: `[00:04] Ana: text`, `Ana (00:04): text`, `Ana  0:04` above the words.

use super::super::found::{Colon, Found};
use super::super::scan::{Dress, Line};
use super::super::shape::{Kind, Shape};

/// Its row.
pub const ROW: Shape =
    Shape { name: "timed", describe: "with a time", kind: Kind::Line, dress: 0.0, colon: false, recognise };

fn recognise<'b>(line: &Line<'b>) -> Option<Found<'b>> {
    let (found, dress) = line.before_colon().or_else(|| line.before_clock())?;
    let rest = line.text.get(found.rest..)?;
    let apart = found.colon != Colon::None || rest.is_empty() || is_bracketed(line);
    (dress == Dress::Plain && found.time.is_some() && apart).then_some(found)
}

fn is_bracketed(line: &Line<'_>) -> bool {
    matches!(line.stop, super::super::scan::Stop::Clock(_, clock) if clock.bracketed)
}
