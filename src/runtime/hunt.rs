//! One query against many files: folded texts that are remembered decide which files need be read at all.
//!
//! Shared by the searcher's thread and the command line. Knows files and queries, neither terminal nor output.

use std::path::{Path, PathBuf};

use crate::library::load::{self, LoadError, LoadOptions, Loaded};
use crate::library::stamp::Stamp;
use crate::library::texts::{Known, Text, Texts};
use crate::search::fulltext::{TextQuery, folded};
use crate::search::scoped::{Found, admits, find_in_episode};
use crate::search::sieve::sieve;
use crate::text::query::Query;

/// What is looked for.
#[derive(Clone, Debug)]
pub struct Quarry {
    query: Query,
    text: TextQuery,
}

/// What was found in one file.
#[derive(Debug, Default)]
pub struct Looked {
    /// The file.
    pub path: PathBuf,
    /// How many hits it has.
    pub count: usize,
    /// Whether somebody speaks in it.
    pub voices: bool,
    /// The file and its hits, where it had to be read for them.
    pub read: Option<(Box<Loaded>, Vec<Found>)>,
    /// What is worth remembering of it.
    pub fresh: Option<Text>,
}

/// Memory used again from file to file.
#[derive(Debug, Default)]
pub struct Room {
    sieve: Vec<u8>,
    text: Vec<u8>,
}

/// What a remembered text tells of a query.
#[derive(Clone, Copy, Debug)]
enum Told {
    /// So many hits.
    Count(usize),
    /// The file has to be read.
    Nothing,
}

impl Quarry {
    /// Reads what a person typed; `None` where that is nothing.
    ///
    /// # Errors
    /// A message for the user where it cannot be meant.
    pub fn new(typed: &str) -> Result<Option<Self>, String> {
        let query = Query::parse(typed)?;
        // An expression that is wrong is told before any file is looked at.
        find_in_episode(&crate::episode::model::Episode::default(), &query)?;
        let text = TextQuery::new(&query)?;
        Ok((!query.is_empty()).then_some(Self { query, text }))
    }

    /// Looks into the file at `path`, just seen in the state `stamp`. It is read only where what `texts` remember of
    /// that state does not tell, and parsed only where its source may hold what is looked for. `room` is overwritten.
    ///
    /// # Errors
    /// Where the file has to be read and cannot be.
    pub fn look(
        &self,
        path: &Path,
        stamp: Option<Stamp>,
        options: &LoadOptions,
        texts: &Texts,
        room: &mut Room,
    ) -> Result<Looked, LoadError> {
        let known = stamp.and_then(|stamp| texts.get(path, stamp));
        let told = known.and_then(|known| self.told_by(known, room));
        if let (Some(Told::Count(count)), Some(known)) = (told, known) {
            return Ok(Looked { path: path.to_owned(), count, voices: known.voices(), ..Looked::default() });
        }
        let worth = |stamp: &Stamp| told.is_none() && stamp.is_settled() && path.to_str().is_some();
        let stamp = Stamp::of(path).filter(worth);
        let (bytes, _) = load::bytes(path)?;
        let source = options.plain_text(path, &bytes).filter(|_| told.is_none());
        if source.is_some_and(|source| !self.text.may_be_read_from(source)) {
            return Ok(Looked { path: path.to_owned(), ..Looked::default() });
        }
        let mut looked = self.look_at(load::load_bytes(path, &bytes, options)?);
        if let (Some(stamp), Some((loaded, _))) = (stamp, &looked.read) {
            looked.fresh = Some(remembered(loaded, path, stamp));
        }
        Ok(looked)
    }

    /// Looks at a file that was read.
    pub fn look_at(&self, loaded: Loaded) -> Looked {
        let hits = if admits(&loaded.episode, &self.query) {
            find_in_episode(&loaded.episode, &self.query).unwrap_or_default()
        } else {
            Vec::new()
        };
        Looked {
            path: loaded.path.clone(),
            count: hits.len(),
            voices: loaded.has_voices(),
            read: Some((Box::new(loaded), hits)),
            fresh: None,
        }
    }

    /// What a remembered text tells; `None` where it is damaged.
    fn told_by(&self, known: Known<'_>, room: &mut Room) -> Option<Told> {
        if !self.text.passes(known.sieve(&mut room.sieve)?) {
            return Some(Told::Count(0));
        }
        let count = self.text.count(known.text(&mut room.text)?);
        Some(count.map_or(Told::Nothing, Told::Count))
    }
}

/// What is worth remembering of the file at `path`, where `texts` do not know it.
pub fn fresh(path: &Path, options: &LoadOptions, texts: &Texts) -> Option<Text> {
    let stamp = Stamp::of(path).filter(|stamp| stamp.is_settled() && path.to_str().is_some())?;
    let known = texts.get(path, stamp).is_some();
    (!known).then(|| load::load(path, options).ok()).flatten().map(|loaded| remembered(&loaded, path, stamp))
}

/// What is worth remembering of a file that was read in the state `stamp`.
fn remembered(loaded: &Loaded, path: &Path, stamp: Stamp) -> Text {
    let folded = folded(&loaded.episode);
    Text { path: path.to_owned(), stamp, voices: loaded.has_voices(), sieve: sieve(&folded), folded }
}
