//! The shapes in which labels are written: one row each, the surer before those that see the same line
//! otherwise.
//!
//! A row only says what a line looks like; whether a file writes its labels so is weighed in
//! [`super::judge`], which knows no row by name.

use super::candidate::Candidate;
use super::found::FoundLabel;
use super::name;
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
mod code;
mod code_loose;
mod corner;
mod definition;
mod dotted;
mod format;
mod gap;
mod heading;
mod italic;
mod mention;
mod own_line;
mod own_line_apart;
mod parted;
mod quoted;
mod set_off;
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
    &code::ROW,
    &code_loose::ROW,
    &mention::ROW,
    &timed::ROW,
    &set_off::ROW,
    &parted::ROW,
    &dotted::ROW,
    &gap::ROW,
    &bold_loose::ROW,
    &quoted::ROW,
    &bare::ROW,
    &bold_line::ROW,
    &corner::ROW,
    &capitals::ROW,
    &definition::ROW,
    &own_line::ROW,
    &own_line_apart::ROW,
];

/// The label that block `index` may begin with, by one of `shapes`: the first that sees what may be a name,
/// else the first.
pub fn candidate(index: usize, blocks: &[Block], shapes: &[&'static LabelShape]) -> Option<Candidate> {
    let line = LineStart::of(index, blocks)?;
    let mut seen = shapes.iter().filter_map(|shape| Some((*shape, (shape.recognise)(&line)?)));
    let first = seen.next()?;
    let may_name = |found: &FoundLabel<'_>| found.name.is_empty() || name::refuse(found.name).is_none();
    let (shape, found) =
        if may_name(&first.1) { first } else { seen.find(|(_, found)| may_name(found)).unwrap_or(first) };
    Some(Candidate::new(index, shape, found, line.text))
}
