//! Tests of the library's rooms, one file a topic.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::string_slice)]

mod anchors;
mod cli;
mod desk;
mod front_matter;
mod house;
mod jump;
mod layout;
mod library;
mod reading;
mod scopes;
mod screens;
mod sentences;
mod settings;
mod store;
mod support;
