//! Work over many files, for the program and the command line alike: searching them, gathering their terms,
//! placing what is kept of them.
//!
//! Each is written once here. Knows files and what is remembered of them; neither terminal nor output,
//! neither the store nor the thread it runs on.

pub mod agreement;
pub mod apart;
pub mod codebook;
pub mod cross;
pub mod elsewhere;
pub mod facets;
pub mod filter;
pub mod hits;
pub mod kept;
pub mod moved;
pub mod parallel;
pub mod people;
pub mod places;
pub mod placing;
pub mod search;
pub mod spoken;
pub mod targets;
pub mod terms;
pub mod versions;
