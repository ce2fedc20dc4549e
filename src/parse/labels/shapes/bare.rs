//! Nothing but a colon: `Ana: text`, `林夏：好`.

use super::super::found::FoundLabel;
use super::super::scan::{Dress, LineStart};
use super::super::shape::{LabelKind, LabelShape};

/// Its row.
pub const ROW: LabelShape = LabelShape {
    name: "bare",
    describe: ["bare, with a colon", "名字加冒号"],
    kind: LabelKind::Line,
    dress: 0.0,
    colon: false,
    recognise,
};

fn recognise<'b>(line: &LineStart<'b>) -> Option<FoundLabel<'b>> {
    let (found, dress) = line.before_colon()?;
    let address = line.text.get(found.rest..)?.starts_with("http");
    (dress == Dress::Plain && found.time.is_none() && !address).then_some(found)
}
