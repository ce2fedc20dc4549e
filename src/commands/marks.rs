//! The reader's marks, as the command line sees them: the database, and passages placed in the present text.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;

use super::context::RunContext;
use super::database;
pub use super::evidence::{evidence, now};
use super::files::is_there;
use super::outcome::Failure;
use super::output::Output;
use crate::catalog::placing::Placing;
use crate::episode::head::{Found, Head, Origin};
use crate::episode::model::Episode;
use crate::library::load;
use crate::library::scan;
use crate::messages::Msg;
use crate::passage::anchor::{State, text_hash};
use crate::passage::marks::{EpisodeId, Placed};
use crate::runtime::file_reader;
use crate::store::{Shelves, Store};
use crate::text::clusters;

/// Opens the database; makes it if there is none.
pub fn open(context: &RunContext, output: &mut Output) -> Result<Store, Failure> {
    Ok(database::open(&context.places.data, output)?.reading_with(file_reader(context.load.clone())))
}

/// Opens the database if there is one: asking leaves nothing behind, and needs nothing to be written.
pub fn open_existing(context: &RunContext, output: &mut Output) -> Result<Option<Store>, Failure> {
    let store = database::open_existing(&context.places.data, output)?;
    Ok(store.map(|store| store.reading_with(file_reader(context.load.clone()))))
}

/// How far files were read and how much was kept of them.
pub fn on_shelves(context: &RunContext, output: &mut Output) -> Shelves {
    database::query_or_default(&context.places.data, output, Shelves::of)
}

/// Grapheme clusters of a passage in a line of a list.
const FIRST_WORDS: usize = 80;

/// A kept passage, as `bookmarks list --json` prints it.
#[derive(Serialize, JsonSchema)]
pub struct KeptRecord {
    /// Its id, for `bookmarks rm`.
    id: String,
    /// The file; empty if none was ever seen here.
    path: String,
    /// Where it stands, as in `12.3`.
    address: String,
    /// Title of the section.
    section: String,
    /// Who says it.
    speaker: String,
    /// The words that were kept.
    quote: String,
    /// The words that stand there now, if they are others.
    #[serde(skip_serializing_if = "String::is_empty")]
    present: String,
    /// The reader's note.
    note: String,
    /// The reader's tags.
    tags: Vec<String>,
    /// The name of a colour.
    color: String,
    /// Who made it.
    #[serde(skip_serializing_if = "String::is_empty")]
    author: String,
    /// When it was kept, RFC 3339.
    made: String,
    /// How well it was found again.
    #[schemars(with = "State")]
    state: &'static str,
}

/// The bookmarks of one episode and the file they stand in.
pub struct Shelf {
    /// The episode.
    pub id: EpisodeId,
    /// Where the file was last seen.
    pub path: PathBuf,
    /// What it holds; of a file that cannot be read, what is known of it without a text.
    pub episode: Episode,
    /// Why it cannot be read.
    pub problem: Option<String>,
    /// Its passages; all are lost if it cannot be read.
    pub placed: Vec<Placed>,
}

/// The bookmarks of the files at or below `paths` (without any: of all), episode by episode; those in `moved`
/// stand where it says.
pub fn shelves(
    store: &Store,
    paths: &[PathBuf],
    moved: &HashMap<EpisodeId, PathBuf>,
    context: &RunContext,
) -> Result<Vec<Shelf>, Failure> {
    let episodes: Vec<EpisodeId> = store.counts()?.into_iter().map(|(episode, _)| episode).collect();
    shelves_of(store, &episodes, paths, moved, context)
}

/// The same of these episodes.
pub fn shelves_of(
    store: &Store,
    episodes: &[EpisodeId],
    paths: &[PathBuf],
    moved: &HashMap<EpisodeId, PathBuf>,
    context: &RunContext,
) -> Result<Vec<Shelf>, Failure> {
    let wanted: Vec<PathBuf> = paths.iter().map(|path| scan::absolute(path)).collect();
    let is_wanted = |path: &Path| wanted.is_empty() || wanted.iter().any(|wanted| path.starts_with(wanted));
    let mut shelves = Vec::new();
    for &episode in episodes {
        // A passage without a file (its episode came from another machine) is one of all, and of no file.
        let mut paths = store.paths(episode)?;
        paths.retain(|path| is_wanted(path));
        let known = paths.iter().find(|path| is_there(path)).or(paths.first());
        let path = moved.get(&episode).or(known).cloned();
        if let Some(path) = path.or_else(|| wanted.is_empty().then(PathBuf::new)) {
            shelves.push(shelf(store, episode, path, context)?);
        }
    }
    Ok(shelves)
}

