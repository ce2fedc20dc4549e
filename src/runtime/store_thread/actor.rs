//! What is done with each thing the store is asked for.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

use super::clock::now;
use super::identity::FileIdentity;
use super::listing;
use super::poll::Polls;
use super::task::{EpisodeRecord, Task};
use crate::app::event::{Event, Flags};
use crate::app::opened::Opened;
use crate::app::request::{Draft, PlaceNow, Request, Settling};
use crate::episode::model::Episode;
use crate::episode::voices::{Renamed, Voice};
use crate::messages::Msg;
use crate::passage::anchor::{Anchor, Resolved, State, text_hash};
use crate::passage::edit::Edit;
use crate::passage::marks::{Bookmark, EpisodeId, Placed, Progress};
use crate::runtime::message::Reports;
use crate::store::{BookmarksStamp, Result, Shelves, Store};
use crate::text::range::TextRange;

/// The longest time a place waits to be written.
const PLACE_DELAY: Duration = Duration::from_millis(400);

/// The store, and what waits to be written to it.
pub struct StoreActor {
    store: Option<Store>,
    reports: Reports,
    place: Option<Box<PlaceNow>>,
    /// Passages and changes that could not be written.
    unsaved: Vec<Request>,
    /// Why the last place could not be written.
    problem: Option<String>,
    /// Milliseconds read since the last write.
    read: u64,
    /// The episode whose text was kept last, and the fingerprint of that text.
    text: Option<(EpisodeId, u64)>,
    /// When the waiting place is to be written.
    place_due: Option<Instant>,
    /// When to look for what other processes wrote.
    pub polls: Polls,
    /// The store's version at the last look, and its passages' stamp then.
    version: Option<i64>,
    passages: Option<BookmarksStamp>,
}

impl StoreActor {
    /// Keeps in `store`, or keeps nothing and says so.
    pub fn new(store: Option<Store>, reports: Reports) -> Self {
        let version = store.as_ref().and_then(|store| store.data_version().ok());
        let passages = store.as_ref().and_then(|store| store.stamp().ok());
        let polls = Polls::default();
        Self {
            store,
            reports,
            place: None,
            place_due: None,
            unsaved: Vec::new(),
            problem: None,
            read: 0,
            text: None,
            polls,
            version,
            passages,
        }
    }

    /// When something is to be done without being asked.
    pub fn due(&self) -> Option<Instant> {
        self.place_due.into_iter().chain(self.polls.due()).min()
    }

    /// Does what the time has come for.
    pub fn do_what_is_due(&mut self) {
        let now = Instant::now();
        if self.place_due.is_some_and(|due| due <= now) {
            self.write_place();
        }
        if self.polls.take(now) {
            let reports = self.reports.clone();
            if let Some(Err(error)) = reports.guard(|| self.look()) {
                reports.say(Msg::CannotSave, &[&error]);
            }
        }
    }

    /// Does one thing; what fails is told.
    pub fn answer(&mut self, task: Task) {
        let reports = self.reports.clone();
        if let Some(Err(error)) = reports.guard(|| self.try_answer(task)) {
            let msg = if self.unsaved.is_empty() { Msg::CannotSave } else { Msg::CannotSaveYet };
            reports.say(msg, &[&error]);
        }
    }

    /// Writes the waiting place.
    pub fn write_place(&mut self) {
        let reports = self.reports.clone();
        let written = reports.guard(|| self.try_write_place());
        // One scrolls on and on: what stays wrong is told once.
        let problem = written.and_then(Result::err).map(|error| error.to_string());
        if let Some(problem) = problem.as_ref().filter(|problem| Some(*problem) != self.problem.as_ref()) {
            reports.say(Msg::CannotSave, &[problem]);
        }
        self.problem = problem;
        if self.problem.is_none() && !self.unsaved.is_empty() {
            self.save_again();
        }
    }

    fn try_later(&mut self, request: Request) {
        self.unsaved.push(request);
        self.place_due.get_or_insert_with(|| Instant::now() + PLACE_DELAY);
    }

    /// Tries once more to write what could not be written.
    pub fn save_again(&mut self) {
        for request in std::mem::take(&mut self.unsaved) {
            self.answer(Task::Request(request));
        }
    }

