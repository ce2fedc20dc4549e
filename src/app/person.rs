//! A person over all episodes, as a page of rows to choose from: who asks them, what they speak about, what was
//! kept of their words, what else they are called, where they speak.

use super::item::{Choice, Item, labelled};
use super::listed::Listed;
use crate::catalog::people::{Appearance, Participant};
use crate::catalog::spoken::SpokenTerm;
use crate::episode::model::Role;
use crate::messages::{Language, Msg};
use crate::text::fold::fold_han;
use crate::text::query::{Field, Query, QueryTerm, Scope};

/// Episodes on the page; the list has the rest.
const EPISODES: usize = 6;

/// People who ask, on the page.
const ASKING: usize = 3;

/// Terms on the page.
const TERMS: usize = 8;

/// What is known of a person.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PersonPage {
    /// The person.
    pub person: Participant,
    /// What they speak about, the most frequent first; `None` until that is known.
    pub terms: Option<Vec<SpokenTerm>>,
    /// What was kept of their words.
    pub passages: Vec<Listed>,
}

impl PersonPage {
    /// Whether they bear just this name.
    pub fn is(&self, name: &str) -> bool {
        let folded = fold_han(name).text;
        self.person.names().iter().any(|known| fold_han(known).text == folded)
    }

    /// The rows, group by group; the first of a group bears its name.
    pub fn items(&self, language: Language) -> Vec<Item> {
        let row = |detail: String, place: String, choice| Item { detail, place, choice, ..Item::default() };
        let name_row = |name: &String, choice| row(name.clone(), String::new(), choice);
        let person = &self.person;
        let asking = person.asked_by.iter().take(ASKING);
        let terms = self.terms.iter().flatten().take(TERMS).map(|one| Item {
            count: Some(one.count),
            ..row(one.term.clone(), String::new(), Choice::Search(self.query(Some(&one.term))))
        });
        let kept = self.passages.iter().map(|listed| {
            let choice = Choice::Passage(listed.path.clone(), listed.bookmark.id.clone());
            row(listed.bookmark.words().replace('\n', " "), listed.title.clone(), choice)
        });
        let join = name_row(&Msg::JoinPerson.text(language).to_owned(), Choice::AskWhom(person.name.clone()));
        let mut newest: Vec<&Appearance> = person.appearances.iter().collect();
        newest.sort_by(|a, b| b.date.cmp(&a.date));
        let talks = newest.into_iter().take(EPISODES);
        let mut items = vec![row(self.sums(language), String::new(), Choice::Episodes(self.query(None)))];
        items.extend(
            talks.map(|one| row(one.title.clone(), about(one, language), Choice::Episode(one.path.clone()))),
        );
        let groups = [
            (Msg::PersonTalks, items),
            (Msg::PersonAskedBy, asking.map(|name| name_row(name, Choice::Person(name.clone()))).collect()),
            (Msg::PersonTerms, terms.collect()),
            (Msg::PersonKept, kept.collect()),
            (
                Msg::PersonNames,
                person
                    .aliases
                    .iter()
                    .map(|name| name_row(name, Choice::PartName(name.clone())))
                    .chain([join])
                    .collect(),
            ),
        ];
        groups.into_iter().flat_map(|(label, rows)| labelled(label.text(language), rows)).collect()
    }

    /// `4 episodes · 120 turns · 45 min · 2019–2024`
    fn sums(&self, language: Language) -> String {
        let (turns, _, minutes) = self.person.totals();
        let episodes = Msg::EpisodeCount.with(language, &[&self.person.appearances.len()]);
        let turns = Msg::PersonTurns.with(language, &[&turns]);
        let minutes = Msg::Minutes.with(language, &[&format_args!("{:.0}", minutes.max(1.0))]);
        let parts = [episodes, turns, minutes, self.person.years()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    }

    /// The query for what they say, or for what they say of `term`.
    fn query(&self, term: Option<&str>) -> String {
        let names = self.person.names().into_iter().map(Field::Speaker).collect();
        let fields = vec![Scope { any: names, not: false }];
        Query { terms: term.into_iter().map(QueryTerm::text).collect(), fields }.to_string()
    }
}

/// `2024-03-11 · 20 min`, and that they ask where they do.
fn about(one: &Appearance, language: Language) -> String {
    let role = if one.role == Some(Role::Host) { Msg::Host.text(language) } else { "" };
    let minutes = Msg::Minutes.with(language, &[&format_args!("{:.0}", one.minutes.max(1.0))]);
    [&one.date, minutes.as_str(), role]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" · ")
}
