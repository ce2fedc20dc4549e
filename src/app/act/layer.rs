//! What can have the keys: one of the three views, or what lies over it. Each stands in a file of its own and
//! says here what keys do while it has them.

use crate::app::event::Effect;
use crate::app::geometry::{self, Size};
use crate::app::input::Input;
use crate::app::list::List;
use crate::app::pane::Where;
use crate::app::state::App;
use crate::keys::action::Action;

/// A view or an overlay while it has the keys.
pub trait KeyTarget {
    /// Its line to type into, if it can have one.
    fn line(&self) -> Option<&dyn TypedLine>;

    /// Its list, and how many rows that has.
    fn list<'a>(&self, app: &'a mut App) -> Option<(&'a mut List, usize)>;

    /// How many entries of its list a screen of this size shows at most.
    fn page(&self, size: Size) -> usize {
        usize::from(geometry::overlay_rows(size))
    }

    /// Leaves a line without using it, or leaves the overlay.
    fn escape(&self, app: &mut App);

    /// Does `action`, with the count typed before it; `None` for an action that means nothing here.
    fn act(&self, app: &mut App, action: Action, count: Option<usize>) -> Option<Vec<Effect>>;

    /// Whether [`Action::Open`] would show a place of a text at once.
    fn leads_into_text(&self, app: &App) -> bool;
}

/// A line that keys can be typed into.
pub trait TypedLine {
    /// The line; `None` while nothing is typed into it.
    fn input<'a>(&self, app: &'a mut App) -> Option<&'a mut Input>;

    /// The line has changed.
    fn typed(&self, app: &mut App) -> Vec<Effect>;

    /// Enter: uses the line; what it leads to is shown in this pane or in the one beside.
    fn enter(&self, app: &mut App, pane: Where) -> Vec<Effect>;

    /// Tab (`rows` is 1) or Tab with Shift (-1); whether that means something in this line.
    fn tab(&self, _app: &mut App, _rows: isize) -> bool {
        false
    }
}
