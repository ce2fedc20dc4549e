//! fangtan: a terminal reader for long-form interviews.

pub mod cli;
pub mod commands;
pub mod config;
pub mod episode;
pub mod layout;
pub mod library;
pub mod search;
pub mod store;
pub mod text;
