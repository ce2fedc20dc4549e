//! What is to be written: at once, or in its order when it can be.

use std::path::Path;
use std::time::Instant;

use super::clock::now as clock;
use super::identity::FileIdentity;
use super::pending::Waiting;
use super::state::StoreActor;
use crate::app::event::{Event, Flags};
use crate::app::opened::Opened;
use crate::app::request::{Draft, Request, Settling};
use crate::messages::Msg;
use crate::passage::anchor::{Anchor, Resolved, State};
use crate::passage::edit::Edit;
use crate::passage::marks::{Bookmark, EpisodeId, Placed};
use crate::passage::memo::Memo;
use crate::store::{Result, Store};

impl StoreActor {
    /// Does what the app asks for.
    pub(super) fn request(&mut self, request: Request, now: Instant) -> Result<()> {
        match request {
            Request::Place(place) => {
                self.move_place(place, now);
                Ok(())
            }
            Request::List => self.list(),
            Request::Record => self.tell_record(),
            Request::ListShelves => self.tell_shelves(),
            Request::FindTwins(id, path) => self.tell_twins(id, path),
            request => self.write_or_wait(Waiting::Request(request), now),
        }
    }

    /// Writes, unless something waits already or the store is not open.
    pub(super) fn write_or_wait(&mut self, waiting: Waiting, now: Instant) -> Result<()> {
        if self.closed.is_some() || !self.waiting.is_empty() {
            self.wait(waiting);
            return Ok(());
        }
        match self.write(&waiting) {
            Err(error) if error.is_passing() => {
                self.wait(waiting);
                self.put_off(&error, now);
                Ok(())
            }
            result => result,
        }
    }

    /// A passage that waits already does not wait twice.
    pub(super) fn wait(&mut self, new: Waiting) {
        let is_same = |other: &Waiting| {
            matches!((other, &new), (Waiting::Request(Request::Keep(a)), Waiting::Request(Request::Keep(b)))
            if (&a.path, a.range, a.letter) == (&b.path, b.range, b.letter))
        };
        if !self.waiting.iter().any(is_same) {
            self.waiting.push_back(new);
        }
    }

    /// Writes what waits, until something has to wait again.
    pub(super) fn write_waiting(&mut self, now: Instant) {
        while let Some(waiting) = self.waiting.pop_front() {
            match self.write(&waiting) {
                Ok(()) => {}
                Err(error) if error.is_passing() => {
                    self.waiting.push_front(waiting);
                    return self.put_off(&error, now);
                }
                Err(error) => self.reports.say(Msg::CannotSave, &[&self.reason(&error)]),
            }
        }
    }

    fn write(&mut self, waiting: &Waiting) -> Result<()> {
        match waiting {
            Waiting::Admit(seen, promised) => self.admit(seen, *promised),
            Waiting::Flag(path, seen, flags) => self.flag(path, seen, *flags),
            Waiting::Settle(path, seen, settling) => self.settle(path, seen, settling),
            Waiting::Request(request) => self.carry_out(request),
        }
    }

    fn carry_out(&mut self, request: &Request) -> Result<()> {
        match request {
            Request::Keep(draft) => self.keep(draft),
            Request::Change(edits) => self.change(edits),
            Request::Delete(ids) => {
                let now = clock();
                self.with_store(|store| store.set_deleted(ids, Some(now), now))
            }
            Request::Restore(ids) => self.with_store(|store| store.set_deleted(ids, None, clock())),
            Request::Join(into, from) => self.join(into, from),
            Request::Part(path) => self.part(path),
            Request::Voices(episode, voices) => {
                self.with_store(|store| store.set_voices(*episode, voices, clock()))
            }
            Request::Memo(path, opened, words) => self.write_memo(path, opened, words),
            Request::PutShelf(shelf) => self.with_store(|store| store.put_named_query(shelf, clock())),
            Request::DeleteShelf(name) => self.with_store(|store| store.delete_named_query(name, clock())),
            Request::DescribeCode(name, description, color) => {
                let (description, color) = (description.as_deref(), color.as_deref());
                self.with_store(|store| store.describe_code(name, description, color, clock()))?;
                self.tell_codes()
            }
            Request::Recode(all) => {
                let Some(store) = self.in_place()? else { return Ok(()) };
                let recoded = store.recode(all, clock())?;
                self.reports.send(Event::Recoded(recoded));
                self.tell_codes()
            }
            Request::UndoRecode(step) => {
                let Some(store) = self.in_place()? else { return Ok(()) };
                let taken_back = store.undo_recode(Some(*step), clock())?.is_some();
                self.reports.send(Event::RecodeTakenBack(taken_back));
                self.tell_codes()
            }
            Request::Names(ties) => self.with_store(|store| store.put_name_ties(ties, clock())),
            // These write nothing, or in their own time.
            Request::Place(_)
            | Request::List
            | Request::Record
            | Request::ListShelves
            | Request::FindTwins(..) => Ok(()),
        }
    }

