//! What a list of episodes shows of what is kept, by path.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::Result;
use super::open::Store;
use crate::episode::voices::{Renamed, Voice};
use crate::passage::marks::{EpisodeId, KeptCount, Progress};

/// Progress and bookmarks of every episode that is known, by every path it was seen as, and by its words.
#[derive(Debug, Default)]
pub struct Shelves {
    episodes: HashMap<PathBuf, EpisodeId>,
    texts: HashMap<u64, EpisodeId>,
    hashes: HashMap<EpisodeId, u64>,
    progress: HashMap<EpisodeId, Progress>,
    kept: HashMap<EpisodeId, KeptCount>,
    /// Files that were read, the last first; of one episode that where it was seen last.
    read: Vec<PathBuf>,
    renamed: Renamed,
}

impl Shelves {
    /// As the store has them now.
    pub fn of(store: &Store) -> Result<Self> {
        let mut shelves = Self::default();
        for known in store.recent()? {
            shelves.episodes.insert(known.path, known.episode);
            if known.text_hash != 0 {
                shelves.texts.entry(known.text_hash).or_insert(known.episode);
                shelves.hashes.insert(known.episode, known.text_hash);
            }
        }
        for (episode, count) in store.counts()? {
            shelves.kept.insert(episode, count);
            shelves.episodes.extend(store.paths(episode)?.into_iter().map(|path| (path, episode)));
        }
        for (episode, path, progress) in store.all_progress()? {
            shelves.read.extend((progress.read_at > 0).then(|| path.clone()));
            shelves.episodes.insert(path, episode);
            shelves.progress.insert(episode, progress);
        }
        shelves.renamed = store.renamed()?;
        Ok(shelves)
    }

    /// How far the file at `path` with this `text` (its fingerprint) was read, and how much of it is kept. If the text is known from elsewhere and not from this path, it decides, as it does when the
    /// file is opened.
    pub fn get(&self, path: &Path, text: u64) -> (Option<Progress>, KeptCount) {
        let by_path = self.episodes.get(path);
        let is_as_seen = by_path.is_some_and(|id| self.hashes.get(id) == Some(&text));
        let by_text = || self.texts.get(&text);
        let id = if is_as_seen { by_path } else { by_text().or(by_path) };
        let Some(id) = id else { return Default::default() };
        (self.progress.get(id).cloned(), self.kept.get(id).copied().unwrap_or_default())
    }

    /// Whether the text is known, but not that it is in the file at `path`.
    pub fn is_new_place(&self, path: &Path, text: u64) -> bool {
        !self.episodes.contains_key(path) && self.texts.contains_key(&text)
    }

    /// What the reader calls the voices of the file at `path`.
    pub fn voices(&self, path: &Path) -> &[Voice] {
        self.renamed.get(path).map_or(&[], Vec::as_slice)
    }

    /// The file last read among those `wanted`.
    pub fn last_read(&self, wanted: impl Fn(&Path) -> bool) -> Option<&Path> {
        self.read.iter().map(PathBuf::as_path).find(|path| wanted(path))
    }
}
