//! What the jump box offers: places one has been, the open episode, the other episodes, commands.
//!
//! [`Sources`] hold what that is made of, sharing all that is long; [`Offers::new`] works it out, which is
//! left to another thread than that of the keys.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::episodes::EpisodeRow;
use super::history::Spot;
use crate::catalog::people::{Participant, people};
use crate::episode::model::{Episode, Role};
use crate::episode::ties::NameTie;
use crate::keys::action::Action;
use crate::messages::{Language, Msg};
use crate::search::fuzzy::{Corpus, Hit, Narrowed, RankQuery};
use crate::search::names::{Lookup, Names};
use crate::search::targets::{self, TargetKind};
use crate::text::range::Offset;

/// What the open episode is worth among targets that match equally well: more than any kind.
pub const HERE: i64 = 100;

/// The episodes read last are worth so much and one less each.
const READ_LAST: usize = 20;

/// The most hits a person could want to walk through.
const LIMIT: usize = 1000;

/// Something one may go to.
#[derive(Clone, Debug, PartialEq)]
pub struct JumpTarget {
    /// What it is.
    pub kind: TargetKind,
    /// What is shown and matched.
    pub label: String,
    /// What matches too.
    pub aliases: Vec<String>,
    /// Shown behind the label: who speaks, the episode's title, a key.
    pub detail: String,
    /// Its turn or section; empty if it has none.
    pub address: String,
    /// Where it leads.
    pub to: To,
    /// Decides between targets that match equally well: higher first.
    pub bonus: i64,
}

/// Where a target leads.
#[derive(Clone, Debug, PartialEq)]
pub enum To {
    /// A place in the open episode.
    Here(Offset),
    /// A place one has been.
    Spot(Spot),
    /// An episode.
    Episode(PathBuf),
    /// A section of another episode, by its number.
    Section(PathBuf, u32),
    /// A kept passage.
    Bookmark(PathBuf, String),
    /// The episodes that a query asks for.
    List(String),
    /// The page of whoever is called so.
    Person(String),
    /// An action.
    Act(Action),
}

/// What the targets are made of.
#[derive(Clone, Debug)]
pub struct Sources {
    /// Places one has been.
    pub recent: Vec<JumpTarget>,
    /// The open episode.
    pub open: Option<OpenEpisode>,
    /// The files of the list.
    pub rows: Vec<EpisodeRow>,
    /// Saved filters of the list.
    pub shelves: Vec<JumpTarget>,
    /// Actions.
    pub commands: Vec<JumpTarget>,
    /// Names that mean the same, as the user says.
    pub aliases: Vec<Vec<String>>,
    /// Names that the reader joined and parted.
    pub ties: Vec<NameTie>,
    /// The user's language.
    pub language: Language,
}

/// The open episode.
#[derive(Clone, Debug)]
pub struct OpenEpisode {
    /// Its file.
    pub path: PathBuf,
    /// Its text.
    pub episode: Arc<Episode>,
    /// Its kept passages.
    pub kept: Vec<JumpTarget>,
}

/// Everything one may go to, prepared for being matched.
#[derive(Clone, Debug, Default)]
pub struct Offers {
    /// All of it; what a hit's index names.
    pub targets: Vec<JumpTarget>,
    corpus: Corpus,
}

impl Sources {
    /// Places one has been, the open episode, the others, the last read first; people, shelves, commands.
    fn targets(self) -> Vec<JumpTarget> {
        let mut users = Names::default();
        for group in &self.aliases {
            users.add(group);
        }
        let mut all = self.recent;
        let open = self.open.as_ref().map(|open| open.path.clone());
        if let Some(open) = self.open {
            of_episode(&open.episode, users.clone(), self.language, &mut all);
            all.extend(open.kept);
        }
        let users = users.lookup();
        let rows = last_read_first(&self.rows);
        let worth = |place: usize| READ_LAST.saturating_sub(place) as i64;
        all.extend(rows.iter().enumerate().map(|(place, row)| of_row(row, &users, worth(place))));
        for (place, row) in rows.iter().enumerate().filter(|(_, row)| Some(&row.path) != open.as_ref()) {
            of_sections(row, &users, worth(place), &mut all);
        }
        let listed = self.rows.iter().map(EpisodeRow::facts);
        let everybody = people(listed, &self.aliases, &self.ties);
        all.extend(everybody.into_iter().map(|person| of_person(person, &users, self.language)));
        all.extend(self.shelves);
        all.extend(self.commands);
        all
    }
}

