//! What the user chose: the settings, the file they stand in, and where everything is kept.
//!
//! Reading is lenient: a wrong value costs that value only, and every complaint names its line and column.
//! Nothing here ever writes the file. Knows nothing of episodes, keys, layout or the screen; its enums are
//! plain choices.

pub mod model;
pub mod overrides;
pub mod places;
pub mod presets;
pub mod problem;
mod read;
pub mod themes;
mod value;
