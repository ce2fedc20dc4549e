//! Tests of the library's rooms, one file a topic.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::string_slice)]

mod anchors;
mod cli;
mod conventions;
mod corpus;
mod desk;
mod export;
mod finding;
mod formats;
mod front_matter;
mod glossary;
mod house;
mod jump;
mod laws;
mod layout;
mod library;
mod metadata;
mod reading;
mod replay;
mod scopes;
mod screens;
mod seeds;
mod sentences;
mod settings;
mod store;
mod support;
mod sync;
mod typography;
mod wild;
