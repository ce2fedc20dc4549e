//! What the user chose: the settings, the file they stand in, and where everything is kept.
//!
//! Read by serde, leniently: a wrong value costs that value only, and every complaint names its line and column.
//! Nothing here ever writes the file. Knows nothing of episodes, keys, layout or the screen; its enums are
//! plain choices.

mod lenient;
pub mod model;
pub mod overrides;
pub mod parts;
pub mod places;
pub mod presets;
pub mod problem;
pub mod read;
mod schema;
pub mod themes;
