//! Text into lines: cell widths, break chances, wrapping, the flow of a whole episode.
//!
//! Two phases: [`segments`] does not depend on the measure and is done once per episode; [`flow`] fills lines
//! for one measure and one set of folds. Knows nothing of the app, the keys, the screen's library or files.
//!
//! Others take [`segments::Segments`] and [`flow::Flow`]; whoever paints asks [`width`] for cells, [`gap`]
//! for the space between Han and Latin; whoever owns the terminal asks [`probe`] what to write to it and what
//! came back.

mod breaks;
mod classes;
pub mod code;
pub mod column;
mod emergency;
pub mod flow;
pub mod gap;
mod notes;
pub mod probe;
pub mod segments;
mod shadow;
mod shape;
pub mod spacing;
pub mod table;
pub mod widest;
pub mod width;
mod wrap;
pub mod wrapline;
