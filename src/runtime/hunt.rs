//! One query against many files: folded texts that are remembered decide which files need be read at all.
//!
//! Shared by the searcher's thread and the command line. Knows files and queries, neither terminal nor output.

use std::path::{Path, PathBuf};

use crate::library::load::{self, LoadError, LoadOptions, Loaded, Source};
use crate::library::stamp::Stamp;
use crate::library::texts::{Known, Text, Texts};
use crate::search::fulltext::{TextQuery, folded};
use crate::search::scoped::{Found, Search, admits};
use crate::search::sieve::sieve;
use crate::text::query::Query;

/// What is looked for.
#[derive(Clone, Debug)]
pub struct Quarry {
    query: Query,
    search: Search,
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
        let (search, text) = (Search::new(&query)?, TextQuery::new(&query)?);
        Ok((!query.is_empty()).then_some(Self { query, search, text }))
    }

    /// Looks into the file at `path`, just seen in the state `stamp`. It is read only where what `texts` remember of
    /// that state does not tell, and parsed only where its source may hold what is looked for; then it is remembered.
    /// `room` is overwritten.
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
        let source = Source::decode(path, &bytes, options)?;
        let text = source.text().filter(|_| told.is_none());
        if text.is_some_and(|text| !self.text.may_be_read_from(text)) {
            return Ok(Looked { path: path.to_owned(), ..Looked::default() });
        }
        let loaded = source.load(path, options);
        if let Some(stamp) = stamp {
            remember(&loaded, path, stamp, texts);
        }
        Ok(self.look_at(loaded))
    }

    /// Looks at a file that was read.
    pub fn look_at(&self, loaded: Loaded) -> Looked {
        let admitted = admits(&loaded.episode, &self.query);
        let hits = if admitted { self.search.find_in(&loaded.episode) } else { Vec::new() };
        Looked {
            path: loaded.path.clone(),
            count: hits.len(),
            voices: loaded.has_voices(),
            read: Some((Box::new(loaded), hits)),
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

/// Reads the file at `path` and has `texts` remember it, unless they do.
pub fn read_ahead(path: &Path, options: &LoadOptions, texts: &Texts) {
    let stamp = Stamp::of(path).filter(|stamp| stamp.is_settled() && path.to_str().is_some());
    if let Some(stamp) = stamp.filter(|stamp| texts.get(path, *stamp).is_none())
        && let Ok(loaded) = load::load(path, options)
    {
        remember(&loaded, path, stamp, texts);
    }
}

/// Has `texts` remember a file that was read in the state `stamp`.
fn remember(loaded: &Loaded, path: &Path, stamp: Stamp, texts: &Texts) {
    let folded = folded(&loaded.episode);
    let text =
        Text { path: path.to_owned(), stamp, voices: loaded.has_voices(), sieve: sieve(&folded), folded };
    // A cache that cannot be written costs time, nothing else.
    let _ = texts.add(&text);
}
