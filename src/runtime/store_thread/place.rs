//! The reading place: written at most every so often, and the time spent reading with it.

use std::sync::Arc;
use std::time::{Duration, Instant};

use super::clock::now as clock;
use super::state::{RETRY, StoreActor};
use crate::app::event::Event;
use crate::app::opened::Opened;
use crate::app::request::PlaceNow;
use crate::passage::anchor::Anchor;
use crate::passage::marks::Progress;
use crate::store::Result;
use crate::text::range::TextRange;

/// The longest time a place waits to be written.
const PLACE_DELAY: Duration = Duration::from_millis(400);

impl StoreActor {
    pub(super) fn move_place(&mut self, place: Box<PlaceNow>, now: Instant) {
        let same = |opened: &Arc<Opened>| opened.id == place.opened.id;
        if self.place.waiting.as_ref().is_some_and(|waiting| !same(&waiting.opened)) {
            self.write_place(now);
        }
        self.place.read += place.spent;
        self.place.waiting = Some(place);
        self.place.due.get_or_insert(now + PLACE_DELAY);
    }

    /// Writes the waiting place; if that cannot be, it goes on waiting.
    pub(super) fn write_place(&mut self, now: Instant) {
        self.place.due = None;
        let Some(place) = self.place.waiting.take() else { return };
        if self.closed.is_some() || !self.waiting.is_empty() {
            self.place.due = Some(now + RETRY);
            self.place.waiting = Some(place);
        } else if let Err(error) = self.try_write_place(&place) {
            self.place.waiting = Some(place);
            self.put_off(&error, now);
        }
    }

    fn try_write_place(&mut self, place: &PlaceNow) -> Result<()> {
        let opened = &place.opened;
        let seconds = self.place.read / 1000;
        let Some((store, row)) = self.row(opened, &place.path)? else { return Ok(()) };
        let earlier = store.progress(row)?.unwrap_or_default();
        let progress = Progress {
            anchor: Anchor::of(&opened.episode, words_at(&opened.episode.text, place.place)),
            fraction: place.fraction,
            read_at: clock(),
            finished: earlier.finished || place.finished,
            starred: earlier.starred,
            queued: earlier.queued,
            hidden: earlier.hidden,
            seconds: earlier.seconds + seconds,
            sections_read: place.sections_read.clone(),
        };
        store.put_progress(row, &progress)?;
        if seconds > 0 {
            store.add_reading(row, &jiff::Zoned::now().date().to_string(), seconds)?;
        }
        self.place.read %= 1000;
        self.keep_text(row, &opened.episode.text)?;
        self.reports.send(Event::Progressed(place.path.clone(), Box::new(progress)));
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
