//! Finding: fuzzy ranking of short labels, exact search in long texts.
//!
//! Fuzzy matching is for names and headings, substring and regular expression for prose. Knows texts, never
//! files, the app or the screen.

pub mod find;
pub mod fulltext;
pub mod fuzzy;
pub mod scoped;
pub mod targets;

mod align;
mod alphabet;
mod automaton;
mod glyph;
mod matcher;
mod plain;
mod prepared;
mod reading;
mod score;
mod signature;
mod spelling;
mod term;
mod variants;
