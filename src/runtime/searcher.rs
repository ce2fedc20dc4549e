//! The thread that searches the text of all episodes, file by file; a newer question ends the one before.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use rayon::prelude::*;

use super::hunt::{self, Looked, Quarry, Room};
use super::keeper;
use super::message::Reports;
use crate::app::event::{EpisodeHits, Event, Ticket};
use crate::app::hits;
use crate::episode::voices::Renamed;
use crate::library::load::{LoadOptions, load};
use crate::library::stamp::Stamp;
use crate::library::texts::Texts;

/// Files searched between two looks at the inbox: few at first, so that something is seen at once.
const CHUNKS: (usize, usize) = (16, 256);

/// The most hits of one file that are shown one by one.
const PER_FILE: usize = 50;

/// Hits after which files are only counted: more rows nobody reads.
const SHOWN: usize = 2_000;

/// What is to be searched for, and where.
pub struct Ask {
    /// The request.
    pub ticket: Ticket,
    /// What was typed.
    pub query: String,
    /// All files.
    pub paths: Vec<PathBuf>,
}

/// How files are read, and where their texts are remembered.
pub struct Searcher {
    /// How files are read.
    pub options: LoadOptions,
    /// The cache folder.
    pub cache: PathBuf,
    /// Names everything besides a file on which its text depends.
    pub settings: String,
    /// The store.
    pub keeper: Sender<keeper::Ask>,
    /// Where answers go.
    pub reports: Reports,
}

impl Searcher {
    /// Starts the thread.
    ///
    /// # Errors
    /// Where no thread can be started.
    pub fn start(self) -> io::Result<Sender<Ask>> {
        let (asks, inbox) = channel();
        thread::Builder::new().name("searcher".to_owned()).spawn(move || self.serve(&inbox))?;
        Ok(asks)
    }

    fn serve(&self, inbox: &Receiver<Ask>) {
        let mut texts = None;
        let mut next = inbox.recv().ok();
        while let Some(ask) = next {
            let ask = inbox.try_iter().last().unwrap_or(ask);
            let texts = texts.get_or_insert_with(|| Texts::open(&self.cache, &self.settings));
            let newer = self.reports.guard(|| self.search(&ask, texts, inbox)).flatten();
            next = newer.or_else(|| inbox.recv().ok());
        }
    }

    /// Searches all files; stops for a newer question and hands it back.
    fn search(&self, ask: &Ask, texts: &mut Texts, inbox: &Receiver<Ask>) -> Option<Ask> {
        let tell = |hits, over| self.reports.send(Event::LibraryHits(ask.ticket, hits, over));
        let quarry = Quarry::new(&ask.query).unwrap_or_else(|problem| {
            self.reports.send(Event::Notice(problem));
            None
        });
        let options = LoadOptions { voices: Arc::new(self.renamed()), ..self.options.clone() };
        let mut rest = if quarry.is_some() { ask.paths.as_slice() } else { &[] };
        let (mut size, mut shown) = (CHUNKS.0, 0);
        while let (Some(quarry), false) = (&quarry, rest.is_empty()) {
            if let Ok(newer) = inbox.try_recv() {
                return Some(newer);
            }
            let (chunk, later) = rest.split_at(size.min(rest.len()));
            let mut looked = look(chunk, quarry, &options, texts);
            let fresh: Vec<_> = looked.iter_mut().filter_map(|looked| looked.fresh.take()).collect();
            // A cache that cannot be written costs time, nothing else.
            let _ = texts.add(&fresh);
            looked.retain(|looked| looked.count > 0);
            let hits = show(looked, quarry, &options, &mut shown);
            if !hits.is_empty() {
                tell(hits, false);
            }
            (rest, size) = (later, (size * 2).min(CHUNKS.1));
        }
        tell(Vec::new(), true);
        self.remember(&ask.paths, texts, inbox)
    }

    /// Reads what is not remembered yet, so that the next search need not; on one core, as nobody waits for it. Stops
    /// for a newer question and hands it back.
    fn remember(&self, paths: &[PathBuf], texts: &mut Texts, inbox: &Receiver<Ask>) -> Option<Ask> {
        for chunk in paths.chunks(CHUNKS.0) {
            if let Ok(newer) = inbox.try_recv() {
                return Some(newer);
            }
            let known = &*texts;
            let fresh: Vec<_> =
                chunk.iter().filter_map(|path| hunt::fresh(path, &self.options, known)).collect();
            if texts.add(&fresh).is_err() {
                break;
            }
        }
        None
    }

    /// What the reader calls the voices of files now.
    fn renamed(&self) -> Renamed {
        let (to, answer) = channel();
        // A keeper that is gone drops the question, which is seen here.
        let _ = self.keeper.send(keeper::Ask::Renamed(to));
        answer.recv().unwrap_or_default()
    }
}

/// Looks into `paths`. One that cannot be read is told of by the list, not here.
fn look(paths: &[PathBuf], quarry: &Quarry, options: &LoadOptions, texts: &Texts) -> Vec<Looked> {
    let look =
        |room: &mut Room, path: &PathBuf| quarry.look(path, Stamp::of(path), options, texts, room).ok();
    paths.par_iter().with_min_len(1 + paths.len() / 32).map_init(Room::default, look).flatten().collect()
}

/// The hits one by one, as long as `shown` are not too many; then how many there are.
fn show(looked: Vec<Looked>, quarry: &Quarry, options: &LoadOptions, shown: &mut usize) -> Vec<EpisodeHits> {
    let room = |looked: Looked| {
        let wanted = *shown < SHOWN;
        *shown += looked.count.min(PER_FILE);
        (looked, wanted)
    };
    let looked: Vec<(Looked, bool)> = looked.into_iter().map(room).collect();
    looked.into_par_iter().map(|(looked, wanted)| hits(looked, quarry, options, wanted)).collect()
}

fn hits(looked: Looked, quarry: &Quarry, options: &LoadOptions, wanted: bool) -> EpisodeHits {
    let Looked { path, count, read, .. } = looked;
    if !wanted {
        return EpisodeHits { path, count, hits: Vec::new() };
    }
    let read = read.or_else(|| quarry.look_at(load(&path, options).ok()?).read);
    let Some((loaded, found)) = read else { return EpisodeHits { path, count, hits: Vec::new() } };
    let first = found.iter().take(PER_FILE);
    let hits = first.map(|found| hits::row(&loaded.episode, found.range)).collect();
    EpisodeHits { path, count: found.len(), hits }
}
