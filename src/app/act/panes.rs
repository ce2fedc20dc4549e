//! Two panes side by side: a second one is opened, turned to, kept at the same turn, closed.

use std::mem::swap;
use std::sync::Arc;

use crate::app::align::counterpart;
use crate::app::geometry;
use crate::app::pane::{Pane, PaneSide};
use crate::app::state::{App, Followed};
use crate::app::views::View;
use crate::messages::Msg;
use crate::text::range::Offset;

/// Makes the pane beside another look at the open text and turns to it; where it showed something before, one
/// can go back to that.
pub fn split(app: &mut App) {
    let Some(reader) = &app.reader else { return };
    let mut reader = reader.clone();
    reader.selection = None;
    let mut history = app.history.clone();
    if let Some(before) = app.beside.take() {
        history = before.history;
        history.leave(before.reader.spot());
    }
    app.beside = Some(Box::new(Pane { reader, sections: app.sections.clone(), history }));
    turn(app);
    app.reshape();
    if app.view() == View::Reader && !app.shows_both() {
        app.say(Msg::OtherPaneHidden, &[&geometry::PANES_FROM]);
    }
}

/// Gives the focus to the other pane.
pub fn turn_over(app: &mut App) {
    if !turn(app) {
        app.say(Msg::NoOtherPane, &[]);
    }
}

/// Gives the focus to the pane on this side; if there is only one, it is that.
pub fn turn_to(app: &mut App, side: PaneSide) {
    if app.side != side {
        turn(app);
    }
}

/// Gives the focus to the pane that has this column of the screen, if nothing lies over them.
pub fn turn_to_column(app: &mut App, column: u16) {
    if app.view() == View::Reader && app.overlays.is_empty() && app.shows_both() {
        let side = if column < app.pane_start(PaneSide::Right) { PaneSide::Left } else { PaneSide::Right };
        turn_to(app, side);
    }
}

fn turn(app: &mut App) -> bool {
    let (Some(reader), Some(other)) = (&mut app.reader, &mut app.beside) else { return false };
    swap(reader, &mut other.reader);
    swap(&mut app.sections, &mut other.sections);
    swap(&mut app.history, &mut other.history);
    app.side = app.side.other();
    app.followed = followed(app);
    true
}

/// Closes the pane with the focus.
pub fn close(app: &mut App) {
    if !turn(app) {
        return app.say(Msg::NoOtherPane, &[]);
    }
    (app.beside, app.side, app.opening, app.aligned) = Default::default();
    app.reshape();
}

/// Keeps both panes at the same turn from now on, or no longer.
pub fn align(app: &mut App) {
    if app.beside.is_none() {
        return app.say(Msg::NoOtherPane, &[]);
    }
    app.aligned = !app.aligned;
    app.followed = None;
    app.say(if app.aligned { Msg::Aligned } else { Msg::NotAligned }, &[]);
}

/// Lets the other pane follow where the two are kept at the same turn.
pub fn follow(app: &mut App) {
    if !app.aligned || app.view() != View::Reader || app.previewing() {
        return;
    }
    let now = followed(app);
    if now == app.followed {
        return;
    }
    let scrolled = now.map(view) != std::mem::replace(&mut app.followed, now).map(view);
    let page = app.page();
    let (Some(reader), Some(other)) = (&app.reader, &mut app.beside) else { return };
    let episode = other.reader.opened.episode.clone();
    let beside = |place| counterpart(reader.episode(), place, &episode);
    if scrolled {
        other.reader.go_to_line(other.reader.flow().line_at(beside(reader.top)));
    }
    other.reader.place_on_page(beside(reader.place), page);
}

/// Shows in the pane with the focus what belongs to the page of the other one.
pub fn meet(app: &mut App) {
    let page = app.page();
    let (Some(reader), Some(other)) = (&mut app.reader, &app.beside) else { return };
    let episode = reader.opened.episode.clone();
    let beside = |place| counterpart(other.reader.episode(), place, &episode);
    reader.go_to_line(reader.flow().line_at(beside(other.reader.top)));
    reader.place_on_page(beside(other.reader.place), page);
    app.followed = followed(app);
}

/// What of it is on the screen.
fn view((episode, top, _): Followed) -> (usize, Offset) {
    (episode, top)
}

fn followed(app: &App) -> Option<Followed> {
    let reader = app.reader.as_ref()?;
    Some((Arc::as_ptr(&reader.opened) as usize, reader.top, reader.place))
}
