//! Links of the text, reached by keyboard, and the source of the episode.

use super::open;
use crate::app::event::Effect;
use crate::app::goal::Goal;
use crate::app::menu::{Choice, Item, Menu, MenuKind};
use crate::app::overlay::Overlay;
use crate::app::reader::Reader;
use crate::app::state::App;
use crate::episode::model::Style;
use crate::export::{read_address_link, timed_source};
use crate::layout::flow::LineKind;
use crate::messages::Msg;
use crate::text::range::TextRange;
use crate::text::urls::is_web;

/// Opens the link on the page from the place on; of several, asks which; without one, opens the source of the
/// episode, at this turn's time where its site has such links.
pub fn open(app: &mut App) -> Vec<Effect> {
    let page = app.page();
    let Some(reader) = &app.reader else { return Vec::new() };
    let links = on_page(reader, page);
    if let Some(index) = way_back(reader) {
        return follow(app, index);
    }
    match links.as_slice() {
        [] => {
            let source = source(reader);
            open_url(app, source)
        }
        [only] => follow(app, only.1),
        _ => {
            let item = |(text, index): (String, usize)| {
                let url = reader.episode().links.get(index).cloned().unwrap_or_default();
                Item { label: text, detail: url, choice: Choice::Link(index), ..Item::default() }
            };
            let menu = Menu::new(MenuKind::Links, links.into_iter().map(item).collect());
            app.overlays.push(Overlay::Menu(Box::new(menu)));
            Vec::new()
        }
    }
}

/// Opens the link of this index; one into an interview is followed here, and one comes back from it.
pub fn follow(app: &mut App, index: usize) -> Vec<Effect> {
    let url = app.reader.as_ref().and_then(|reader| reader.episode().links.get(index).cloned());
    open_url(app, url)
}

fn open_url(app: &mut App, url: Option<String>) -> Vec<Effect> {
    if let Some((path, address)) = url.as_deref().and_then(read_address_link) {
        app.leave_mark();
        return open::open(app, path.into(), address.map_or(Goal::Resume, Goal::Address));
    }
    match url.filter(|url| is_web(url)) {
        Some(url) => {
            app.say(Msg::Opening, &[&url]);
            vec![Effect::OpenUrl(url)]
        }
        None => {
            app.say(Msg::NoSource, &[]);
            Vec::new()
        }
    }
}

/// The link by which the passage at the place, a turn or a section, leads back to where it is from.
fn way_back(reader: &Reader) -> Option<usize> {
    let episode = reader.episode();
    let turn = episode.turn_at(reader.place).and_then(|turn| episode.turns.get(turn));
    let section = || episode.sections.get(episode.section_at(reader.place));
    let here = turn.map(|turn| &turn.paragraphs).or_else(|| section().map(|section| &section.paragraphs))?;
    let rest = TextRange::new(reader.place, episode.range_of(here).end.max(reader.place));
    let mut links = episode.spans_in(rest).filter_map(|span| match span.style {
        Style::Link(index) => Some(index as usize),
        _ => None,
    });
    links.find(|index| episode.links.get(*index).is_some_and(|url| read_address_link(url).is_some()))
}

/// The links in the shown text of the page from the place on: their words and index, each target once.
fn on_page(reader: &Reader, page: usize) -> Vec<(String, usize)> {
    let episode = reader.episode();
    let mut found: Vec<(String, usize)> = Vec::new();
    for line in reader.flow().lines().get(reader.page(page)).unwrap_or_default() {
        let start = line.range.start.max(reader.place);
        let rest = TextRange::new(start, line.range.end.max(start));
        for span in episode.spans_in(rest) {
            let Style::Link(index) = span.style else { continue };
            let index = index as usize;
            let web =
                episode.links.get(index).is_some_and(|url| is_web(url) || read_address_link(url).is_some());
            if line.kind == LineKind::Text && web && !found.iter().any(|(_, known)| *known == index) {
                found.push((span.range.of(&episode.text).to_owned(), index));
            }
        }
    }
    found
}

fn source(reader: &Reader) -> Option<String> {
    let episode = reader.episode();
    let source = episode.head.source.as_ref()?;
    Some(timed_source(&source.value, episode.time_at(reader.place)))
}
