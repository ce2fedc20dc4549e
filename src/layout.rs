//! Text into lines: cell widths, break chances, wrapping, the flow of a whole episode.
//!
//! Two phases: [`segments`] does not depend on the measure and is done once per episode; [`flow`] fills lines
//! for one measure and one set of folds. Knows nothing of the app, the keys, the screen's library or files.

pub mod flow;
pub mod segments;
pub mod width;
