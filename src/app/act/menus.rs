//! Rows to choose from, and what choosing one does: terms, names, links, speakers, copies.

use super::layer::{KeyTarget, TypedLine};
use super::{
    bookmarks, codes, elsewhere, facets, folding, kept, kept_text, library, links, lists, open, people,
    person, shelves, twins, voices,
};
use crate::app::event::Effect;
use crate::app::goal::Goal;
use crate::app::input::Input;
use crate::app::list::List;
use crate::app::menu::{Choice, Menu, MenuKind};
use crate::app::overlay::Overlay;
use crate::app::pane::Where;
use crate::app::state::App;
use crate::keys::action::Action;

/// The open list.
pub struct MenuList;

fn menu(app: &mut App) -> Option<&mut Menu> {
    match app.overlays.last_mut() {
        Some(Overlay::Menu(menu)) => Some(menu),
        _ => None,
    }
}

impl KeyTarget for MenuList {
    fn line(&self) -> Option<&dyn TypedLine> {
        Some(self)
    }

    fn list<'a>(&self, app: &'a mut App) -> Option<(&'a mut List, usize)> {
        let menu = menu(app)?;
        let len = menu.shown().len();
        Some((&mut menu.list, len))
    }

    fn escape(&self, app: &mut App) {
        match menu(app) {
            Some(menu) if menu.typing || !menu.filter.text().is_empty() => {
                (menu.typing, menu.filter) = Default::default();
                menu.refresh();
            }
            _ => drop(app.overlays.pop()),
        }
    }

    fn act(&self, app: &mut App, action: Action, count: Option<usize>) -> Option<Vec<Effect>> {
        if menu(app)?.kind == MenuKind::Codes
            && let Some(effects) = codes::act(app, action)
        {
            return Some(effects);
        }
        match action {
            Action::Open => return Some(choose(app)),
            Action::Leave if menu(app)?.kind == MenuKind::Codes => self.escape(app),
            Action::Leave => drop(app.overlays.pop()),
            Action::Filter => menu(app)?.typing = true,
            Action::Undo if menu(app)?.kind == MenuKind::Shelves => return Some(kept::undo(app)),
            Action::Undo => return Some(undo(app)),
            Action::Delete if menu(app)?.kind == MenuKind::Shelves => return Some(shelves::delete(app)),
            Action::Delete | Action::EditTags | Action::NextColor | Action::EditInEditor => {
                return Some(on_kept(app, action));
            }
            Action::EditNote if menu(app)?.kind == MenuKind::Kept => return Some(on_kept(app, action)),
            Action::EditNote => voices::ask_name(app),
            Action::NextRole => return Some(voices::next_role(app)),
            _ => return lists::step(self, app, action, count),
        }
        Some(Vec::new())
    }

    fn leads_into_text(&self, app: &App) -> bool {
        let Some(Overlay::Menu(menu)) = app.overlays.last() else { return false };
        let choice = menu.selected().map(|item| &item.choice);
        matches!(
            choice,
            Some(
                Choice::Go(_)
                    | Choice::GoTo(..)
                    | Choice::Speaker(_)
                    | Choice::Episode(_)
                    | Choice::Passage(..)
            )
        )
    }
}

impl TypedLine for MenuList {
    fn input<'a>(&self, app: &'a mut App) -> Option<&'a mut Input> {
        menu(app).filter(|menu| menu.typing).map(|menu| &mut menu.filter)
    }

    fn typed(&self, app: &mut App) -> Vec<Effect> {
        if let Some(menu) = menu(app) {
            menu.refresh();
        }
        Vec::new()
    }

    fn enter(&self, app: &mut App, pane: Where) -> Vec<Effect> {
        match (pane, menu(app)) {
            (Where::Here, Some(menu)) => menu.typing = false,
            (Where::Here, None) => {}
            (Where::Beside, _) => app.run_next(Action::OpenBeside),
        }
        Vec::new()
    }
}

/// Does `action` to the passage that the rows are about.
fn on_kept(app: &mut App, action: Action) -> Vec<Effect> {
    let Some(Overlay::Menu(menu)) = app.overlays.pop() else { return Vec::new() };
    match menu.items.first().map(|item| &item.choice) {
        Some(Choice::Kept(_, id)) => kept::choose(app, action, id),
        _ => Vec::new(),
    }
}

fn undo(app: &mut App) -> Vec<Effect> {
    if menu(app).is_some_and(|menu| menu.kind == MenuKind::Kept) {
        app.overlays.pop();
    }
    kept::undo(app)
}

/// Does what the selected row stands for.
fn choose(app: &mut App) -> Vec<Effect> {
    let Some(Overlay::Menu(menu)) = app.overlays.pop() else { return Vec::new() };
    let page = app.page();
    let Some(item) = menu.selected() else { return Vec::new() };
    match item.choice.clone() {
        Choice::Speaker(speaker) => folding::show_speaker(app, speaker),
        Choice::Mentions => library::mentions(app, &item.label),
        Choice::Nothing => app.overlays.push(Overlay::Menu(menu)),
        Choice::Twin(index) => return twins::choose(app, index),
        Choice::Elsewhere(path, elsewhere) => return elsewhere::take(path, *elsewhere),
        Choice::NameFile(bookmark) => elsewhere::ask_file(app, *bookmark),
        Choice::Kept(action, id) => return kept::choose(app, action, &id),
        Choice::Episodes(query) => people::list(app, &query),
        Choice::Search(query) => return library::search_for(app, &query),
        Choice::Episode(path) => return open::open(app, path, Goal::Resume),
        Choice::Passage(path, id) => {
            app.leave_mark();
            return open::open(app, path, Goal::Bookmark(id));
        }
        Choice::Person(name) => {
            app.overlays.push(Overlay::Menu(menu));
            return person::open(app, &name);
        }
        Choice::Tag(tag) => {
            app.overlays.push(Overlay::Menu(menu));
            return bookmarks::list_those(app, &codes::query(&tag));
        }
        Choice::MergeTags(tag, into) => return codes::become_other(&tag, &into),
        Choice::AskWhom(name) => {
            app.overlays.push(Overlay::Menu(menu));
            person::ask_whom(app, &name);
        }
        Choice::JoinNames(name, other) => return person::join(app, &name, &other),
        Choice::PartName(alias) => {
            app.overlays.push(Overlay::Menu(menu));
            return person::part(app, &alias);
        }
        Choice::ReadKept(by) => return kept_text::read(app, by),
        Choice::Narrow(clause) => return facets::narrow(app, &clause),
        Choice::Link(index) => return links::follow(app, index),
        Choice::GoTo(path, at) => {
            app.leave_mark();
            return open::open(app, path, Goal::Spot(at, at));
        }
        Choice::Go(offset) => {
            app.leave_mark();
            app.views.show_text();
            if let Some(reader) = &mut app.reader {
                reader.show_whole(offset, page);
            }
        }
    }
    Vec::new()
}
