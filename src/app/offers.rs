//! What the jump box offers: places one has been, the open episode, the other episodes, commands.
//!
//! [`Sources::of`] takes what that is made of from the app, sharing all that is long; [`Offers::new`] works it out,
//! which is left to another thread than that of the keys.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::episodes::Row;
use super::history::Spot;
use super::jump::{Target, To};
use super::reader::Reader;
use super::state::{App, View};
use crate::episode::model::{Episode, Role};
use crate::keys::action::{ACTIONS, Action, Place};
use crate::messages::{Language, Msg};
use crate::passage::marks::Bookmark;
use crate::search::fuzzy::{Ask, Corpus, Hit, Narrowed};
use crate::search::names::Names;
use crate::search::targets::{self, TargetKind};
use crate::text::range::Offset;

/// Characters of a passage in the box.
const FIRST_WORDS: usize = 60;

/// Places one has been that are offered.
const RECENT: usize = 9;

/// What the open episode is worth among targets that match equally well: more than any kind.
const HERE: i64 = 100;

/// The episodes read last are worth so much and one less each.
const READ_LAST: usize = 20;

/// The most hits a person could want to walk through.
const LIMIT: usize = 1000;

/// What the targets are made of.
#[derive(Clone, Debug)]
pub struct Sources {
    recent: Vec<Target>,
    open: Option<Open>,
    rows: Vec<Row>,
    commands: Vec<Target>,
    aliases: Vec<Vec<String>>,
    language: Language,
}

/// The open episode.
#[derive(Clone, Debug)]
struct Open {
    path: PathBuf,
    episode: Arc<Episode>,
    kept: Vec<Target>,
}

/// Everything one may go to, prepared for being matched.
#[derive(Clone, Debug, Default)]
pub struct Offers {
    /// All of it; what a hit's index names.
    pub targets: Vec<Target>,
    corpus: Corpus,
}

impl Sources {
    /// Those of `app` as it is now.
    pub fn of(app: &App) -> Self {
        let open = app.reader.as_ref().filter(|_| app.view != View::Episodes).map(|reader| Open {
            path: reader.path.clone(),
            episode: reader.opened.episode.clone(),
            kept: reader.placed.iter().map(|placed| bookmark(reader, &placed.bookmark)).collect(),
        });
        Self {
            recent: recent(app),
            open,
            rows: app.episodes.rows().to_vec(),
            commands: commands(app),
            aliases: app.settings.aliases.clone(),
            language: app.settings.language,
        }
    }

