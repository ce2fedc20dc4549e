//! The thread that looks for interviews and then into each of them, so that the list stands before any file
//! is read.
//!
//! Files are read on all cores but one, which is left to keys and drawing, and reported in the order of the
//! list; those that have not changed since they were last read are not read again.

use std::collections::HashSet;
use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

use super::folders::{FolderNews, Folders};
use super::message::Reports;
use super::store_thread;
use super::strays::StrayFinder;
use crate::app::episodes::EpisodeStatus;
use crate::app::event::Event;
use crate::episode::summary::Speed;
use crate::episode::voices;
use crate::library::cache::{Cache, Card};
use crate::library::load::{LoadOptions, load_entry};
use crate::library::renewal::{Region, Renewal, renew};
use crate::library::scan::{FoundFile, Scanned, scan};
use crate::store::Shelves;

/// How long found files are gathered before they are shown.
const GATHER: Duration = Duration::from_millis(15);

/// Files per thread that are looked into before any of them is reported.
const AHEAD: usize = 4;

/// What is looked for, where, and how it is read.
pub struct Scanner {
    /// Folders and files.
    pub paths: Vec<PathBuf>,
    /// How files are read.
    pub options: LoadOptions,
    /// Reading speed, for minutes.
    pub speed: Speed,
    /// The cache folder, and everything besides a file on which its card depends.
    pub cache: (PathBuf, String),
    /// The store.
    pub store: Sender<store_thread::Task>,
    /// Where news go.
    pub reports: Reports,
    /// Looks for files that are gone, when everything was looked into.
    pub strays: StrayFinder,
}

impl Scanner {
    /// Starts the thread, which looks into everything and then into whatever changes; what comes back has it look
    /// again.
    ///
    /// # Errors
    /// If no thread can be started.
    pub fn start(self) -> io::Result<Sender<FolderNews>> {
        let shelves = ask_shelves(&self.store);
        let (to, news) = channel();
        let wish = to.clone();
        thread::Builder::new().name("scanner".to_owned()).spawn(move || {
            let reports = self.reports.clone();
            reports.guard(|| self.run(&shelves, to, news));
        })?;
        Ok(wish)
    }

    fn run(mut self, shelves: &Receiver<Shelves>, to: Sender<FolderNews>, news: Receiver<FolderNews>) {
        let (mut entries, problems) = self.find();
        let shelves = shelves.recv().unwrap_or_default();
        if let Some(pool) = pool() {
            self.look_into(&entries, &shelves, &pool);
        }
        self.reports.send(Event::ScanDone(problems));
        self.strays.find_if_gone();
        let to_itself = to.clone();
        let folders = Folders::watch(self.paths.clone(), to, news);
        // What changed before the folders were watched.
        let _ = to_itself.send(FolderNews::Anything);
        let mut told = HashSet::new();
        while let Some(regions) = folders.wait() {
            self.look_again(&mut entries, &regions, &mut told);
        }
    }

    /// Looks at folders again and tells what has changed; of what cannot be looked at once.
    fn look_again(&mut self, entries: &mut Vec<FoundFile>, regions: &[Region], told: &mut HashSet<PathBuf>) {
        let Renewal { fresh, gone, problems } = renew(entries, &self.paths, regions);
        if fresh.is_empty() && gone.is_empty() {
            return;
        }
        if !gone.is_empty() {
            self.strays.find_if_gone();
        }
        let shelves = ask_shelves(&self.store).recv().unwrap_or_default();
        let likely = fresh.iter().filter(|entry| entry.likelihood.lists(false));
        let likely: Vec<PathBuf> = likely.map(|entry| entry.path.clone()).collect();
        self.reports.send(Event::Gone(gone));
        self.reports.send(Event::Found(likely));
        if let Some(pool) = pool() {
            self.look_into(&fresh, &shelves, &pool);
        }
        let new = problems.into_iter().filter(|(path, _)| told.insert(path.clone()));
        let problems = new.map(|(path, message)| self.told(&path, message));
        self.reports.send(Event::ScanDone(problems.collect()));
    }

