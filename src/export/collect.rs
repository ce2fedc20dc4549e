//! From an episode and its placed bookmarks to records.

use super::record::{Record, Work};
use crate::episode::head::Found;
use crate::episode::model::{Episode, Role, Turn};
use crate::episode::{questions, sound};
use crate::passage::anchor::State;
use crate::passage::marks::Placed;
use crate::text::range::{Offset, TextRange};

/// The records of an episode's passages, in text order; lost ones stand at the best place to look.
pub fn collect(episode: &Episode, path: &str, placed: &[Placed]) -> Vec<Record> {
    let mut placed: Vec<&Placed> = placed.iter().collect();
    placed.sort_by_key(|one| (one.resolved.range.start, one.resolved.range.end, one.bookmark.id.clone()));
    let work = Work::of(episode, path);
    let mut ruler = Ruler::new(&episode.text);
    placed.into_iter().map(|one| record(episode, &work, one, &mut ruler)).collect()
}

fn record(episode: &Episode, work: &Work, placed: &Placed, ruler: &mut Ruler) -> Record {
    let Placed { bookmark, resolved } = placed;
    let bare = Record {
        episode: Some(work.clone()),
        state: resolved.state.name().into(),
        quote: bookmark.words().into_owned(),
        ..Record::bare(bookmark)
    };
    let anchor = &bookmark.anchor;
    if resolved.state == State::Lost {
        return Record {
            address: anchor.address.clone(),
            section: anchor.section.clone(),
            speaker: anchor.speaker.clone(),
            ..bare
        };
    }
    let range = resolved.range;
    let turn = turn_at(episode, range.start);
    let speaker = turn.and_then(|turn| episode.speaker_of(turn));
    let section = episode.sections.get(episode.section_at(range.start));
    Record {
        address: episode.address_at(range.start).to_string(),
        section: section.and_then(|section| section.title.clone()).unwrap_or_default(),
        speaker: speaker.map_or_else(String::new, |speaker| speaker.name.clone()),
        role: turn.and_then(|turn| turn.role).map_or("", Role::name).into(),
        present: Some(range.of(&episode.text))
            .filter(|now| *now != bare.quote)
            .unwrap_or_default()
            .to_owned(),
        question: question_before(episode, range.start)
            .map(|r| r.of(&episode.text).to_owned())
            .unwrap_or_default(),
        time: episode.time_at(range.start),
        until: sound::end_of(episode, range),
        position: Some([ruler.characters(range.start), ruler.characters(range.end)]),
        ..bare
    }
}

fn turn_at(episode: &Episode, offset: Offset) -> Option<&Turn> {
    episode.turn_at(offset).and_then(|turn| episode.turns.get(turn))
}

/// The words of the host's turn that the turn at `offset` answers; `None` if that turn is itself a host's.
pub fn question_before(episode: &Episode, offset: Offset) -> Option<TextRange> {
    let index = episode.turn_at(offset)?;
    let is_host = |turn: &&Turn| turn.role == Some(Role::Host);
    if episode.turns.get(index).as_ref().is_some_and(is_host) {
        return None;
    }
    let question = episode.turns.get(..index)?.iter().rev().find(is_host)?;
    Some(questions::said(episode, question))
}

impl Work {
    /// What `episode`, the file at `path`, tells of itself.
    pub fn of(episode: &Episode, path: &str) -> Self {
        let head = &episode.head;
        let value =
            |found: &Option<Found>| found.as_ref().map_or_else(String::new, |found| found.value.clone());
        let named = |role| {
            let voices = episode.speakers.iter().filter(move |speaker| speaker.role == Some(role));
            voices.map(|speaker| speaker.name.clone()).collect()
        };
        Self {
            title: value(&head.title),
            date: value(&head.date),
            source: value(&head.source),
            series: head.series.clone().unwrap_or_default(),
            id: head.id.clone().unwrap_or_default(),
            path: path.to_owned(),
            tags: head.tags.clone(),
            hosts: named(Role::Host),
            guests: named(Role::Guest),
        }
    }
}

/// Counts characters up to places that mostly rise, without counting from the start each time.
struct Ruler<'a> {
    text: &'a str,
    at: Offset,
    characters: usize,
}

impl<'a> Ruler<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, at: 0, characters: 0 }
    }

    fn characters(&mut self, offset: Offset) -> usize {
        let count = |range: TextRange| range.of(self.text).chars().count();
        self.characters = if offset >= self.at {
            self.characters + count(TextRange::new(self.at, offset))
        } else {
            self.characters - count(TextRange::new(offset, self.at))
        };
        self.at = offset;
        self.characters
    }
}
