//! The letters of courts, with a full stop, with or without a line's number: `12  Q.  And then?`.

use super::super::found::{Colon, Found};
use super::super::scan::{Line, skip};
use super::super::shape::{Kind, Shape};
use crate::lexicon;

/// Its row.
pub const ROW: Shape = Shape {
    name: "dotted",
    describe: "letters with a full stop",
    kind: Kind::Line,
    dress: -0.3,
    colon: false,
    recognise,
};

fn recognise<'b>(line: &Line<'b>) -> Option<Found<'b>> {
    let mut at = line.at;
    let digits = skip(line.text, at, |c| c.is_ascii_digit());
    let blanks = skip(line.text, at + digits, |c| c == ' ');
    if digits > 0 && digits <= 3 && blanks > 1 {
        at += digits + blanks;
    }
    let rest = line.text.get(at..)?;
    let dot = rest.char_indices().take(3).find(|(_, c)| matches!(c, '.' | '．'))?;
    let name = rest.get(..dot.0)?;
    let behind = at + dot.0 + dot.1.len_utf8();
    let apart = dot.1 == '．' || line.text.get(behind..)?.starts_with(' ');
    let found = Found {
        name,
        time: line.seconds(),
        rest: behind + skip(line.text, behind, char::is_whitespace),
        colon: Colon::None,
    };
    (apart && lexicon::look(name).mark).then_some(found)
}
