//! Files that the database has not seen where they are now: renamed or moved since, or brought along with
//! passages from another machine.

use std::collections::HashMap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use super::context::RunContext;
use super::evidence::{evidence, now};
use super::files::{gone_path, is_there};
use super::marks;
use super::outcome::Failure;
use super::output::Output;
use crate::catalog::moved::{self, Stray};
use crate::library::cache::{self, Cache};
use crate::library::load;
use crate::library::scan::{self, Scanned};
use crate::messages::Msg;
use crate::passage::anchor::text_hash;
use crate::passage::marks::EpisodeId;
use crate::store::Store;

/// Of the episodes with passages whose files are gone, or hold another text now, those that a file is by its
/// words: at or below `paths` (without any: in the library of the settings), else near to where they were.
/// Where they are is written down, so that it is known from now on. Files that may be one of them, but not
/// for sure, are told.
pub fn find(
    store: &mut Store,
    paths: &[PathBuf],
    context: &RunContext,
    output: &mut Output,
) -> Result<HashMap<EpisodeId, PathBuf>, Failure> {
    find_among(store, &strays(store)?, paths, context, output)
}

fn find_among(
    store: &mut Store,
    strays: &[Stray],
    paths: &[PathBuf],
    context: &RunContext,
    output: &mut Output,
) -> Result<HashMap<EpisodeId, PathBuf>, Failure> {
    if strays.is_empty() {
        return Ok(HashMap::new());
    }
    let roots = if paths.is_empty() { &context.config.library } else { paths };
    let moves = store.moves()?;
    let mut doubtful: HashMap<EpisodeId, (f64, PathBuf)> = HashMap::new();
    let found = moved::find(strays.to_vec(), roots, &moves, &context.load, &mut |loaded, left| {
        let evidence = evidence(loaded);
        let owner = store.owner_among(&evidence, left)?;
        if let Some(episode) = owner {
            // A database that cannot be written is asked again next time.
            let _ = store.settle_at(episode, &evidence);
        } else if let Some((episode, likeness)) = store.likely_among(&evidence, left)? {
            let best = doubtful.entry(episode).or_default();
            if likeness > best.0 {
                *best = (likeness, evidence.path);
            }
        }
        Ok::<_, Failure>(owner)
    })?;
    for Stray { episode, paths } in strays.iter().filter(|stray| !found.contains_key(&stray.episode)) {
        if let (Some((_, path)), Some(gone)) = (doubtful.get(episode), paths.first()) {
            let (gone, path) = (gone.display(), path.display());
            output.tell(Msg::MayBeMoved, &[&gone, &path]);
        }
    }
    Ok(found)
}

/// The episodes with passages of which no file is left that holds their text.
pub fn strays(store: &Store) -> Result<Vec<Stray>, Failure> {
    let stray = |episode| Ok(Stray { episode, paths: store.last_paths(episode)? });
    store.homeless()?.into_iter().map(stray).collect()
}

/// Where the file is now that was at `gone`, if it was ever opened and a file is it by its words.
pub fn now_at(gone: &Path, context: &RunContext, output: &mut Output) -> Result<Option<PathBuf>, Failure> {
    let Some(mut store) = marks::open_existing(context, output)? else { return Ok(None) };
    let Some(episode) = store.episode_by_path(&gone_path(gone))? else { return Ok(None) };
    if let Some(known) = store.paths(episode)?.into_iter().find(|path| is_there(path)) {
        return Ok(Some(known));
    }
    let stray = Stray { episode, paths: store.last_paths(episode)? };
    Ok(find_among(&mut store, &[stray], &[], context, output)?.remove(&episode))
}

/// Looks for the interview at or below `paths` (without any: of all) that was read last, if no file is left
/// that holds its text. Where it is now is written down, so that it can be read on.
pub fn follow_last_read(paths: &[PathBuf], context: &RunContext, output: &mut Output) -> Result<(), Failure> {
    let Some(mut store) = marks::open_existing(context, output)? else { return Ok(()) };
    let wanted: Vec<PathBuf> = paths.iter().map(|path| gone_path(path)).collect();
    let is_wanted = |path: &Path| wanted.is_empty() || wanted.iter().any(|root| path.starts_with(root));
    let read = store.all_progress()?;
    let last = read.into_iter().find(|(_, path, progress)| progress.read_at > 0 && is_wanted(path));
    if let Some((episode, ..)) = last
        && store.is_homeless(episode)?
    {
        let stray = Stray { episode, paths: store.last_paths(episode)? };
        find_among(&mut store, &[stray], paths, context, output)?;
    }
    Ok(())
}

/// Writes down which files at or below `paths` are those of which something is kept and that are gone from
/// where they were. Only looked for if any is gone.
pub fn take_note(paths: &[PathBuf], context: &RunContext, output: &mut Output) -> Result<(), Failure> {
    let Some(mut store) = marks::open_existing(context, output)? else { return Ok(()) };
    if !any_is_gone(&store)? {
        return Ok(());
    }
    let roots = if paths.is_empty() { &context.config.library } else { paths };
    let cache = Cache::open(&context.places.cache, cache::settings(&context.config, &context.load));
    let mut seen = Vec::new();
    let _over = scan::scan(roots, &mut |scanned| {
        let Scanned::Entry(entry) = scanned else { return ControlFlow::Continue(()) };
        let known = cache.get(&entry).map(|card| card.text);
        let read = || Some(text_hash(&load::load_entry(&entry, &context.load).ok()?.episode.text));
        if let Some(text) = known.or_else(read) {
            seen.push((scan::absolute(&entry.path), text));
        }
        ControlFlow::Continue(())
    });
    // Where nothing can be written, the same is found next time.
    let _ = store.saw(&seen, now());
    Ok(())
}

fn any_is_gone(store: &Store) -> Result<bool, Failure> {
    for (episode, _) in store.counts()? {
        if !store.paths(episode)?.iter().any(|path| is_there(path)) {
            return Ok(true);
        }
    }
    Ok(false)
}
