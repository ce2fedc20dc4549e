//! Finding: fuzzy ranking of short labels, exact search in long texts.
//!
//! Fuzzy matching is for names and headings, substring and regular expression for prose. Knows texts, never
//! files, the app or the screen.

pub mod find;
pub mod fuzzy;
