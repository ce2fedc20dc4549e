//! The thread that makes files ready to be read: parsed, analysed, recognised, with all that is kept put in
//! place.

use std::collections::HashSet;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use super::message::Reports;
use super::store_thread::{self, EpisodeRecord, FileIdentity};
use super::strays::StrayFinder;
use super::worker::Worker;
use crate::app::event::{Event, Flags};
use crate::app::opened::{self, DisplayOptions, Opened};
use crate::app::request::Settling;
use crate::catalog::placing::Placing;
use crate::episode::model::Episode;
use crate::episode::voices;
use crate::layout::flow::Shape;
use crate::layout::segments::Segments;
use crate::library::builtin;
use crate::library::load::{self, LoadError, LoadOptions, Loaded, Reason};
use crate::passage::anchor::{Anchor, Maker, State, text_hash};
use crate::passage::marks::{Bookmark, Placed, Progress};
use crate::text::range::Offset;

/// A text longer than this, in bytes, has its first pages shown while the rest is read.
const LONG: usize = 50_000;

/// What is to be made ready.
pub enum LoaderTask {
    /// A file, to be shown like this; whether its first pages are worth showing before the rest is there.
    Open(PathBuf, DisplayOptions, bool),
    /// An open episode, for another shape.
    Analyse(Arc<Episode>, Shape),
    /// A file whose flags are to be set: what it is has to be known first.
    Flag(PathBuf, Flags),
    /// A file of which the reader said what it is, or what stands in it.
    Settle(PathBuf, Settling),
}

/// How files are read, and whom to ask what is kept.
pub struct Loader {
    /// How files are read.
    pub options: LoadOptions,
    /// The file of what is kept as one text: no episode, of which nothing is kept.
    pub kept_text: PathBuf,
    /// What standard input held, once it was read.
    pub piped: Option<Arc<Vec<u8>>>,
    /// The store.
    pub store: Sender<store_thread::Task>,
    /// Where answers go.
    pub reports: Reports,
    /// Looks for files that are gone.
    pub strays: StrayFinder,
}

impl Loader {
    /// The thread. A file asked for several times meanwhile is opened once.
    pub fn worker(mut self) -> Worker<LoaderTask> {
        Worker::new("loader", move |inbox| self.serve(inbox))
    }

    fn serve(&mut self, inbox: &Receiver<LoaderTask>) {
        while let Ok(first) = inbox.recv() {
            let asks: Vec<LoaderTask> = std::iter::once(first).chain(inbox.try_iter()).collect();
            let mut opened = HashSet::new();
            for ask in asks {
                if !matches!(&ask, LoaderTask::Open(path, ..) if !opened.insert(path.clone())) {
                    self.answer(ask);
                }
            }
        }
    }

    fn answer(&mut self, ask: LoaderTask) {
        match ask {
            LoaderTask::Open(path, look, may_begin) => {
                if let Some(now) = self.gone_to(&path) {
                    return self.reports.send(Event::Moved(path, now));
                }
                let result = self.reports.clone().guard(|| self.open(&path, look, may_begin));
                let result = result.unwrap_or_else(|| Err(format!("cannot be shown: {}", path.display())));
                self.reports.send(Event::Opened(path, result.map(Box::new)));
            }
            LoaderTask::Flag(path, _) | LoaderTask::Settle(path, _) if path == self.kept_text => {}
            LoaderTask::Flag(path, flags) => match self.load(&path) {
                Ok(loaded) => {
                    let seen = FileIdentity::new(&loaded.path, Arc::new(loaded.episode));
                    // A store thread that is gone has nothing to keep.
                    let _ = self.store.send(store_thread::Task::Flag(path, seen, flags));
                }
                Err(error) => self.reports.send(Event::Notice(self.told(&error))),
            },
            LoaderTask::Settle(path, settling) => match self.load(&path) {
                Ok(loaded) => {
                    let seen = FileIdentity::new(&loaded.path, Arc::new(loaded.episode));
                    // A store thread that is gone has nothing to keep.
                    let _ = self.store.send(store_thread::Task::Settle(path, seen, settling));
                }
                Err(error) => self.reports.send(Event::Notice(self.told(&error))),
            },
            LoaderTask::Analyse(episode, shape) => {
                let analysed = self.reports.guard(|| {
                    let segments = Segments::of(&episode, shape.policy);
                    let flow = opened::first_lines(&episode, &segments, shape);
                    (Arc::new(segments), Arc::new(flow))
                });
                if let Some((segments, flow)) = analysed {
                    self.reports.send(Event::Analysed(episode, segments, flow));
                }
            }
        }
    }

    /// Why a file cannot be read, the reason first.
    fn told(&self, error: &LoadError) -> String {
        self.reports.language.pick(error.reason_first())
    }

    /// Where a file is now that is not where it was.
    fn gone_to(&self, path: &Path) -> Option<PathBuf> {
        let is_there = path == Path::new(load::STDIN) || path.exists() || builtin::find(path).is_some();
        if is_there { None } else { self.strays.where_is(path) }
    }