    /// Places one has been, the open episode, the others, the last read first; commands.
    fn targets(self) -> Vec<Target> {
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
        let rows = last_read_first(&self.rows);
        let worth = |place: usize| READ_LAST.saturating_sub(place) as i64;
        all.extend(rows.iter().enumerate().map(|(place, row)| of_row(row, &users, worth(place))));
        for (place, row) in rows.iter().enumerate().filter(|(_, row)| Some(&row.path) != open.as_ref()) {
            of_sections(row, &users, worth(place), &mut all);
        }
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

    /// The best targets of the kinds named by bits for `words`, best first. `left` is what the words before these
    /// left over, and becomes what these do.
    pub fn rank(&self, words: &str, kinds: u32, left: &mut Narrowed) -> Vec<Hit> {
        let answer = self.corpus.ask(Ask { kinds, after: Some(left), ..Ask::new(words, LIMIT) });
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
fn last_read_first(rows: &[Row]) -> Vec<&Row> {
    let mut rows: Vec<&Row> = rows.iter().collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.read_at()));
    rows
}

/// Places one has been, each passage once, the last one first.
fn recent(app: &App) -> Vec<Target> {
    let mut found: Vec<Target> = Vec::new();
    for spot in app.history.left() {
        let target = of_spot(app, spot);
        if found.len() < RECENT && !found.iter().any(|known| known.label == target.label) {
            found.push(target);
        }
    }
    found
}

fn of_spot(app: &App, spot: &Spot) -> Target {
    let open = app.reader.as_ref().filter(|reader| reader.path == spot.path);
    let title = || app.episodes.row(&spot.path).map_or_else(|| file_name(&spot.path), Row::title);
    let (label, address) = match open {
        Some(reader) => (words_at(reader, spot.place), reader.episode().address_at(spot.place).to_string()),
        None => (title(), String::new()),
    };
    let to = To::Spot(spot.clone());
    Target {
        kind: TargetKind::Place,
        label,
        aliases: Vec::new(),
        detail: String::new(),
        address,
        to,
        bonus: 0,
    }
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// The first words of the paragraph at `place`.
fn words_at(reader: &Reader, place: Offset) -> String {
    let episode = reader.episode();
    let paragraph = episode.paragraphs.get(episode.paragraph_at(place));
    paragraph.map_or_else(String::new, |p| first_words(p.range.of(&episode.text)))
}

fn first_words(text: &str) -> String {
    text.chars().take(FIRST_WORDS).map(|c| if c == '\n' { ' ' } else { c }).collect()
}

fn of_row(row: &Row, users: &Names, worth: i64) -> Target {
    let kind = TargetKind::Episode;
    let label = row.title();
    let mut aliases = users.aliases_in(&label);
    if let Some(shelf) = row.ready() {
        aliases.extend(shelf.summary.speakers.iter().map(|voice| voice.name.clone()));
    }
    let detail = row.ready().map_or_else(String::new, |shelf| shelf.summary.date.clone());
    let to = To::Episode(row.path.clone());
    Target { kind, label, aliases, detail, address: String::new(), to, bonus: kind.bonus() + worth }
}

fn of_sections(row: &Row, users: &Names, worth: i64, all: &mut Vec<Target>) {
    let Some(shelf) = row.ready() else { return };
    let kind = TargetKind::Section;
    all.extend(shelf.summary.sections.iter().map(|(number, title)| Target {
        kind,
        label: title.clone(),
        aliases: users.aliases_in(title),
        detail: shelf.summary.title.clone(),
        address: number.to_string(),
        to: To::Section(row.path.clone(), *number),
        bonus: kind.bonus() + worth,
    }));
}

fn of_episode(episode: &Episode, users: Names, language: Language, all: &mut Vec<Target>) {
    let names = Names::of(episode).and(users);
    all.extend(targets::targets(episode, &names).into_iter().map(|target| Target {
        detail: match target.kind {
            TargetKind::Speaker => role(episode, &target, language),
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

/// What a voice does in the talk, in the user's language.
fn role(episode: &Episode, voice: &targets::Target, language: Language) -> String {
    let msg = match episode.speakers.iter().find(|known| known.name == voice.label).and_then(|s| s.role) {
        Some(Role::Host) => Msg::Host,
        Some(Role::Guest) => Msg::Guest,
        _ => return voice.detail.clone(),
    };
    msg.text(language).to_owned()
}

fn bookmark(reader: &Reader, bookmark: &Bookmark) -> Target {
    let kind = TargetKind::Bookmark;
    Target {
        kind,
        label: first_words(&bookmark.anchor.exact),
        aliases: Some(bookmark.note.clone()).filter(|note| !note.is_empty()).into_iter().collect(),
        detail: bookmark.note.clone(),
        address: bookmark.anchor.address.clone(),
        to: To::Bookmark(reader.path.clone(), bookmark.id.clone()),
        bonus: HERE + kind.bonus(),
    }
}

/// Actions that make sense from the box.
fn commands(app: &App) -> Vec<Target> {
    let left_out = [Action::Jump, Action::Leave, Action::Open, Action::Cancel, Action::Command];
    let place = match app.view {
        View::Episodes => Place::Episodes,
        View::Sections => Place::Sections,
        View::Reader => Place::Reader,
    };
    let entries = ACTIONS.iter().filter(|e| e.places.contains(&place) && !left_out.contains(&e.action));
    entries
        .map(|entry| Target {
            kind: TargetKind::Command,
            label: app.words(entry.doc).to_owned(),
            aliases: vec![entry.name.to_owned()],
            detail: app.settings.keys.keys_of(entry.action, place).join(" "),
            address: String::new(),
            to: To::Act(entry.action),
            bonus: 0,
        })
        .collect()
}