    fn try_answer(&mut self, task: Task) -> Result<()> {
        match task {
            Task::Request(request) => self.carry_out(request)?,
            Task::Identify(file, to) => self.identify(&file, &to)?,
            // An answer nobody waits for any more is no loss.
            Task::Glimpse(path, to) => drop(to.send(self.glimpse(&path)?)),
            Task::Admit(file, id) => self.admit(&file, id)?,
            // An answer nobody waits for any more is no loss.
            Task::Shelves(to) => drop(to.send(self.shelves()?)),
            Task::Saw(files) => self.with_store(|store| store.saw(&files, now()).map(drop))?,
            Task::Renamed(to) => drop(to.send(self.renamed()?)),
            Task::Renew(id, episode, renewed) => self.renew(id, &episode, &renewed)?,
            Task::Touched => self.polls.touched(Instant::now()),
            Task::Poll => self.polls.poll(Instant::now()),
            // An answer nobody waits for any more is no loss.
            Task::Texts(episode, to) => drop(to.send(self.texts(episode)?)),
            Task::Flag(path, file, flags) => self.flag(path, &file, flags)?,
            Task::Settle(path, file, settling) => self.settle(&path, &file, &settling)?,
            Task::Finish => self.try_write_place()?,
        }
        Ok(())
    }

    /// Does what the app asks for.
    fn carry_out(&mut self, request: Request) -> Result<()> {
        match request {
            Request::Place(place) => self.move_place(place),
            Request::Keep(draft) => self.keep(&draft),
            Request::Change(edit) => self.change(&edit),
            Request::Delete(id) => self.with_store(|store| store.delete_bookmark(&id, now())),
            Request::Restore(id) => self.with_store(|store| store.restore_bookmark(&id, now())),
            Request::List => self.list(),
            Request::FindTwins(id, path) => self.tell_twins(id, path),
            Request::Join(into, from) => self.join(&into, &from),
            Request::Part(path) => self.part(&path),
            Request::Voices(episode, voices) => self.set_voices(episode, &voices),
        }
    }

    fn with_store(&mut self, write: impl FnOnce(&mut Store) -> Result<()>) -> Result<()> {
        self.store.as_mut().map_or(Ok(()), write)
    }

    /// Answers before anything is written where the episode is a known one, and without all the evidence where its text
    /// is: a reader is waiting.
    fn identify(&mut self, seen: &FileIdentity, to: &Sender<EpisodeRecord>) -> Result<()> {
        self.try_write_place()?;
        let Some(store) = &mut self.store else { return Ok(()) };
        let before = store.episode_by_path(&seen.path)?;
        let (id, known) = match store.unchanged(&seen.path, seen.hash)? {
            Some(id) => (id, true),
            None => {
                let evidence = seen.evidence();
                let known = store.recognise(&evidence)?;
                (known.map_or_else(|| store.identify(&evidence), Ok)?, known.is_some())
            }
        };
        // Where another text was there before, what is kept of that is asked about.
        let is_new = before != Some(id);
        let twins = if is_new { store.twins(id, &seen.path, listing::is_there)? } else { Vec::new() };
        let (bookmarks, progress) = (store.bookmarks(id)?, store.progress(id)?);
        let places =
            bookmarks.iter().map(|kept| &kept.anchor).chain(progress.iter().map(|read| &read.anchor));
        let is_edited = places.into_iter().any(|anchor| anchor.text_hash != seen.hash);
        // An answer nobody waits for any more is no loss.
        let _ = to.send(EpisodeRecord {
            id,
            bookmarks,
            progress,
            voices: store.voices(id)?,
            texts: if is_edited { store.kept_texts(id)? } else { Vec::new() },
            twin: twins.into_iter().next(),
        });
        if known { store.identify(&seen.evidence()).map(drop) } else { Ok(()) }
    }

    fn glimpse(&self, path: &Path) -> Result<EpisodeRecord> {
        let Some(store) = &self.store else { return Ok(EpisodeRecord::default()) };
        let Some(id) = store.episode_by_path(path)? else { return Ok(EpisodeRecord::default()) };
        let progress = store.progress(id)?.filter(|progress| progress.read_at > 0);
        Ok(EpisodeRecord { progress, voices: store.voices(id)?, ..EpisodeRecord::default() })
    }

    fn renamed(&self) -> Result<Renamed> {
        self.store.as_ref().map_or_else(|| Ok(Renamed::default()), Store::renamed)
    }

