//! The values that episodes have of guest, tag, series and the like, and how many have each.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::filter::{EpisodeFacts, state};
use crate::episode::model::Role;
use crate::episode::summary::VoiceSummary;
use crate::search::names::is_called;
use crate::text::fold::fold_han;
use crate::text::language;
use crate::text::natural;
use crate::text::query::{Field, Query, Scope, StateName, ValueSpan};

/// What episodes can be told apart by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FacetKind {
    /// Unread, reading, done; starred, queued, hidden.
    State,
    /// Who answers.
    Guest,
    /// The series.
    Series,
    /// The tags.
    Tag,
    /// The year.
    Year,
    /// The language.
    Lang,
    /// The folder they lie in.
    Folder,
}

/// All of them, in the order in which they are shown.
pub const FACETS: &[FacetKind] = &[
    FacetKind::State,
    FacetKind::Guest,
    FacetKind::Series,
    FacetKind::Tag,
    FacetKind::Year,
    FacetKind::Lang,
    FacetKind::Folder,
];

/// A value, and how many episodes it would leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facet {
    /// What it is a value of.
    pub kind: FacetKind,
    /// The value.
    pub value: String,
    /// Episodes that a filter for it lets through.
    pub count: usize,
}

/// Values of a kind up to which each is held against the names of all others.
const FEW: usize = 300;

impl FacetKind {
    /// What is shown of an episode: the values it has.
    pub fn values(self, facts: &EpisodeFacts<'_>) -> Vec<String> {
        if self == Self::State {
            return states(facts).map(|state| state.name().to_owned()).collect();
        }
        if self == Self::Folder {
            let folder = facts.path.parent().and_then(|parent| parent.file_name());
            return folder.map(|name| name.to_string_lossy().into_owned()).into_iter().collect();
        }
        let Some(summary) = facts.summary else { return Vec::new() };
        let one =
            |value: &str| Some(value.to_owned()).filter(|value| !value.is_empty()).into_iter().collect();
        match self {
            Self::Guest => {
                let answers = |voice: &&VoiceSummary| voice.is_person() && voice.role != Some(Role::Host);
                let guests = summary.speakers.iter().filter(answers);
                guests.map(|voice| voice.name.clone()).collect()
            }
            Self::Series => one(&summary.series),
            Self::Tag => summary.tags.clone(),
            Self::Year => one(summary.date.get(..4).unwrap_or_default()),
            Self::Lang => one(&summary.language),
            Self::State | Self::Folder => Vec::new(),
        }
    }

    /// What a filter finds an episode by: its values and what else they are called.
    fn names(self, facts: &EpisodeFacts<'_>) -> Vec<String> {
        let mut names = self.values(facts);
        match (self, facts.summary) {
            (Self::Guest, Some(summary)) => {
                let guests = summary.speakers.iter().filter(|voice| names.contains(&voice.name));
                let aliases: Vec<String> = guests.flat_map(|voice| voice.aliases.clone()).collect();
                names.extend(aliases);
            }
            (Self::Folder, _) => {
                let above = facts.path.parent().into_iter().flatten();
                names = above.map(|part| fold_han(&part.to_string_lossy()).text).collect();
            }
            _ => {}
        }
        names
    }

    /// Whether a filter for `value` means what is called `name`.
    fn means(self, value: &str, name: &str) -> bool {
        match self {
            Self::Guest | Self::Series | Self::Tag => is_called(name, value),
            Self::Lang => language::is_meant(name, value),
            Self::Folder => fold_han(value).text == name,
            Self::State | Self::Year => value == name,
        }
    }

    /// The word for it, by which it is remembered.
    pub fn word(self) -> &'static str {
        match self {
            Self::State => "state",
            Self::Guest => "guest",
            Self::Series => "series",
            Self::Tag => "tag",
            Self::Year => "year",
            Self::Lang => "lang",
            Self::Folder => "folder",
        }
    }

    fn field(self, value: &str) -> Field {
        let text = value.to_owned();
        match self {
            Self::State => Field::State(
                StateName::OF_EPISODES
                    .into_iter()
                    .find(|state| state.name() == value)
                    .unwrap_or(StateName::Unread),
            ),
            Self::Guest => Field::Guest(text),
            Self::Series => Field::Series(text),
            Self::Tag => Field::Tag(text),
            Self::Year => Field::Year(ValueSpan::only(value.parse().unwrap_or_default())),
            Self::Lang => Field::Lang(text),
            Self::Folder => Field::Folder(text),
        }
    }
}

impl Facet {
    /// The clause of a query that asks for it.
    pub fn clause(&self) -> String {
        let scope = Scope { any: vec![self.kind.field(&self.value)], not: false };
        Query { fields: vec![scope], ..Query::default() }.to_string()
    }
}

/// The values that `episodes` have, kind by kind, those that most have first.
pub fn facets<'a>(episodes: &(impl Iterator<Item = EpisodeFacts<'a>> + Clone)) -> Vec<Facet> {
    FACETS.iter().flat_map(|kind| of_kind(*kind, episodes.clone())).collect()
}

fn of_kind<'a>(kind: FacetKind, episodes: impl Iterator<Item = EpisodeFacts<'a>>) -> Vec<Facet> {
    let mut values = BTreeSet::new();
    let mut bearers: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, facts) in episodes.enumerate() {
        values.extend(kind.values(&facts));
        for name in kind.names(&facts) {
            bearers.entry(name).or_default().push(at);
        }
    }
    let few = values.len() <= FEW;
    let count = |value: &String| {
        let is_meant = |name: &String| if few { kind.means(value, name) } else { value == name };
        let all = bearers.iter().filter(|(name, _)| is_meant(name)).flat_map(|(_, at)| at);
        all.collect::<HashSet<_>>().len()
    };
    let alone = |value: &String| bearers.get(value).map_or(0, Vec::len);
    let mut facets: Vec<Facet> = values
        .iter()
        .map(|value| Facet {
            kind,
            value: value.clone(),
            count: if few { count(value) } else { alone(value) },
        })
        .collect();
    facets.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| natural::compare(&a.value, &b.value)));
    facets
}

fn states(facts: &EpisodeFacts<'_>) -> impl Iterator<Item = StateName> {
    let flags = facts.progress.map_or([false; 3], |one| [one.starred, one.queued.is_some(), one.hidden]);
    let flags = [StateName::Starred, StateName::Queued, StateName::Hidden].into_iter().zip(flags);
    std::iter::once(state(facts.progress)).chain(flags.filter(|(_, set)| *set).map(|(state, _)| state))
}
