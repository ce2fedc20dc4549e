//! What the store is asked, and answers without writing, or with no more than that a file was seen.

use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::time::Instant;

use super::clock::now as clock;
use super::identity::FileIdentity;
use super::listing;
use super::pending::Waiting;
use super::state::StoreActor;
use super::task::{EpisodeRecord, Task};
use crate::app::alarms::Trouble;
use crate::app::event::Event;
use crate::episode::voices::Renamed;
use crate::messages::Msg;
use crate::passage::marks::EpisodeId;
use crate::store::{Result, Shelves, Store};

/// Answers a glimpse from the database in `folder` as it lies there, for to open it takes longer; returns a task
/// that is still to be done.
pub fn before_opening(folder: &Path, task: Task) -> Option<Task> {
    let Task::Glimpse(path, to) = task else { return Some(task) };
    match Store::glance(folder).and_then(|store| glimpse(&store, &path).ok()) {
        Some(seen) => {
            // An answer nobody waits for any more is no loss.
            let _ = to.send(seen);
            None
        }
        None => Some(Task::Glimpse(path, to)),
    }
}

fn glimpse(store: &Store, path: &Path) -> Result<EpisodeRecord> {
    let Some(id) = store.episode_by_path(path)? else { return Ok(EpisodeRecord::default()) };
    let progress = store.progress(id)?.filter(|progress| progress.read_at > 0);
    Ok(EpisodeRecord { progress, voices: store.voices(id)?, ..EpisodeRecord::default() })
}

impl StoreActor {
    /// Answers before anything is written where the episode is a known one, and without all the evidence
    /// where its text is: a reader is waiting. A file that cannot be taken in now is promised a row.
    pub(super) fn identify(&mut self, seen: &FileIdentity, to: &Sender<EpisodeRecord>, now: Instant) {
        match self.recognised(seen) {
            Ok(Some((record, is_known))) => {
                // An answer nobody waits for any more is no loss.
                let _ = to.send(record);
                if is_known {
                    // That it was seen is known the next time.
                    let _ = self.with_store(|store| store.identify(&seen.evidence()).map(drop));
                }
            }
            Ok(None) => self.promise(seen, to),
            Err(error) => {
                self.promise(seen, to);
                self.put_off(&error, now);
            }
        }
    }

    /// What is kept of a file, and whether it was known; none if it is not known and cannot be taken in.
    fn recognised(&mut self, seen: &FileIdentity) -> Result<Option<(EpisodeRecord, bool)>> {
        let may_write = self.closed.is_none() && self.waiting.is_empty();
        if may_write {
            self.in_place()?;
        }
        let Some(store) = &mut self.store else { return Ok(None) };
        let before = store.episode_by_path(&seen.path)?;
        let known = match store.unchanged(&seen.path, seen.hash)? {
            Some(id) => Some(id),
            None => store.recognise(&seen.evidence())?,
        };
        let id = match known {
            Some(id) => id,
            None if may_write => store.identify(&seen.evidence())?,
            None => return Ok(None),
        };
        // Where another text was there before, what is kept of that is asked about.
        let is_new = before != Some(id);
        Ok(Some((record(store, id, is_new, seen)?, known.is_some())))
    }

    /// A time is a number that no other process gives to a file in the same moment.
    fn promise(&mut self, seen: &FileIdentity, to: &Sender<EpisodeRecord>) {
        let id = clock();
        self.wait(Waiting::Admit(Box::new(seen.clone()), id));
        // An answer nobody waits for any more is no loss.
        let _ = to.send(EpisodeRecord { id, ..EpisodeRecord::default() });
    }

    pub(super) fn glimpse(&self, path: &Path) -> Result<EpisodeRecord> {
        self.store.as_ref().map_or_else(|| Ok(EpisodeRecord::default()), |store| glimpse(store, path))
    }

    pub(super) fn renamed(&self) -> Result<Renamed> {
        self.store.as_ref().map_or_else(|| Ok(Renamed::default()), Store::renamed)
    }

    pub(super) fn tell_twins(&mut self, id: EpisodeId, path: PathBuf) -> Result<()> {
        let twins = match &self.store {
            Some(store) => {
                let episode = store.episode_by_path(&path)?.unwrap_or(id);
                store.twins(episode, &path, listing::is_there)?
            }
            None => Vec::new(),
        };
        self.reports.send(Event::Twins(path, twins));
        Ok(())
    }

