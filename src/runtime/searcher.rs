//! The thread that searches the text of all episodes, file by file; a newer question ends the one before.

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::mpsc::{Receiver, Sender};
use std::time::{Duration, Instant};

use super::message::Reports;
use super::store_thread;
use super::worker::Worker;
use crate::app::event::Event;
use crate::app::ticket::Ticket;
use crate::catalog::hits::{self, EpisodeHits, LibraryHit};
use crate::catalog::parallel::in_order;
use crate::catalog::search::{self, FileHits, SearchBuffers, SearchMode, SearchQuery};
use crate::library::load::LoadOptions;
use crate::library::stamp::Stamp;
use crate::library::texts::Texts;

/// The least time between two tellings of what was found.
const FRAME: Duration = Duration::from_millis(8);

/// The most hits of one file that are shown one by one.
const PER_FILE: usize = 50;

/// Hits after which files are only counted: more rows nobody reads.
const SHOWN: usize = 2_000;

/// What is to be searched for, and where.
pub struct SearchTask {
    /// The request.
    pub ticket: Ticket,
    /// What was typed.
    pub query: String,
    /// All files.
    pub paths: Arc<[PathBuf]>,
}

/// How files are read, and where their texts are remembered.
pub struct Searcher {
    /// How files are read.
    pub options: LoadOptions,
    /// The cache folder.
    pub cache: PathBuf,
    /// Names everything besides a file on which its text depends.
    pub settings: String,
    /// The store.
    pub store: Sender<store_thread::Task>,
    /// Where answers go.
    pub reports: Reports,
}

impl Searcher {
    /// The thread.
    pub fn worker(self) -> Worker<SearchTask> {
        Worker::new("searcher", move |inbox| self.serve(inbox))
    }

    fn serve(&self, inbox: &Receiver<SearchTask>) {
        let mut texts = None;
        let mut next = inbox.recv().ok();
        while let Some(ask) = next {
            let ask = inbox.try_iter().last().unwrap_or(ask);
            let texts = &*texts.get_or_insert_with(|| Texts::open(&self.cache, &self.settings));
            let newer = self.reports.guard(|| self.search(&ask, texts, inbox)).flatten();
            next = newer.or_else(|| inbox.recv().ok());
        }
    }

    /// Searches all files; stops for a newer question and hands it back.
    fn search(&self, ask: &SearchTask, texts: &Texts, inbox: &Receiver<SearchTask>) -> Option<SearchTask> {
        let tell = |hits, over| self.reports.send(Event::LibraryHits(ask.ticket, hits, over));
        let query = SearchQuery::new(&ask.query).unwrap_or_else(|problem| {
            self.reports.tell_slip(&problem);
            None
        });
        let newer = query
            .and_then(|query| self.search_files(&query, &ask.paths, texts, inbox, &|hits| tell(hits, false)));
        if newer.is_some() {
            return newer;
        }
        tell(Vec::new(), true);
        self.read_ahead(&ask.paths, texts, inbox)
    }

    /// Looks into all files and tells what is found about once a frame; stops for a newer question and hands
    /// it back.
    fn search_files(
        &self,
        query: &SearchQuery,
        paths: &[PathBuf],
        texts: &Texts,
        inbox: &Receiver<SearchTask>,
        tell: &dyn Fn(Vec<EpisodeHits>),
    ) -> Option<SearchTask> {
        let options =
            LoadOptions { voices: Arc::new(store_thread::renamed(&self.store)), ..self.options.clone() };
        // Hits in the files told of: a file is only counted where so many stand before it, whoever looks into
        // it when.
        let shown = AtomicUsize::new(0);
        let look = |scratch: &mut SearchBuffers, path: &PathBuf| {
            // A file that cannot be read is told of by the list, not here.
            let wanted = if shown.load(Relaxed) < SHOWN { SearchMode::Hits } else { SearchMode::Count };
            let looked = query.look(path, Stamp::of(path), &options, texts, wanted, scratch).ok()?;
            (looked.count > 0).then(|| first_hits(looked))
        };
        let (mut found, mut told) = (Vec::new(), None::<Instant>);
        let end = in_order(paths.iter(), look, |answer| {
            if let Ok(newer) = inbox.try_recv() {
                return ControlFlow::Break(newer);
            }
            if let Some(mut hits) = answer.flatten() {
                if shown.fetch_add(hits.hits.len(), Relaxed) >= SHOWN {
                    hits.hits.clear();
                }
                found.push(hits);
            }
            if !found.is_empty() && told.is_none_or(|told| told.elapsed() >= FRAME) {
                tell(std::mem::take(&mut found));
                told = Some(Instant::now());
            }
            ControlFlow::Continue(())
        });
        tell(found);
        // A cache that cannot be written costs time, nothing else.
        let _ = texts.flush();
        end.break_value()
    }

    /// Reads what is not remembered yet, so that the next search need not; on one core, as nobody waits for
    /// it. Stops for a newer question and hands it back.
    fn read_ahead(
        &self,
        paths: &[PathBuf],
        texts: &Texts,
        inbox: &Receiver<SearchTask>,
    ) -> Option<SearchTask> {
        for path in paths {
            if let Ok(newer) = inbox.try_recv() {
                return Some(newer);
            }
            search::read_ahead(path, &self.options, texts);
        }
        let _ = texts.flush();
        None
    }
}

/// What the list shows of a file: its first hits, as far as they are known, and how many there are.
fn first_hits(looked: FileHits) -> EpisodeHits {
    let FileHits { path, count, hits, over, .. } = looked;
    let mut rows: Vec<LibraryHit> = over.map(hits::row_over).into_iter().collect();
    if let Some((episode, found)) = hits {
        rows.extend(found.iter().take(PER_FILE).map(|found| hits::row(&episode, found.range)));
    }
    EpisodeHits { path, count, hits: rows }
}
