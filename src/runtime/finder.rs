//! The thread that finds kept passages in files that are not open, one file after the other.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};

use super::message::Reports;
use super::store_thread;
use super::strays::StrayFinder;
use super::watch::{FileState, stamp};
use super::worker::Worker;
use crate::app::event::Event;
use crate::app::listed::FoundPassages;
use crate::catalog::placing::Placing;
use crate::library::load::{self, LoadOptions};
use crate::passage::anchor::text_hash;
use crate::passage::marks::Bookmark;
use crate::passage::present::Present;

/// Passages and the files they are looked for in.
pub type FinderTask = Vec<(PathBuf, Vec<Bookmark>)>;

/// How files are read, and whom to ask for the texts they had.
pub struct Finder {
    /// How files are read.
    pub options: LoadOptions,
    /// The store.
    pub store: Sender<store_thread::Task>,
    /// Where answers go.
    pub reports: Reports,
    /// Looks for files that are gone.
    pub strays: StrayFinder,
}

/// What was found in files as they looked then.
type FinderCache = HashMap<PathBuf, (FileState, Vec<Bookmark>, FoundPassages)>;

impl Finder {
    /// The thread. Of several questions only the newest is answered.
    pub fn worker(mut self) -> Worker<FinderTask> {
        Worker::new("finder", move |inbox| self.serve(inbox))
    }

    fn serve(&mut self, inbox: &Receiver<FinderTask>) {
        let mut known = FinderCache::new();
        let mut next = inbox.recv().ok();
        while let Some(ask) = next {
            let ask = inbox.try_iter().last().unwrap_or(ask);
            next = self.answer(ask, &mut known, inbox).or_else(|| inbox.recv().ok());
        }
    }

    /// Looks into all files; stops for a newer question and hands it back.
    fn answer(
        &mut self,
        ask: FinderTask,
        known: &mut FinderCache,
        inbox: &Receiver<FinderTask>,
    ) -> Option<FinderTask> {
        let mut any_is_gone = false;
        for (path, bookmarks) in ask {
            if let Ok(newer) = inbox.try_recv() {
                return Some(newer);
            }
            let found = self.reports.guard(|| self.look(&path, bookmarks, known)).flatten();
            any_is_gone |= found.is_none();
            self.reports.send(Event::PassagesFound(path, found));
        }
        if any_is_gone {
            let reports = self.reports.clone();
            reports.guard(|| self.strays.find());
        }
        None
    }

    /// Finds the passages in the file, or remembers where they were if nothing has changed; `None` if it
    /// cannot be read.
    fn look(&self, path: &Path, bookmarks: Vec<Bookmark>, known: &mut FinderCache) -> Option<FoundPassages> {
        let now = stamp(path);
        match known.get(path) {
            Some((then, asked, found)) if Some(*then) == now && *asked == bookmarks => Some(found.clone()),
            _ => {
                let found = self.find(path, &bookmarks)?;
                known.extend(now.map(|now| (path.to_owned(), (now, bookmarks, found.clone()))));
                Some(found)
            }
        }
    }

    fn find(&self, path: &Path, bookmarks: &[Bookmark]) -> Option<FoundPassages> {
        let loaded = load::load(path, &self.options).ok()?;
        let texts = bookmarks.first().map(|first| self.texts(first)).unwrap_or_default();
        let text = text_hash(&loaded.episode.text);
        let placed = Placing::new(&loaded.episode, text, &texts).place(bookmarks.iter().cloned());
        let present = Present::all(&loaded.episode, &placed);
        Some(FoundPassages { text, placed, present })
    }

    /// The texts that passages of the same episode were placed in; none if the store cannot tell.
    fn texts(&self, bookmark: &Bookmark) -> Vec<String> {
        let (to, answer) = channel();
        let _ = self.store.send(store_thread::Task::Texts(bookmark.episode, to));
        answer.recv().unwrap_or_default()
    }
}
