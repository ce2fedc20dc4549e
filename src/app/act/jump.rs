//! The jump box at work: what matches, preview, going and coming back.

use std::sync::Arc;

use super::layer::{KeyTarget, TypedLine};
use super::{going, lists, offered, open, panes, people, person, search};
use crate::app::event::Effect;
use crate::app::goal::Goal;
use crate::app::input::Input;
use crate::app::jump::{Jump, Ranking};
use crate::app::list::List;
use crate::app::offers::{Offers, To};
use crate::app::overlay::Overlay;
use crate::app::pane::Where;
use crate::app::reader::Reader;
use crate::app::state::App;
use crate::app::ticket::Ticket;
use crate::app::tour::Tour;
use crate::app::views::View;
use crate::keys::action::Action;
use crate::messages::Msg;
use crate::search::fuzzy::Hit;

/// The open box.
pub struct JumpBox;

impl KeyTarget for JumpBox {
    fn line(&self) -> Option<&dyn TypedLine> {
        Some(self)
    }

    fn list<'a>(&self, app: &'a mut App) -> Option<(&'a mut List, usize)> {
        let jump = the_box(app)?;
        let len = jump.shown().len();
        Some((&mut jump.list, len))
    }

    fn escape(&self, app: &mut App) {
        cancel(app);
    }

    fn act(&self, app: &mut App, action: Action, count: Option<usize>) -> Option<Vec<Effect>> {
        let effects = lists::step(self, app, action, count);
        preview(app);
        effects
    }

    fn leads_into_text(&self, _: &App) -> bool {
        false
    }
}

impl TypedLine for JumpBox {
    fn input<'a>(&self, app: &'a mut App) -> Option<&'a mut Input> {
        the_box(app).map(|jump| &mut jump.input)
    }

    fn typed(&self, app: &mut App) -> Vec<Effect> {
        typed(app)
    }

    fn enter(&self, app: &mut App, pane: Where) -> Vec<Effect> {
        go(app, pane)
    }

    fn tab(&self, app: &mut App, rows: isize) -> bool {
        mark(app, rows);
        true
    }
}

/// Opens the box.
pub fn open(app: &mut App) -> Vec<Effect> {
    let sources = Box::new(offered::sources(app));
    let ticket = app.ticket();
    let origin = app.reader.as_ref().map(|reader| (reader.top, reader.place, reader.lead));
    let input = Input::default();
    let (offers, hits, list, marked, ranking) = Default::default();
    let jump = Jump { input, offers, hits, list, marked, ticket, ranking, origin };
    let (kinds, words) = jump.query();
    let effects = vec![Effect::PrepareJump(sources), Effect::Rank(ticket, words.to_owned(), kinds)];
    app.overlays.push(Overlay::Jump(Box::new(jump)));
    effects
}

fn the_box(app: &mut App) -> Option<&mut Jump> {
    match app.overlays.last_mut() {
        Some(Overlay::Jump(jump)) => Some(jump),
        _ => None,
    }
}

/// The line has changed: asks for a new ranking.
fn typed(app: &mut App) -> Vec<Effect> {
    let ticket = app.ticket();
    let Some(jump) = the_box(app) else { return Vec::new() };
    (jump.ticket, jump.ranking) = (ticket, Ranking::Awaited);
    let (kinds, words) = jump.query();
    vec![Effect::Rank(ticket, words.to_owned(), kinds)]
}

/// A ranking has come; an old one is dropped. Enter may have been pressed before it came.
pub fn ranked(app: &mut App, ticket: Ticket, offers: Arc<Offers>, hits: Vec<Hit>) -> Vec<Effect> {
    let Some(jump) = the_box(app).filter(|jump| jump.ticket == ticket) else { return Vec::new() };
    (jump.offers, jump.hits, jump.list) = (offers, hits, List::default());
    if let Ranking::AwaitedToGo(pane) = std::mem::replace(&mut jump.ranking, Ranking::Known) {
        return go(app, pane);
    }
    preview(app);
    Vec::new()
}

/// Shows the selected place of the open episode behind the box.
fn preview(app: &mut App) {
    let Some(jump) = the_box(app) else { return };
    let to = jump.selected().filter(|_| !jump.input.text().is_empty()).map(|target| target.to.clone());
    let origin = jump.origin;
    let Some(reader) = app.reader.as_mut().filter(|_| app.views.now() == View::Reader) else { return };
    match (to, origin) {
        (Some(To::Here(offset)), _) => reader.go_to(offset),
        (_, Some(origin)) => restore(reader, origin),
        _ => {}
    }
}

fn restore(reader: &mut Reader, (top, place, lead): (usize, usize, usize)) {
    (reader.top, reader.place, reader.lead) = (top, place, lead);
}

/// Esc: back to where one was.
fn cancel(app: &mut App) {
    let origin = the_box(app).and_then(|jump| jump.origin);
    app.overlays.pop();
    if let (Some(reader), Some(origin)) = (&mut app.reader, origin) {
        restore(reader, origin);
    }
}

/// Enter: goes where the selected target leads, in this pane or in the one beside; where the ranking has not
/// come yet, as soon as it does.
fn go(app: &mut App, pane: Where) -> Vec<Effect> {
    let Some(jump) = the_box(app) else { return Vec::new() };
    if jump.ranking != Ranking::Known {
        jump.ranking = Ranking::AwaitedToGo(pane);
        return Vec::new();
    }
    if let Some(tour) = Tour::new(jump.marked()) {
        app.tour = Some(tour);
        cancel(app);
        if let Some(reader) = &mut app.reader {
            search::forget(reader);
        }
        return next_stop(app, 1).unwrap_or_default();
    }
    let Some(target) = jump.selected().cloned() else { return Vec::new() };
    cancel(app);
    match target.to {
        To::Act(action) => {
            app.run_next(action);
            Vec::new()
        }
        To::List(query) => {
            people::list(app, &query);
            Vec::new()
        }
        To::Person(name) => person::open(app, &name),
        to => {
            if pane == Where::Beside {
                panes::split(app);
            }
            go_to(app, to)
        }
    }
}

/// Tab: marks the selected target, or unmarks it, and moves on by `rows`.
fn mark(app: &mut App, rows: isize) {
    if let Some(jump) = the_box(app) {
        jump.mark();
        let len = jump.shown().len();
        jump.list.step(rows, len);
    }
    preview(app);
}

/// Goes on by `steps` among the marked places; `None` if there are none.
pub fn next_stop(app: &mut App, steps: isize) -> Option<Vec<Effect>> {
    let (stop, number, count) = app.tour.as_mut()?.step(steps);
    let (to, label) = (stop.to.clone(), stop.label.clone());
    let effects = match to {
        To::Episode(path) => {
            app.leave_mark();
            open::open(app, path, Goal::Spot(0, 0))
        }
        to => go_to(app, to),
    };
    app.say(Msg::Stop, &[&number, &count, &label]);
    Some(effects)
}

fn go_to(app: &mut App, to: To) -> Vec<Effect> {
    app.leave_mark();
    match to {
        To::Here(offset) => {
            app.overlays.clear();
            app.views.show_text();
            going::go_to(app, offset);
            Vec::new()
        }
        To::Spot(spot) => open::open(app, spot.path, Goal::Spot(spot.top, spot.place)),
        To::Episode(path) => open::open(app, path, Goal::Resume),
        To::Section(path, number) => open::open(app, path, Goal::Address(number.to_string())),
        To::Bookmark(path, id) => open::open(app, path, Goal::Bookmark(id)),
        To::List(_) | To::Person(_) | To::Act(_) => Vec::new(),
    }
}
