//! What is odd about a file and wrong with a query, in the user's language.

pub mod oddity;
pub mod slip;
