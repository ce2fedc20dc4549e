//! fangtan: a terminal reader for long-form interviews.

pub mod app;
pub mod cli;
pub mod commands;
pub mod config;
pub mod episode;
pub mod export;
pub mod keys;
pub mod layout;
pub mod library;
pub mod messages;
pub mod runtime;
pub mod search;
pub mod store;
pub mod text;
pub mod ui;
