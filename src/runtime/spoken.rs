//! The thread that looks for what somebody speaks about.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender};

use super::message::Reports;
use super::store_thread::{Task, renamed};
use super::worker::Worker;
use crate::app::event::Event;
use crate::catalog::spoken::spoken;
use crate::library::load::LoadOptions;
use crate::library::texts::Texts;

/// Somebody's names, and the files in which they speak.
pub type SpokenTask = (Vec<String>, Vec<PathBuf>);

/// The thread. Of several questions only the newest is answered.
pub fn worker(
    options: LoadOptions,
    cache: PathBuf,
    store: Sender<Task>,
    reports: Reports,
) -> Worker<SpokenTask> {
    Worker::new("spoken", move |inbox: &Receiver<SpokenTask>| {
        let texts = Texts::open(&cache, &options.fingerprint());
        while let Ok(ask) = inbox.recv() {
            let (names, paths) = inbox.try_iter().last().unwrap_or(ask);
            let options = LoadOptions { voices: Arc::new(renamed(&store)), ..options.clone() };
            let terms = reports.guard(|| spoken(&names, &paths, &options, &texts)).unwrap_or_default();
            reports.send(Event::Spoken(names, terms));
        }
    })
}
