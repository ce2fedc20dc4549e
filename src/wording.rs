//! What is odd about a file, wrong with a query or told by others, in the user's language.

pub mod oddity;
pub mod slip;
pub mod translated;
