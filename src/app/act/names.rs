//! People, companies, products and works: what the file's head names and what the text stresses, and where
//! the text mentions them.

use std::collections::BTreeSet;

use crate::app::menu::{Choice, Item, Menu, MenuKind};
use crate::app::overlay::Overlay;
use crate::app::state::App;
use crate::episode::model::{Episode, ParagraphKind, Style};
use crate::messages::Msg;
use crate::search::mentions::{Mentions, mentions};

/// The longest stressed words that count as a name, in characters.
const LONGEST: usize = 24;

/// Opens the index of names; choosing one lists its mentions.
pub fn open(app: &mut App) {
    let Some(reader) = &app.reader else { return };
    let episode = reader.opened.episode.clone();
    let item = |(name, kind, found): (&str, Msg, Mentions)| Item {
        label: name.to_owned(),
        detail: format!("{} · {}", app.words(kind), episode.address_at(found.first)),
        count: Some(found.count),
        choice: Choice::Mentions,
        ..Item::default()
    };
    let items: Vec<Item> = index(&episode).into_iter().map(item).collect();
    if items.is_empty() {
        return app.say(Msg::NoNames, &[]);
    }
    app.overlays.push(Overlay::Menu(Box::new(Menu::new(MenuKind::Names, items))));
}

/// Every name the text mentions, what it is, how often and where first it is mentioned.
fn index(episode: &Episode) -> Vec<(&str, Msg, Mentions)> {
    let head = &episode.head;
    let kinds = [
        (&head.people, Msg::NamePerson),
        (&head.organisations, Msg::NameOrganisation),
        (&head.products, Msg::NameProduct),
        (&head.works, Msg::NameWork),
    ];
    let told =
        kinds.into_iter().flat_map(|(names, kind)| names.iter().map(move |name| (name.as_str(), kind)));
    let stressed = stressed(episode).map(|name| (name, Msg::NameStressed));
    let mut known = BTreeSet::new();
    let names: Vec<(&str, Msg)> = told.chain(stressed).filter(|(name, _)| known.insert(*name)).collect();
    let found = mentions(&episode.text, &names.iter().map(|(name, _)| *name).collect::<Vec<_>>());
    let named = names.into_iter().zip(found).filter(|(_, found)| found.count > 0);
    named.map(|((name, kind), found)| (name, kind, found)).collect()
}

/// Stressed words of the prose, short and without a sentence's marks.
fn stressed(episode: &Episode) -> impl Iterator<Item = &str> {
    let strong = episode.spans.iter().filter(|span| span.style == Style::Strong);
    strong.filter_map(|span| {
        let paragraph = episode.paragraphs.get(episode.paragraph_at(span.range.start))?;
        let name = span.range.of(&episode.text).trim();
        let short = !name.is_empty() && name.chars().count() <= LONGEST;
        let is_prose = !matches!(paragraph.kind, ParagraphKind::Label | ParagraphKind::Heading);
        (short && is_prose && !name.contains(['。', '，', '？', '！', '：', ',', '?', '!', ':', ';', '；']))
            .then_some(name)
    })
}
