//! All kept passages, for the list of them.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use crate::app::listed::Listed;
use crate::app::listed::Standing;
use crate::library::builtin;
use crate::passage::marks::{EpisodeId, KeptCount};
use crate::store::{Result, Store};

/// Every passage with the title and the file of its episode. Where it stands is not looked for here.
pub fn all(store: &Store) -> Result<Vec<Listed>> {
    let titles: HashMap<EpisodeId, String> =
        store.recent()?.into_iter().map(|known| (known.episode, known.title)).collect();
    let mut paths: HashMap<EpisodeId, PathBuf> = HashMap::new();
    let mut all = Vec::new();
    for bookmark in store.all_bookmarks()? {
        let path = match paths.get(&bookmark.episode) {
            Some(path) => path.clone(),
            None => store.best_path(bookmark.episode, is_there)?,
        };
        paths.insert(bookmark.episode, path.clone());
        let title = titles.get(&bookmark.episode).cloned().unwrap_or_default();
        all.push(Listed { bookmark, standing: Standing::Unknown, path, title, ..Listed::default() });
    }
    Ok(all)
}

/// How much is kept of each file that has any.
pub fn counts(store: &Store) -> Result<Vec<(PathBuf, KeptCount)>> {
    let mut counts = Vec::new();
    for (episode, count) in store.counts()? {
        counts.extend(store.paths(episode)?.into_iter().map(|path| (path, count)));
    }
    Ok(counts)
}

/// Whether something can be read at `path`.
pub fn is_there(path: &Path) -> bool {
    path.exists() || builtin::find(path).is_some()
}
