//! Tests of the library's rooms, one file a topic.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::string_slice)]

mod conventions;
mod laws;
mod corpus;
mod seeds;
mod formats;
mod front_matter;
mod metadata;
mod sentences;
mod wild;
