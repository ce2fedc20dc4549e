//! fangtan: a terminal reader for long-form interviews.

pub mod episode;
pub mod export;
pub mod layout;
pub mod search;
pub mod store;
pub mod text;