/// The bookmarks of `episode`, placed in the present text of its file.
fn shelf(store: &Store, episode: EpisodeId, path: PathBuf, context: &RunContext) -> Result<Shelf, Failure> {
    let (present, problem) = match load::load(&path, &context.load) {
        Ok(loaded) => (loaded.episode, None),
        Err(problem) => {
            let described = described(store, episode)?;
            let nowhere = || Msg::NoFileSeen.with(context.language, &[&described.title()]);
            let problem = if path.as_os_str().is_empty() {
                nowhere()
            } else {
                context.language.pick(problem.in_both())
            };
            (described, Some(problem))
        }
    };
    let kept = store.kept_texts(episode)?;
    let hash = text_hash(&present.text);
    let placed = Placing::new(&present, hash, &kept).place(store.bookmarks(episode)?);
    Ok(Shelf { id: episode, path, episode: present, problem, placed })
}

/// What the database knows of an episode, as one without a text.
fn described(store: &Store, episode: EpisodeId) -> Result<Episode, Failure> {
    let known = store.evidence(episode)?.unwrap_or_default();
    let told = |value: String| Some(Found { value, origin: Origin::FrontMatter });
    let title = told(known.title).filter(|title| !title.value.is_empty());
    let head = Head { title, source: known.source.and_then(told), id: known.front_id, ..Head::default() };
    Ok(Episode { head, ..Episode::default() })
}

impl KeptRecord {
    /// The passage `placed` in the file at `path`, with what the present text says about its place; a lost
    /// one with what was known when it was made.
    pub fn new(path: &Path, episode: &Episode, placed: &Placed) -> Self {
        let Placed { bookmark, resolved } = placed;
        let anchor = &bookmark.anchor;
        let lost = resolved.state == State::Lost;
        let turn = episode.turn_at(resolved.range.start).and_then(|index| episode.turns.get(index));
        let speaker = turn.and_then(|turn| episode.speaker_of(turn)).map(|speaker| speaker.name.clone());
        let section = episode.sections.get(episode.section_at(resolved.range.start));
        let section = section.map(|section| section.title.clone().unwrap_or_default());
        let made = Timestamp::from_millisecond(bookmark.made).unwrap_or_default();
        let present =
            |now: Option<String>, then: &str| now.filter(|_| !lost).unwrap_or_else(|| then.to_owned());
        Self {
            id: bookmark.id.clone(),
            path: path.to_string_lossy().into_owned(),
            address: present(Some(episode.address_at(resolved.range.start).to_string()), &anchor.address),
            section: present(section, &anchor.section),
            speaker: present(speaker, &anchor.speaker),
            present: if lost {
                String::new()
            } else {
                changed_words(&bookmark.words(), resolved.range.of(&episode.text))
            },
            quote: bookmark.words().into_owned(),
            note: bookmark.note.clone(),
            tags: bookmark.tags.clone(),
            color: bookmark.color.clone(),
            author: bookmark.author.clone(),
            made: made.to_string(),
            state: resolved.state.name(),
        }
    }

    /// `path#address`
    pub fn place(&self) -> String {
        format!("{}#{}", self.path, self.address)
    }

    /// `path#address  speaker: quote  (note)` in one line, of a long quote the beginning; with the state
    /// where something happened to the passage.
    pub fn row(&self) -> String {
        let mut row = format!("{}#{}  ", self.path, self.address);
        if self.state != State::Ok.name() {
            row.extend(["[", self.state, "] "]);
        }
        if !self.speaker.is_empty() {
            row.extend([&self.speaker, ": "]);
        }
        let words = clusters::first(&self.quote, FIRST_WORDS);
        row.push_str(&words.replace('\n', " "));
        row.push_str(if words.len() < self.quote.len() { "…" } else { "" });
        if !self.note.is_empty() {
            let lines = self.note.lines().map(str::trim).filter(|line| !line.is_empty());
            row.extend(["  (", &lines.collect::<Vec<_>>().join(" "), ")"]);
        }
        row
    }
}

/// The words that stand there now; none if they are those that were kept.
fn changed_words(kept: &str, now: &str) -> String {
    if kept == now { String::new() } else { now.to_owned() }
}
