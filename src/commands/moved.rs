//! Files that the database has not seen where they are now: renamed or moved since, or brought along with passages from
//! another machine.

use std::collections::HashMap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use foldhash::HashSet;

use super::context::Context;
use super::evidence::evidence;
use super::outcome::Failure;
use crate::library::scan::{self, Scanned};
use crate::library::{builtin, load};
use crate::passage::marks::EpisodeId;
use crate::store::Store;

/// Of the episodes with passages whose files are gone, those that a file at or below `paths` is by its words, and where.
/// Files are only read while such episodes are left.
pub fn find(
    store: &Store,
    paths: &[PathBuf],
    context: &Context,
) -> Result<HashMap<EpisodeId, PathBuf>, Failure> {
    let mut homeless = HashSet::default();
    for (episode, _) in store.counts()? {
        if !store.paths(episode)?.iter().any(|path| is_there(path)) {
            homeless.insert(episode);
        }
    }
    let mut found = HashMap::new();
    if homeless.is_empty() {
        return Ok(found);
    }
    let mut failure = None;
    let _stopped = scan::scan(paths, &mut |scanned| {
        let Scanned::Entry(entry) = scanned else { return ControlFlow::Continue(()) };
        match episode_of(store, &entry.path, context) {
            Ok(Some(episode)) if homeless.remove(&episode) => {
                found.insert(episode, scan::absolute(&entry.path));
            }
            Ok(_) => {}
            Err(error) => failure = Some(error),
        }
        if homeless.is_empty() || failure.is_some() {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    });
    failure.map_or(Ok(found), Err)
}

/// The episode that a file is which was not seen before.
fn episode_of(store: &Store, path: &Path, context: &Context) -> Result<Option<EpisodeId>, Failure> {
    if store.episode_by_path(&scan::absolute(path))?.is_some() {
        return Ok(None);
    }
    let Ok(loaded) = load::load(path, &context.load) else { return Ok(None) };
    Ok(store.recognise(&evidence(&loaded))?)
}

/// Whether `path` can be read as before.
pub fn is_there(path: &Path) -> bool {
    path.exists() || builtin::find(path).is_some()
}
