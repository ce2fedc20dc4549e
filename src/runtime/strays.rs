//! Looking for files that moved while the program runs: with a store of its own to ask, so that nobody waits
//! for it.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

use super::file_reader::file_reader;
use super::store_thread::{FileIdentity, Task};
use crate::app::request::{Request, Settling};
use crate::catalog::moved::{self, Stray};
use crate::library::builtin;
use crate::library::load::{LoadOptions, Loaded};
use crate::library::scan;
use crate::passage::marks::EpisodeId;
use crate::store::{Result, Store, StoreError};

/// Where the store lies and where files are looked for.
#[derive(Clone)]
pub struct StrayFinder {
    /// The store's folder.
    pub data: PathBuf,
    /// The folders and files that are listed, and the library of the settings.
    pub roots: Vec<PathBuf>,
    /// How files are read.
    pub options: LoadOptions,
    /// The store.
    pub store: Sender<Task>,
    /// Episodes that were looked for in vain.
    pub missed: HashSet<EpisodeId>,
}

impl StrayFinder {
    /// Looks for the files of episodes with passages that are gone, or hold other texts now; what is found is
    /// written down, and all passages are told anew. What was not found is not looked for again.
    pub fn find(&mut self) {
        // A store that cannot be read has said so where it was opened.
        if self.try_find().unwrap_or(false) {
            // A store thread that is gone has nothing to tell.
            let _ = self.store.send(Task::Request(Request::List));
        }
    }

    /// The same if no file is left where an episode with passages was: asked without reading any file.
    pub fn find_if_gone(&mut self) {
        let any_is_gone = || {
            let store = Store::open_to_read(&self.data)?;
            for (episode, _) in store.counts()? {
                if !store.paths(episode)?.iter().any(|path| path.exists() || builtin::find(path).is_some()) {
                    return Ok::<_, StoreError>(true);
                }
            }
            Ok(false)
        };
        if any_is_gone().unwrap_or(false) {
            self.find();
        }
    }

    fn try_find(&mut self) -> Result<bool> {
        let store = self.store_to_ask()?;
        let mut strays = Vec::new();
        for episode in store.homeless()?.into_iter().filter(|episode| !self.missed.contains(episode)) {
            strays.push(Stray { episode, paths: store.last_paths(episode)? });
        }
        if strays.is_empty() {
            return Ok(false);
        }
        let wanted: Vec<EpisodeId> = strays.iter().map(|stray| stray.episode).collect();
        let found = self.look_for(&store, strays)?;
        self.missed.extend(wanted.into_iter().filter(|episode| !found.contains_key(episode)));
        Ok(!found.is_empty())
    }

    /// Where the file is now that was at `gone`, if it was ever opened and a file is it by its words.
    pub fn where_is(&self, gone: &Path) -> Option<PathBuf> {
        let store = self.store_to_ask().ok()?;
        let episode = store.episode_by_path(gone).ok()??;
        let paths = store.last_paths(episode).ok()?;
        if let Some(known) = paths.iter().find(|path| path.exists()) {
            return Some(known.clone());
        }
        self.look_for(&store, vec![Stray { episode, paths }]).ok()?.remove(&episode)
    }

    fn store_to_ask(&self) -> Result<Store> {
        Ok(Store::open_to_read(&self.data)?.reading_with(file_reader(self.options.clone())))
    }

    /// The files of those of `strays` that are found; each is written down.
    fn look_for(&self, store: &Store, strays: Vec<Stray>) -> Result<HashMap<EpisodeId, PathBuf>> {
        let tasks = self.store.clone();
        let owner = &mut |loaded: &Loaded, left: &[EpisodeId]| {
            let path = scan::absolute(&loaded.path);
            let seen = FileIdentity::new(&path, loaded.episode.clone().into());
            let owner = store.owner_among(&seen.evidence(), left)?;
            if let Some(episode) = owner {
                let _ = tasks.send(Task::Settle(path, seen, Settling::Found(episode)));
            }
            Ok::<_, StoreError>(owner)
        };
        let moves: Vec<(PathBuf, PathBuf)> = store.moves()?;
        moved::find(strays, &self.roots, &moves, &self.options, owner)
    }
}
