//! Typesetting: the cases, the laws over random mixes, the laws over real interviews.

mod cases;
mod corpus;
mod laws;
mod mixes;
mod page;
mod painter;
mod sample;
