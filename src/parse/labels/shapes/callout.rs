//! The title of a callout: `> [!question] Ann`, the words in the lines below.

use super::super::found::{Colon, Found};
use super::super::scan::{Line, is_colon};
use super::super::shape::{Kind, Shape};

/// Its row.
pub const ROW: Shape = Shape {
    name: "callout",
    describe: "title of a callout",
    kind: Kind::Line,
    dress: 0.6,
    colon: false,
    recognise,
};

fn recognise<'b>(line: &Line<'b>) -> Option<Found<'b>> {
    let kind_and_title = line.text.trim_start().strip_prefix("[!")?;
    let (kind, title) = kind_and_title.split_once(']')?;
    let name = title.trim_start_matches(['-', '+']).trim().trim_end_matches(is_colon);
    (kind.len() < 20 && !name.is_empty()).then_some(Found {
        name,
        time: None,
        rest: line.text.len(),
        colon: Colon::None,
    })
}
