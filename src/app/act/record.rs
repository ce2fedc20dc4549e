//! The reading record: asked for by a key, shown when the store has told it.

use std::collections::HashSet;
use std::path::Path;

use crate::app::episodes::EpisodeRow;
use crate::app::event::Effect;
use crate::app::menu::{Menu, MenuKind};
use crate::app::overlay::Overlay;
use crate::app::record::items;
use crate::app::request::Request;
use crate::app::state::App;
use crate::catalog::people::{Participant, people};
use crate::messages::Msg;
use crate::passage::record::ReadingRecord;

/// Opens the record, to be filled once it is told.
pub fn open(app: &mut App) -> Vec<Effect> {
    app.overlays.push(Overlay::Menu(Box::new(Menu::new(MenuKind::Record, Vec::new()))));
    vec![Effect::Store(Request::Record)]
}

/// The store told the record, or why it cannot be told; where its page was left meanwhile, nobody waits for it.
pub fn told(app: &mut App, told: Result<Box<ReadingRecord>, String>) {
    let Some(selected) = shown(app).map(|menu| menu.list.selected) else { return };
    app.overlays.pop();
    match told {
        Ok(record) if record.begun > 0 => {
            let items = items(&record, &people_of(app, &record), app.settings.language);
            let mut menu = Menu::new(MenuKind::Record, items);
            let len = menu.items.len();
            menu.list.select(selected, len);
            app.overlays.push(Overlay::Menu(Box::new(menu)));
        }
        Ok(_) => app.say(Msg::NothingRead, &[]),
        Err(why) => app.notice = Some(why),
    }
}

/// All files are known now: who speaks in those that were read may not have been when the page was made. A page
/// that is being filtered stays as it is.
pub fn scanned(app: &App) -> Vec<Effect> {
    let is_whole = |menu: &&Menu| menu.filter.text().is_empty() && !menu.typing;
    shown(app).filter(is_whole).map(|_| Effect::Store(Request::Record)).into_iter().collect()
}

fn shown(app: &App) -> Option<&Menu> {
    match app.overlays.last()? {
        Overlay::Menu(menu) if menu.kind == MenuKind::Record => Some(menu),
        _ => None,
    }
}

/// Who speaks in the listed episodes that were read.
fn people_of(app: &App, record: &ReadingRecord) -> Vec<Participant> {
    let read: HashSet<&Path> = record.episodes.iter().map(|read| read.path.as_path()).collect();
    let rows = app.episodes.rows().iter().filter(|row| read.contains(row.path.as_path()));
    people(rows.map(EpisodeRow::facts), &app.settings.aliases, &app.ties)
}
