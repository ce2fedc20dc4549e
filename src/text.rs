//! What text is: byte ranges, folding for comparison, sentences, queries, addresses on the web.
//!
//! The lowest floor. Knows nothing of width, screen, files or keys.

pub mod bytes;
pub mod clock;
pub mod clusters;
pub mod compose;
pub mod fold;
pub mod joint;
pub mod language;
pub mod marks;
pub mod natural;
pub mod query;
pub mod range;
pub mod safe;
pub mod script;
pub mod sentence;
pub mod simplified;
pub mod tag;
pub mod unfold;
pub mod urls;
pub mod words;
