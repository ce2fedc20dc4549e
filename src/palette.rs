//! Colours by role: what heading, host, dim … look like, in as many colours as the terminal has.
//!
//! Knows numbers only; styles and cells are made of them in `ui`.

pub mod color;
pub mod roles;
pub mod shipped;
pub mod terminal;
