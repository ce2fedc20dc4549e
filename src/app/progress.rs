//! The reading place as it is stored, and the end of the program, before which it is stored.

use std::sync::Arc;

use super::event::Effect;
use super::request::{PlaceNow, Request};
use super::state::{App, Stored};
use super::views::View;

/// Which place would be stored now; nothing while one only looks around, or only the beginning is there.
pub fn place(app: &App) -> Option<Stored> {
    let reader = app.reader.as_ref().filter(|_| app.view() == View::Reader && !app.previewing())?;
    if reader.opened.beginning {
        return None;
    }
    Some((Arc::as_ptr(&reader.opened) as usize, reader.place, reader.read.len()))
}

/// The request to store it.
pub fn place_now(app: &App) -> Option<Effect> {
    place(app)?;
    let reader = app.reader.as_ref()?;
    let page = app.page();
    Some(Effect::Store(Request::Place(Box::new(PlaceNow {
        path: reader.path.clone(),
        opened: reader.opened.clone(),
        place: reader.place,
        fraction: reader.fraction(page),
        finished: reader.is_read(page),
        sections_read: reader.read.iter().copied().collect(),
    }))))
}

/// Ends the program; the last place is stored first.
pub fn quit(app: &mut App) -> Vec<Effect> {
    app.quitting = true;
    place_now(app).into_iter().chain([Effect::Quit]).collect()
}
