//! The thread that searches the text of all episodes, file by file; a newer question ends the one before.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use rayon::prelude::*;

use super::message::Reports;
use crate::app::event::{Event, LibraryHit, Ticket};
use crate::episode::model::Episode;
use crate::library::load::{LoadOptions, load};
use crate::search::find::Pattern;
use crate::text::range::TextRange;

/// Files searched between two looks at the inbox.
const CHUNK: usize = 32;

/// The most hits of one file that are reported.
const PER_FILE: usize = 50;

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
    let hits = pattern.find_all(&episode.text);
    hits.into_iter().take(PER_FILE).map(|range| hit(path, episode, range)).collect()
}

fn hit(path: &Path, episode: &Episode, range: TextRange) -> LibraryHit {
    let turn = episode.turn_at(range.start).and_then(|index| episode.turns.get(index));
    let speaker = turn.and_then(|turn| episode.speaker_of(turn));
    let around = around(&episode.text, range);
    LibraryHit {
        path: path.to_owned(),
        title: episode.title().to_owned(),
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
