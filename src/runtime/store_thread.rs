//! The thread that owns the store: everything kept goes through it, in order.
//!
//! The reading place is written at most every 400 ms and at the end, so that a kill loses no more than that. Where
//! the store cannot be opened reading goes on, and what cannot be kept is said.

mod actor;
mod clock;
mod identity;
mod listing;
mod poll;
mod task;

use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Instant;

use actor::StoreActor;
pub use identity::FileIdentity;
pub use task::{EpisodeRecord, Task};

use super::message::Reports;
use super::watch;
use crate::messages::Msg;
use crate::store::{Store, Warning};

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
