//! The table of tags held against tags, speakers or episodes: moved through, narrowed, its cells listed.

use super::layer::{KeyTarget, TypedLine};
use super::{bookmarks, lists};
use crate::app::cross::CrossPage;
use crate::app::event::Effect;
use crate::app::geometry::{self, Size};
use crate::app::input::Input;
use crate::app::list::List;
use crate::app::listed::Listed;
use crate::app::overlay::Overlay;
use crate::app::pane::Where;
use crate::app::request::Request;
use crate::app::state::App;
use crate::keys::action::Action;
use crate::messages::Msg;
use crate::wording::slip;

/// Opens the table.
pub fn open(app: &mut App) -> Vec<Effect> {
    app.overlays.push(Overlay::Cross(Box::default()));
    vec![Effect::Store(Request::List)]
}

/// The store told of all kept passages.
pub fn kept(app: &mut App, all: &[Listed]) {
    for overlay in &mut app.overlays {
        if let Overlay::Cross(page) = overlay {
            page.set(all);
        }
    }
}

/// The open table.
pub struct CrossLayer;

fn page(app: &mut App) -> Option<&mut CrossPage> {
    match app.overlays.last_mut() {
        Some(Overlay::Cross(page)) => Some(page),
        _ => None,
    }
}

impl KeyTarget for CrossLayer {
    fn line(&self) -> Option<&dyn TypedLine> {
        Some(self)
    }

    fn list<'a>(&self, app: &'a mut App) -> Option<(&'a mut List, usize)> {
        let page = page(app)?;
        let len = page.table.rows.len();
        Some((&mut page.list, len))
    }

    /// The heads of the columns take a row.
    fn page(&self, size: Size) -> usize {
        usize::from(geometry::overlay_rows(size)).saturating_sub(1).max(1)
    }

    fn escape(&self, app: &mut App) {
        match page(app) {
            Some(page) if page.typing || !page.filter.text().is_empty() => {
                (page.typing, page.filter) = Default::default();
                page.refresh();
            }
            _ => drop(app.overlays.pop()),
        }
    }

    fn act(&self, app: &mut App, action: Action, count: Option<usize>) -> Option<Vec<Effect>> {
        let steps = isize::try_from(count.unwrap_or(1)).unwrap_or(isize::MAX);
        match action {
            Action::Open => return Some(list_cell(app)),
            Action::Leave => self.escape(app),
            Action::Filter => page(app)?.typing = true,
            Action::NextColumn => turn(page(app)?, steps),
            Action::PreviousColumn => turn(page(app)?, -steps),
            Action::CrossWith => drop(page(app)?.next_across()),
            _ => return lists::step(self, app, action, count),
        }
        Some(Vec::new())
    }

    fn leads_into_text(&self, _: &App) -> bool {
        false
    }
}

impl TypedLine for CrossLayer {
    fn input<'a>(&self, app: &'a mut App) -> Option<&'a mut Input> {
        page(app).filter(|page| page.typing).map(|page| &mut page.filter)
    }

    fn typed(&self, app: &mut App) -> Vec<Effect> {
        if let Some(page) = page(app) {
            page.refresh();
        }
        Vec::new()
    }

    fn enter(&self, app: &mut App, _: Where) -> Vec<Effect> {
        if let Some(page) = page(app) {
            page.typing = false;
            let problem = page.problem.clone();
            app.notice = problem.map(|problem| slip::words(&problem, app.settings.language));
        }
        Vec::new()
    }
}

fn turn(page: &mut CrossPage, columns: isize) {
    page.column.step(columns, page.table.columns.len());
}

/// Lists the passages of the selected cell.
fn list_cell(app: &mut App) -> Vec<Effect> {
    let Some(page) = page(app) else { return Vec::new() };
    let Some((row, column, count)) = page.cell() else { return Vec::new() };
    let name = format!("{row} × {column}");
    match count {
        None => app.say(Msg::OneBelowOther, &[&name]),
        Some(0) => app.say(Msg::NothingInCell, &[&name]),
        Some(_) => {
            let ids = page.ids();
            return bookmarks::list_only(app, name, ids);
        }
    }
    Vec::new()
}
