//! Tests of the library's rooms, one file a topic.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::string_slice)]

mod finding;
mod jump;
mod scopes;
mod sentences;
mod support;