    /// Gives a file the row that was promised for it, unless another process took it in a moment ago.
    fn admit(&mut self, seen: &FileIdentity, promised: EpisodeId) -> Result<()> {
        let Some(store) = self.in_place()? else { return Ok(()) };
        if store.admit(&seen.evidence(), promised)? == promised { Ok(()) } else { self.list() }
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

    fn keep(&mut self, draft: &Draft) -> Result<()> {
        let Some((store, episode)) = self.row(&draft.opened, &draft.path)? else { return Ok(()) };
        let now = clock();
        let anchor = Anchor::of(&draft.opened.episode, draft.range);
        let earlier = match draft.letter {
            Some(letter) => store.mark(episode, letter, &draft.author)?,
            None => None,
        };
        let kept =
            if draft.letter.is_none() { kept_there(store, episode, &anchor, &draft.author)? } else { None };
        let is_new = kept.is_none();
        let fresh = Bookmark {
            id: Store::new_id(now),
            episode,
            author: draft.author.clone(),
            made: now,
            ..Bookmark::default()
        };
        let bookmark = kept.unwrap_or_else(|| Bookmark {
            anchor,
            quote: draft.range.of(&draft.opened.episode.text).to_owned(),
            note: draft.note.clone(),
            tags: draft.tags.clone(),
            letter: draft.letter,
            changed: now,
            lost: false,
            ..earlier.unwrap_or(fresh)
        });
        if is_new {
            store.put_bookmark(&bookmark)?;
        }
        let address = bookmark.anchor.address.clone();
        let resolved = Resolved { range: draft.range, state: State::Ok };
        self.reports.send(Event::Kept(draft.path.clone(), Box::new(Placed { bookmark, resolved })));
        if !is_new {
            self.reports.say(Msg::KeptAlready, &[&address]);
        }
        self.keep_text(episode, &draft.opened.episode.text)
    }

    fn write_memo(&mut self, path: &Path, opened: &Opened, words: &str) -> Result<()> {
        let Some((store, episode)) = self.row(opened, path)? else { return Ok(()) };
        let changed = clock().max(store.memo(episode)?.changed + 1);
        store.put_memo(episode, &Memo { text: words.to_owned(), changed })?;
        self.tell_shelves()
    }

    fn change(&mut self, edits: &[Edit]) -> Result<()> {
        let Some(store) = self.in_place()? else { return Ok(()) };
        if !store.edit_all(edits, clock())?.is_empty() {
            self.reports.say(Msg::BothNotesKept, &[]);
        }
        Ok(())
    }

    fn settle(&mut self, path: &Path, seen: &FileIdentity, settling: &Settling) -> Result<()> {
        let Some(store) = self.in_place()? else { return Ok(()) };
        let evidence = seen.evidence();
        match settling {
            Settling::Found(episode) => return store.settle_at(*episode, &evidence),
            Settling::Moved(episode) => store.settle_by_hand(*episode, &evidence)?,
            Settling::Rehome(id, present) => {
                let episode = store.identify(&evidence)?;
                store.rehome(id, episode, present, clock())?;
                store.keep_text(episode, &seen.episode.text)?;
            }
        }
        self.reports.say(Msg::IsThereNow, &[&path.display()]);
        self.list()
    }

    fn flag(&mut self, path: &Path, seen: &FileIdentity, flags: Flags) -> Result<()> {
        let Some(store) = self.in_place()? else { return Ok(()) };
        let id = store.identify(&seen.evidence())?;
        let mut progress = store.progress(id)?.unwrap_or_default();
        flags.set(&mut progress);
        store.put_progress(id, &progress)?;
        self.reports.send(Event::Progressed(path.to_owned(), Box::new(progress)));
        Ok(())
    }
}

/// The passage that `author` keeps at just this place: keys are typed again while one waits for what they do.
fn kept_there(store: &Store, episode: EpisodeId, anchor: &Anchor, author: &str) -> Result<Option<Bookmark>> {
    let is_it = |kept: &Bookmark| {
        kept.letter.is_none()
            && kept.is_of(author)
            && (kept.anchor.start, kept.anchor.end, kept.anchor.text_hash)
                == (anchor.start, anchor.end, anchor.text_hash)
    };
    Ok(store.bookmarks(episode)?.into_iter().find(is_it))
}
