//! fangtan: a terminal reader for long-form interviews.

pub mod app;
pub mod episode;
pub mod keys;
pub mod layout;
pub mod messages;
pub mod search;
pub mod text;
pub mod ui;
