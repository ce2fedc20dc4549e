//! The shapes in which labels are written: one row each, the surer before those that see the same line otherwise.
//!
//! A row only says what a line looks like; whether a file writes its labels so is weighed in [`super::judge`], which
//! knows no row by name.

use super::candidate::{Candidate, Found};
use super::scan::Line;
use crate::parse::block::Block;

mod bare;
mod bold;
mod bold_line;
mod bold_loose;
mod bracket;
mod callout;
mod capitals;
mod change;
mod corner;
mod definition;
mod dotted;
mod format;
mod gap;
mod heading;
mod italic;
mod own_line;
mod table;
mod tag;
mod timed;

/// What kind of thing a label of a shape is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The format itself names the speaker: no evidence is needed.
    Format,
    /// A heading.
    Heading,
    /// A mark for a change of speaker, mostly without a name.
    Change,
    /// A term whose definition, behind `: `, is what is said.
    Term,
    /// A line, or its beginning.
    Line,
}

/// A shape of label: a row of the table.
#[derive(Debug)]
pub struct Shape {
    /// Its name in tests.
    pub name: &'static str,
    /// What it is, in words for people.
    pub describe: &'static str,
    /// What kind of thing it is.
    pub kind: Kind,
    /// How seldom anything but a label looks so, in log-odds.
    pub dress: f32,
    /// Whether the place of the colon tells files apart.
    pub colon: bool,
    /// The label that a line may begin with.
    pub recognise: for<'b> fn(&Line<'b>) -> Option<Found<'b>>,
}

/// All rows; the first that recognises a line has it.
pub static SHAPES: &[&Shape] = &[
    &format::ROW,
    &heading::ROW,
    &table::ROW,
    &callout::ROW,
    &change::ROW,
    &tag::ROW,
    &bracket::ROW,
    &bold::ROW,
    &italic::ROW,
    &timed::ROW,
    &bare::ROW,
    &bold_line::ROW,
    &bold_loose::ROW,
    &dotted::ROW,
    &corner::ROW,
    &gap::ROW,
    &capitals::ROW,
    &definition::ROW,
    &own_line::ROW,
];

/// The label that block `index` may begin with, by one of `shapes`.
pub fn candidate(index: usize, blocks: &[Block], shapes: &[&'static Shape]) -> Option<Candidate> {
    let line = Line::of(index, blocks)?;
    shapes.iter().find_map(|shape| {
        let found = (shape.recognise)(&line)?;
        Some(Candidate::new(index, shape, found, line.text))
    })
}
