//! What each action does: everywhere in the same way, or as the view or overlay says that has the keys.

pub mod bookmarks;
pub mod card;
pub mod clicks;
pub mod codes;
pub mod command;
pub mod copy;
pub mod cross;
pub mod elsewhere;
pub mod episodes;
pub mod facets;
pub mod flags;
pub mod folding;
pub mod glossary;
pub mod going;
pub mod help;
pub mod hits;
pub mod jump;
pub mod kept;
pub mod kept_text;
pub mod layer;
pub mod library;
pub mod links;
pub mod listen;
pub mod lists;
pub mod marks;
pub mod memos;
pub mod menus;
pub mod names;
pub mod note;
pub mod offered;
pub mod open;
pub mod panes;
pub mod peek;
pub mod people;
pub mod person;
pub mod reader;
pub mod reading;
pub mod record;
pub mod review;
pub mod search;
pub mod sections;
pub mod shelves;
pub mod steps;
pub mod subject;
pub mod tags;
pub mod themes;
pub mod twins;
mod versions;
pub mod voices;
pub mod waiting;

use super::event::Effect;
use super::overlay::Overlay;
use super::progress::quit;
use super::state::App;
use super::views::View;
use crate::keys::action::Action;
use crate::messages::Msg;
use layer::KeyTarget;

/// What has the keys now.
pub fn top(app: &App) -> &'static dyn KeyTarget {
    match (app.overlays.last(), app.view()) {
        (Some(Overlay::Jump(_)), _) => &jump::JumpBox,
        (Some(Overlay::Bookmarks(_)), _) => &bookmarks::BookmarkList,
        (Some(Overlay::Cross(_)), _) => &cross::CrossLayer,
        (Some(Overlay::Library(_)), _) => &library::HitList,
        (Some(Overlay::Menu(_)), _) => &menus::MenuList,
        (Some(Overlay::Help(_)), _) => &help::HelpList,
        (Some(Overlay::Themes(_)), _) => &themes::ThemePicker,
        (Some(Overlay::Note(_)), _) => &note::NoteLine,
        (Some(Overlay::Tags(_)), _) => &tags::TagPrompt,
        (Some(Overlay::Command(_)), _) => &command::CommandLine,
        (Some(Overlay::Card(_)), _) => &card::CardBox,
        (Some(Overlay::Review(_)), _) => &review::ReviewBox,
        (Some(Overlay::Peek(_)), _) => &peek::PeekBox,
        (None, View::Episodes) => &episodes::EpisodesView,
        (None, View::Sections) => &sections::SectionsView,
        (None, View::Reader) => &reader::ReaderView,
    }
}

/// Does `action`, with the count typed before it. One that means nothing where the keys are says so.
pub fn act(app: &mut App, action: Action, count: Option<usize>) -> Vec<Effect> {
    if waiting::waits(app, action, count) {
        return Vec::new();
    }
    try_act(app, action, count).unwrap_or_else(|| {
        app.say(Msg::NothingHere, &[&action.name()]);
        Vec::new()
    })
}

/// The same; `None` for an action that means nothing where the keys are.
pub fn try_act(app: &mut App, action: Action, count: Option<usize>) -> Option<Vec<Effect>> {
    everywhere(app, action).or_else(|| top(app).act(app, action, count))
}

/// Actions that do the same in all places that have them.
fn everywhere(app: &mut App, action: Action) -> Option<Vec<Effect>> {
    match action {
        Action::Quit => return Some(quit(app)),
        Action::Outward => return Some(outward(app)),
        Action::Cancel => return Some(cancel(app)),
        Action::Suspend => return Some(vec![Effect::Suspend]),
        Action::Mouse => return Some(vec![Effect::Mouse]),
        Action::Help => help::open(app),
        Action::Jump => return Some(jump::open(app)),
        Action::Theme => themes::open_or_next(app),
        Action::Bookmarks => return Some(bookmarks::list(app)),
        Action::SearchLibrary => return Some(library::begin(app)),
        Action::Command => command::open(app),
        Action::Card => card::open(app),
        Action::Glossary => glossary::open(app),
        Action::LibraryGlossary => return Some(glossary::open_library(app)),
        Action::Names => names::open(app),
        Action::ListPeople => return Some(people::open(app)),
        Action::CodeBook => return Some(codes::open(app)),
        Action::CrossTable => return Some(cross::open(app)),
        Action::ListRecord => return Some(record::open(app)),
        Action::ListQuestions => return Some(library::questions(app)),
        Action::Back => return Some(open::back(app)),
        Action::Forward => return Some(open::forward(app)),
        Action::Edit => return Some(open::edit(app)),
        Action::NextEpisode => return Some(episodes::open_beside(app, 1)),
        Action::PreviousEpisode => return Some(episodes::open_beside(app, -1)),
        Action::Reread => return Some(open::reread(app)),
        Action::OpenBeside => return Some(open_beside(app)),
        Action::OtherPane => panes::turn_over(app),
        Action::ClosePane => panes::close(app),
        Action::AlignPanes => panes::align(app),
        Action::OtherVersion => return Some(versions::open_beside(app)),
        Action::ToggleStar => return Some(flags::toggle_star(app)),
        Action::ToggleQueue => return Some(flags::toggle_queue(app)),
        Action::EditMemo => memos::ask(app),
        Action::Twins => return Some(twins::look(app)),
        Action::PauseSound => return Some(listen::pause(app)),
        Action::StopSound => return Some(listen::stop(app)),
        _ => return None,
    }
    Some(Vec::new())
}

/// Shows beside the text what the key is pressed on: in a list what is selected, in the text this very place.
fn open_beside(app: &mut App) -> Vec<Effect> {
    let in_text = app.overlays.is_empty() && app.view() == View::Reader;
    if in_text || top(app).leads_into_text(app) {
        panes::split(app);
    }
    if in_text { Vec::new() } else { act(app, Action::Open, None) }
}

/// One view outward; at the top it says how the program is left.
fn outward(app: &mut App) -> Vec<Effect> {
    if !open::is_outermost(app) {
        return act(app, Action::Leave, None);
    }
    let keys = |action| app.settings.keys.keys_of(action, app.place()).into_iter().next();
    let way_out = keys(Action::Leave).or_else(|| keys(Action::Quit)).unwrap_or_else(|| "C-c".to_owned());
    app.say(Msg::Outermost, &[&way_out]);
    Vec::new()
}

/// Cancels what is open or running; with nothing open, ends the program.
pub fn cancel(app: &mut App) -> Vec<Effect> {
    let half_typed =
        !app.pending.is_empty() || app.awaiting.is_some() || app.opening.is_some() || !app.waiting.is_empty();
    (app.pending, app.awaiting, app.opening, app.waiting) = Default::default();
    let layer = top(app);
    if is_typing(app, layer) || !app.overlays.is_empty() {
        layer.escape(app);
        return Vec::new();
    }
    let reader = app.reader.as_mut().filter(|_| app.views.now() == View::Reader);
    let cleared = reader.is_some_and(|reader| {
        let selected = reader.selection.take().is_some();
        search::forget(reader) || selected
    });
    if half_typed || cleared { Vec::new() } else { quit(app) }
}

/// Whether keys are typed into a line of `layer`.
fn is_typing(app: &mut App, layer: &dyn KeyTarget) -> bool {
    layer.line().is_some_and(|line| line.input(app).is_some())
}
