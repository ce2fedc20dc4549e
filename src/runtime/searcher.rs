//! The thread that searches the text of all episodes, file by file; a newer question ends the one before.

use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use rayon::prelude::*;

use super::hunt::{Looked, Quarry};
use super::message::Reports;
use crate::app::event::{EpisodeHits, Event, LibraryHit, Ticket};
use crate::episode::model::Episode;
use crate::library::load::{LoadOptions, load};
use crate::library::texts::Texts;
use crate::text::range::TextRange;

/// Files searched between two looks at the inbox: few at first, so that something is seen at once.
const CHUNKS: (usize, usize) = (16, 256);

/// The most hits of one file that are shown one by one.
const PER_FILE: usize = 50;

/// Hits after which files are only counted: more rows nobody reads.
const SHOWN: usize = 2_000;

/// Characters shown before and after a hit.
const AROUND: (usize, usize) = (24, 80);

/// What is to be searched for, and where.
pub struct Ask {
    /// The request.
    pub ticket: Ticket,
    /// What was typed.
    pub query: String,
    /// All files.
    pub paths: Vec<PathBuf>,
}

/// How files are read, and where their texts are remembered.
pub struct Searcher {
    /// How files are read.
    pub options: LoadOptions,
    /// The cache folder.
    pub cache: PathBuf,
    /// Names everything besides a file on which its text depends.
    pub settings: String,
    /// Where answers go.
    pub reports: Reports,
}

impl Searcher {
    /// Starts the thread.
    ///
    /// # Errors
    /// Where no thread can be started.
    pub fn start(self) -> io::Result<Sender<Ask>> {
        let (asks, inbox) = channel();
        thread::Builder::new().name("searcher".to_owned()).spawn(move || self.serve(&inbox))?;
        Ok(asks)
    }

    fn serve(&self, inbox: &Receiver<Ask>) {
        let mut texts = None;
        let mut next = inbox.recv().ok();
        while let Some(ask) = next {
            let ask = inbox.try_iter().last().unwrap_or(ask);
            let texts = texts.get_or_insert_with(|| Texts::open(&self.cache, &self.settings));
            let newer = self.reports.guard(|| self.search(&ask, texts, inbox)).flatten();
            next = newer.or_else(|| inbox.recv().ok());
        }
    }

    /// Searches all files; stops for a newer question and hands it back.
    fn search(&self, ask: &Ask, texts: &mut Texts, inbox: &Receiver<Ask>) -> Option<Ask> {
        let tell = |hits, over| self.reports.send(Event::LibraryHits(ask.ticket, hits, over));
        let quarry = Quarry::new(&ask.query).unwrap_or_else(|problem| {
            self.reports.send(Event::Notice(problem));
            None
        });
        let mut rest = if quarry.is_some() { ask.paths.as_slice() } else { &[] };
        let (mut size, mut shown) = (CHUNKS.0, 0);
        while let (Some(quarry), false) = (&quarry, rest.is_empty()) {
            if let Ok(newer) = inbox.try_recv() {
                return Some(newer);
            }
            let (chunk, later) = rest.split_at(size.min(rest.len()));
            let mut looked = self.look(chunk, quarry, texts);
            let fresh: Vec<_> = looked.iter_mut().filter_map(|looked| looked.fresh.take()).collect();
            // A cache that cannot be written costs time, nothing else.
            let _ = texts.add(&fresh);
            looked.retain(|looked| looked.count > 0);
            let hits = self.show(looked, quarry, &mut shown);
            if !hits.is_empty() {
                tell(hits, false);
            }
            (rest, size) = (later, (size * 2).min(CHUNKS.1));
        }
        tell(Vec::new(), true);
        None
    }

    /// Looks into `paths`. One that cannot be read is told of by the list, not here.
    fn look(&self, paths: &[PathBuf], quarry: &Quarry, texts: &Texts) -> Vec<Looked> {
        let look = |room: &mut Vec<u8>, path: &PathBuf| quarry.look(path, &self.options, texts, room).ok();
        paths.par_iter().map_init(Vec::new, look).flatten().collect()
    }

    /// The hits one by one, as long as `shown` are not too many; then how many there are.
    fn show(&self, looked: Vec<Looked>, quarry: &Quarry, shown: &mut usize) -> Vec<EpisodeHits> {
        let room = |looked: Looked| {
            let wanted = *shown < SHOWN;
            *shown += looked.count.min(PER_FILE);
            (looked, wanted)
        };
        let looked: Vec<(Looked, bool)> = looked.into_iter().map(room).collect();
        looked.into_par_iter().map(|(looked, wanted)| self.hits(looked, quarry, wanted)).collect()
    }

    fn hits(&self, looked: Looked, quarry: &Quarry, wanted: bool) -> EpisodeHits {
        let Looked { path, count, read, .. } = looked;
        if !wanted {
            return EpisodeHits { path, count, hits: Vec::new() };
        }
        let read = read.or_else(|| quarry.look_at(load(&path, &self.options).ok()?).read);
        let Some((loaded, found)) = read else { return EpisodeHits { path, count, hits: Vec::new() } };
        let first = found.iter().take(PER_FILE);
        let hits = first.map(|found| hit(&loaded.episode, found.range)).collect();
        EpisodeHits { path, count: found.len(), hits }
    }
}

fn hit(episode: &Episode, range: TextRange) -> LibraryHit {
    let turn = episode.turn_at(range.start).and_then(|index| episode.turns.get(index));
    let speaker = turn.and_then(|turn| episode.speaker_of(turn));
    let around = around(&episode.text, range);
    LibraryHit {
        address: episode.address_at(range.start).to_string(),
        speaker: speaker.map_or_else(String::new, |speaker| speaker.name.clone()),
        range,
        snippet: around.of(&episode.text).to_owned(),
        ranges: vec![TextRange::new(range.start - around.start, range.end.min(around.end) - around.start)],
    }
}

/// Some words around `range`, within its paragraph.
fn around(text: &str, range: TextRange) -> TextRange {
    let before = text.get(..range.start).unwrap_or_default();
    let after = text.get(range.end..).unwrap_or_default();
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let start = before.char_indices().rev().take(AROUND.0).last().map_or(range.start, |(at, _)| at);
    let line_end = after.find('\n').unwrap_or(after.len());
    let end = after.char_indices().nth(AROUND.1).map_or(after.len(), |(at, _)| at);
    TextRange::new(start.max(line_start), range.end + end.min(line_end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_around_a_hit_stay_in_its_paragraph() {
        let text = "第一段。\n这里说到能源的问题。\n第三段。";
        let at = text.find("能源").unwrap();
        let found = around(text, TextRange::new(at, at + "能源".len()));
        assert_eq!(found.of(text), "这里说到能源的问题。");
    }

    #[test]
    fn words_around_a_hit_are_few() {
        let text = format!("{}能源{}", "前".repeat(100), "后".repeat(200));
        let at = text.find("能源").unwrap();
        let found = around(&text, TextRange::new(at, at + "能源".len()));
        assert_eq!(found.of(&text).chars().count(), AROUND.0 + 2 + AROUND.1);
    }
}
