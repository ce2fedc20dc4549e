//! Versions of an interview: one is chosen in the list, another is opened beside the open one.

use std::path::{Path, PathBuf};

use super::{open, panes};
use crate::app::episodes::EpisodeRow;
use crate::app::event::Effect;
use crate::app::goal::Goal;
use crate::app::menu::{Choice, Item, Menu, MenuKind};
use crate::app::overlay::Overlay;
use crate::app::state::App;
use crate::messages::Msg;

/// Offers the versions of the selected interview.
pub fn choose(app: &mut App) {
    let Some(path) = app.episodes.selected().map(|row| row.path.clone()) else { return };
    let versions = app.episodes.versions_of(&path);
    let item = |(path, language): &(PathBuf, String)| Item {
        label: language.clone(),
        detail: app.episodes.row(path).map(EpisodeRow::title).unwrap_or_default(),
        place: path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
        choice: Choice::Episode(path.clone()),
        ..Item::default()
    };
    let items: Vec<Item> = versions.iter().map(item).collect();
    if items.is_empty() {
        return app.say(Msg::NoVersions, &[]);
    }
    app.overlays.push(Overlay::Menu(Box::new(Menu::new(MenuKind::Versions, items))));
}

/// Opens the next version of the open interview beside it, at the same turn, where the two are kept.
pub fn open_beside(app: &mut App) -> Vec<Effect> {
    let Some(path) = app.reader.as_ref().map(|reader| reader.path.clone()) else { return Vec::new() };
    let Some(other) = next(&app.episodes.versions_of(&path), &path) else {
        app.say(Msg::NoVersions, &[]);
        return Vec::new();
    };
    panes::split(app);
    (app.aligned, app.followed) = (true, None);
    open::open(app, other, Goal::Counterpart)
}

/// The version behind `path`, the first one behind the last.
fn next(versions: &[(PathBuf, String)], path: &Path) -> Option<PathBuf> {
    let at = versions.iter().position(|(version, _)| version == path)?;
    let next = versions.get(at + 1).or(versions.first())?;
    Some(next.0.clone()).filter(|next| next != path)
}
