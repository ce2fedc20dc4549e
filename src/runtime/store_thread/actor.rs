//! What is done with each thing the store is asked for, and when.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::time::Instant;

use super::pending::{PlaceKeeper, Waiting};
use super::poll::Polls;
use super::state::{RETRY, StoreActor};
use super::task::Task;
use crate::app::alarms::Trouble;
use crate::messages::Msg;
use crate::runtime::message::Reports;
use crate::store::{Again, Result, Store, StoreError, Warning};
use crate::text::safe;

impl StoreActor {
    /// Opens the store in `folder`, which waits for others as `again` says. If it cannot be opened, it is
    /// read as far as that goes, and tried again later.
    pub fn open(folder: &Path, again: Again, reports: Reports, now: Instant) -> Self {
        let mut actor = Self {
            folder: folder.to_owned(),
            again,
            store: None,
            closed: None,
            reports,
            place: PlaceKeeper::default(),
            waiting: VecDeque::new(),
            unsaved: None,
            retry: None,
            unlisted: false,
            faulty: 0,
            text: None,
            polls: Polls::default(),
            version: None,
            passages: None,
        };
        if let Err(error) = actor.try_open() {
            actor.store = Store::open_to_read(folder).ok();
            let why = actor.reason(&error);
            actor.alarm(Trouble::NoStore, Some(Msg::NothingSaved.with(actor.reports.language, &[&why])));
            actor.closed = Some(why);
            actor.retry = Some(now + RETRY);
        }
        actor
    }

    fn try_open(&mut self) -> Result<()> {
        let (store, warnings) = Store::open(&self.folder, self.again)?;
        for Warning::SetAside(aside) in warnings {
            let words = Msg::SetAside.with(self.reports.language, &[&aside.display()]);
            self.alarm(Trouble::SetAside, Some(words));
        }
        self.version = store.data_version().ok();
        self.passages = store.stamp().ok();
        self.store = Some(store);
        Ok(())
    }

    /// Whether what other processes write can be told by the folder.
    pub fn is_open(&self) -> bool {
        self.closed.is_none()
    }

    /// When something is to be done without being asked.
    pub fn due(&self) -> Option<Instant> {
        [self.place.due, self.polls.due(), self.retry].into_iter().flatten().min()
    }

    /// Does what the time has come for.
    pub fn do_what_is_due(&mut self, now: Instant) {
        let reports = self.reports.clone();
        if self.retry.is_some_and(|due| due <= now) {
            reports.guard(|| self.try_again(now));
        } else if self.place.due.is_some_and(|due| due <= now) {
            reports.guard(|| self.write_place(now));
        }
        if self.polls.take(now)
            && let Some(Err(error)) = reports.guard(|| self.look())
        {
            self.tell(&error, now);
        }
    }

    /// Does one thing; what fails is told.
    pub fn answer(&mut self, task: Task, now: Instant) {
        let reports = self.reports.clone();
        if let Some(Err(error)) = reports.guard(|| self.try_answer(task, now)) {
            self.tell(&error, now);
        }
    }

    fn try_answer(&mut self, task: Task, now: Instant) -> Result<()> {
        match task {
            Task::Request(request) => self.request(request, now)?,
            Task::Identify(file, to) => {
                self.write_place(now);
                self.identify(&file, &to, now);
            }
            // An answer nobody waits for any more is no loss.
            Task::Glimpse(path, to) => drop(to.send(self.glimpse(&path)?)),
            Task::Admit(file, id) => self.write_or_wait(Waiting::Admit(Box::new(file), id), now)?,
            // An answer nobody waits for any more is no loss.
            Task::Shelves(to) => drop(to.send(self.shelves()?)),
            // What is found again by itself need not wait.
            Task::Saw(files) => self.with_store(|store| store.saw(&files, super::clock::now()).map(drop))?,
            Task::Renamed(to) => drop(to.send(self.renamed()?)),
            Task::Renew(id, episode, renewed) => {
                self.with_store(|store| store.renew_anchors(&renewed))?;
                self.keep_text(id, &episode.text)?;
            }
            Task::Touched => self.polls.touched(now),
            Task::Poll => self.polls.poll(now),
            // An answer nobody waits for any more is no loss.
            Task::Texts(episode, to) => drop(to.send(self.texts(episode)?)),
            Task::Flag(path, file, flags) => {
                self.write_place(now);
                self.write_or_wait(Waiting::Flag(path, Box::new(file), flags), now)?;
            }
            Task::Settle(path, file, settling) => {
                self.write_or_wait(Waiting::Settle(path, Box::new(file), settling), now)?;
            }
            // The thread sees to the end itself.
            Task::Finish => {}
        }
        Ok(())
    }

    /// Tells that something failed; what passes is tried again.
    fn tell(&mut self, error: &StoreError, now: Instant) {
        if error.is_passing() {
            self.put_off(error, now);
        } else {
            self.reports.say(Msg::CannotSave, &[&self.reason(error)]);
        }
    }

    /// Tries once more to open what is not open, and to do what waits.
    pub(super) fn try_again(&mut self, now: Instant) {
        self.retry = None;
        if self.closed.is_some() {
            if self.try_open().is_err() {
                self.retry = Some(now + RETRY);
                return;
            }
            self.closed = None;
            self.polls.in_intervals(now);
            self.alarm(Trouble::NoStore, None);
        }
        self.write_waiting(now);
        self.write_place(now);
        if self.unlisted
            && let Err(error) = self.list()
        {
            self.tell(&error, now);
        }
        if self.retry.is_none() {
            self.alarm(Trouble::Unsaved, None);
        } else if self.unlisted {
            self.retry = Some(now + RETRY);
        }
    }

    /// Writes what waits, and tells on standard error where that cannot be: the terminal is given back by now.
    pub fn end(&mut self) {
        if let Some(words) = self.finish(Instant::now()) {
            eprintln!("fangtan: {}", safe::for_terminal(&words));
        }
    }

    /// Writes what waits, the reading place too; if that cannot be, beside the database, which is told in
    /// words.
    pub fn finish(&mut self, now: Instant) -> Option<String> {
        self.try_again(now);
        if self.waiting.is_empty() && !self.place.waits() {
            return None;
        }
        let language = self.reports.language;
        let why = self.closed.take().or(self.unsaved.take());
        let why = why.unwrap_or_else(|| Msg::DatabaseBusy.text(language).to_owned());
        Some(match self.write_beside(now) {
            Ok(path) => Msg::LeftBeside.with(language, &[&why, &path.display()]),
            Err(error) => Msg::NotLeftBeside.with(language, &[&why, &self.reason(&error)]),
        })
    }

    fn write_beside(&mut self, now: Instant) -> Result<PathBuf> {
        let (mut beside, path) = Store::beside(&self.folder)?;
        if let Some(known) = &self.store {
            for id in self.waiting.iter().flat_map(Waiting::passages) {
                beside.take_passage(known, id)?;
            }
        }
        (self.store, self.text) = (Some(beside), None);
        self.write_waiting(now);
        self.write_place(now);
        self.store.take().map_or(Ok(path.clone()), |store| store.leave_beside(&path))
    }
}
