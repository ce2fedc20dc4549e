//! Notes on the page: below which paragraphs they stand.

use std::sync::Arc;

use super::reader::Reader;
use crate::episode::model::Paragraph;
use crate::passage::anchor::State;
use crate::passage::marks::Placed;

impl Reader {
    /// Gives the notes that are shown a row each. To be called whenever kept passages, their notes or their
    /// places have changed.
    pub fn make_room_for_notes(&mut self) {
        let episode = self.opened.episode.clone();
        let ends = self.notes().map(|placed| placed.resolved.range.end.saturating_sub(1));
        let mut noted: Vec<u32> = ends.map(|end| episode.paragraph_at(end) as u32).collect();
        noted.sort_unstable();
        noted.dedup();
        if noted != self.noted {
            Arc::make_mut(&mut self.flow).set_notes(&episode, &noted);
            self.noted = noted;
        }
    }

    /// The passages with a note that end in this paragraph.
    pub fn noted_in(&self, paragraph: &Paragraph) -> impl Iterator<Item = &Placed> {
        let range = paragraph.range;
        self.notes().filter(move |placed| {
            range.start < placed.resolved.range.end && placed.resolved.range.end <= range.end
        })
    }

    fn notes(&self) -> impl Iterator<Item = &Placed> {
        let has_note = |placed: &&Placed| {
            placed.resolved.state != State::Lost && !placed.bookmark.note.trim().is_empty()
        };
        self.placed.iter().filter(|_| self.notes).filter(has_note)
    }
}
