//! Places for ever: a quote with its context, found again after the file was edited.
//!
//! After the W3C Web Annotation Data Model (`TextQuoteSelector`, `TextPositionSelector`). An [`Anchor`] is
//! made from a range ([`Anchor::of`]) and found again by a [`Resolver`], in stages that each cost more than
//! the one before: the same text, the same position; the old text at hand, a diff that carries the range
//! over; else a search for the quote, first exact, then approximate, judged by its context. What is certain
//! is claimed (ok, moved); what is likely is shown as changed, for the reader to confirm; a doubtful match is
//! no match.
//!
//! Knows the reading text of one episode, never a file, a row or a column.

mod ages;
mod approx;
mod carry;
mod ends;
mod folded;
mod grams;
mod hash;
mod judge;
mod make;
mod place;
mod quote;
mod resolve;
mod search;
mod shingles;
mod then;

pub use ages::Ages;
pub use hash::text_hash;
pub use make::Maker;
pub use place::{Anchor, Resolved, State};
pub use resolve::Resolver;
pub use shingles::Shingles;
