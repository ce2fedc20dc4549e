//! Files that the database has not seen where they are now: renamed or moved since, or brought along with passages from
//! another machine.

use std::collections::HashMap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use super::context::RunContext;
use super::evidence::evidence;
use super::outcome::Failure;
use crate::library::nearby::nearby;
use crate::library::scan::{self, Scanned};
use crate::library::{builtin, load};
use crate::passage::marks::EpisodeId;
use crate::store::Store;

/// Of the episodes with passages whose files are gone, or hold another text now, those that a file is by its words: at
/// or below `paths` (without any: in the library of the settings), else near to where they were. Where they are is
/// written down, so that it is known from now on. Files are only read while such episodes are left.
pub fn find(
    store: &mut Store,
    paths: &[PathBuf],
    context: &RunContext,
) -> Result<HashMap<EpisodeId, PathBuf>, Failure> {
    let mut search = MovedSearch { homeless: store.homeless()?, found: HashMap::new(), failure: None };
    if search.homeless.is_empty() {
        return Ok(search.found);
    }
    let roots = if paths.is_empty() { &context.config.library } else { paths };
    let mut over = scan::scan(roots, &mut |scanned| match scanned {
        Scanned::Entry(entry) => search.look(store, &entry.path, context),
        Scanned::Problem { .. } => ControlFlow::Continue(()),
    });
    for episode in search.homeless.clone() {
        for gone in store.last_paths(episode)? {
            if over.is_continue() && search.homeless.contains(&episode) {
                over = nearby(&gone, &mut |entry| search.look(store, &entry.path, context));
            }
        }
    }
    search.failure.map_or(Ok(search.found), Err)
}

struct MovedSearch {
    homeless: Vec<EpisodeId>,
    found: HashMap<EpisodeId, PathBuf>,
    failure: Option<Failure>,
}

impl MovedSearch {
    /// Looks whether the file at `path` is one of the episodes; goes on while any is left.
    fn look(&mut self, store: &mut Store, path: &Path, context: &RunContext) -> ControlFlow<()> {
        if let Err(failure) = self.try_look(store, path, context) {
            self.failure = Some(failure);
            return ControlFlow::Break(());
        }
        if self.homeless.is_empty() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    fn try_look(&mut self, store: &mut Store, path: &Path, context: &RunContext) -> Result<(), Failure> {
        let Ok(loaded) = load::load(path, &context.load) else { return Ok(()) };
        let evidence = evidence(&loaded);
        if let Some(episode) = store.owner_among(&evidence, &self.homeless)? {
            // A database that cannot be written is asked again next time.
            let _ = store.settle_at(episode, &evidence);
            self.homeless.retain(|homeless| *homeless != episode);
            self.found.insert(episode, evidence.path);
        }
        Ok(())
    }
}

/// Whether `path` can be read as before.
pub fn is_there(path: &Path) -> bool {
    path.exists() || builtin::find(path).is_some()
}
