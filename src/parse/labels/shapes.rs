//! The shapes in which labels are written: one row each, the surer before those that see the same line otherwise.
//!
//! A row only says what a line looks like; whether a file writes its labels so is weighed in [`super::judge`], which
//! knows no row by name.

use super::candidate::Candidate;
use super::scan::LineStart;
use super::shape::LabelShape;
use crate::parse::block::Block;

mod bare;
mod bold;
mod bold_line;
mod bold_loose;
mod bracket;
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

/// All rows; the first that recognises a line has it.
pub static SHAPES: &[&LabelShape] = &[
    &format::ROW,
    &heading::ROW,
    &table::ROW,
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
pub fn candidate(index: usize, blocks: &[Block], shapes: &[&'static LabelShape]) -> Option<Candidate> {
    let line = LineStart::of(index, blocks)?;
    shapes.iter().find_map(|shape| {
        let found = (shape.recognise)(&line)?;
        Some(Candidate::new(index, shape, found, line.text))
    })
}
