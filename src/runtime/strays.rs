//! Looking for files that moved while the program runs: with a store of its own to ask, so that nobody waits
//! for it.

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::mpsc::Sender;

use super::file_reader::file_reader;
use super::store_thread::{FileIdentity, Task};
use crate::app::request::{Request, Settling};
use crate::catalog::moved::{self, Stray};
use crate::library::load::{LoadOptions, Loaded};
use crate::library::scan;
use crate::passage::marks::EpisodeId;
use crate::store::{Result, Store, StoreError};

/// Where the store lies and where files are looked for.
pub struct StrayFinder {
    /// The store's folder.
    pub data: PathBuf,
    /// The library of the settings.
    pub library: Vec<PathBuf>,
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

    fn try_find(&mut self) -> Result<bool> {
        let store = Store::open_to_read(&self.data)?.reading_with(file_reader(self.options.clone()));
        let mut strays = Vec::new();
        for episode in store.homeless()?.into_iter().filter(|episode| !self.missed.contains(episode)) {
            strays.push(Stray { episode, paths: store.last_paths(episode)? });
        }
        if strays.is_empty() {
            return Ok(false);
        }
        let wanted: Vec<EpisodeId> = strays.iter().map(|stray| stray.episode).collect();
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
        let found = moved::find(strays, &self.library, &moves, &self.options, owner)?;
        self.missed.extend(wanted.into_iter().filter(|episode| !found.contains_key(episode)));
        Ok(!found.is_empty())
    }
}
