//! The reading place as it is stored, and the end of the program, before which it is stored.

use std::sync::Arc;

use super::event::Effect;
use super::request::{PlaceNow, Request};
use super::state::{App, Stored};
use super::views::View;

/// The clock stands at `app.clock`: what was on the screen was looked at until then.
pub fn pass(app: &mut App) {
    let (speed, now) = (app.settings.speed, app.clock);
    for reader in app.readers_mut() {
        reader.pass(speed, now);
    }
}

/// From now on this is on the screen. Asks to be told when one is taken to read there.
pub fn attend(app: &mut App) -> Option<Effect> {
    let (speed, now, page) = (app.settings.speed, app.clock, app.page());
    let reads = app.view() == View::Reader && app.overlays.is_empty() && !app.previewing();
    if let Some(pane) = &mut app.beside {
        pane.reader.attention.show("", None, speed, now);
    }
    let reader = app.reader.as_mut()?;
    let on_page = (reads && !reader.opened.beginning).then(|| reader.on_page(page));
    let episode = reader.opened.episode.clone();
    reader.attention.show(&episode.text, on_page, speed, now).map(Effect::LookAgain)
}

/// Which place would be stored now; nothing while one only looks around, or only the beginning is there.
fn place(app: &App) -> Option<Stored> {
    let reader = app.reader.as_ref()?;
    let page = reader.attention.moved_to()?;
    Some((Arc::as_ptr(&reader.opened) as usize, page.place, reader.read.len(), reader.is_read()))
}

/// The request to store it, if it is another one than before.
pub fn place_moved(app: &mut App) -> Option<Effect> {
    let place = place(app)?;
    if app.stored.replace(place) == Some(place) {
        return None;
    }
    place_now(app)
}

/// The request to store it.
fn place_now(app: &mut App) -> Option<Effect> {
    let reader = app.reader.as_mut()?;
    let page = reader.attention.moved_to()?;
    Some(Effect::Store(Request::Place(Box::new(PlaceNow {
        path: reader.path.clone(),
        opened: reader.opened.clone(),
        place: page.place,
        fraction: page.fraction,
        finished: reader.is_read(),
        sections_read: reader.read.iter().copied().collect(),
        spent: reader.attention.take_spent(),
    }))))
}

/// Ends the program; the last place is stored first.
pub fn quit(app: &mut App) -> Vec<Effect> {
    app.quitting = true;
    place_now(app).into_iter().chain([Effect::Quit]).collect()
}
