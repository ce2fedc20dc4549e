//! Tests of the library's rooms, one file a topic.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::string_slice)]

mod corpus;
mod seeds;
