//! Who speaks in the listed episodes; choosing somebody lists theirs.

use crate::app::episodes::EpisodeRow;
use crate::app::input::Input;
use crate::app::menu::{Choice, Item, Menu, MenuKind};
use crate::app::overlay::Overlay;
use crate::app::state::App;
use crate::catalog::people::{Participant, people};
use crate::messages::Msg;

/// Opens the list of people, who says most first.
pub fn open(app: &mut App) {
    let found = people(app.episodes.rows().iter().map(EpisodeRow::facts), &app.settings.aliases);
    if found.is_empty() {
        return app.say(Msg::NoPeople, &[]);
    }
    let items = found.iter().map(|person| item(app, person)).collect();
    app.overlays.push(Overlay::Menu(Box::new(Menu::new(MenuKind::People, items))));
}

fn item(app: &App, person: &Participant) -> Item {
    let (_, _, minutes) = person.totals();
    let years = Some(person.years()).filter(|years| !years.is_empty());
    let years = years.map_or_else(String::new, |years| format!(" · {years}"));
    let count = person.appearances.len();
    let detail = Msg::Appearances
        .with(app.settings.language, &[&count, &format_args!("{:.0}", minutes.max(1.0)), &years]);
    let aliases = person.aliases.join(" · ");
    let bears = |name: &String| format!("\"{}\"", name.replace('"', ""));
    let names = std::iter::once(&person.name).chain(&person.aliases).map(bears);
    let query = format!("speaker:{}", names.collect::<Vec<_>>().join("|"));
    Item { label: person.name.clone(), detail, place: aliases, count: None, choice: Choice::Episodes(query) }
}

/// Shows the episodes that `query` asks for.
pub fn list(app: &mut App, query: &str) {
    app.overlays.clear();
    app.views.show_list();
    app.episodes.filter = Input::holding(query);
    app.episodes.typing = false;
    app.episodes.refresh();
}
