//! The thread that searches the text of all episodes, file by file; a newer question ends the one before.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use rayon::prelude::*;

use super::message::Reports;
use crate::app::event::{Event, LibraryHit, Ticket};
use crate::app::hits;
use crate::library::load::{LoadOptions, load};
use crate::search::find::Pattern;

/// Files searched between two looks at the inbox.
const CHUNK: usize = 32;

/// The most hits of one file that are reported.
const PER_FILE: usize = 50;

/// What is to be searched for, and where.
pub struct Ask {
    /// The request.
    pub ticket: Ticket,
    /// What was typed.
    pub query: String,
    /// All files.
    pub paths: Vec<PathBuf>,
}

/// Starts the thread.
///
/// # Errors
/// Where no thread can be started.
pub fn start(options: LoadOptions, reports: Reports) -> io::Result<Sender<Ask>> {
    let (asks, inbox) = channel();
    thread::Builder::new().name("searcher".to_owned()).spawn(move || {
        let mut next = inbox.recv().ok();
        while let Some(ask) = next {
            let ask = inbox.try_iter().last().unwrap_or(ask);
            let newer = reports.guard(|| search(&ask, &options, &reports, &inbox)).flatten();
            next = newer.or_else(|| inbox.recv().ok());
        }
    })?;
    Ok(asks)
}

/// Searches all files; stops for a newer question and hands it back.
fn search(ask: &Ask, options: &LoadOptions, reports: &Reports, inbox: &Receiver<Ask>) -> Option<Ask> {
    let over = |hits| reports.send(Event::LibraryHits(ask.ticket, hits, true));
    let pattern = match Pattern::new(&ask.query) {
        Ok(pattern) if !ask.query.is_empty() => pattern,
        Ok(_) => {
            over(Vec::new());
            return None;
        }
        Err(problem) => {
            reports.send(Event::Notice(problem));
            over(Vec::new());
            return None;
        }
    };
    for paths in ask.paths.chunks(CHUNK) {
        if let Ok(newer) = inbox.try_recv() {
            return Some(newer);
        }
        let hits: Vec<LibraryHit> =
            paths.par_iter().flat_map_iter(|path| in_file(path, &pattern, options)).collect();
        if !hits.is_empty() {
            reports.send(Event::LibraryHits(ask.ticket, hits, false));
        }
    }
    over(Vec::new());
    None
}

/// The hits in one file. One that cannot be read is told of by the list, not here.
fn in_file(path: &Path, pattern: &Pattern, options: &LoadOptions) -> Vec<LibraryHit> {
    let Ok(loaded) = load(path, options) else { return Vec::new() };
    let episode = &loaded.episode;
    let found = pattern.find_all(&episode.text);
    found.into_iter().take(PER_FILE).map(|range| hits::row(path, episode, range)).collect()
}
