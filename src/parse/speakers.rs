//! Who is speaking: the voices behind the labels.

mod alias;
mod cast;
mod name;
mod roles;

pub use cast::{Cast, Spoken, cast};
pub use roles::{TurnFacts, assign as assign_roles};