    fn look_into(&self, entries: &[FoundFile], shelves: &Shelves, pool: &ThreadPool) {
        let (folder, settings) = &self.cache;
        let mut cache = Cache::open(folder, settings.clone());
        let mut moved = Vec::new();
        for chunk in entries.chunks(pool.current_num_threads() * AHEAD) {
            let looked: Vec<_> =
                pool.install(|| chunk.par_iter().map(|entry| self.look(entry, &cache)).collect());
            for (entry, found) in chunk.iter().zip(looked) {
                if let Ok(Looked::New(card)) = &found {
                    cache.put(entry, card.clone());
                }
                if let Ok(Looked::Known(card) | Looked::New(card)) = &found
                    && shelves.is_new_place(&entry.path, card.text)
                {
                    moved.push((entry.path.clone(), card.text));
                }
                self.report(entry, found, shelves);
            }
        }
        if !moved.is_empty() {
            // A store thread that is gone has nothing to write down.
            let _ = self.store.send(store_thread::Task::Saw(moved));
        }
        // Without it the files are read again next time, and nothing worse.
        let _ = cache.save();
    }

    /// All files, and what could not be looked at. Those sure to be listed are reported as they are found.
    fn find(&self) -> (Vec<FoundFile>, Vec<String>) {
        let (mut entries, mut problems) = (Vec::new(), Vec::new());
        let mut fresh = Vec::new();
        let mut reported = Instant::now();
        let over = scan(&self.paths, &mut |scanned| {
            match scanned {
                Scanned::Entry(entry) => {
                    if entry.likelihood.lists(false) {
                        fresh.push(entry.path.clone());
                    }
                    entries.push(entry);
                }
                Scanned::Problem { path, message } => problems.push(self.told(&path, message)),
            }
            if reported.elapsed() >= GATHER {
                self.reports.send(Event::Found(std::mem::take(&mut fresh)));
                reported = Instant::now();
            }
            ControlFlow::Continue(())
        });
        debug_assert!(over.is_continue(), "nothing breaks the scan");
        self.reports.send(Event::Found(fresh));
        (entries, problems)
    }

    /// What is wrong with a path, the reason first.
    fn told(&self, path: &Path, message: [String; 2]) -> String {
        format!("{}: {}", self.reports.language.pick(message), path.display())
    }

    /// What a list needs of one file, or why it cannot be read.
    fn look(&self, entry: &FoundFile, cache: &Cache) -> Result<Looked, String> {
        if let Some(card) = cache.get(entry) {
            return Ok(Looked::Known(card.clone()));
        }
        let looked = self.reports.guard(|| {
            let loaded = load_entry(entry, &self.options)
                .map_err(|error| self.reports.language.pick(error.reason_first()))?;
            Ok(Card::of(&loaded, self.speed))
        });
        let looked = looked.unwrap_or_else(|| Err(format!("{}: cannot be shown", entry.path.display())));
        looked.map(Looked::New)
    }

    /// Tells what was found in a file, unless it belongs into no list.
    fn report(&self, entry: &FoundFile, found: Result<Looked, String>, shelves: &Shelves) {
        let doubtful = !entry.likelihood.lists(false);
        let found = match found {
            Ok(Looked::Known(card) | Looked::New(card)) => {
                let Some(mut card) = card.listed(entry.likelihood) else { return };
                voices::apply_to_summary(&mut card.summary, shelves.voices(&entry.path));
                let (progress, kept) = shelves.get(&entry.path, card.text);
                Ok(Box::new(EpisodeStatus { summary: card.summary, progress, kept }))
            }
            Err(problem) if !doubtful => Err(problem),
            _ => return,
        };
        if doubtful {
            self.reports.send(Event::Found(vec![entry.path.clone()]));
        }
        self.reports.send(Event::Summed(entry.path.clone(), found));
    }
}

/// What a list needs of a file.
enum Looked {
    /// From the cache.
    Known(Card),
    /// From the file.
    New(Card),
}

/// Asks what is kept, without waiting for the answer.
pub fn ask_shelves(store: &Sender<store_thread::Task>) -> Receiver<Shelves> {
    let (to, answer) = channel();
    // A store thread that is gone drops the question, which the receiver sees.
    let _ = store.send(store_thread::Task::Shelves(to));
    answer
}

/// All cores but one.
fn pool() -> Option<ThreadPool> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let threads = cores.saturating_sub(1).max(1);
    ThreadPoolBuilder::new().num_threads(threads).thread_name(|index| format!("look-{index}")).build().ok()
}
