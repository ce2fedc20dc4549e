//! Files of interviews: finding them, reading them, and the samples that are built in.
//!
//! The only room below the runtime that reads the disk for texts. Knows what an episode is, never a screen, a
//! key, the store or the search. Nothing here starts a thread; callers decide where it runs.

pub mod apart;
pub mod builtin;
pub mod cache;
pub mod kind;
pub mod load;

pub mod nearby;
pub mod renewal;
pub mod scan;
mod sorted_lines;
pub mod sound;
pub mod stamp;
pub mod texts;

pub use crate::parse::is_generic_name;