impl Offers {
    /// Works out what `sources` hold.
    pub fn new(sources: Sources) -> Self {
        let targets = sources.targets();
        let labels = targets.iter().map(|target| (target.label.clone(), target.aliases.clone()));
        let mut corpus = Corpus::with_aliases(labels);
        corpus.set_kinds(targets.iter().map(|target| target.kind.index()).collect());
        corpus.set_bonus(targets.iter().map(|target| target.bonus).collect());
        Self { targets, corpus }
    }

    /// The best targets of the kinds named by bits for `words`, best first. `left` is what the words before
    /// these left over, and becomes what these do.
    pub fn rank(&self, words: &str, kinds: u32, left: &mut Narrowed) -> Vec<Hit> {
        let ask = RankQuery { kinds, after: Some(left), slips: true, ..RankQuery::new(words, LIMIT) };
        let answer = self.corpus.ask(ask);
        *left = answer.narrowed;
        let meant = |hit: &Hit| {
            let target = &self.targets[hit.index];
            target.kind != TargetKind::Turn || words.is_empty() || hit.is_in_runs(words, &target.label)
        };
        let mut hits = answer.hits;
        hits.retain(meant);
        hits
    }
}

/// Rows, those that were read first and the last read one foremost.
fn last_read_first(rows: &[EpisodeRow]) -> Vec<&EpisodeRow> {
    let mut rows: Vec<&EpisodeRow> = rows.iter().collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.read_at()));
    rows
}

fn of_row(row: &EpisodeRow, users: &Lookup<'_>, worth: i64) -> JumpTarget {
    let kind = TargetKind::Episode;
    let label = row.title();
    let mut aliases = users.aliases_in(&label);
    if let Some(shelf) = row.ready() {
        aliases.extend(shelf.summary.speakers.iter().map(|voice| voice.name.clone()));
    }
    let detail = row.ready().map_or_else(String::new, |shelf| shelf.summary.date.clone());
    let to = To::Episode(row.path.clone());
    JumpTarget { kind, label, aliases, detail, address: String::new(), to, bonus: kind.bonus() + worth }
}

fn of_sections(row: &EpisodeRow, users: &Lookup<'_>, worth: i64, all: &mut Vec<JumpTarget>) {
    let Some(shelf) = row.ready() else { return };
    let kind = TargetKind::Section;
    all.extend(shelf.summary.sections.iter().map(|(number, title)| JumpTarget {
        kind,
        label: title.clone(),
        aliases: users.aliases_in(title),
        detail: shelf.summary.title.clone(),
        address: number.to_string(),
        to: To::Section(row.path.clone(), *number),
        bonus: kind.bonus() + worth,
    }));
}

/// Somebody over all episodes: before these where both match equally well, as their page lists them.
fn of_person(person: Participant, users: &Lookup<'_>, language: Language) -> JumpTarget {
    let kind = TargetKind::Speaker;
    let facts = [Msg::EpisodeCount.with(language, &[&person.appearances.len()]), person.years()];
    let mut aliases = users.aliases_in(&person.name);
    aliases.extend(person.aliases);
    JumpTarget {
        kind,
        aliases,
        detail: facts.into_iter().filter(|fact| !fact.is_empty()).collect::<Vec<_>>().join(" · "),
        address: String::new(),
        to: To::Person(person.name.clone()),
        label: person.name,
        bonus: TargetKind::Episode.bonus() + READ_LAST as i64 + 1,
    }
}

fn of_episode(episode: &Episode, users: Names, language: Language, all: &mut Vec<JumpTarget>) {
    let names = Names::of(episode).and(users);
    let roles: HashMap<&str, Role> =
        episode.speakers.iter().rev().filter_map(|known| Some((known.name.as_str(), known.role?))).collect();
    all.extend(targets::targets(episode, &names).into_iter().map(|target| JumpTarget {
        detail: match target.kind {
            TargetKind::Speaker => role(roles.get(target.label.as_str()), &target, language),
            _ => target.detail,
        },
        kind: target.kind,
        label: target.label,
        aliases: target.aliases,
        address: target.address.to_string(),
        to: To::Here(target.at),
        bonus: HERE + target.kind.bonus(),
    }));
}

/// What a voice of this role does in the talk, in the user's language.
fn role(role: Option<&Role>, voice: &targets::Target, language: Language) -> String {
    let msg = match role {
        Some(Role::Host) => Msg::Host,
        Some(Role::Guest) => Msg::Guest,
        _ => return voice.detail.clone(),
    };
    msg.text(language).to_owned()
}
