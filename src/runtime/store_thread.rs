//! The thread that owns the store: everything kept goes through it, in order.
//!
//! The reading place is written at most every 400 ms and at the end, so that a kill loses no more than that.
//! If the store cannot be opened reading goes on, and what cannot be kept is said.

mod actor;
mod asking;
mod clock;
mod identity;
mod listing;
mod pending;
mod place;
mod poll;
mod state;
mod task;
mod waiting;
mod words;

pub use words::reason as store_problem;

use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

pub use identity::FileIdentity;
use state::StoreActor;
pub use task::{EpisodeRecord, Task};

use super::message::Reports;
use super::watch;
use crate::episode::voices::Renamed;
use crate::store::Store;

/// A handle on the thread. Dropping it waits until everything is written.
pub struct StoreThread {
    tasks: Sender<Task>,
    thread: Option<JoinHandle<()>>,
}

impl StoreThread {
    /// Opens the store in `folder` on a thread of its own.
    ///
    /// # Errors
    /// If no thread can be started.
    pub fn start(folder: PathBuf, reports: Reports) -> io::Result<Self> {
        let (tasks, inbox) = channel();
        let own = tasks.clone();
        let thread = thread::Builder::new().name("store".to_owned()).spawn(move || {
            let first = if Store::is_in(&folder) {
                first_task(&folder, &inbox)
            } else {
                inbox.recv().ok().and_then(Task::before_all)
            };
            let now = Instant::now();
            let opened = reports.clone().guard(|| StoreActor::open(&folder, briefly, reports, now));
            let Some(mut actor) = opened else { return };
            // A reader waits for the first answer; to have the folder watched takes as long.
            if let Some(task) = first.or_else(|| inbox.recv().ok()) {
                if matches!(task, Task::Finish) {
                    return actor.end();
                }
                actor.answer(task, now);
            }
            let watcher = actor.is_open().then(|| tell_of_writes(&folder, own)).flatten();
            if watcher.is_some() {
                // What was written before it was watched.
                actor.polls.touched(now);
            } else if actor.is_open() {
                actor.polls.in_intervals(now);
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

/// How long opening the database waits for a question that can be answered without.
const FIRST_ASK: Duration = Duration::from_millis(1);

/// What the database in `folder` is opened for; nothing if it is opened ahead of that. After a glimpse the first page
/// is being drawn: that has the processor for itself until more is asked.
fn first_task(folder: &Path, inbox: &Receiver<Task>) -> Option<Task> {
    let asked = inbox.recv_timeout(FIRST_ASK).ok()?;
    asking::before_opening(folder, asked).or_else(|| inbox.recv().ok())
}

/// How long a call waits for another process, in tries; a reader is waiting for the answer.
const TRIES: i32 = 10;

/// The time between two tries.
const REST: Duration = Duration::from_millis(20);

fn briefly(tries: i32) -> bool {
    let goes_on = tries < TRIES;
    if goes_on {
        thread::sleep(REST);
    }
    goes_on
}

/// Has the thread asked to look whenever any process writes to the database in `folder`, if the system can
/// tell.
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
            Ok(Task::Finish) | Err(RecvTimeoutError::Disconnected) => return actor.end(),
            Ok(task) => actor.answer(task, Instant::now()),
            Err(RecvTimeoutError::Timeout) => {}
        }
        actor.do_what_is_due(Instant::now());
    }
}
/// What the reader calls the voices of files now; nothing if the thread is gone.
pub fn renamed(tasks: &Sender<Task>) -> Renamed {
    let (to, answer) = channel();
    // A thread that is gone drops the question, which is seen here.
    let _ = tasks.send(Task::Renamed(to));
    answer.recv().unwrap_or_default()
}
