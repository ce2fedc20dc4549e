//! From a key to an action: what a key is, what can be done, and which key does it where.
//!
//! One table of actions ([`action::ACTIONS`]) feeds the keymap, the help page, the hints and the names in the
//! config. Knows nothing of what an action does, nor of the terminal's library.

pub mod action;
pub mod binding;
mod conflicts;
pub mod key;
pub mod keymap;
