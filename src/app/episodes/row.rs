//! A row of the list of episodes: a file, and what is known of it.

use std::path::PathBuf;
use std::sync::Arc;

use crate::catalog::apart::EpisodeStanding;
use crate::catalog::filter::{self, EpisodeFacts, EpisodeFilter};
use crate::catalog::versions::VersionFile;
use crate::episode::summary::Summary;
use crate::passage::marks::{KeptCount, Progress};
use crate::text::query::StateName;

/// What the list of episodes knows of a file.
#[derive(Clone, Debug, Default)]
pub struct EpisodeStatus {
    /// What it is.
    pub summary: Summary,
    /// How far it was read.
    pub progress: Option<Progress>,
    /// What is kept of it.
    pub kept: KeptCount,
}

/// A file in the list.
#[derive(Clone, Debug)]
pub struct EpisodeRow {
    /// Where it is.
    pub path: PathBuf,
    shelf: Option<Result<Arc<EpisodeStatus>, String>>,
    traits: RowTraits,
}

/// What every key and every frame asks of all rows, beside the path: to look it up behind a hundred thousand pointers
/// takes longer than anything else that is done with them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RowTraits {
    /// What it is to the list.
    pub standing: EpisodeStanding,
    /// Whether it is left out unless it is asked for.
    pub hidden: bool,
    /// How far it was read; `None` until someone looked.
    pub state: Option<StateName>,
    /// Whether passages of it are kept.
    pub kept: bool,
    /// Whether it has a date that its title does not say.
    pub dated: bool,
}

impl EpisodeRow {
    /// The row of a file into which nobody has looked yet.
    pub fn new(path: PathBuf) -> Self {
        Self { path, shelf: None, traits: RowTraits::default() }
    }

    /// What was found in the file; `None` until someone looked, a message if it cannot be read.
    pub fn shelf(&self) -> Option<Result<&EpisodeStatus, &str>> {
        let shelf = self.shelf.as_ref()?;
        Some(shelf.as_deref().map_err(String::as_str))
    }

    /// Takes in what was found in the file.
    pub fn put(&mut self, found: Result<Arc<EpisodeStatus>, String>) {
        self.shelf = Some(found);
        self.tell_traits();
    }

    /// Changes what is known of the file, if it could be read.
    pub fn change(&mut self, change: impl FnOnce(&mut EpisodeStatus)) {
        if let Some(Ok(shelf)) = &mut self.shelf {
            change(Arc::make_mut(shelf));
            self.tell_traits();
        }
    }

    /// What all rows are asked for again and again.
    pub fn traits(&self) -> RowTraits {
        self.traits
    }

    fn tell_traits(&mut self) {
        let ready = self.ready();
        self.traits = RowTraits {
            standing: self.facts().standing(),
            hidden: self.progress().is_some_and(|progress| progress.hidden),
            state: ready.map(|shelf| filter::state(shelf.progress.as_ref())),
            kept: ready.is_some_and(|shelf| shelf.kept.passages > 0),
            dated: !self.date_beside().is_empty(),
        };
    }

    /// The date of the talk; nothing if the title says it.
    pub fn date_beside(&self) -> &str {
        let Some(shelf) = self.ready() else { return "" };
        let date = shelf.summary.date.as_str();
        if shelf.summary.title.contains(date) { "" } else { date }
    }

    /// Whether all but the single words of `filter` lets it through.
    pub fn passes(&self, filter: &EpisodeFilter) -> bool {
        match filter.by_words_alone() {
            (with_hidden, true) => with_hidden || !self.traits.hidden,
            _ => filter.lets_through(&self.facts()),
        }
    }

    /// The title, or the file's name until it is known.
    pub fn title(&self) -> String {
        match self.ready().map(|shelf| shelf.summary.title.as_str()) {
            Some(title) if !title.is_empty() => title.to_owned(),
            _ => self.file_name(),
        }
    }

    /// The file's name without control characters.
    pub fn file_name(&self) -> String {
        let name = self.path.file_name().unwrap_or(self.path.as_os_str()).to_string_lossy();
        name.chars().map(|c| if c.is_control() { '\u{FFFD}' } else { c }).collect()
    }

    /// What was found in the file, if it could be read.
    pub fn ready(&self) -> Option<&EpisodeStatus> {
        self.shelf.as_ref()?.as_deref().ok()
    }

    /// Share read, 0 to 1; 1 for a finished one.
    pub fn fraction(&self) -> f64 {
        self.progress().map_or(0.0, |p| if p.finished { 1.0 } else { p.fraction })
    }

    /// Whether it is marked as read.
    pub fn finished(&self) -> bool {
        self.progress().is_some_and(|p| p.finished)
    }

    /// What a filter needs to know of it.
    pub fn facts(&self) -> EpisodeFacts<'_> {
        let ready = self.ready();
        EpisodeFacts {
            path: &self.path,
            summary: ready.map(|shelf| &shelf.summary),
            progress: self.progress(),
            kept: ready.map_or_else(KeptCount::default, |shelf| shelf.kept),
        }
    }

    /// Whether it is starred.
    pub fn is_starred(&self) -> bool {
        self.progress().is_some_and(|progress| progress.starred)
    }

    /// Whether it is left out of the list unless it is asked for.
    pub fn is_hidden(&self) -> bool {
        self.traits.hidden
    }

    /// Its place in the queue, lower ones first; none if it is not in it.
    pub fn queued(&self) -> Option<i64> {
        self.progress()?.queued
    }

    fn progress(&self) -> Option<&Progress> {
        self.ready()?.progress.as_ref()
    }

    /// What tells of which interview it is a version.
    pub fn version(&self) -> VersionFile<'_> {
        VersionFile { path: &self.path, summary: self.ready().map(|status| &status.summary) }
    }

    /// Its title as it is shown, and the other names under which a filter finds it.
    pub fn names(&self) -> (String, Vec<String>) {
        (self.title(), filter::names(&self.path, self.ready().map(|shelf| &shelf.summary)).1)
    }

    /// When it was last read, in milliseconds since 1970; 0 for never.
    pub fn read_at(&self) -> i64 {
        self.progress().map_or(0, |p| p.read_at)
    }
}
