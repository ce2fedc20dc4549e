//! Tests of the library's rooms, one file a topic.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::string_slice)]

mod library;
mod settings;
mod layout;
mod anchors;
mod store;
mod front_matter;
mod sentences;

mod layout;

mod anchors;
mod jump;
mod sentences;
mod store;
mod support;
