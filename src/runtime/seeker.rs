//! The thread that looks for the words of a lost passage in other files.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Receiver;

use super::message::Reports;
use super::worker::Worker;
use crate::app::event::Event;
use crate::catalog::elsewhere;
use crate::library::load::{self, LoadOptions};
use crate::passage::marks::Bookmark;

/// A passage, and the files in which its words may stand.
pub type SeekerTask = (Box<Bookmark>, Arc<[PathBuf]>);

/// The thread. Of several questions only the newest is answered.
pub fn worker(options: LoadOptions, reports: Reports) -> Worker<SeekerTask> {
    Worker::new("seeker", move |inbox: &Receiver<SeekerTask>| {
        while let Ok(ask) = inbox.recv() {
            let (bookmark, paths) = inbox.try_iter().last().unwrap_or(ask);
            let wanted = std::slice::from_ref(&*bookmark);
            let found = reports.guard(|| {
                let look = |path: &PathBuf| {
                    let loaded = load::load(path, &options).ok()?;
                    let found = elsewhere::look(&loaded, wanted).pop()?;
                    Some((path.clone(), found))
                };
                paths.iter().filter_map(look).collect()
            });
            reports.send(Event::Sought(bookmark, found.unwrap_or_default()));
        }
    })
}
