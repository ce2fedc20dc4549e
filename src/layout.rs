//! Text into lines: cell widths, break chances, wrapping, the flow of a whole episode.
//!
//! Two phases: [`segments`] does not depend on the measure and is done once per episode; [`flow`] fills lines
//! for one measure and one set of folds. Knows nothing of the app, the keys, the screen's library or files.

mod breaks;
mod classes;
mod emergency;
pub mod flow;
pub mod gap;
pub mod probe;
pub mod segments;
mod shadow;
mod spacing;
pub mod width;
mod wrap;
