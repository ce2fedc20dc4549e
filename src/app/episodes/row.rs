//! A row of the list of episodes: a file, and what is known of it.

use std::path::PathBuf;
use std::sync::Arc;

use crate::catalog::filter::{self, EpisodeFacts};
use crate::catalog::versions::VersionFile;
use crate::episode::summary::Summary;
use crate::passage::marks::{KeptCount, Progress};

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
    /// What was found in it; `None` until someone looked, a message if it cannot be read.
    pub shelf: Option<Result<Arc<EpisodeStatus>, String>>,
}

impl EpisodeRow {
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
        self.progress().is_some_and(|progress| progress.hidden)
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
