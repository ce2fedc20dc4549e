//! Looking into found files for what a list needs of them.
//!
//! Files are read on all cores but one, which is left to keys and drawing, and reported in the order of the
//! list; those that have not changed since they were last read are not read again.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender};
use std::thread;

use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

use super::message::Reports;
use super::store_thread;
use crate::app::episodes::EpisodeStatus;
use crate::app::event::Event;
use crate::episode::summary::Speed;
use crate::episode::voices;
use crate::library::cache::{Cache, Card};
use crate::library::load::{LoadOptions, load_entry};
use crate::library::scan::FoundFile;
use crate::store::Shelves;

/// Files per thread that are read before any of them is reported.
const AHEAD: usize = 4;

/// The same of files that are known already.
const KNOWN_AHEAD: usize = 256;

/// How files are read, and where their cards are remembered.
#[derive(Clone)]
pub struct LookOptions {
    /// How files are read.
    pub load: LoadOptions,
    /// Reading speed, for minutes.
    pub speed: Speed,
    /// The cache folder, and everything besides a file on which its card depends.
    pub cache: (PathBuf, String),
}

/// Looks into files and tells what is in them.
pub struct Looker<'s> {
    options: &'s LookOptions,
    reports: &'s Reports,
    shelves: Shelves,
    cache: Cache,
    pool: Option<ThreadPool>,
    /// Files per thread that are looked into next before any of them is reported.
    ahead: usize,
    /// Texts that were known from other places.
    moved: Vec<(PathBuf, u64)>,
    /// Files that are listed behind all that are sure to be listed.
    doubtful: Vec<(PathBuf, Box<EpisodeStatus>)>,
}

impl<'s> Looker<'s> {
    /// Reads as `options` tell; `shelves` tell what is kept of files, once the cache was opened.
    pub fn new(options: &'s LookOptions, reports: &'s Reports, shelves: &Receiver<Shelves>) -> Self {
        let (folder, settings) = &options.cache;
        let cache = Cache::open(folder, settings.clone());
        let shelves = shelves.recv().unwrap_or_default();
        let (moved, doubtful) = Default::default();
        Self { options, reports, shelves, cache, pool: pool(), ahead: AHEAD, moved, doubtful }
    }

    /// Looks into files and reports those that are sure to be listed.
    pub fn look_into(&mut self, mut entries: &[FoundFile]) {
        while !entries.is_empty() {
            let threads = self.pool.as_ref().map_or(1, ThreadPool::current_num_threads);
            let (chunk, rest) = entries.split_at((threads * self.ahead).min(entries.len()));
            let looked = self.look(chunk);
            let any_new = looked.iter().any(|found| !matches!(found, Ok(Looked::Known(_))));
            self.ahead = if any_new { AHEAD } else { (self.ahead * 2).min(KNOWN_AHEAD) };
            for (entry, found) in chunk.iter().zip(looked) {
                self.report(entry, found);
            }
            entries = rest;
        }
    }

    /// Reports the others that turned out to belong into a list.
    pub fn report_doubtful(&mut self) {
        for (path, status) in self.doubtful.drain(..) {
            self.reports.send(Event::Found(vec![path.clone()]));
            self.reports.send(Event::Summed(path, Ok(status)));
        }
    }

    /// Writes down what is new.
    pub fn end(mut self, store: &Sender<store_thread::Task>) {
        self.report_doubtful();
        if !self.moved.is_empty() {
            // A store thread that is gone has nothing to write down.
            let _ = store.send(store_thread::Task::Saw(self.moved));
        }
        // Without it the files are read again next time, and nothing worse.
        let _ = self.cache.save();
    }

    fn look(&self, chunk: &[FoundFile]) -> Vec<Result<Looked, String>> {
        match &self.pool {
            Some(pool) => pool.install(|| chunk.par_iter().map(|entry| self.look_at(entry)).collect()),
            None => chunk.iter().map(|entry| self.look_at(entry)).collect(),
        }
    }

    /// What a list needs of one file, or why it cannot be read.
    fn look_at(&self, entry: &FoundFile) -> Result<Looked, String> {
        if let Some(card) = self.cache.get(entry) {
            return Ok(Looked::Known(card));
        }
        let looked = self.reports.guard(|| {
            let loaded = load_entry(entry, &self.options.load)
                .map_err(|error| self.reports.language.pick(error.reason_first()))?;
            Ok(Card::of(&loaded, self.options.speed))
        });
        let looked = looked.unwrap_or_else(|| Err(format!("{}: cannot be shown", entry.path.display())));
        looked.map(Looked::New)
    }

    /// Tells what was found in a file, unless it belongs into no list, and remembers it.
    fn report(&mut self, entry: &FoundFile, found: Result<Looked, String>) {
        let is_doubtful = !entry.likelihood.lists(false);
        let card = match found {
            Ok(Looked::Known(card)) => card,
            Ok(Looked::New(card)) => {
                self.cache.put(entry, card.clone());
                card
            }
            Err(_) if is_doubtful => return,
            Err(problem) => return self.reports.send(Event::Summed(entry.path.clone(), Err(problem))),
        };
        if self.shelves.is_new_place(&entry.path, card.text) {
            self.moved.push((entry.path.clone(), card.text));
        }
        let Some(mut card) = card.listed(entry.likelihood) else { return };
        voices::apply_to_summary(&mut card.summary, self.shelves.voices(&entry.path));
        let (progress, kept) = self.shelves.get(&entry.path, card.text);
        let status = Box::new(EpisodeStatus { summary: card.summary, progress, kept });
        if is_doubtful {
            self.doubtful.push((entry.path.clone(), status));
        } else {
            self.reports.send(Event::Summed(entry.path.clone(), Ok(status)));
        }
    }
}

/// What a list needs of a file.
enum Looked {
    /// From the cache.
    Known(Card),
    /// From the file.
    New(Card),
}

/// All cores but one.
fn pool() -> Option<ThreadPool> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let threads = cores.saturating_sub(1).max(1);
    ThreadPoolBuilder::new().num_threads(threads).thread_name(|index| format!("look-{index}")).build().ok()
}
