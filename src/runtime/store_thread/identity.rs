//! A file as it was just read, for the store to know it by.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::clock::now;
use crate::episode::model::Episode;
use crate::library::load::STDIN;
use crate::passage::anchor::text_hash;
use crate::store::FileEvidence;

/// A file as it was just read.
#[derive(Clone)]
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
    pub fn evidence(&self) -> FileEvidence {
        FileEvidence::of(self.path.clone(), &self.episode, self.hash, now())
    }
}
