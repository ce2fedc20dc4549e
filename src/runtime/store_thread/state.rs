//! The store in the hands of its thread: what it is, and what waits to be written to it.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::identity::FileIdentity;
use super::pending::{PlaceKeeper, Waiting};
use super::poll::Polls;
use super::words::reason;
use crate::app::alarms::Trouble;
use crate::app::event::Event;
use crate::app::opened::Opened;
use crate::messages::Msg;
use crate::passage::anchor::text_hash;
use crate::passage::marks::EpisodeId;
use crate::runtime::message::Reports;
use crate::store::{Again, BookmarksStamp, Result, Store, StoreError, Whereabouts};

/// How long something that could not be written waits for the next try.
pub const RETRY: Duration = Duration::from_millis(500);

/// The store, and what waits to be written to it.
pub struct StoreActor {
    pub(super) folder: PathBuf,
    pub(super) again: Again,
    /// What can be asked; a copy, or nothing, while it cannot be written.
    pub(super) store: Option<Store>,
    /// Why nothing can be written; none if the store is open.
    pub(super) closed: Option<String>,
    pub(super) reports: Reports,
    pub(super) place: PlaceKeeper,
    /// What could not be written yet, in the order in which it was asked for.
    pub(super) waiting: VecDeque<Waiting>,
    /// Why the last of what waits could not be written.
    pub(super) unsaved: Option<String>,
    /// When to try again what could not be done.
    pub(super) retry: Option<Instant>,
    /// The passages were asked for and could not be read.
    pub(super) unlisted: bool,
    /// How many rows that cannot be read were told of.
    pub(super) faulty: usize,
    /// The episode whose text was kept last, and the fingerprint of that text.
    pub(super) text: Option<(EpisodeId, u64)>,
    /// When to look for what other processes wrote.
    pub polls: Polls,
    /// The store's version at the last look, and its passages' stamp then.
    pub(super) version: Option<i64>,
    pub(super) passages: Option<BookmarksStamp>,
}

impl StoreActor {
    pub(super) fn reason(&self, error: &StoreError) -> String {
        reason(error, self.reports.language)
    }

    pub(super) fn alarm(&self, trouble: Trouble, words: Option<String>) {
        self.reports.send(Event::Alarm(trouble, words));
    }

    /// Something could not be written: says so, and tries again later.
    pub(super) fn put_off(&mut self, error: &StoreError, now: Instant) {
        self.retry = Some(now + RETRY);
        if self.closed.is_none() {
            let why = self.reason(error);
            self.alarm(Trouble::Unsaved, Some(Msg::NotSavedYet.with(self.reports.language, &[&why])));
            self.unsaved = Some(why);
        }
    }

    /// The store, open to be written and in its place; none if it is not open.
    pub(super) fn in_place(&mut self) -> Result<Option<&mut Store>> {
        let Some(store) = self.store.as_mut().filter(|_| self.closed.is_none()) else { return Ok(None) };
        match store.find_place(self.again)? {
            Whereabouts::InPlace => {}
            Whereabouts::Replaced => self.text = None,
            Whereabouts::WrittenBack => {
                self.text = None;
                let words = Msg::BackAgain.with(self.reports.language, &[&self.folder.display()]);
                self.reports.send(Event::Alarm(Trouble::SetAside, Some(words)));
            }
        }
        Ok(self.store.as_mut())
    }

    pub(super) fn with_store(&mut self, write: impl FnOnce(&mut Store) -> Result<()>) -> Result<()> {
        self.in_place()?.map_or(Ok(()), write)
    }

    /// The store, and the row of what was opened at `path`, which another process may have made one with
    /// another meanwhile.
    pub(super) fn row(&mut self, opened: &Opened, path: &Path) -> Result<Option<(&mut Store, EpisodeId)>> {
        let Some(store) = self.in_place()? else { return Ok(None) };
        let row = store.episode_by_path(path)?.unwrap_or(opened.id);
        let row = match store.evidence(row)? {
            Some(_) => row,
            None => store.identify(&FileIdentity::new(path, opened.episode.clone()).evidence())?,
        };
        Ok(Some((store, row)))
    }

    /// Keeps the text that places are made in, unless it was the last one kept.
    pub(super) fn keep_text(&mut self, episode: EpisodeId, text: &str) -> Result<()> {
        let this = Some((episode, text_hash(text)));
        if self.text == this {
            return Ok(());
        }
        self.with_store(|store| store.keep_text(episode, text))?;
        self.text = this;
        Ok(())
    }
}
