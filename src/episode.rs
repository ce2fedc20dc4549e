//! What an interview is: its sections, turns and voices, and the places in it that outlive an edit.
//!
//! Knows text, never width, screen, keys or the disk.

pub mod anchor;
pub mod block;
pub mod clean;
pub mod coverage;
pub mod dates;
pub mod decode;
pub mod edit;
pub mod formats;
pub mod front_matter;
pub mod glossary;
pub mod locate;
mod lookup;
pub mod marks;
pub mod metadata;
pub mod model;
pub mod overrides;
pub mod packed;
pub mod parse;
pub mod summary;
pub mod urls;
pub mod voices;

mod asides;
mod assemble;
mod beginning;
mod dialect;
mod markdown;
mod plain;
mod rows;
mod sections;
mod speakers;
mod times;
mod words;
