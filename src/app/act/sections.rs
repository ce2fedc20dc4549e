//! The sections of the open episode: what keys do there.

use super::layer::{KeyTarget, TypedLine};
use super::{lists, open};
use crate::app::event::Effect;
use crate::app::geometry::{self, Size};
use crate::app::input::Input;
use crate::app::list::List;
use crate::app::pane::Where;
use crate::app::state::App;
use crate::keys::action::Action;

/// The view.
pub struct SectionsView;

impl KeyTarget for SectionsView {
    fn line(&self) -> Option<&dyn TypedLine> {
        Some(self)
    }

    fn list<'a>(&self, app: &'a mut App) -> Option<(&'a mut List, usize)> {
        let len = app.sections.shown().len();
        Some((&mut app.sections.list, len))
    }

    fn page(&self, size: Size) -> usize {
        usize::from(geometry::list_rows(size))
    }

    fn escape(&self, app: &mut App) {
        (app.sections.typing, app.sections.filter) = Default::default();
        filter_sections(app);
    }

    fn act(&self, app: &mut App, action: Action, count: Option<usize>) -> Option<Vec<Effect>> {
        match action {
            Action::Open => open_section(app),
            Action::Leave if !app.sections.filter.text().is_empty() => self.escape(app),
            Action::Leave => return Some(open::leave(app)),
            Action::ShowSections => app.views.show_text(),
            Action::Filter => app.sections.typing = true,
            _ => return lists::step(self, app, action, count),
        }
        Some(Vec::new())
    }

    fn leads_into_text(&self, _: &App) -> bool {
        true
    }
}

impl TypedLine for SectionsView {
    fn input<'a>(&self, app: &'a mut App) -> Option<&'a mut Input> {
        app.sections.typing.then_some(&mut app.sections.filter)
    }

    fn typed(&self, app: &mut App) -> Vec<Effect> {
        filter_sections(app);
        Vec::new()
    }

    fn enter(&self, app: &mut App, pane: Where) -> Vec<Effect> {
        app.sections.typing = false;
        app.run_next(if pane == Where::Beside { Action::OpenBeside } else { Action::Open });
        Vec::new()
    }
}

/// Filters the sections by what was typed.
fn filter_sections(app: &mut App) {
    if let Some(reader) = &app.reader {
        let episode = reader.opened.episode.clone();
        app.sections.refresh(&episode);
    }
}

/// Opens the selected section: where one left off if that is in it, else at its beginning.
fn open_section(app: &mut App) {
    let Some(section) = app.sections.selected().map(|row| row.section) else { return };
    let Some(reader) = &mut app.reader else { return };
    app.views.show_text();
    if reader.episode().section_at(reader.place) == section && reader.place > 0 {
        return;
    }
    let start =
        reader.episode().sections.get(section).map(|s| reader.episode().range_of(&s.paragraphs).start);
    if let Some(start) = start {
        app.history.leave(reader.spot());
        reader.go_to(start);
    }
}