    /// Gives a file the row that was promised for it, unless another process took it in a moment ago.
    fn admit(&mut self, seen: &FileIdentity, promised: EpisodeId) -> Result<()> {
        let Some(store) = &mut self.store else { return Ok(()) };
        if store.admit(&seen.evidence(), promised)? == promised { Ok(()) } else { self.list() }
    }

    /// The store, and the row of what was opened as the episode `id` at `path`, which another process may have made
    /// one with another meanwhile; none where nothing of it can be kept.
    fn row(&mut self, id: EpisodeId, path: &Path) -> Result<Option<(&mut Store, EpisodeId)>> {
        let Some(store) = self.store.as_mut().filter(|_| id != 0) else { return Ok(None) };
        let row = store.episode_by_path(path)?.unwrap_or(id);
        Ok(Some((store, row)))
    }

    /// Joins the episode of `from` to that of `into`.
    fn join(&mut self, into: &Path, from: &Path) -> Result<()> {
        self.with_store(|store| store.join_files(into, from).map(drop))?;
        self.reports.say(Msg::TwinsJoined, &[&from.display()]);
        self.list()
    }

    /// Tells the file at `path` apart from its copies.
    fn part(&mut self, path: &Path) -> Result<()> {
        self.with_store(|store| store.part(path).map(drop))?;
        self.reports.say(Msg::TwinsParted, &[&path.display()]);
        self.list()
    }

    fn tell_twins(&mut self, id: EpisodeId, path: PathBuf) -> Result<()> {
        let twins = match self.row(id, &path)? {
            Some((store, episode)) => store.twins(episode, &path, listing::is_there)?,
            None => Vec::new(),
        };
        self.reports.send(Event::Twins(path, twins));
        Ok(())
    }

    fn texts(&self, episode: EpisodeId) -> Result<Vec<String>> {
        self.store.as_ref().map_or_else(|| Ok(Vec::new()), |store| store.kept_texts(episode))
    }

    fn shelves(&self) -> Result<Shelves> {
        self.store.as_ref().map_or_else(|| Ok(Shelves::default()), Shelves::of)
    }

    fn set_voices(&mut self, episode: EpisodeId, voices: &[Voice]) -> Result<()> {
        match self.store.as_mut().filter(|_| episode != 0) {
            Some(store) => store.set_voices(episode, voices, now()),
            None => {
                self.reports.say(Msg::NoDatabase, &[]);
                Ok(())
            }
        }
    }

    fn keep(&mut self, draft: &Draft) -> Result<()> {
        let Some((store, episode)) = self.row(draft.opened.id, &draft.path)? else {
            self.reports.say(Msg::NoDatabase, &[]);
            return Ok(());
        };
        let now = now();
        let earlier = match draft.letter {
            Some(letter) => store.mark(episode, letter)?,
            None => None,
        };
        let fresh = Bookmark { id: Store::new_id(now), episode, made: now, ..Bookmark::default() };
        let bookmark = Bookmark {
            anchor: Anchor::of(&draft.opened.episode, draft.range),
            quote: draft.range.of(&draft.opened.episode.text).to_owned(),
            note: draft.note.clone(),
            letter: draft.letter,
            changed: now,
            lost: false,
            ..earlier.unwrap_or(fresh)
        };
        if let Err(error) = store.put_bookmark(&bookmark) {
            self.try_later(Request::Keep(Box::new(draft.clone())));
            return Err(error);
        }
        self.keep_text(episode, &draft.opened.episode.text)?;
        let resolved = Resolved { range: draft.range, state: State::Ok };
        self.reports.send(Event::Kept(draft.path.clone(), Box::new(Placed { bookmark, resolved })));
        Ok(())
    }

    fn change(&mut self, edit: &Edit) -> Result<()> {
        let Some(store) = &mut self.store else { return Ok(()) };
        match store.edit(edit, now()) {
            Ok(None) => Ok(()),
            Ok(Some(_)) => {
                self.reports.say(Msg::BothNotesKept, &[]);
                Ok(())
            }
            Err(error) => {
                self.try_later(Request::Change(Box::new(edit.clone())));
                Err(error)
            }
        }
    }

    /// Keeps the text that places are made in, unless it was the last one kept.
    fn keep_text(&mut self, episode: EpisodeId, text: &str) -> Result<()> {
        let this = Some((episode, text_hash(text)));
        if std::mem::replace(&mut self.text, this) == this {
            return Ok(());
        }
        self.with_store(|store| store.keep_text(episode, text))
    }

