//! The thread that gathers the terms of all interviews.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Receiver;

use super::message::Reports;
use super::worker::Worker;
use crate::app::event::Event;
use crate::catalog::terms::Terms;

/// The files whose terms are wanted.
pub type TermsTask = Arc<[PathBuf]>;

/// The thread. Of several questions only the newest is answered.
pub fn worker(mut terms: Terms, reports: Reports) -> Worker<TermsTask> {
    Worker::new("terms", move |inbox: &Receiver<TermsTask>| {
        while let Ok(ask) = inbox.recv() {
            let paths = inbox.try_iter().last().unwrap_or(ask);
            let found = reports.guard(|| terms.gather(&paths));
            reports.send(Event::Terms(found.unwrap_or_default()));
        }
    })
}
