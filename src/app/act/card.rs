//! The card: what is known of an episode.

use super::layer::{KeyTarget, TypedLine};
use super::steps;
use crate::app::event::Effect;
use crate::app::geometry;
use crate::app::list::List;
use crate::app::overlay::Overlay;
use crate::app::state::App;
use crate::app::views::View;
use crate::keys::action::Action;

/// The open card.
pub struct CardBox;

/// Opens the card of the open episode, or of the selected one in the list.
pub fn open(app: &mut App) {
    let there = match app.view() {
        View::Episodes => app.episodes.selected().is_some(),
        View::Sections | View::Reader => app.reader.is_some(),
    };
    if there {
        app.overlays.push(Overlay::Card(0));
    }
}

impl KeyTarget for CardBox {
    fn line(&self) -> Option<&dyn TypedLine> {
        None
    }

    fn list<'a>(&self, _: &'a mut App) -> Option<(&'a mut List, usize)> {
        None
    }

    fn escape(&self, app: &mut App) {
        app.overlays.pop();
    }

    fn act(&self, app: &mut App, action: Action, count: Option<usize>) -> Option<Vec<Effect>> {
        if matches!(action, Action::Leave | Action::Open) {
            self.escape(app);
            return Some(Vec::new());
        }
        let by = steps::rows(action, count, usize::from(geometry::overlay_rows(app.size)))?;
        let Some(Overlay::Card(top)) = app.overlays.last_mut() else { return None };
        *top = top.saturating_add_signed(by);
        Some(Vec::new())
    }

    fn leads_into_text(&self, _: &App) -> bool {
        false
    }
}
