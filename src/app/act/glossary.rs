//! The terms that the text explains, or all texts; what the terms on the page mean.

use crate::app::event::Effect;
use crate::app::menu::{Choice, Item, Menu, MenuKind};
use crate::app::overlay::Overlay;
use crate::app::state::App;
use crate::catalog::terms::Explained;
use crate::episode::model::Term;
use crate::messages::Msg;
use crate::search::mentions::mentions;
use crate::text::range::TextRange;

/// Opens the text's own glossary.
pub fn open(app: &mut App) {
    let Some(reader) = &app.reader else { return };
    let episode = reader.episode();
    let terms: Vec<&str> = episode.glossary.iter().map(|term| term.term.as_str()).collect();
    let counts = mentions(&episode.text, &terms).into_iter().map(|found| Some(found.count));
    let items = episode.glossary.iter().zip(counts).map(|(term, count)| Item { count, ..item(term) });
    let items = items.collect();
    show_terms(app, items);
}

/// Opens the glossary of all texts, to be filled once they are read.
pub fn open_library(app: &mut App) -> Vec<Effect> {
    app.overlays.push(Overlay::Menu(Box::new(Menu::new(MenuKind::LibraryGlossary, Vec::new()))));
    app.say(Msg::GatheringTerms, &[]);
    vec![Effect::GatherTerms]
}

/// The texts were read for the terms they explain; where their list was left meanwhile, nobody waits for
/// them.
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
        choice: Choice::Go(term.at),
        ..Item::default()
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
