//! The thread that owns the store: everything kept goes through it, in order.
//!
//! The reading place is written at most every 400 ms and at the end, so that a kill loses no more than that. Where
//! the store cannot be opened reading goes on, and what cannot be kept is said.

mod keeping;
mod listing;
mod looks;
mod seen;

use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use keeping::Keeping;
pub use seen::Seen;

use super::message::Reports;
use super::watch;
use crate::app::event::{Draft, Flags, PlaceNow};
use crate::episode::model::Episode;
use crate::episode::voices::{Renamed, Voice};
use crate::messages::Msg;
use crate::passage::edit::Edit;
use crate::passage::marks::{Bookmark, EpisodeId, Millis, Progress, Twin};
use crate::store::{Shelves, Store, Warning};

/// What the store is asked for.
pub enum Ask {
    /// Which episode a file is, and what is kept of it.
    Identify(Seen, Sender<Kept>),
    /// How far the episode was read that was last seen at this path, and what its voices are called; of its passages
    /// nothing. An answer of no progress is no word that it was never read: it may have been seen elsewhere.
    Glimpse(PathBuf, Sender<Kept>),
    /// A file that was given this row before there was a database.
    Admit(Seen, EpisodeId),
    /// What is kept, for the list of episodes.
    Shelves(Sender<Shelves>),
    /// What the reader calls the voices of files.
    Renamed(Sender<Renamed>),
    /// Keep a passage.
    Keep(Box<Draft>),
    /// Passages of this episode were found again beyond doubt: these are their anchors in the present text.
    Renew(EpisodeId, Arc<Episode>, Vec<Bookmark>),
    /// Change a record.
    Change(Box<Edit>),
    /// Delete a record.
    Delete(String),
    /// Bring one back.
    Restore(String),
    /// Report all kept passages.
    ListBookmarks,
    /// Somebody wrote to the store: if another process changed passages, report them.
    Touched,
    /// The same where nobody may have told of a write, but look at most once a second.
    Glance,
    /// The texts that passages of an episode were placed in, the newest first.
    Texts(EpisodeId, Sender<Vec<String>>),
    /// Report the copies of an episode's file at this path.
    Twins(EpisodeId, PathBuf),
    /// Make the file at the second path the same episode as that at the first.
    Join(PathBuf, PathBuf),
    /// Make the file at this path an episode of its own.
    Part(PathBuf),
    /// The reading place changed.
    Place(Box<PlaceNow>),
    /// Flags of an episode at this path were set.
    Flag(PathBuf, Seen, Flags),
    /// These are all that the reader changed of an episode's voices.
    Voices(EpisodeId, Vec<Voice>),
    /// Write what waits, and end.
    Finish,
}

impl Ask {
    /// Answers where there is no database yet, for making one takes its time; returns what is still to be done then.
    fn before_all(self) -> Option<Self> {
        match self {
            Self::Glimpse(_, to) => {
                // An answer nobody waits for any more is no loss.
                let _ = to.send(Kept::default());
                None
            }
            Self::Identify(seen, to) => {
                // A time is a number that no other process gives to a file in the same moment.
                let kept = Kept { id: now(), ..Kept::default() };
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
pub struct Kept {
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

/// A way to ask. Dropping it waits until everything is written.
pub struct Keeper {
    asks: Sender<Ask>,
    thread: Option<JoinHandle<()>>,
}

impl Keeper {
    /// Opens the store in `folder` on a thread of its own.
    ///
    /// # Errors
    /// Where no thread can be started.
    pub fn start(folder: PathBuf, reports: Reports) -> io::Result<Self> {
        let (asks, inbox) = channel();
        let own = asks.clone();
        let thread = thread::Builder::new().name("store".to_owned()).spawn(move || {
            let first =
                if Store::is_in(&folder) { None } else { inbox.recv().ok().and_then(Ask::before_all) };
            let store = reports.guard(|| open(&folder, &reports)).flatten();
            // Nothing can be written before the folder is watched, or it would not be told.
            let watcher = store.as_ref().and_then(|_| tell_of_writes(&folder, own));
            let untold = store.is_some() && watcher.is_none();
            let mut keeping = Keeping::new(store, reports);
            if untold {
                keeping.looks.in_intervals(Instant::now());
            }
            if let Some(ask) = first {
                keeping.answer(ask);
            }
            serve(&mut keeping, &inbox);
        })?;
        Ok(Self { asks, thread: Some(thread) })
    }

    /// A way to ask.
    pub fn asks(&self) -> Sender<Ask> {
        self.asks.clone()
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        // A thread that is gone or panicked has told so already.
        let _ = self.asks.send(Ask::Finish);
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
fn tell_of_writes(folder: &Path, asks: Sender<Ask>) -> Option<impl Sized> {
    let is_ours = |name: &OsStr| name.as_encoded_bytes().starts_with(Store::FILE.as_bytes());
    // A thread that has ended looks at nothing any more.
    watch::tell_of_writes(folder, is_ours, move || drop(asks.send(Ask::Touched)))
}

fn serve(keeping: &mut Keeping, inbox: &Receiver<Ask>) {
    loop {
        let ask = match keeping.due() {
            None => inbox.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some(due) => inbox.recv_timeout(due.saturating_duration_since(Instant::now())),
        };
        match ask {
            Ok(Ask::Finish) | Err(RecvTimeoutError::Disconnected) => {
                keeping.write_place();
                return keeping.save_again();
            }
            Ok(ask) => keeping.answer(ask),
            Err(RecvTimeoutError::Timeout) => {}
        }
        keeping.do_what_is_due();
    }
}

/// Milliseconds since 1970.
fn now() -> Millis {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis() as Millis)
}
