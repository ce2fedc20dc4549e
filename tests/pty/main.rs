//! Journeys through the built program in a pseudo-terminal: what a person sees and presses, from start to
//! exit.
#![cfg(unix)]
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::string_slice)]

mod home;
mod session;

mod bad_input;
mod bookmarks;
mod finding;
mod first_minute;
mod hostile_rows;
mod keyboard;
mod leaving;
mod listening;
mod lists;
mod live;
mod long;
mod panes;
mod people;
mod reader;
mod record;
mod settings;
mod terminal;
mod trouble;
