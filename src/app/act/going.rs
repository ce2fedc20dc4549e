//! Going to places of the open text.

use crate::app::event::Effect;
use crate::app::state::App;
use crate::episode::locate::locate;
use crate::messages::Msg;
use crate::text::range::Offset;

/// Goes to `offset` and shows the text there, even if it is folded.
pub fn go_to(app: &mut App, offset: Offset) {
    let page = app.page();
    if let Some(reader) = &mut app.reader {
        reader.show_whole(offset, page);
        reader.go_to(offset);
    }
}

/// Goes to the address `written` in the open episode.
pub fn go_to_address(app: &mut App, written: &str) -> Vec<Effect> {
    let found = app.reader.as_ref().and_then(|reader| locate(reader.episode(), written));
    match found {
        Some(offset) => {
            app.views.show_text();
            go_to(app, offset);
        }
        None => app.say(Msg::NoAddress, &[&written]),
    }
    Vec::new()
}

/// Brings the kept passage `id` of the open episode onto the page.
pub fn show_passage(app: &mut App, id: &str) {
    let page = app.page();
    let Some(reader) = &mut app.reader else { return };
    let at = reader.placed.iter().find(|placed| placed.bookmark.id == id);
    if let Some(at) = at.map(|placed| placed.resolved.range.start) {
        reader.show_whole(at, page);
    }
}
