//! Help, glossary, card and theme: lists one looks into and chooses from.

use super::{folding, library, links, open, twins};
use crate::app::event::{Effect, Explained, Goal};
use crate::app::overlay::{Choice, Item, Menu, MenuKind, Overlay};
use crate::app::state::{App, View};
use crate::episode::model::Term;
use crate::keys::action::{ACTIONS, Place};
use crate::messages::Msg;
use crate::search::mentions::mentions;
use crate::text::range::TextRange;

/// Themes in the order the key goes through them.
pub const THEMES: [&str; 4] = ["auto", "light", "dark", "mono"];

/// Opens the list of keys that hold at the present place.
pub fn help(app: &mut App) {
    let place = match app.place() {
        Place::List if matches!(app.overlays.last(), Some(Overlay::Menu(menu)) if menu.kind == MenuKind::Help) =>
        {
            return;
        }
        place => place,
    };
    let keys = &app.settings.keys;
    let entries = ACTIONS.iter().filter(|entry| entry.places.contains(&place));
    let items = entries.map(|entry| Item {
        label: keys.keys_of(entry.action, place).join(" "),
        detail: app.words(entry.doc).to_owned(),
        place: String::new(),
        count: None,
        choice: Choice::Act(entry.action),
    });
    let menu = Menu::new(MenuKind::Help, items.collect());
    app.overlays.push(Overlay::Menu(Box::new(menu)));
}

/// Opens the text's own glossary.
pub fn glossary(app: &mut App) {
    let Some(reader) = &app.reader else { return };
    let episode = reader.episode();
    let terms: Vec<&str> = episode.glossary.iter().map(|term| term.term.as_str()).collect();
    let counts = mentions(&episode.text, &terms).into_iter().map(|found| Some(found.count));
    let items = episode.glossary.iter().zip(counts).map(|(term, count)| Item { count, ..item(term) });
    let items = items.collect();
    show_terms(app, items);
}

/// Opens the glossary of all texts, to be filled once they are read.
pub fn library_glossary(app: &mut App) -> Vec<Effect> {
    app.overlays.push(Overlay::Menu(Box::new(Menu::new(MenuKind::LibraryGlossary, Vec::new()))));
    app.say(Msg::GatheringTerms, &[]);
    vec![Effect::GatherTerms]
}

/// The texts were read for the terms they explain; where their list was left meanwhile, nobody waits for them.
pub fn library_terms(app: &mut App, terms: Vec<Explained>) {
    let waits =
        matches!(app.overlays.last(), Some(Overlay::Menu(menu)) if menu.kind == MenuKind::LibraryGlossary);
    if !waits {
        return;
    }
    app.overlays.pop();
    if terms.is_empty() {
        return app.say(Msg::NoLibraryGlossary, &[]);
    }
    app.notice = None;
    let items = terms.into_iter().map(|Explained { term, path, title, episodes }| {
        let count = Some(episodes).filter(|episodes| *episodes > 1);
        Item { place: title, count, choice: Choice::GoTo(path, term.at), ..item(&term) }
    });
    app.overlays.push(Overlay::Menu(Box::new(Menu::new(MenuKind::LibraryGlossary, items.collect()))));
}

fn show_terms(app: &mut App, items: Vec<Item>) {
    if items.is_empty() {
        return app.say(Msg::NoGlossary, &[]);
    }
    app.overlays.push(Overlay::Menu(Box::new(Menu::new(MenuKind::Glossary, items))));
}

fn item(term: &Term) -> Item {
    let mut detail = term.aliases.join(" · ");
    if !detail.is_empty() && !term.gloss.is_empty() {
        detail += "：";
    }
    Item {
        label: term.term.clone(),
        detail: detail + &term.gloss,
        place: String::new(),
        count: None,
        choice: Choice::Go(term.at),
    }
}

/// Explains the terms on the page: the only one in the status line, several in a list.
pub fn explain(app: &mut App) {
    let page = app.page();
    let Some(reader) = &app.reader else { return };
    let episode = reader.episode();
    let shown = TextRange::new(reader.place.max(reader.top), reader.page_end(page)).of(&episode.text);
    let mut found: Vec<(usize, &Term)> =
        episode.glossary.iter().filter_map(|term| Some((shown.find(term.term.as_str())?, term))).collect();
    found.sort_by_key(|(at, _)| *at);
    let items: Vec<Item> = found.into_iter().map(|(_, term)| item(term)).collect();
    match items.as_slice() {
        [] => app.say(Msg::NoTermHere, &[]),
        [only] => app.notice = Some(format!("{}  {}", only.label, only.detail)),
        _ => show_terms(app, items),
    }
}

/// Opens the card of the episode: the open one, or the selected one in the list.
pub fn card(app: &mut App) {
    let there = match app.view {
        View::Episodes => app.episodes.selected().is_some(),
        View::Sections | View::Reader => app.reader.is_some(),
    };
    if there {
        app.overlays.push(Overlay::Card(0));
    }
}

/// Does what the selected row stands for.
pub fn choose(app: &mut App) -> Vec<Effect> {
    let Some(Overlay::Menu(menu)) = app.overlays.pop() else { return Vec::new() };
    let page = app.page();
    let Some(item) = menu.selected() else { return Vec::new() };
    match item.choice.clone() {
        Choice::Act(action) => return super::act(app, action, None),
        Choice::Speaker(speaker) => folding::show_speaker(app, speaker),
        Choice::Mentions => library::mentions(app, &item.label),
        Choice::Twin(index) => return twins::choose(app, index),
        Choice::Link(index) => return links::follow(app, index),
        Choice::GoTo(path, at) => {
            open::leave_mark(app);
            return open::open(app, path, Goal::Spot(at, at));
        }
        Choice::Go(offset) => {
            open::leave_mark(app);
            app.view = View::Reader;
            if let Some(reader) = &mut app.reader {
                reader.show_whole(offset, page);
            }
        }
    }
    Vec::new()
}

/// The next theme.
pub fn next_theme(app: &mut App) {
    let now = THEMES.iter().position(|name| *name == app.settings.theme).unwrap_or(0);
    let next = THEMES.iter().cycle().nth(now + 1).copied().unwrap_or("auto");
    next.clone_into(&mut app.settings.theme);
    app.say(Msg::ThemeIs, &[&next]);
}
