//! Copies of one interview: which files they are, and whether they share what is kept.

use std::path::Path;

use crate::app::event::Effect;
use crate::app::menu::{Choice, Item, Menu, MenuKind};
use crate::app::overlay::Overlay;
use crate::app::request::Request;
use crate::app::state::App;
use crate::messages::Msg;
use crate::passage::marks::Twin;

/// Looks for copies of the open file.
pub fn look(app: &App) -> Vec<Effect> {
    let found = app
        .reader
        .as_ref()
        .map(|reader| Effect::Store(Request::FindTwins(reader.opened.id, reader.path.clone())));
    found.into_iter().collect()
}

/// The copies of the file at `path` are known: they are offered to be joined or told apart.
pub fn found(app: &mut App, path: &Path, twins: Vec<Twin>) {
    if app.reader.as_ref().is_none_or(|reader| reader.path != path) {
        return;
    }
    if twins.is_empty() {
        return app.say(Msg::NoTwins, &[]);
    }
    let label =
        |twin: &Twin| app.words(if twin.joined { Msg::TwinJoined } else { Msg::TwinApart }).to_owned();
    let item = |(index, twin): (usize, &Twin)| Item {
        label: label(twin),
        detail: twin.path.display().to_string(),
        choice: Choice::Twin(index),
        ..Item::default()
    };
    let menu = Menu::new(MenuKind::Twins, twins.iter().enumerate().map(item).collect());
    if let Some(reader) = &mut app.reader {
        reader.twins = twins;
    }
    app.overlays.push(Overlay::Menu(Box::new(menu)));
}

/// Tells a copy apart that shares what is kept with the open file, or joins one that does not.
pub fn choose(app: &App, index: usize) -> Vec<Effect> {
    let Some(reader) = &app.reader else { return Vec::new() };
    match reader.twins.get(index).cloned() {
        Some(Twin { path, joined: true, .. }) => vec![Effect::Store(Request::Part(path))],
        Some(Twin { path, joined: false, .. }) => {
            vec![Effect::Store(Request::Join(reader.path.clone(), path))]
        }
        None => Vec::new(),
    }
}

/// Says that the file which was just opened for the first time has a copy; of one that only looks like it and
/// of which passages are kept, asks whether the two are one.
pub fn tell(app: &mut App) -> Vec<Effect> {
    let Some(twin) = app.reader.as_ref().and_then(|reader| reader.opened.twin.clone()) else {
        return Vec::new();
    };
    let msg = if twin.joined { Msg::SharesWithTwin } else { Msg::LooksLikeTwin };
    app.say(msg, &[&twin.path.display()]);
    if twin.kept && !twin.joined { look(app) } else { Vec::new() }
}
