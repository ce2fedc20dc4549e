//! Narrowing the list by the values that its episodes have.

use super::people;
use crate::app::event::Effect;
use crate::app::menu::{Choice, Item, Menu, MenuKind};
use crate::app::overlay::Overlay;
use crate::app::state::App;
use crate::catalog::facets::{Facet, FacetKind};
use crate::messages::{Language, Msg};
use crate::text::query::StateName;

/// The name of a kind on the screen.
pub fn kind_name(kind: FacetKind) -> Msg {
    match kind {
        FacetKind::State => Msg::FacetState,
        FacetKind::Guest => Msg::Guest,
        FacetKind::Series => Msg::FacetSeries,
        FacetKind::Tag => Msg::FacetTag,
        FacetKind::Year => Msg::FacetYear,
        FacetKind::Lang => Msg::FacetLang,
        FacetKind::Folder => Msg::FacetFolder,
    }
}

/// Opens the list of values, each with the number of listed episodes that have it, to be filled once they are
/// counted.
pub fn open(app: &mut App) -> Vec<Effect> {
    app.overlays.push(Overlay::Menu(Box::new(Menu::new(MenuKind::Facets, Vec::new()))));
    let rows = app.episodes.shown().map(|(row, _)| row.clone()).collect();
    vec![Effect::CountFacets(app.episodes.filter.text().to_owned(), rows)]
}

/// The values of the episodes that `filter` lets through were counted; where their list was left or narrowed
/// meanwhile, nobody waits for them.
pub fn counted(app: &mut App, filter: &str, values: &[Facet]) {
    let asked = |facet: &Facet| filter.contains(&facet.clause());
    let items: Vec<Item> =
        values.iter().filter(|facet| !asked(facet)).map(|facet| item(app, facet)).collect();
    let is_wanted = app.episodes.filter.text() == filter;
    let Some(Overlay::Menu(menu)) = app.overlays.last_mut() else { return };
    if menu.kind != MenuKind::Facets || !is_wanted {
        return;
    }
    if items.is_empty() {
        app.overlays.pop();
        return app.say(Msg::NoFacets, &[]);
    }
    menu.renew(items);
}

fn item(app: &App, facet: &Facet) -> Item {
    let state = StateName::OF_EPISODES.into_iter().find(|state| state.name() == facet.value);
    let state =
        state.filter(|_| facet.kind == FacetKind::State && app.settings.language == Language::Chinese);
    Item {
        label: app.words(kind_name(facet.kind)).to_owned(),
        detail: state.map_or_else(|| facet.value.clone(), |state| state.chinese().to_owned()),
        count: Some(facet.count),
        choice: Choice::Narrow(facet.clause()),
        ..Item::default()
    }
}

/// Adds a clause to the filter; the values are shown again, for what is left.
pub fn narrow(app: &mut App, clause: &str) -> Vec<Effect> {
    let query = format!("{} {clause}", app.episodes.filter.text().trim());
    people::list(app, query.trim());
    if app.episodes.shown().len() > 1 { open(app) } else { Vec::new() }
}
