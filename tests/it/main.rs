//! Tests of the library's rooms, one file a topic.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::string_slice)]
mod anchors;
mod export;
mod formats;
mod front_matter;
mod sentences;
mod store;
mod sync;
mod wild;
