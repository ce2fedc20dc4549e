//! Where a passage went whose file is gone, or whose words are not in it any more: its words are looked for
//! in all files, or the reader says which file it is.

use std::path::PathBuf;

use crate::app::event::Effect;
use crate::app::input::Input;
use crate::app::listed::{Listed, Standing};
use crate::app::menu::{Choice, Item, Menu, MenuKind};
use crate::app::overlay::{About, Note, Overlay};
use crate::app::request::Settling;
use crate::app::state::App;
use crate::catalog::elsewhere::Elsewhere;
use crate::messages::Msg;
use crate::passage::marks::Bookmark;

/// Has the words of a passage looked for in all files, if they are not where they were.
pub fn seek(app: &mut App, listed: &Listed) -> Vec<Effect> {
    if listed.standing != Standing::NoFile && !listed.is_lost() {
        app.say(Msg::NotLost, &[]);
        return Vec::new();
    }
    app.say(Msg::Seeking, &[]);
    vec![Effect::Seek(Box::new(listed.bookmark.clone()))]
}

/// The places where its words stand are there to be chosen from, and the way to name a file by hand.
pub fn sought(app: &mut App, bookmark: &Bookmark, found: Vec<(PathBuf, Elsewhere)>) {
    app.say(if found.is_empty() { Msg::FoundNowhere } else { Msg::FoundElsewhere }, &[]);
    let place = |(path, elsewhere): (PathBuf, Elsewhere)| Item {
        label: elsewhere.present.anchor.address.clone(),
        detail: elsewhere.present.words.replace('\n', " "),
        place: path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        choice: Choice::Elsewhere(path, Box::new(elsewhere)),
        ..Item::default()
    };
    let by_hand = Item {
        label: "…".to_owned(),
        detail: app.words(Msg::NameFile).to_owned(),
        choice: Choice::NameFile(Box::new(bookmark.clone())),
        ..Item::default()
    };
    let rows = found.into_iter().map(place).chain([by_hand]).collect();
    app.overlays.push(Overlay::Menu(Box::new(Menu::new(MenuKind::Elsewhere, rows))));
}

/// The passage is one of this file from now on.
pub fn take(path: PathBuf, elsewhere: Elsewhere) -> Vec<Effect> {
    let Elsewhere { id, present, .. } = elsewhere;
    vec![Effect::Settle(path, Settling::Rehome(id, Box::new(present)))]
}

/// Asks for the file that the passage's file is now.
pub fn ask_file(app: &mut App, bookmark: Bookmark) {
    let note = Note { input: Input::default(), about: About::File(Box::new(bookmark)) };
    app.overlays.push(Overlay::Note(Box::new(note)));
}

/// The file called `written` is the one that the passage's file was.
pub fn name_file(bookmark: &Bookmark, written: &str) -> Vec<Effect> {
    if written.is_empty() {
        return Vec::new();
    }
    vec![Effect::Settle(PathBuf::from(written), Settling::Moved(bookmark.episode))]
}
