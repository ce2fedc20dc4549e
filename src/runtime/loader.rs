//! The thread that makes files ready to be read: parsed, analysed, recognised, with all that is kept put in place.

use std::collections::HashSet;
use std::io::{self, Read};
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{SystemTime, UNIX_EPOCH};

use super::keeper::{self, Kept};
use super::message::Reports;
use crate::app::event::{Event, Flags, Opened};
use crate::episode::anchor::{Ages, Maker, Shingles, State, text_hash};
use crate::episode::marks::{Bookmark, Placed};
use crate::episode::model::Episode;
use crate::episode::voices;
use crate::layout::segments::Segments;
use crate::layout::width::WidthPolicy;
use crate::library::load::{self, LoadError, LoadOptions, Loaded, Reason};
use crate::store::Evidence;

/// The name under which standard input is read.
pub const STDIN: &str = "-";

/// What is to be made ready.
pub enum Ask {
    /// A file, for a terminal of this policy.
    Open(PathBuf, WidthPolicy),
    /// An open episode, for another policy.
    Analyse(PathBuf, Arc<Episode>, WidthPolicy),
    /// A file whose flags are to be set: what it is has to be known first.
    Flag(PathBuf, Flags),
}

/// How files are read, and whom to ask what is kept.
pub struct Loader {
    /// How files are read.
    pub options: LoadOptions,
    /// What standard input held, once it was read.
    pub piped: Option<Vec<u8>>,
    /// The store.
    pub keeper: Sender<keeper::Ask>,
    /// Where answers go.
    pub reports: Reports,
}

impl Loader {
    /// Starts the thread. A file asked for several times meanwhile is opened once.
    ///
    /// # Errors
    /// Where no thread can be started.
    pub fn start(mut self) -> io::Result<Sender<Ask>> {
        let (asks, inbox) = channel();
        thread::Builder::new().name("loader".to_owned()).spawn(move || self.serve(&inbox))?;
        Ok(asks)
    }

    fn serve(&mut self, inbox: &Receiver<Ask>) {
        while let Ok(first) = inbox.recv() {
            let asks: Vec<Ask> = std::iter::once(first).chain(inbox.try_iter()).collect();
            let mut opened = HashSet::new();
            for ask in asks {
                if !matches!(&ask, Ask::Open(path, _) if !opened.insert(path.clone())) {
                    self.answer(ask);
                }
            }
        }
    }

    fn answer(&mut self, ask: Ask) {
        match ask {
            Ask::Open(path, policy) => {
                let result = self.reports.clone().guard(|| self.open(&path, policy));
                let result = result.unwrap_or_else(|| Err(format!("{}: cannot be shown", path.display())));
                self.reports.send(Event::Opened(path, result.map(Box::new)));
            }
            Ask::Flag(path, flags) => match self.load(&path) {
                Ok(loaded) => {
                    let evidence = Box::new(evidence(&loaded));
                    // A keeper that is gone has nothing to keep.
                    let _ = self.keeper.send(keeper::Ask::Flag(path, evidence, flags));
                }
                Err(error) => self.reports.send(Event::Notice(error.to_string())),
            },
            Ask::Analyse(path, episode, policy) => {
                if let Some(segments) = self.reports.guard(|| Segments::of(&episode, policy)) {
                    self.reports.send(Event::Analysed(path, Arc::new(segments)));
                }
            }
        }
    }

    fn open(&mut self, path: &Path, policy: WidthPolicy) -> Result<Opened, String> {
        let mut loaded = self.load(path).map_err(|error| error.to_string())?;
        // A text's fingerprint takes as long as its break chances; neither needs the other.
        let (answer, segments) = thread::scope(|scope| {
            let asked = scope.spawn(|| self.ask_keeper(&loaded));
            let segments = Segments::of(&loaded.episode, policy);
            (asked.join(), segments)
        });
        let answer = answer.unwrap_or_else(|panic| resume_unwind(panic));
        // A store that cannot answer has said so; the text can be read all the same.
        let kept = answer.recv().unwrap_or_default();
        voices::apply(&mut loaded.episode, &kept.voices);
        let mut opened = place(loaded, segments, kept);
        let renewed = renew(&opened.episode, &mut opened.placed);
        if !renewed.is_empty() {
            // A keeper that is gone has told of it already.
            let _ = self.keeper.send(keeper::Ask::Renew(opened.id, opened.episode.clone(), renewed));
        }
        Ok(opened)
    }

