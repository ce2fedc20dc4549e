//! The time that the store writes down.

use std::time::{SystemTime, UNIX_EPOCH};

use crate::passage::marks::Millis;

/// Milliseconds since 1970.
pub fn now() -> Millis {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis() as Millis)
}