    fn renew(&mut self, id: EpisodeId, episode: &Episode, renewed: &[Bookmark]) -> Result<()> {
        self.with_store(|store| store.renew_anchors(renewed))?;
        self.keep_text(id, &episode.text)
    }

    /// Tells of all passages where another process changed any since the last look.
    fn look(&mut self) -> Result<()> {
        let Some(store) = &self.store else { return Ok(()) };
        let version = store.data_version()?;
        if self.version.replace(version) == Some(version) {
            return Ok(());
        }
        let stamp = store.stamp()?;
        match self.passages.replace(stamp) {
            Some(before) if before != stamp => self.list(),
            _ => Ok(()),
        }
    }

    fn list(&self) -> Result<()> {
        let all = self.store.as_ref().map_or_else(|| Ok(Vec::new()), listing::all)?;
        let counts = self.store.as_ref().map_or_else(|| Ok(Vec::new()), listing::counts)?;
        self.reports.send(Event::Counts(counts));
        self.reports.send(Event::AllBookmarks(all));
        Ok(())
    }

    fn move_place(&mut self, place: Box<PlaceNow>) -> Result<()> {
        let same = |opened: &Arc<Opened>| opened.id == place.opened.id;
        if self.place.as_ref().is_some_and(|waiting| !same(&waiting.opened)) {
            self.try_write_place()?;
        }
        self.read += place.spent;
        self.place = Some(place);
        self.place_due.get_or_insert_with(|| Instant::now() + PLACE_DELAY);
        Ok(())
    }

    fn try_write_place(&mut self) -> Result<()> {
        self.place_due = None;
        let Some(place) = self.place.take() else { return Ok(()) };
        let opened = &place.opened;
        let seconds = self.read / 1000;
        let Some((store, row)) = self.row(opened.id, &place.path)? else { return Ok(()) };
        let earlier = store.progress(row)?.unwrap_or_default();
        let progress = Progress {
            anchor: Anchor::of(&opened.episode, words_at(&opened.episode.text, place.place)),
            fraction: place.fraction,
            read_at: now(),
            finished: earlier.finished || place.finished,
            starred: earlier.starred,
            seconds: earlier.seconds + seconds,
            sections_read: place.sections_read.clone(),
        };
        store.put_progress(row, &progress)?;
        if seconds > 0 {
            store.add_reading(row, &jiff::Zoned::now().date().to_string(), seconds)?;
        }
        self.read %= 1000;
        self.keep_text(row, &opened.episode.text)?;
        self.reports.send(Event::Progressed(place.path.clone(), Box::new(progress)));
        Ok(())
    }

    fn settle(&mut self, path: &Path, seen: &FileIdentity, settling: &Settling) -> Result<()> {
        let Some(store) = &mut self.store else { return Ok(()) };
        let evidence = seen.evidence();
        match settling {
            Settling::Found(episode) => return store.settle_at(*episode, &evidence),
            Settling::Moved(episode) => store.settle_by_hand(*episode, &evidence)?,
            Settling::Rehome(id, present) => {
                let episode = store.identify(&evidence)?;
                store.rehome(id, episode, present, now())?;
                store.keep_text(episode, &seen.episode.text)?;
            }
        }
        self.reports.say(Msg::IsThereNow, &[&path.display()]);
        self.list()
    }

    fn flag(&mut self, path: PathBuf, seen: &FileIdentity, flags: Flags) -> Result<()> {
        self.try_write_place()?;
        let Some(store) = &mut self.store else { return Ok(()) };
        let id = store.identify(&seen.evidence())?;
        let mut progress = store.progress(id)?.unwrap_or_default();
        progress.finished = flags.finished.unwrap_or(progress.finished);
        progress.starred = flags.starred.unwrap_or(progress.starred);
        store.put_progress(id, &progress)?;
        self.reports.send(Event::Progressed(path, Box::new(progress)));
        Ok(())
    }
}

/// The words that a reading place stands on: to the end of its line of the reading text, but not many.
fn words_at(text: &str, place: usize) -> TextRange {
    const WORDS: usize = 60;
    let rest = text.get(place..).unwrap_or_default();
    let line = rest.split('\n').next().unwrap_or_default();
    let end = line.char_indices().nth(WORDS).map_or(line.len(), |(at, _)| at);
    TextRange::new(place, place + end)
}
