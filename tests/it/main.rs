//! Tests of the library's rooms, one file a topic.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::string_slice)]
mod formats;
mod front_matter;
mod glossary;
mod metadata;
mod sentences;
mod wild;
