//! The threads of a session, and the ways to ask them.

use std::collections::HashSet;
use std::io;
use std::path::PathBuf;
use std::sync::mpsc::Sender;

use super::finder::{self, Finder};
use super::folders::FolderNews;
use super::loader::{self, Loader};
use super::looker::LookOptions;
use super::message::Reports;
use super::scanner::Scanner;
use super::searcher::{self, Searcher};
use super::start::{Start, ToRead};
use super::store_thread::{StoreThread, Task};
use super::strays::StrayFinder;
use super::worker::Worker;
use super::{matcher, player, seeker, spoken, terms};
use crate::app::state::App;
use crate::catalog::terms::Terms;
use crate::episode::summary::Speed;
use crate::library::{cache, scan};

/// Ways to ask the threads.
pub struct Workers {
    /// Reads files.
    pub loader: Worker<loader::LoaderTask>,
    /// Ranks what the jump box offers.
    pub matcher: Worker<matcher::MatcherTask>,
    /// Searches all texts.
    pub searcher: Worker<searcher::SearchTask>,
    /// Finds kept passages.
    pub finder: Worker<finder::FinderTask>,
    /// Looks for the words of lost passages.
    pub seeker: Worker<seeker::SeekerTask>,
    /// Gathers terms.
    pub gatherer: Worker<terms::TermsTask>,
    /// Looks for what somebody speaks about.
    pub listener: Worker<spoken::SpokenTask>,
    /// Plays sound.
    pub player: Worker<player::PlayerTask>,
    scanner: Option<Sender<FolderNews>>,
    store: Sender<Task>,
    /// Looks for files that are gone; each thread has one of its own.
    strays: StrayFinder,
    /// Dropped last: everything is written then.
    _thread: StoreThread,
}

impl Workers {
    /// Has the store opened; the other threads wait to be asked.
    ///
    /// # Errors
    /// If no thread can be started.
    pub fn start(start: &Start, reports: &Reports) -> io::Result<Self> {
        let thread = StoreThread::start(start.places.data.clone(), reports.clone())?;
        let store = thread.tasks();
        let searcher = Searcher {
            options: start.options.clone(),
            cache: start.places.cache.clone(),
            settings: start.options.fingerprint(),
            store: store.clone(),
            reports: reports.clone(),
        };
        let terms = Terms::new(start.options.clone(), start.places.cache.clone());
        let strays = StrayFinder {
            data: start.places.data.clone(),
            roots: roots(start),
            options: start.options.clone(),
            store: store.clone(),
            missed: HashSet::new(),
        };
        let finder = Finder {
            options: start.options.clone(),
            store: store.clone(),
            reports: reports.clone(),
            strays: strays.clone(),
        };
        let listener =
            spoken::worker(start.options.clone(), start.places.cache.clone(), store.clone(), reports.clone());
        let loader = Loader {
            options: start.options.clone(),
            kept_text: start.places.kept_text(),
            piped: None,
            store: store.clone(),
            reports: reports.clone(),
            strays: strays.clone(),
        };
        Ok(Self {
            loader: loader.worker(),
            finder: finder.worker(),
            seeker: seeker::worker(start.options.clone(), reports.clone()),
            matcher: matcher::worker(reports.clone()),
            searcher: searcher.worker(),
            gatherer: terms::worker(terms, reports.clone()),
            listener,
            player: player::worker(reports.clone()),
            scanner: None,
            store,
            strays,
            _thread: thread,
        })
    }

    /// The way to the store.
    pub fn store(&self) -> &Sender<Task> {
        &self.store
    }

    /// Makes a file ready to be read in `app` as it is now.
    ///
    /// # Errors
    /// If no thread can be started.
    pub fn open(&mut self, path: PathBuf, app: &App) -> io::Result<()> {
        let may_begin = app.may_begin(&path);
        self.loader.ask(loader::LoaderTask::Open(path, app.look(), may_begin))
    }

    /// Looks again for interviews where they were looked for.
    pub fn scan_again(&self) {
        // A scanner that is gone has told why.
        let _ = self.scanner.as_ref().map(|scanner| scanner.send(FolderNews::Anything));
    }

    /// Looks for interviews below `paths`, and for what changes there.
    ///
    /// # Errors
    /// If no thread can be started.
    pub fn scan(&mut self, paths: Vec<PathBuf>, start: &Start, reports: &Reports) -> io::Result<()> {
        let speed = Speed { han: start.config.speed.han, words: start.config.speed.words };
        let load = start.options.clone();
        let cache = (start.places.cache.clone(), cache::settings(&start.config, &load));
        let options = LookOptions { load, speed, cache };
        let (store, reports, strays) = (self.store.clone(), reports.clone(), self.strays.clone());
        self.scanner = Some(Scanner { paths, options, store, reports, strays }.start()?);
        Ok(())
    }
}

/// Where files that are gone are looked for: in what is listed, and in the library of the settings.
fn roots(start: &Start) -> Vec<PathBuf> {
    let named = match &start.what {
        ToRead::Library(named) | ToRead::LastRead(named) => named.as_slice(),
        ToRead::Episode(..) => &[],
    };
    named.iter().chain(&start.config.library).map(|path| scan::absolute(path)).collect()
}
