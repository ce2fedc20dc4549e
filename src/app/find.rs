//! Searching in the open text: the pattern, its hits, the current one, and the way back.

use super::goal::WhichHit;
use super::input::Input;
use crate::episode::model::Episode;
use crate::search::find::FindPattern;
use crate::search::scoped::find_either;
use crate::text::query::{EitherQuery, QueryError};
use crate::text::range::{Offset, TextRange};

/// How what was typed is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FindMode {
    /// As it stands, unless it names fields.
    #[default]
    AsTyped,
    /// As the words of a search over all episodes, in any order.
    InWords,
}

/// A search in the open text.
#[derive(Clone, Debug, Default)]
pub struct Find {
    /// What is searched for.
    pub input: Input,
    /// How it is read.
    pub way: FindMode,
    /// Whether it is being typed.
    pub typing: bool,
    /// All hits in text order.
    pub hits: Vec<TextRange>,
    /// The current one.
    pub current: Option<usize>,
    /// Whether it goes backward.
    pub back: bool,
    /// What is wrong with the pattern.
    pub problem: Option<QueryError>,
    /// First visible text and reading place when the search began.
    pub origin: (Offset, Offset),
}

impl Find {
    /// A search that begins at the view `origin` (first visible text, reading place).
    pub fn new(origin: (Offset, Offset)) -> Self {
        Self { typing: true, origin, ..Self::default() }
    }

    /// The search over all episodes for `query`, going on in `episode` at the hit `which`.
    pub fn going_on(query: &str, episode: &Episode, which: WhichHit) -> Self {
        let mut find = Self { input: Input::holding(query), way: FindMode::InWords, ..Self::default() };
        if let WhichHit::From(offset) = which {
            find.origin = (offset, offset);
        }
        find.run(episode);
        if which == WhichHit::Last {
            find.current = find.hits.len().checked_sub(1);
        }
        find
    }

    /// A search for what `input` holds that stands on its hit at or after `place`.
    pub fn standing(input: Input, episode: &Episode, place: Offset) -> Self {
        let mut find = Self { input, origin: (place, place), ..Self::default() };
        find.run(episode);
        find
    }

    /// Searches `episode` anew and makes the first hit at or after the origin the current one.
    pub fn run(&mut self, episode: &Episode) {
        let typed = self.input.text();
        (self.hits, self.problem) = match hits(episode, typed, self.way) {
            Ok(hits) => (hits, None),
            Err(problem) => (Vec::new(), Some(problem)),
        };
        self.current =
            if self.back { self.last_before(self.origin.1) } else { self.first_from(self.origin.0) };
    }

    /// Index of the first hit at or after `offset`, or of the very first.
    fn first_from(&self, offset: Offset) -> Option<usize> {
        let next = self.hits.partition_point(|hit| hit.start < offset);
        (!self.hits.is_empty()).then_some(if next < self.hits.len() { next } else { 0 })
    }

    /// Index of the last hit before `offset`, or of the very last.
    fn last_before(&self, offset: Offset) -> Option<usize> {
        let next = self.hits.partition_point(|hit| hit.start < offset);
        next.checked_sub(1).or_else(|| self.hits.len().checked_sub(1))
    }

    /// Makes the hit `steps` after the current one (negative: before) current; from `place` where the reader
    /// has moved away. Tells whether it went round an end.
    pub fn step(&mut self, steps: isize, place: Offset) -> bool {
        let len = self.hits.len() as isize;
        if len == 0 {
            return false;
        }
        let from = match self.current {
            Some(current) => current as isize,
            None if steps > 0 => self.hits.partition_point(|hit| hit.start < place) as isize - 1,
            None => self.hits.partition_point(|hit| hit.start < place) as isize,
        };
        let wanted = from + steps;
        self.current = Some(wanted.rem_euclid(len) as usize);
        wanted < 0 || wanted >= len
    }

    /// The current hit.
    pub fn hit(&self) -> Option<TextRange> {
        self.hits.get(self.current?).copied()
    }

    /// The hits that touch `range`.
    pub fn hits_in(&self, range: TextRange) -> &[TextRange] {
        let start = self.hits.partition_point(|hit| hit.end <= range.start);
        let end = self.hits.partition_point(|hit| hit.start < range.end);
        self.hits.get(start..end.max(start)).unwrap_or_default()
    }
}

/// Everything that `typed` finds: words as they stand, or, where it names fields (`speaker:`, `in:question`,
/// `section:12`), every word inside those bounds.
fn hits(episode: &Episode, typed: &str, way: FindMode) -> Result<Vec<TextRange>, QueryError> {
    if typed.is_empty() {
        return Ok(Vec::new());
    }
    match EitherQuery::parse(typed) {
        Ok(query) if way == FindMode::InWords || query.fields().next().is_some() => {
            let found = find_either(episode, &query).map_err(QueryError::Pattern)?;
            Ok(found.into_iter().map(|found| found.range).collect())
        }
        _ => Ok(FindPattern::new(typed).map_err(QueryError::Pattern)?.find_all(&episode.text)),
    }
}
