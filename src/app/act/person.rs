//! The page of a person: opened, filled as its parts become known, and what its rows do to names.

use super::people::everybody;
use crate::app::event::Effect;
use crate::app::listed::Listed;
use crate::app::menu::{Choice, Item, Menu, MenuKind};
use crate::app::overlay::Overlay;
use crate::app::person::PersonPage;
use crate::app::request::Request;
use crate::app::state::App;
use crate::app::undo::Undo;
use crate::catalog::people::Participant;
use crate::catalog::spoken::SpokenTerm;
use crate::episode::ties::{NameTie, decide};
use crate::keys::action::Action;
use crate::messages::Msg;

/// Opens the page of whoever is called just `name`.
pub fn open(app: &mut App, name: &str) -> Vec<Effect> {
    let Some(page) = find(app, name) else {
        app.say(Msg::NobodyCalled, &[&name]);
        return Vec::new();
    };
    let ask = ask(&page.person);
    let mut menu = Menu::new(MenuKind::Person, page.items(app.settings.language));
    menu.person = Some(Box::new(page));
    app.overlays.push(Overlay::Menu(Box::new(menu)));
    vec![ask, Effect::Store(Request::List)]
}

fn ask(person: &Participant) -> Effect {
    Effect::GatherSpoken(person.names(), person.paths())
}

fn find(app: &App, name: &str) -> Option<PersonPage> {
    let page = |person: Participant| PersonPage { person, ..PersonPage::default() };
    everybody(app).into_iter().map(page).find(|page| page.is(name))
}

/// The pages that are open, the topmost last, with what `change` makes of them.
fn change(app: &mut App, change: impl Fn(&mut PersonPage)) {
    let language = app.settings.language;
    let menus = app.overlays.iter_mut().filter_map(|overlay| match overlay {
        Overlay::Menu(menu) => Some(menu),
        _ => None,
    });
    for menu in menus {
        if let Some(page) = &mut menu.person {
            change(page);
            let items = page.items(language);
            menu.renew(items);
        }
    }
}

/// What somebody speaks about is known.
pub fn spoken(app: &mut App, names: &[String], terms: &[SpokenTerm]) {
    change(app, |page| {
        if page.person.names() == names {
            page.terms = Some(terms.to_vec());
        }
    });
}

/// The store told of all kept passages.
pub fn kept(app: &mut App, all: &[Listed]) {
    change(app, |page| {
        let theirs = all.iter().filter(|listed| page.is(&listed.bookmark.anchor.speaker));
        page.passages = theirs.cloned().collect();
    });
}

/// The store told of the names that were joined and parted.
pub fn told(app: &mut App, ties: Vec<NameTie>) {
    if app.ties != ties {
        app.ties = ties;
        renew(app);
    }
}

/// Names mean other people now: the open pages and the list of people follow.
fn renew(app: &mut App) {
    let everybody = everybody(app);
    change(app, |page| {
        let same = everybody.iter().find(|person| page.is(&person.name));
        if let Some(person) = same {
            page.person = person.clone();
        }
    });
    super::people::renew(app, &everybody);
}

/// Lists whom somebody may be joined to.
pub fn ask_whom(app: &mut App, name: &str) {
    let others =
        everybody(app).into_iter().filter(|person| !person.names().iter().any(|known| known == name));
    let item = |person: Participant| {
        let choice = Choice::JoinNames(name.to_owned(), person.name.clone());
        Item { choice, ..super::people::item(app, &person) }
    };
    let items: Vec<Item> = others.map(item).collect();
    app.overlays.push(Overlay::Menu(Box::new(Menu::new(MenuKind::Whom, items))));
}

/// Makes two people one.
pub fn join(app: &mut App, name: &str, other: &str) -> Vec<Effect> {
    let (Some(one), Some(two)) = (find(app, name), find(app, other)) else { return Vec::new() };
    let ties = NameTie::across(&one.person.names(), &two.person.names(), Some(true));
    let effects = decided(app, &ties);
    app.say(Msg::NamesJoined, &[&name, &other, &app.key_of(Action::Undo, app.place())]);
    effects
}

/// Makes a name somebody's of their own.
pub fn part(app: &mut App, alias: &str) -> Vec<Effect> {
    let Some(page) = find(app, alias) else { return Vec::new() };
    let others: Vec<String> = page.person.names().into_iter().filter(|name| name != alias).collect();
    let effects = decided(app, &NameTie::across(&others, &[alias.to_owned()], Some(false)));
    app.say(Msg::NamesParted, &[&alias, &app.key_of(Action::Undo, app.place())]);
    effects
}

fn decided(app: &mut App, ties: &[NameTie]) -> Vec<Effect> {
    let before = decide(&mut app.ties, ties);
    app.undos.push(Undo::Names(before));
    followed(app, ties)
}

/// Takes back what was decided of names.
pub fn undo(app: &mut App, before: &[NameTie]) -> Vec<Effect> {
    decide(&mut app.ties, before);
    app.say(Msg::TakenBack, &[]);
    followed(app, before)
}

/// Has names follow what was decided of them just now.
fn followed(app: &mut App, ties: &[NameTie]) -> Vec<Effect> {
    renew(app);
    let page = app.overlays.iter().rev().find_map(|overlay| match overlay {
        Overlay::Menu(menu) => menu.person.as_ref(),
        _ => None,
    });
    let ask = page.map(|page| ask(&page.person));
    [Effect::Store(Request::Names(ties.to_vec()))].into_iter().chain(ask).collect()
}