    pub(super) fn texts(&self, episode: EpisodeId) -> Result<Vec<String>> {
        self.store.as_ref().map_or_else(|| Ok(Vec::new()), |store| store.kept_texts(episode))
    }

    pub(super) fn shelves(&self) -> Result<Shelves> {
        self.store.as_ref().map_or_else(|| Ok(Shelves::default()), Shelves::of)
    }

    /// Tells of all passages if another process changed any since the last look, and of saved filters if it
    /// wrote anything.
    pub(super) fn look(&mut self) -> Result<()> {
        let Some(store) = &self.store else { return Ok(()) };
        let version = store.data_version()?;
        if self.version.replace(version) == Some(version) {
            return Ok(());
        }
        let stamp = store.stamp()?;
        self.tell_shelves()?;
        match self.passages.replace(stamp) {
            Some(before) if before != stamp => self.list(),
            _ => Ok(()),
        }
    }

    /// Tells all saved filters, what is said of tags, and the memos of episodes.
    pub(super) fn tell_shelves(&self) -> Result<()> {
        if let Some(store) = &self.store {
            self.reports.send(Event::Shelves(store.named_queries()?));
        }
        self.tell_codes()
    }

    /// Tells what is said of tags.
    pub(super) fn tell_codes(&self) -> Result<()> {
        if let Some(store) = &self.store {
            self.reports.send(Event::Codes(store.codes()?));
            let mut memos = Vec::new();
            for (episode, memo) in store.memos()?.into_iter().filter(|(_, memo)| !memo.text.is_empty()) {
                let paths = store.paths(episode)?.into_iter();
                memos.extend(paths.map(|path| (path, memo.text.clone())));
            }
            self.reports.send(Event::Memos(memos));
        }
        Ok(())
    }

    /// Tells what was read and when.
    pub(super) fn tell_record(&mut self) -> Result<()> {
        let today = jiff::Zoned::now().date();
        let record = self.store.as_ref().map(|store| store.reading_record(today, |_| true));
        let (told, result) = match record {
            Some(Ok(record)) => (Ok(Box::new(record)), Ok(())),
            Some(Err(error)) => (Err(self.reason(&error)), Err(error)),
            None => (Err(self.closed.clone().unwrap_or_default()), Ok(())),
        };
        self.reports.send(Event::Record(told));
        result
    }

    /// Tells of all passages, or why they cannot be read.
    pub(super) fn list(&mut self) -> Result<()> {
        let read = |store: &Store| {
            Ok((listing::all(store)?, listing::counts(store)?, store.faulty_rows()?, store.name_ties()?))
        };
        let why = match self.store.as_ref().map(read) {
            Some(Ok((all, counts, faulty, ties))) => {
                self.unlisted = false;
                if !faulty.is_empty() && faulty.len() != self.faulty {
                    let first = faulty.first().map(|row| row.key.clone()).unwrap_or_default();
                    let words = Msg::RowsUnreadable.with(self.reports.language, &[&faulty.len(), &first]);
                    self.alarm(Trouble::Rows, Some(words));
                }
                self.faulty = faulty.len();
                self.reports.send(Event::Names(ties));
                self.reports.send(Event::Counts(counts));
                self.reports.send(Event::AllBookmarks(all));
                return Ok(());
            }
            Some(Err(error)) => {
                self.unlisted = true;
                self.reports.send(Event::BookmarksUnread(self.reason(&error)));
                return Err(error);
            }
            None => self.closed.clone().unwrap_or_default(),
        };
        self.unlisted = true;
        self.reports.send(Event::BookmarksUnread(why));
        Ok(())
    }
}

fn record(store: &Store, id: EpisodeId, is_new: bool, seen: &FileIdentity) -> Result<EpisodeRecord> {
    let twins = if is_new { store.twins(id, &seen.path, listing::is_there)? } else { Vec::new() };
    let (bookmarks, progress) = (store.bookmarks(id)?, store.progress(id)?);
    let places = bookmarks.iter().map(|kept| &kept.anchor).chain(progress.iter().map(|read| &read.anchor));
    let is_edited = places.into_iter().any(|anchor| anchor.text_hash != seen.hash);
    Ok(EpisodeRecord {
        id,
        bookmarks,
        progress,
        voices: store.voices(id)?,
        memo: store.memo(id)?.text,
        texts: if is_edited { store.kept_texts(id)? } else { Vec::new() },
        twin: twins.into_iter().next(),
    })
}
