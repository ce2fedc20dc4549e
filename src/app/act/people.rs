//! Who speaks in the listed episodes; choosing somebody opens their page.

use crate::app::episodes::EpisodeRow;
use crate::app::event::Effect;
use crate::app::input::Input;
use crate::app::menu::{Choice, Item, Menu, MenuKind};
use crate::app::overlay::Overlay;
use crate::app::request::Request;
use crate::app::state::App;
use crate::catalog::people::{Participant, people};
use crate::messages::Msg;

/// Opens the list of people, who says most first.
pub fn open(app: &mut App) -> Vec<Effect> {
    let found = everybody(app);
    if found.is_empty() {
        app.say(Msg::NoPeople, &[]);
        return Vec::new();
    }
    let items = found.iter().map(|person| item(app, person)).collect();
    app.overlays.push(Overlay::Menu(Box::new(Menu::new(MenuKind::People, items))));
    vec![Effect::Store(Request::List)]
}

/// Everybody who speaks in the listed episodes.
pub fn everybody(app: &App) -> Vec<Participant> {
    people(app.episodes.rows().iter().map(EpisodeRow::facts), &app.settings.aliases, &app.ties)
}

/// Names mean other people now: an open list of people follows.
pub fn renew(app: &mut App, everybody: &[Participant]) {
    let items: Vec<Item> = everybody.iter().map(|person| item(app, person)).collect();
    for overlay in &mut app.overlays {
        if let Overlay::Menu(menu) = overlay
            && menu.kind == MenuKind::People
        {
            menu.renew(items.clone());
        }
    }
}

/// The row of `person`.
pub fn item(app: &App, person: &Participant) -> Item {
    let (_, _, minutes) = person.totals();
    let say = |msg: Msg, value: &dyn std::fmt::Display| msg.with(app.settings.language, &[value]);
    let facts = [
        say(Msg::EpisodeCount, &person.appearances.len()),
        person.years(),
        say(Msg::Minutes, &format_args!("{:.0}", minutes.max(1.0))),
    ];
    let detail = facts.into_iter().filter(|fact| !fact.is_empty()).collect::<Vec<_>>().join(" · ");
    let choice = Choice::Person(person.name.clone());
    Item { label: person.name.clone(), detail, place: person.aliases.join(" · "), choice, ..Item::default() }
}

/// Shows the episodes that `query` asks for.
pub fn list(app: &mut App, query: &str) {
    app.overlays.clear();
    app.views.show_list();
    app.episodes.filter = Input::holding(query);
    app.episodes.typing = false;
    app.episodes.refresh();
}
