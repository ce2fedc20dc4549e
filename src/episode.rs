//! What an interview is: its sections, turns and voices, and how places in it are named and found.
//!
//! Knows text, never how a file is read, nor width, screen, keys or the disk.

pub mod columns;
pub mod findings;
pub mod head;
pub mod locate;
mod lookup;
pub mod model;
pub mod named_files;
pub mod oddity;
pub mod packed;
pub mod questions;
pub mod sound;
pub mod summary;
pub mod ties;
pub mod voices;
