//! Going through the passages whose words no longer stand as they were kept: each is accepted as it stands
//! now, left for lost, or attached to other words by hand. Nothing is moved that the reader did not see.

use super::layer::{KeyTarget, TypedLine};
use super::subject::selected_or_turn;
use super::{kept, open};
use crate::app::event::Effect;
use crate::app::goal::Goal;
use crate::app::list::List;
use crate::app::listed::{Listed, Standing};
use crate::app::overlay::Overlay;
use crate::app::reader::Reader;
use crate::app::review::{Review, ReviewItem};
use crate::app::state::App;
use crate::keys::action::Action;
use crate::messages::Msg;
use crate::passage::anchor::{Anchor, Resolved, State};
use crate::passage::edit::Edit;
use crate::passage::marks::{Bookmark, Placed};
use crate::passage::present::Present;
use crate::text::range::TextRange;

/// Opens the review of all that the open list of passages shows, whatever files they are in. It begins with
/// the selected row, or with the open text.
pub fn begin(app: &mut App) {
    let rows = rows(app);
    let selected = match app.overlays.last() {
        Some(Overlay::Bookmarks(list)) => list.selected().filter(|listed| listed.is_away()),
        _ => None,
    };
    let here = app.reader.as_ref().map(|reader| &reader.path);
    let of_text = || rows.iter().find(|listed| listed.is_away() && Some(&listed.path) == here);
    let first = selected.or_else(of_text).map(|listed| listed.bookmark.id.clone());
    match Review::of(rows.iter(), first.as_deref()) {
        Some(review) => app.overlays.push(Overlay::Review(Box::new(review))),
        None if await_rows(app, &rows) => app.say(Msg::StillLooking, &[]),
        None => app.say(Msg::NothingToReview, &[]),
    }
}

/// Whether it is not known yet where all of the rows stand; the review opens by itself then, as soon as one is
/// known to stand otherwise than it was kept.
fn await_rows(app: &mut App, rows: &[Listed]) -> bool {
    let Some(Overlay::Bookmarks(list)) = app.overlays.last_mut() else { return false };
    let is_unknown = |listed: &Listed| listed.standing == Standing::Unknown;
    list.review_awaited = !list.told || rows.iter().any(is_unknown);
    list.review_awaited
}

/// More is known of the listed passages: a review that waits for that is begun.
pub fn go_on(app: &mut App) {
    if let Some(Overlay::Bookmarks(list)) = app.overlays.last_mut()
        && std::mem::take(&mut list.review_awaited)
    {
        begin(app);
    }
}

/// The rows that are listed, those of open texts with what is present there. While nothing is listed yet,
/// those of the open text.
fn rows(app: &App) -> Vec<Listed> {
    let mut rows: Vec<Listed> = match app.overlays.last() {
        Some(Overlay::Bookmarks(list)) if !list.is_empty() => {
            list.shown().map(|(listed, _)| listed.clone()).collect()
        }
        _ => app.reader.iter().flat_map(rows_of).collect(),
    };
    for reader in app.readers() {
        tell_present(reader, &mut rows);
    }
    rows
}

fn rows_of(reader: &Reader) -> impl Iterator<Item = Listed> {
    reader.placed.iter().map(|placed| Listed {
        bookmark: placed.bookmark.clone(),
        standing: Standing::Found(placed.resolved),
        path: reader.path.clone(),
        title: reader.episode().title().to_owned(),
        ..Listed::default()
    })
}

fn tell_present(reader: &Reader, rows: &mut [Listed]) {
    let is_here = |listed: &Listed| listed.path == reader.path && listed.present.is_none();
    let (mut here, mut placed) = (Vec::new(), Vec::new());
    for listed in rows.iter_mut().filter(|listed| is_here(listed)) {
        if let Standing::Found(resolved) = listed.standing {
            placed.push(Placed { bookmark: listed.bookmark.clone(), resolved });
            here.push(listed);
        }
    }
    for (listed, present) in here.into_iter().zip(Present::all(reader.episode(), &placed)) {
        listed.present = present;
    }
}

/// Passages of files that are not open were found: those that do not stand as they were kept are looked at
/// too.
pub fn found(app: &mut App) {
    go_on(app);
    let mut layers = app.overlays.iter_mut();
    let Some(list) =
        layers.find_map(|layer| if let Overlay::Bookmarks(list) = layer { Some(list) } else { None })
    else {
        return;
    };
    if let Some(Overlay::Review(review)) = layers.next() {
        let is_told = |listed: &&Listed| listed.present.is_some() || listed.is_lost();
        review.add(list.shown().map(|(listed, _)| listed).filter(is_told));
    }
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
            Action::Reattach => return Some(reattach_by_hand(app)),
            Action::Open => return Some(go_to_text(app)),
            _ => return None,
        }
        Some(Vec::new())
    }

    fn leads_into_text(&self, _: &App) -> bool {
        true
    }
}

