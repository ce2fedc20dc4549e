//! The thread that owns the store: everything kept goes through it, in order.
//!
//! The reading place is written at most every 400 ms and at the end, so that a kill loses no more than that. Where
//! the store cannot be opened reading goes on, and what cannot be kept is said.

mod actor;
mod identity;
mod listing;
mod poll;

use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use actor::StoreActor;
pub use identity::FileIdentity;

use super::message::Reports;
use super::watch;
use crate::app::event::Flags;
use crate::app::request::Request;
use crate::episode::model::Episode;
use crate::episode::voices::{Renamed, Voice};
use crate::messages::Msg;
use crate::passage::marks::{Bookmark, EpisodeId, Millis, Progress, Twin};
use crate::store::{Shelves, Store, Warning};

/// What the thread is asked to do.
pub enum Task {
    /// Which episode a file is, and what is kept of it.
    Identify(FileIdentity, Sender<EpisodeRecord>),
    /// How far the episode was read that was last seen at this path, and what its voices are called; of its passages
    /// nothing. An answer of no progress is no word that it was never read: it may have been seen elsewhere.
    Glimpse(PathBuf, Sender<EpisodeRecord>),
    /// A file that was given this row before there was a database.
    Admit(FileIdentity, EpisodeId),
    /// What is kept, for the list of episodes.
    Shelves(Sender<Shelves>),
    /// What the reader calls the voices of files.
    Renamed(Sender<Renamed>),
    /// What the app asks for.
    Request(Request),
    /// Passages of this episode were found again beyond doubt: these are their anchors in the present text.
    Renew(EpisodeId, Arc<Episode>, Vec<Bookmark>),
    /// Somebody wrote to the store: if another process changed passages, report them.
    Touched,
    /// The same where nobody may have told of a write, but look at most once a second.
    Poll,
    /// The texts that passages of an episode were placed in, the newest first.
    Texts(EpisodeId, Sender<Vec<String>>),
    /// Flags of an episode at this path were set.
    Flag(PathBuf, FileIdentity, Flags),
    /// Write what waits, and end.
    Finish,
}

impl Task {
    /// Answers where there is no database yet, for making one takes its time; returns what is still to be done then.
    fn before_all(self) -> Option<Self> {
        match self {
            Self::Glimpse(_, to) => {
                // An answer nobody waits for any more is no loss.
                let _ = to.send(EpisodeRecord::default());
                None
            }
            Self::Identify(seen, to) => {
                // A time is a number that no other process gives to a file in the same moment.
                let kept = EpisodeRecord { id: now(), ..EpisodeRecord::default() };
                let id = kept.id;
                // An answer nobody waits for any more is no loss.
                let _ = to.send(kept);
                Some(Self::Admit(seen, id))
            }
            other => Some(other),
        }
    }
}

/// What is kept of one episode.
#[derive(Debug, Default)]
pub struct EpisodeRecord {
    /// Its row; 0 where nothing can be kept.
    pub id: EpisodeId,
    /// Its passages.
    pub bookmarks: Vec<Bookmark>,
    /// How far it was read.
    pub progress: Option<Progress>,
    /// What the reader calls its voices.
    pub voices: Vec<Voice>,
    /// The texts its passages were placed in, the newest first; none where that is the present one.
    pub texts: Vec<String>,
    /// Another file with the same interview, where this one is seen for the first time.
    pub twin: Option<Twin>,
}

/// A handle on the thread. Dropping it waits until everything is written.
pub struct StoreThread {
    tasks: Sender<Task>,
    thread: Option<JoinHandle<()>>,
}

impl StoreThread {
    /// Opens the store in `folder` on a thread of its own.
    ///
    /// # Errors
    /// Where no thread can be started.
    pub fn start(folder: PathBuf, reports: Reports) -> io::Result<Self> {
        let (tasks, inbox) = channel();
        let own = tasks.clone();
        let thread = thread::Builder::new().name("store".to_owned()).spawn(move || {
            let first =
                if Store::is_in(&folder) { None } else { inbox.recv().ok().and_then(Task::before_all) };
            let store = reports.guard(|| open(&folder, &reports)).flatten();
            // Nothing can be written before the folder is watched, or it would not be told.
            let watcher = store.as_ref().and_then(|_| tell_of_writes(&folder, own));
            let untold = store.is_some() && watcher.is_none();
            let mut actor = StoreActor::new(store, reports);
            if untold {
                actor.polls.in_intervals(Instant::now());
            }
            if let Some(task) = first {
                actor.answer(task);
            }
            serve(&mut actor, &inbox);
        })?;
        Ok(Self { tasks, thread: Some(thread) })
    }

    /// A way to give it tasks.
    pub fn tasks(&self) -> Sender<Task> {
        self.tasks.clone()
    }
}

impl Drop for StoreThread {
    fn drop(&mut self) {
        // A thread that is gone or panicked has told so already.
        let _ = self.tasks.send(Task::Finish);
        let _ = self.thread.take().map(JoinHandle::join);
    }
}

fn open(folder: &Path, reports: &Reports) -> Option<Store> {
    match Store::open(folder) {
        Ok((store, warnings)) => {
            for Warning::SetAside(aside) in warnings {
                let name = aside.file_name().unwrap_or_default().to_owned();
                reports.say(Msg::SetAside, &[&name.display()]);
            }
            Some(store)
        }
        Err(error) => {
            reports.say(Msg::StoreMissing, &[&error]);
            Store::open_to_read(folder).ok()
        }
    }
}

/// Has the thread asked to look whenever any process writes to the database in `folder`, if the system can tell.
fn tell_of_writes(folder: &Path, tasks: Sender<Task>) -> Option<impl Sized> {
    let is_ours = |name: &OsStr| name.as_encoded_bytes().starts_with(Store::FILE.as_bytes());
    // A thread that has ended polls at nothing any more.
    watch::tell_of_writes(folder, is_ours, move || drop(tasks.send(Task::Touched)))
}

fn serve(actor: &mut StoreActor, inbox: &Receiver<Task>) {
    loop {
        let task = match actor.due() {
            None => inbox.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some(due) => inbox.recv_timeout(due.saturating_duration_since(Instant::now())),
        };
        match task {
            Ok(Task::Finish) | Err(RecvTimeoutError::Disconnected) => {
                actor.write_place();
                return actor.save_again();
            }
            Ok(task) => actor.answer(task),
            Err(RecvTimeoutError::Timeout) => {}
        }
        actor.do_what_is_due();
    }
}

/// Milliseconds since 1970.
fn now() -> Millis {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis() as Millis)
}
