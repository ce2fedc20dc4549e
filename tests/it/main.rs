//! Tests of the library's rooms, one file a topic.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::string_slice)]

mod conventions;
mod corpus;
mod formats;
mod front_matter;
mod glossary;
mod laws;
mod metadata;
mod seeds;
mod sentences;
mod wild;