fn review(app: &mut App) -> Option<&mut Review> {
    match app.overlays.last_mut() {
        Some(Overlay::Review(review)) => Some(review),
        _ => None,
    }
}

fn shown(app: &mut App) -> Option<ReviewItem> {
    review(app)?.shown().cloned()
}

fn step(app: &mut App, by: isize) {
    if let Some(review) = review(app) {
        review.step(by);
    }
}

/// The passage is what stands there now.
fn accept(app: &mut App) -> Vec<Effect> {
    let Some(ReviewItem { bookmark, present, found, .. }) = shown(app) else { return Vec::new() };
    let Some(present) = present else {
        app.say(Msg::LostCannotBeAccepted, &[]);
        return Vec::new();
    };
    let effects = attach(app, &bookmark, present, found.range);
    app.say(Msg::Accepted, &[]);
    settle(app, Review::settle);
    effects
}

/// It is not what stands there now; its own words are kept, and it is shown nowhere, today and later. One
/// that was left for lost before is looked for again.
fn keep_lost(app: &mut App) -> Vec<Effect> {
    let Some(ReviewItem { bookmark, found, .. }) = shown(app) else { return Vec::new() };
    let edit = Edit::of(&bookmark, |bookmark| bookmark.lost = !bookmark.lost);
    if edit.after.lost {
        let resolved = Resolved { range: TextRange::at(found.range.start), state: State::Lost };
        put(app, &Placed { bookmark: edit.after.clone(), resolved });
        app.say(Msg::LeftForLost, &[]);
        settle(app, Review::settle);
    } else {
        app.say(Msg::LookedForAgain, &[]);
        settle(app, Review::forget);
    }
    kept::store(app, edit)
}

fn settle(app: &mut App, take_off: fn(&mut Review) -> bool) {
    if review(app).is_some_and(|review| !take_off(review)) {
        app.overlays.pop();
    }
}

/// Goes to where it might stand; the next passage that is kept there becomes its place.
fn reattach_by_hand(app: &mut App) -> Vec<Effect> {
    let id = review(app).and_then(|review| review.id().map(str::to_owned));
    let effects = go_to_text(app);
    app.reattaching = id;
    app.say(Msg::SelectAndKeep, &[]);
    effects
}

fn go_to_text(app: &mut App) -> Vec<Effect> {
    let Some(ReviewItem { bookmark, path, .. }) = shown(app) else { return Vec::new() };
    app.leave_mark();
    open::open(app, path, Goal::Bookmark(bookmark.id))
}

/// Attaches the passage `id` to the selection, or to the turn at the place.
pub fn reattach(app: &mut App, id: &str) -> Vec<Effect> {
    let Some(reader) = &mut app.reader else { return Vec::new() };
    let range = selected_or_turn(reader);
    reader.selection = None;
    let Some(placed) = reader.placed.iter().find(|placed| placed.bookmark.id == id) else {
        app.say(Msg::OfAnotherText, &[]);
        return Vec::new();
    };
    let words = range.of(&reader.episode().text).to_owned();
    let present = Present { anchor: Anchor::of(reader.episode(), range), words };
    let bookmark = placed.bookmark.clone();
    let effects = attach(app, &bookmark, present, range);
    app.say(Msg::Reattached, &[]);
    effects
}

fn attach(app: &mut App, bookmark: &Bookmark, present: Present, range: TextRange) -> Vec<Effect> {
    let edit = Edit::of(bookmark, |bookmark| {
        (bookmark.anchor, bookmark.quote, bookmark.lost) = (present.anchor, present.words, false);
    });
    let resolved = Resolved { range, state: State::Ok };
    put(app, &Placed { bookmark: edit.after.clone(), resolved });
    kept::store(app, edit)
}

/// Open texts that have the passage have it like this.
fn put(app: &mut App, now: &Placed) {
    for reader in app.readers_mut() {
        if let Some(placed) = reader.placed.iter_mut().find(|placed| placed.bookmark.id == now.bookmark.id) {
            placed.clone_from(now);
            reader.placed.sort_by_key(|placed| placed.resolved.range.start);
        }
    }
}
