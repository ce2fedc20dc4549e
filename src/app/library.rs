//! A search over the text of all episodes: what was typed, what was found, and the way from hit to hit.

use std::path::{Path, PathBuf};

use super::input::Input;
use super::list::List;
use super::tally::HitTally;
use super::ticket::Ticket;
use crate::catalog::hits::{EpisodeHits, LibraryHit};

/// What a list of hits is of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SearchScope {
    /// All episodes.
    #[default]
    Library,
    /// The open one.
    Text,
}

/// In which order a search over all episodes tells of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HitOrder {
    /// The oldest talk first, those without a date before it.
    #[default]
    Oldest,
    /// The newest first.
    Newest,
}

impl HitOrder {
    /// The other one.
    #[must_use]
    pub fn turned(self) -> Self {
        if self == Self::Oldest { Self::Newest } else { Self::Oldest }
    }
}

/// A search whose hits are listed: in all episodes, or in the open one.
#[derive(Clone, Debug, Default)]
pub struct LibrarySearch {
    /// Where it searches.
    pub scope: SearchScope,
    /// What is searched for.
    pub input: Input,
    /// Whether it is being typed.
    pub typing: bool,
    /// The request whose answers are awaited.
    pub ticket: Ticket,
    /// Whether the search goes on.
    pub running: bool,
    /// Which row is selected.
    pub list: List,
    /// What was found, by year and by who answers.
    pub tally: HitTally,
    found: Vec<EpisodeHits>,
    /// For every row its episode, and its hit unless it is the episode's own row.
    rows: Vec<(usize, Option<usize>)>,
    total: usize,
}

/// A row of the list.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum HitRow<'a> {
    /// An episode, over its hits.
    Episode(&'a EpisodeHits),
    /// A hit.
    Hit(&'a LibraryHit),
}

impl LibrarySearch {
    /// A search that is about to be typed.
    pub fn new() -> Self {
        Self { typing: true, ..Self::default() }
    }

    /// A search for `typed`, to be typed on.
    pub fn holding(typed: &str) -> Self {
        Self { input: Input::holding(typed), ..Self::new() }
    }

    /// A search in the open text for what `input` holds; typed if that is nothing yet.
    pub fn in_text(input: Input) -> Self {
        Self { scope: SearchScope::Text, typing: input.text().is_empty(), input, ..Self::default() }
    }

    /// Takes in what was found next.
    pub fn add(&mut self, found: Vec<EpisodeHits>) {
        for episode in found {
            let at = self.found.len();
            self.total += episode.count;
            if self.scope == SearchScope::Library {
                self.rows.push((at, None));
            }
            self.rows.extend((0..episode.hits.len()).map(|hit| (at, Some(hit))));
            self.found.push(episode);
        }
    }

    /// Forgets what was found.
    pub fn clear(&mut self) {
        (self.found, self.rows, self.total, self.list, self.tally) = Default::default();
    }

    /// How many hits there are, in how many episodes.
    pub fn counts(&self) -> (usize, usize) {
        (self.total, self.found.len())
    }

    /// The files in which something was found.
    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        self.found.iter().map(|episode| episode.path.as_path())
    }

    /// The rows to show.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = HitRow<'_>> {
        self.rows.iter().map(|(episode, hit)| {
            let episode = &self.found[*episode];
            hit.map_or(HitRow::Episode(episode), |hit| HitRow::Hit(&episode.hits[hit]))
        })
    }

    /// The selected episode, and the hit in it if one is selected.
    pub fn selected(&self) -> Option<(&EpisodeHits, Option<&LibraryHit>)> {
        let (episode, hit) = *self.rows.get(self.list.selected)?;
        let episode = self.found.get(episode)?;
        Some((episode, hit.and_then(|hit| episode.hits.get(hit))))
    }

    /// The way through all hits.
    pub fn trail(&self) -> Trail {
        let query = self.input.text().trim().to_owned();
        Trail { query, paths: self.found.iter().map(|episode| episode.path.clone()).collect() }
    }
}

/// The way from hit to hit through all episodes that have any.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trail {
    /// What was searched for.
    pub query: String,
    paths: Vec<PathBuf>,
}

impl Trail {
    /// The episode after `path`, the first one after the last; `None` if there is no other.
    pub fn after(&self, path: &Path) -> Option<&Path> {
        self.beside(path, 1)
    }

    /// The episode before `path`, the last one before the first; `None` if there is no other.
    pub fn before(&self, path: &Path) -> Option<&Path> {
        self.beside(path, self.paths.len().saturating_sub(1))
    }

    fn beside(&self, path: &Path, steps: usize) -> Option<&Path> {
        let at = self.paths.iter().position(|known| known == path)?;
        self.paths.get((at + steps) % self.paths.len()).map(PathBuf::as_path).filter(|other| *other != path)
    }
}
