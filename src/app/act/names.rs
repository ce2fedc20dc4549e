//! People, companies, products and works: what the file's head names and what the text stresses, and where the text
//! mentions them.

use std::collections::BTreeSet;

use crate::app::overlay::{Choice, Item, Menu, MenuKind, Overlay};
use crate::app::state::App;
use crate::episode::model::{Episode, ParagraphKind, Style};
use crate::messages::Msg;
use crate::search::find::Pattern;

/// The longest stressed words that count as a name, in characters.
const LONGEST: usize = 24;

/// Opens the index of names; choosing one lists its mentions.
pub fn open(app: &mut App) {
    let Some(reader) = &app.reader else { return };
    let episode = reader.opened.episode.clone();
    let item = |(name, kind, address): (String, Msg, String)| Item {
        label: name,
        detail: format!("{} · {address}", app.words(kind)),
        choice: Choice::Mentions,
    };
    let items: Vec<Item> = index(&episode).into_iter().map(item).collect();
    if items.is_empty() {
        return app.say(Msg::NoNames, &[]);
    }
    app.overlays.push(Overlay::Menu(Box::new(Menu::new(MenuKind::Names, items))));
}

/// Every name the text mentions, what it is, and the address of its first mention.
fn index(episode: &Episode) -> Vec<(String, Msg, String)> {
    let head = &episode.head;
    let kinds = [
        (&head.people, Msg::NamePerson),
        (&head.organisations, Msg::NameOrganisation),
        (&head.products, Msg::NameProduct),
        (&head.works, Msg::NameWork),
    ];
    let told =
        kinds.into_iter().flat_map(|(names, kind)| names.iter().map(move |name| (name.as_str(), kind)));
    let named = told.filter_map(|(name, kind)| {
        let at = Pattern::text(name).ok()?.matches(&episode.text).next()?.start;
        Some((name, kind, at))
    });
    let stressed = stressed(episode).map(|(name, at)| (name, Msg::NameStressed, at));
    let mut known = BTreeSet::new();
    let fresh = named.chain(stressed).filter(|(name, ..)| known.insert(*name));
    fresh.map(|(name, kind, at)| (name.to_owned(), kind, episode.address_at(at).to_string())).collect()
}

/// Stressed words of the prose, short and without a sentence's marks, and where they stand.
fn stressed(episode: &Episode) -> impl Iterator<Item = (&str, usize)> {
    let strong = episode.spans.iter().filter(|span| span.style == Style::Strong);
    strong.filter_map(|span| {
        let paragraph = episode.paragraphs.get(episode.paragraph_at(span.range.start))?;
        let name = span.range.of(&episode.text).trim();
        let short = !name.is_empty() && name.chars().count() <= LONGEST;
        let is_prose = !matches!(paragraph.kind, ParagraphKind::Label | ParagraphKind::Heading);
        (short && is_prose && !name.contains(['。', '，', '？', '！', '：', ',', '?', '!', ':', ';', '；']))
            .then_some((name, span.range.start))
    })
}
