//! Moving the selection of a list.

use super::layer::KeyTarget;
use super::steps;
use crate::app::event::Effect;
use crate::app::state::App;
use crate::keys::action::Action;

/// Moves the selection of the list of `layer`; `None` for an action that moves nothing.
pub fn step(
    layer: &dyn KeyTarget,
    app: &mut App,
    action: Action,
    count: Option<usize>,
) -> Option<Vec<Effect>> {
    let page = layer.page(app.size);
    let (list, len) = layer.list(app)?;
    match action {
        Action::Top => list.select(0, len),
        Action::Bottom => list.select(count.map_or(usize::MAX, |n| n.saturating_sub(1)), len),
        _ => list.step(steps::rows(action, count, page)?, len),
    }
    Some(Vec::new())
}
