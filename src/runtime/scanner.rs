//! The thread that looks for interviews and then into each of them, so that the list stands before any file is read.
//!
//! Files are read on all cores but one, which is left to keys and drawing, and reported in the order of the list.

use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

use super::keeper::{self, Shelves};
use super::message::Reports;
use crate::app::event::{Event, Shelf};
use crate::episode::model::Episode;
use crate::episode::summary::{Speed, Summary};
use crate::library::kind::Likelihood;
use crate::library::load::{LoadOptions, load_entry};
use crate::library::scan::{Entry, Scanned, scan};

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
    /// The store.
    pub keeper: Sender<keeper::Ask>,
    /// Where news go.
    pub reports: Reports,
}

impl Scanner {
    /// Starts the thread, which ends when everything was looked into.
    ///
    /// # Errors
    /// Where no thread can be started.
    pub fn start(self) -> io::Result<()> {
        let shelves = ask_shelves(&self.keeper);
        thread::Builder::new().name("scanner".to_owned()).spawn(move || {
            let reports = self.reports.clone();
            reports.guard(|| self.run(&shelves));
        })?;
        Ok(())
    }

    fn run(self, shelves: &Receiver<Shelves>) {
        let (entries, problems) = self.find();
        let shelves = shelves.recv().unwrap_or_default();
        if let Some(pool) = pool() {
            let ahead = pool.current_num_threads() * AHEAD;
            for chunk in entries.chunks(ahead) {
                let looked: Vec<_> =
                    pool.install(|| chunk.par_iter().map(|entry| self.look(entry, &shelves)).collect());
                for (entry, found) in chunk.iter().zip(looked) {
                    self.report(entry, found);
                }
            }
        }
        self.reports.send(Event::ScanDone(problems));
    }

    /// All files, and what could not be looked at. Those sure to be listed are reported as they are found.
    fn find(&self) -> (Vec<Entry>, Vec<String>) {
        let (mut entries, mut problems) = (Vec::new(), Vec::new());
        let mut fresh = Vec::new();
        let mut reported = Instant::now();
        let over = scan(&self.paths, &mut |scanned| {
            match scanned {
                Scanned::Entry(entry) => {
                    if entry.likelihood == Likelihood::Likely {
                        fresh.push(entry.path.clone());
                    }
                    entries.push(entry);
                }
                Scanned::Problem { path, message } => problems.push(format!("{}: {message}", path.display())),
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

    /// Looks into one file; `None` for one that belongs into no list.
    fn look(&self, entry: &Entry, shelves: &Shelves) -> Option<Result<Box<Shelf>, String>> {
        let looked = self.reports.guard(|| match load_entry(entry, &self.options) {
            Ok(loaded) if !loaded.is_listed(entry.likelihood) => None,
            Ok(loaded) => Some(Ok(Box::new(shelf(&loaded.episode, &entry.path, shelves, self.speed)))),
            Err(_) if entry.likelihood == Likelihood::Doubtful => None,
            Err(error) => Some(Err(error.to_string())),
        });
        looked.unwrap_or_else(|| Some(Err(format!("{}: cannot be shown", entry.path.display()))))
    }

    fn report(&self, entry: &Entry, found: Option<Result<Box<Shelf>, String>>) {
        let Some(found) = found else { return };
        if entry.likelihood == Likelihood::Doubtful {
            self.reports.send(Event::Found(vec![entry.path.clone()]));
        }
        self.reports.send(Event::Summed(entry.path.clone(), found));
    }
}

/// Asks what is kept, without waiting for the answer.
pub fn ask_shelves(keeper: &Sender<keeper::Ask>) -> Receiver<Shelves> {
    let (to, answer) = channel();
    // A keeper that is gone drops the question, which the receiver sees.
    let _ = keeper.send(keeper::Ask::Shelves(to));
    answer
}

fn shelf(episode: &Episode, path: &Path, shelves: &Shelves, speed: Speed) -> Shelf {
    let (progress, bookmarks) = shelves.get(path);
    let voices = episode.speakers.iter().map(|voice| (&voice.name, &voice.aliases));
    let terms = episode.glossary.iter().map(|term| (&term.term, &term.aliases));
    let named = voices.chain(terms);
    let aliases =
        named.flat_map(|(name, others)| others.iter().map(move |other| (name.clone(), other.clone())));
    Shelf { summary: Summary::of(episode, speed), progress, bookmarks, aliases: aliases.collect() }
}

/// All cores but one.
fn pool() -> Option<ThreadPool> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let threads = cores.saturating_sub(1).max(1);
    ThreadPoolBuilder::new().num_threads(threads).thread_name(|index| format!("look-{index}")).build().ok()
}
