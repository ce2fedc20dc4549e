//! Going through the passages whose words no longer stand as they were kept: each is accepted as it stands now, left
//! for lost, or attached to other words by hand. Nothing is moved that the reader did not see.

use super::layer::{KeyTarget, TypedLine};
use super::open;
use super::subject::selected_or_turn;
use crate::app::event::Effect;
use crate::app::list::List;
use crate::app::overlay::Overlay;
use crate::app::request::Request;
use crate::app::review::Review;
use crate::app::state::App;
use crate::keys::action::Action;
use crate::messages::Msg;
use crate::passage::anchor::{Anchor, Resolved, State};
use crate::passage::edit::Edit;
use crate::passage::marks::Placed;
use crate::text::range::TextRange;

/// Opens the review of the open episode.
pub fn begin(app: &mut App) -> Vec<Effect> {
    match app.reader.as_ref().and_then(Review::of) {
        Some(review) => app.overlays.push(Overlay::Review(Box::new(review))),
        None => app.say(Msg::NothingToReview, &[]),
    }
    Vec::new()
}

/// The open review.
pub struct ReviewBox;

impl KeyTarget for ReviewBox {
    fn line(&self) -> Option<&dyn TypedLine> {
        None
    }

    fn list<'a>(&self, _: &'a mut App) -> Option<(&'a mut List, usize)> {
        None
    }

    fn escape(&self, app: &mut App) {
        app.overlays.pop();
    }

    fn act(&self, app: &mut App, action: Action, _: Option<usize>) -> Option<Vec<Effect>> {
        match action {
            Action::LineDown | Action::PageDown | Action::HalfDown => step(app, 1),
            Action::LineUp | Action::PageUp | Action::HalfUp => step(app, -1),
            Action::Leave => self.escape(app),
            Action::Accept => return Some(accept(app)),
            Action::KeepLost => return Some(keep_lost(app)),
            Action::Reattach => reattach_by_hand(app),
            Action::Open => drop(go_to_text(app)),
            _ => return None,
        }
        Some(Vec::new())
    }

    fn leads_into_text(&self, _: &App) -> bool {
        true
    }
}

fn step(app: &mut App, by: isize) {
    if let Some(Overlay::Review(review)) = app.overlays.last_mut() {
        review.step(by);
    }
}

/// The passage is what stands there now.
fn accept(app: &mut App) -> Vec<Effect> {
    let Some((id, found)) = shown(app) else { return Vec::new() };
    if found.state == State::Lost {
        app.say(Msg::LostCannotBeAccepted, &[]);
        return Vec::new();
    }
    let effects = attach(app, &id, found.range);
    app.say(Msg::Accepted, &[]);
    settle(app);
    effects
}

/// It is not what stands there now; its own words are kept, and it is shown nowhere, today and later. One that was
/// left for lost before is looked for again.
fn keep_lost(app: &mut App) -> Vec<Effect> {
    let Some((id, found)) = shown(app) else { return Vec::new() };
    let Some(reader) = &mut app.reader else { return Vec::new() };
    let Some(placed) = reader.placed.iter_mut().find(|placed| placed.bookmark.id == id) else {
        return Vec::new();
    };
    let edit = Edit::of(&placed.bookmark, |bookmark| bookmark.lost = !bookmark.lost);
    placed.bookmark = edit.after.clone();
    let effects = vec![Effect::Store(Request::Change(Box::new(edit))), Effect::Store(Request::List)];
    if !placed.bookmark.lost {
        // Reading the file again finds it, if it is there.
        return effects.into_iter().chain(open::reread(app)).collect();
    }
    placed.resolved = Resolved { range: TextRange::at(found.range.start), state: State::Lost };
    app.say(Msg::LeftForLost, &[]);
    settle(app);
    effects
}

fn settle(app: &mut App) {
    let Some(Overlay::Review(review)) = app.overlays.last_mut() else { return };
    if !review.settle() {
        app.overlays.pop();
    }
}

/// Goes to where it might stand; the next passage that is kept there becomes its place.
fn reattach_by_hand(app: &mut App) {
    app.reattaching = go_to_text(app);
    app.say(Msg::SelectAndKeep, &[]);
}

fn go_to_text(app: &mut App) -> Option<String> {
    let (id, found) = shown(app)?;
    let page = app.page();
    app.leave_mark();
    app.overlays.clear();
    app.views.show_text();
    app.reader.as_mut()?.show_whole(found.range.start, page);
    Some(id)
}

/// Attaches the passage `id` to the selection, or to the turn at the place.
pub fn reattach(app: &mut App, id: &str) -> Vec<Effect> {
    let Some(reader) = &mut app.reader else { return Vec::new() };
    let range = selected_or_turn(reader);
    reader.selection = None;
    let effects = attach(app, id, range);
    app.say(Msg::Reattached, &[]);
    effects
}

fn attach(app: &mut App, id: &str, range: TextRange) -> Vec<Effect> {
    let Some(reader) = &mut app.reader else { return Vec::new() };
    let anchor = Anchor::of(&reader.opened.episode, range);
    let Some(placed) = reader.placed.iter_mut().find(|placed| placed.bookmark.id == id) else {
        return Vec::new();
    };
    let quote = range.of(&reader.opened.episode.text).to_owned();
    let edit = Edit::of(&placed.bookmark, |bookmark| {
        (bookmark.anchor, bookmark.quote, bookmark.lost) = (anchor, quote, false);
    });
    *placed = Placed { bookmark: edit.after.clone(), resolved: Resolved { range, state: State::Ok } };
    reader.placed.sort_by_key(|placed| placed.resolved.range.start);
    vec![Effect::Store(Request::Change(Box::new(edit))), Effect::Store(Request::List)]
}

/// The passage that is looked at, and where it was found.
fn shown(app: &App) -> Option<(String, Resolved)> {
    let Some(Overlay::Review(review)) = app.overlays.last() else { return None };
    let placed = review.shown(app.reader.as_ref()?)?;
    Some((placed.bookmark.id.clone(), placed.resolved))
}
