//! The thread that looks for interviews, and then for what has changed of them: files are looked into as they are
//! found, so that the first rows of a list wait neither for all folders nor for any other file.

use std::collections::HashSet;
use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use super::folders::{FolderNews, Folders};
use super::looker::{LookOptions, Looker};
use super::message::Reports;
use super::store_thread;
use super::strays::StrayFinder;
use crate::app::event::Event;
use crate::library::renewal::{Region, Renewal, renew};
use crate::library::scan::{FoundFile, Scanned, scan};
use crate::store::Shelves;

/// How long found files are gathered before they are shown.
const GATHER: Duration = Duration::from_millis(15);

/// So many of the first ones are shown at once.
const PAGE: usize = 64;

/// What is looked for, where, and how it is read.
pub struct Scanner {
    /// Folders and files.
    pub paths: Vec<PathBuf>,
    /// How files are read.
    pub options: LookOptions,
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
        let (mut entries, problems) = self.find_and_look(shelves);
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

    /// Finds all files, and meanwhile looks into those found so far; all of them, and what could not be looked at.
    fn find_and_look(&self, shelves: &Receiver<Shelves>) -> (Vec<FoundFile>, Vec<String>) {
        let (to, batches) = channel();
        let is_over = &AtomicBool::new(false);
        thread::scope(|scope| {
            let finding = scope.spawn(move || {
                let problems = self.find(&to);
                is_over.store(true, Ordering::Release);
                problems
            });
            let mut looker = Looker::new(&self.options, &self.reports, shelves);
            let mut entries: Vec<FoundFile> = Vec::new();
            for batch in batches {
                looker.look_into(&batch);
                if is_over.load(Ordering::Acquire) {
                    looker.report_doubtful();
                }
                entries.extend(batch);
            }
            looker.end(&self.store);
            (entries, finding.join().unwrap_or_default())
        })
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
        let shelves = ask_shelves(&self.store);
        let likely = fresh.iter().filter(|entry| entry.likelihood.lists(false));
        let likely: Vec<PathBuf> = likely.map(|entry| entry.path.clone()).collect();
        self.reports.send(Event::Gone(gone));
        self.reports.send(Event::Found(likely));
        let mut looker = Looker::new(&self.options, &self.reports, &shelves);
        looker.look_into(&fresh);
        looker.end(&self.store);
        let new = problems.into_iter().filter(|(path, _)| told.insert(path.clone()));
        let problems = new.map(|(path, message)| self.told(&path, message));
        self.reports.send(Event::ScanDone(problems.collect()));
    }

    /// Hands all files to `to`, in the order of the list; what could not be looked at. Files sure to be listed are
    /// reported as they are found.
    fn find(&self, to: &Sender<Vec<FoundFile>>) -> Vec<String> {
        let (mut found, mut problems) = (Vec::new(), Vec::new());
        let (mut handed, mut is_first) = (Instant::now(), true);
        let hand_over = |found: &mut Vec<FoundFile>| {
            let likely = found.iter().filter(|entry| entry.likelihood.lists(false));
            self.reports.send(Event::Found(likely.map(|entry| entry.path.clone()).collect()));
            // Who looks into them is there until this ends.
            let _ = to.send(std::mem::take(found));
        };
        let over = scan(&self.paths, &mut |scanned| {
            match scanned {
                Scanned::Entry(entry) => found.push(entry),
                Scanned::Problem { path, message } => problems.push(self.told(&path, message)),
            }
            if handed.elapsed() >= GATHER || (is_first && found.len() == PAGE) {
                hand_over(&mut found);
                (handed, is_first) = (Instant::now(), false);
            }
            ControlFlow::Continue(())
        });
        debug_assert!(over.is_continue(), "nothing breaks the scan");
        hand_over(&mut found);
        problems
    }

    /// What is wrong with a path, the reason first.
    fn told(&self, path: &Path, message: [String; 2]) -> String {
        format!("{}: {}", self.reports.language.pick(message), path.display())
    }
}

/// Asks what is kept, without waiting for the answer.
pub fn ask_shelves(store: &Sender<store_thread::Task>) -> Receiver<Shelves> {
    let (to, answer) = channel();
    // A store thread that is gone drops the question, which the receiver sees.
    let _ = store.send(store_thread::Task::Shelves(to));
    answer
}
