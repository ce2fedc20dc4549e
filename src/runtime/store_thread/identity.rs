//! A file as it was just read, for the store to know it by.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::clock::now;
use crate::episode::model::{Episode, Found};
use crate::library::load::STDIN;
use crate::passage::anchor::{Shingles, text_hash};
use crate::store::Evidence;

/// A file as it was just read.
pub struct FileIdentity {
    /// Its path; empty for a text that has none (a pipe).
    pub path: PathBuf,
    /// What it holds.
    pub episode: Arc<Episode>,
    /// Fingerprint of its reading text.
    pub hash: u64,
}

impl FileIdentity {
    /// `episode`, read from `path`.
    pub fn new(path: &Path, episode: Arc<Episode>) -> Self {
        let path = if path == Path::new(STDIN) { PathBuf::new() } else { path.to_owned() };
        Self { path, hash: text_hash(&episode.text), episode }
    }

    /// All that tells which episode it is. Takes about as long as parsing it.
    pub fn evidence(&self) -> Evidence {
        let head = &self.episode.head;
        let value = |found: &Option<Found>| found.as_ref().map(|found| found.value.clone());
        Evidence {
            path: self.path.clone(),
            front_id: head.id.clone(),
            source: value(&head.source),
            title: value(&head.title).unwrap_or_default(),
            text_hash: self.hash,
            shingles: Shingles::of(&self.episode.text),
            seen: now(),
        }
    }
}
