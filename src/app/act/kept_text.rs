//! What the list of passages shows as one text to be read, put together as asked.

use crate::app::event::Effect;
use crate::app::listed::Listed;
use crate::app::menu::{Choice, Item, Menu, MenuKind};
use crate::app::overlay::Overlay;
use crate::app::state::App;
use crate::export::{By, Record, Work, grouped, reading};
use crate::messages::Msg;

/// What passages can be put together by, and the words for it.
const WAYS: [(By, Msg); 5] = [
    (By::Episode, Msg::ByEpisode),
    (By::Tag, Msg::ByTag),
    (By::Speaker, Msg::BySpeaker),
    (By::Color, Msg::ByColor),
    (By::Day, Msg::ByDay),
];

/// Asks by what the passages of the open list are to be put together.
pub fn ask(app: &mut App) {
    let item = |(by, words)| Item {
        label: app.words(words).to_owned(),
        choice: Choice::ReadKept(by),
        ..Item::default()
    };
    let menu = Menu::new(MenuKind::Ways, WAYS.map(item).into());
    app.overlays.push(Overlay::Menu(Box::new(menu)));
}

/// Reads what the list below shows as one text.
pub fn read(app: &mut App, by: By) -> Vec<Effect> {
    let Some(Overlay::Bookmarks(list)) = app.overlays.last() else { return Vec::new() };
    let records: Vec<Record> = list.shown().map(|(listed, _)| record(listed)).collect();
    let way = WAYS.iter().find(|(known, _)| *known == by).map_or("", |(_, words)| app.words(*words));
    let title = Msg::KeptText.with(app.settings.language, &[&way]);
    app.leave_mark();
    vec![Effect::ReadKept(reading(&title, &grouped(&records, by)))]
}

/// A row with its episode, as it was kept.
fn record(listed: &Listed) -> Record {
    let (bookmark, from) = (&listed.bookmark, &listed.from);
    let anchor = &bookmark.anchor;
    let work = Work {
        title: listed.title.clone(),
        date: from.date.clone(),
        path: listed.path.to_string_lossy().into_owned(),
        hosts: from.hosts.clone(),
        guests: from.guests.clone(),
        ..Work::default()
    };
    Record {
        episode: Some(work),
        quote: bookmark.words().into_owned(),
        address: anchor.address.clone(),
        section: anchor.section.clone(),
        speaker: anchor.speaker.clone(),
        ..Record::bare(bookmark)
    }
}
