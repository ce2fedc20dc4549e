//! How far the scrolling actions go.

use crate::keys::action::Action;

/// Rows that `action` moves by (negative: up) where a page has `page` rows; `None` for other actions. A page
/// keeps one row of the page before.
pub fn rows(action: Action, count: Option<usize>, page: usize) -> Option<isize> {
    let count = count.unwrap_or(1).cast_signed();
    let whole = page.saturating_sub(1).max(1).cast_signed();
    let half = (page / 2).max(1).cast_signed();
    Some(match action {
        Action::LineDown => count,
        Action::LineUp => -count,
        Action::HalfDown => half * count,
        Action::HalfUp => -half * count,
        Action::PageDown => whole * count,
        Action::PageUp => -whole * count,
        _ => return None,
    })
}