    fn open(&mut self, path: &Path, look: DisplayOptions, may_begin: bool) -> Result<Opened, String> {
        let head = may_begin.then(|| self.head(path)).flatten();
        if let Some(opened) = head.and_then(|head| self.begin(path, &head, look)) {
            self.reports.send(Event::Opened(path.to_owned(), Ok(Box::new(opened))));
        }
        let bytes = self.bytes(path).map_err(|error| self.told(&error))?;
        let loaded = load::load_bytes(path, &bytes, &self.options).map_err(|error| self.told(&error))?;
        drop(bytes);
        let Loaded { episode, diagnostics, .. } = loaded;
        let mut episode = Arc::new(episode);
        let seen = FileIdentity::new(path, episode.clone());
        let hash = seen.hash;
        // The store looks for the file while its break chances are found.
        let is_episode = path != self.kept_text;
        let answer = is_episode.then(|| self.ask(|to| store_thread::Task::Identify(seen, to)));
        let segments = Segments::of(&episode, look.shape.policy);
        // A store that cannot answer has said so; the text can be read all the same.
        let kept = answer.and_then(|answer| answer.recv().ok()).unwrap_or_default();
        if !kept.voices.is_empty() {
            voices::apply(Arc::make_mut(&mut episode), &kept.voices);
        }
        let mut opened = Opened { diagnostics, ..Opened::new(episode, segments, hash, look) };
        place(&mut opened, kept);
        let renewed = renew(&mut opened);
        if !renewed.is_empty() {
            // A store thread that is gone has told of it already.
            let _ = self.store.send(store_thread::Task::Renew(opened.id, opened.episode.clone(), renewed));
        }
        Ok(opened)
    }

    /// The first pages of a long text, unless one left off behind them.
    fn begin(&self, path: &Path, bytes: &[u8], look: DisplayOptions) -> Option<Opened> {
        let answer = self.ask(|to| store_thread::Task::Glimpse(path.to_owned(), to));
        let mut episode = load::beginning(path, bytes, &self.options)?;
        let EpisodeRecord { progress, voices, .. } = answer.recv().unwrap_or_default();
        voices::apply(&mut episode, &voices);
        let place = match &progress {
            Some(progress) => Some(left_off(&episode, progress)?),
            None => None,
        };
        let segments = Segments::of(&episode, look.shape.policy);
        let hash = text_hash(&episode.text);
        let first = Opened::new(episode, segments, hash, look);
        Some(Opened { beginning: true, progress, place, voices, ..first })
    }

    /// What the first pages of a long text are read from.
    fn head(&mut self, path: &Path) -> Option<Arc<Vec<u8>>> {
        if path != Path::new(load::STDIN) {
            return load::head(path, LONG).map(Arc::new);
        }
        self.bytes(path).ok().filter(|bytes| bytes.len() > LONG)
    }

    fn load(&mut self, path: &Path) -> Result<Loaded, LoadError> {
        let bytes = self.bytes(path)?;
        load::load_bytes(path, &bytes, &self.options)
    }

    fn bytes(&mut self, path: &Path) -> Result<Arc<Vec<u8>>, LoadError> {
        if path != Path::new(load::STDIN) {
            return Ok(Arc::new(load::bytes(path)?.0));
        }
        let bytes = match self.piped.take() {
            Some(bytes) => bytes,
            None => read_stdin()
                .map(Arc::new)
                .map_err(|error| LoadError { path: path.to_owned(), reason: Reason::Io(error) })?,
        };
        Ok(self.piped.insert(bytes).clone())
    }

    /// Asks the store something. A store thread that is gone drops the question, which whoever waits for the
    /// answer sees.
    fn ask(&self, ask: impl FnOnce(Sender<EpisodeRecord>) -> store_thread::Task) -> Receiver<EpisodeRecord> {
        let (to, answer) = channel();
        let _ = self.store.send(ask(to));
        answer
    }
}

/// Everything on standard input, which can be read once only.
fn read_stdin() -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    io::stdin().lock().take(load::LIMIT).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Where one left off in the first pages of a text; `None` if those words are not there, or so near their
/// end that a page would not be full.
fn left_off(beginning: &Episode, progress: &Progress) -> Option<Offset> {
    let Anchor { start, exact, .. } = &progress.anchor;
    let text = &beginning.text;
    (*start <= text.len() / 2 && text.get(*start..)?.starts_with(exact)).then_some(*start)
}

/// Finds what is kept in the text as it is now.
fn place(opened: &mut Opened, kept: EpisodeRecord) {
    let episode = opened.episode.clone();
    let placing = Placing::new(&episode, opened.hash, &kept.texts);
    opened.placed = placing.place(kept.bookmarks);
    opened.placed.sort_by_key(|placed| (placed.resolved.range, placed.bookmark.made));
    let read = kept.progress.as_ref().filter(|progress| progress.read_at > 0);
    let found = read.map(|progress| (placing.resolve(&progress.anchor), progress.fraction));
    // Even where the very words are gone, their section is the best place to go on.
    opened.place = found.and_then(|(found, fraction)| {
        (found.state != State::Lost || fraction > 0.0).then_some(found.range.start)
    });
    (opened.id, opened.progress, opened.voices, opened.twin, opened.memo) =
        (kept.id, kept.progress, kept.voices, kept.twin, kept.memo);
}

/// Gives passages that stand where they stood anchors in the present text; those of moved, changed and lost
/// ones are kept as they are until the reader decides. Returns the bookmarks that have a new one.
fn renew(opened: &mut Opened) -> Vec<Bookmark> {
    let hash = opened.hash;
    let is_old =
        |placed: &&mut Placed| placed.resolved.state == State::Ok && placed.bookmark.anchor.text_hash != hash;
    let mut old = opened.placed.iter_mut().filter(is_old).peekable();
    if old.peek().is_none() {
        return Vec::new();
    }
    let maker = Maker::new(&opened.episode);
    old.map(|placed| {
        let Placed { bookmark, resolved } = placed;
        bookmark.anchor = maker.anchor(resolved.range);
        if bookmark.quote.is_empty() {
            resolved.range.of(&opened.episode.text).clone_into(&mut bookmark.quote);
        }
        placed.bookmark.clone()
    })
    .collect()
}
