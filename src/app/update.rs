//! One event in, the world's tasks out.

use super::event::{Effect, Event};
use super::state::App;

/// Lets `event` happen to `app`; returns what the world is asked for, in order.
pub fn update(app: &mut App, event: Event) -> Vec<Effect> {
    let _ = (app, event);
    Vec::new()
}
