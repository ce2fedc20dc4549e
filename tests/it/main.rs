//! Tests of the library's rooms, one file a topic.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::string_slice)]

mod anchors;
mod cli;
mod desk;
mod formats;
mod front_matter;
mod house;
mod finding;
mod jump;
mod layout;
mod library;
mod reading;
mod scopes;
mod sentences;
mod settings;
mod store;
mod support;
mod store;
mod wild;
mod corpus;
mod seeds;