    fn load(&mut self, path: &Path) -> Result<Loaded, LoadError> {
        if path != Path::new(STDIN) {
            return load::load(path, &self.options);
        }
        let bytes = match self.piped.take() {
            Some(bytes) => bytes,
            None => read_stdin()
                .map_err(|error| LoadError { path: path.to_owned(), reason: Reason::Io(error) })?,
        };
        load::load_bytes(path, self.piped.insert(bytes), &self.options)
    }

    fn ask_keeper(&self, loaded: &Loaded) -> Receiver<Kept> {
        let (to, answer) = channel();
        // A keeper that is gone drops the question, which the caller sees.
        let _ = self.keeper.send(keeper::Ask::Identify(Box::new(evidence(loaded)), to));
        answer
    }
}

/// Everything on standard input, which can be read once only.
fn read_stdin() -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    io::stdin().lock().take(load::LIMIT).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn evidence(loaded: &Loaded) -> Evidence {
    let Loaded { path, episode, .. } = loaded;
    let value =
        |found: &Option<crate::episode::model::Found>| found.as_ref().map(|found| found.value.clone());
    let seen = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis() as i64);
    Evidence {
        path: if path == Path::new(STDIN) { PathBuf::new() } else { path.clone() },
        front_id: episode.head.id.clone(),
        source: value(&episode.head.source),
        title: value(&episode.head.title).unwrap_or_default(),
        text_hash: text_hash(&episode.text),
        shingles: Shingles::of(&episode.text),
        seen,
    }
}

/// Finds what is kept in the text as it is now.
fn place(loaded: Loaded, segments: Segments, kept: Kept) -> Opened {
    let episode = loaded.episode;
    let resolver = Ages::new(&episode, &kept.texts);
    let hash = text_hash(&episode.text);
    let place = |bookmark: Bookmark| {
        let found = resolver.resolve(&bookmark.anchor);
        Placed::new(bookmark, found, hash)
    };
    let mut placed: Vec<Placed> = kept.bookmarks.into_iter().map(place).collect();
    placed.sort_by_key(|placed| (placed.resolved.range, placed.bookmark.made));
    let read = kept.progress.as_ref().filter(|progress| progress.read_at > 0);
    let found = read.map(|progress| (resolver.resolve(&progress.anchor), progress.fraction));
    // Even where the very words are gone, their section is the best place to go on.
    let place = found.and_then(|(found, fraction)| {
        (found.state != State::Lost || fraction > 0.0).then_some(found.range.start)
    });
    drop(resolver);
    Opened {
        episode: Arc::new(episode),
        segments: Arc::new(segments),
        diagnostics: loaded.diagnostics,
        id: kept.id,
        placed,
        progress: kept.progress,
        place,
        voices: kept.voices,
        twin: kept.twin,
    }
}

/// Gives passages that stand where they stood anchors in the present text; those of moved, changed and lost ones are
/// kept as they are until the reader decides. Returns the bookmarks that have a new one.
fn renew(episode: &Episode, placed: &mut [Placed]) -> Vec<Bookmark> {
    let hash = text_hash(&episode.text);
    let sure = |placed: &Placed| placed.resolved.state == State::Ok;
    let mut old = placed
        .iter_mut()
        .filter(|placed| sure(placed) && placed.bookmark.anchor.text_hash != hash)
        .peekable();
    if old.peek().is_none() {
        return Vec::new();
    }
    let maker = Maker::new(episode);
    old.map(|placed| {
        placed.bookmark.anchor = maker.anchor(placed.resolved.range);
        placed.bookmark.clone()
    })
    .collect()
}
