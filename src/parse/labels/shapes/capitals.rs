//! `INTERVIEWER`, in capitals on a line of its own.

use super::super::found::{Colon, FoundLabel};
use super::super::name;
use super::super::scan::{LONGEST, LineStart};
use super::super::shape::{LabelKind, LabelShape};

/// Its row.
pub const ROW: LabelShape = LabelShape {
    name: "capitals",
    describe: ["in capitals on a line of its own", "大写，独占一行"],
    kind: LabelKind::Line,
    dress: 0.2,
    colon: false,
    recognise,
};

fn recognise<'b>(line: &LineStart<'b>) -> Option<FoundLabel<'b>> {
    let name = line.text.get(line.at..)?.trim();
    let fits =
        name.len() <= LONGEST && name::is_capitals(name) && !name.contains(|c: char| c.is_ascii_digit());
    fits.then_some(FoundLabel { name, time: line.seconds(), rest: line.text.len(), colon: Colon::None })
}
