//! Many files at once: found, read on all cores, answered in order.

use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::context::Context;
use super::outcome::{Failure, Outcome};
use super::output::Output;
use crate::library::cache::{self, Cache, Card};
use crate::library::kind::Likelihood;
use crate::library::load::{self, LoadError, Loaded};
use crate::library::scan::{self, Entry, Scanned};
use crate::library::texts::Texts;
use crate::runtime::hunt::{Looked, Quarry, Room};

/// Files that are read before the answers to them are printed.
const BATCH: usize = 128;

/// The same in a search: few at first, so that something is seen at once.
const FIRST_BATCH: usize = 16;
const LAST_BATCH: usize = 512;

/// Reads every interview below `paths` (without any: the library of the settings, else the samples), lets `work`
/// answer for each on all cores, and hands the answers to `tell` in the order of the files. A file that cannot be
/// read is told and makes the outcome [`Outcome::Trouble`].
pub fn each<T: Send>(
    paths: &[PathBuf],
    context: &Context,
    output: &mut Output,
    work: impl Fn(&Loaded) -> T + Sync,
    mut tell: impl FnMut(&mut Output, T) -> Result<(), Failure>,
) -> Result<Outcome, Failure> {
    let (entries, mut outcome) = find(paths, context, output);
    let work = |entry: &Entry| {
        let loaded = load(entry, context)?;
        Ok(loaded.is_listed(entry.likelihood).then(|| work(&loaded)))
    };
    for batch in entries.chunks(BATCH) {
        for answer in answers(batch, &work) {
            if let Some(answer) = told(answer, output, &mut outcome).flatten() {
                tell(output, answer)?;
            }
        }
    }
    Ok(outcome)
}

/// As [`each`], for what a list needs of a file: a file that has not changed since is not read again.
pub fn cards(
    paths: &[PathBuf],
    context: &Context,
    output: &mut Output,
    mut tell: impl FnMut(&mut Output, &Path, &Card) -> Result<(), Failure>,
) -> Result<Outcome, Failure> {
    let (entries, mut outcome) = find(paths, context, output);
    let mut cache = Cache::open(&context.places.cache, cache::settings(&context.config, &context.load));
    for batch in entries.chunks(BATCH) {
        let known = |entry: &Entry| match cache.get(entry) {
            Some(card) => Ok((false, card.clone())),
            None => load(entry, context).map(|loaded| (true, Card::of(&loaded, context.speed()))),
        };
        let found = answers(batch, &known);
        for (entry, answer) in batch.iter().zip(found) {
            let Some((new, card)) = told(answer, output, &mut outcome) else { continue };
            if card.is_listed(entry.likelihood) {
                tell(output, &entry.path, &card)?;
            }
            if new {
                cache.put(entry, card);
            }
        }
    }
    // A cache that cannot be written costs time, nothing else.
    let _ = cache.save();
    Ok(outcome)
}

/// As [`each`], for the files in which `quarry` is found; a file whose text is remembered is read again only where
/// `work` wants it.
pub fn hunted<T: Send>(
    paths: &[PathBuf],
    context: &Context,
    output: &mut Output,
    quarry: &Quarry,
    work: impl Fn(&Entry, Looked) -> Result<T, LoadError> + Sync,
    mut tell: impl FnMut(&mut Output, T) -> Result<(), Failure>,
) -> Result<Outcome, Failure> {
    let (entries, mut outcome) = find(paths, context, output);
    let mut texts = Texts::open(&context.places.cache, &context.load.fingerprint());
    // The reader knows files by their absolute paths: so the two share what they remember.
    let here = std::env::current_dir().unwrap_or_default();
    let (mut rest, mut size) = (entries.as_slice(), FIRST_BATCH);
    while !rest.is_empty() {
        let (batch, later) = rest.split_at(size.min(rest.len()));
        (rest, size) = (later, (size * 2).min(LAST_BATCH));
        let known = &texts;
        let look = |room: &mut Room, entry: &Entry| {
            let mut looked = hunt(entry, &here, context, quarry, known, room)?;
            let fresh = looked.fresh.take();
            let listed = entry.likelihood == Likelihood::Likely || looked.voices;
            let found = if listed && looked.count > 0 { Some(work(entry, looked)?) } else { None };
            Ok((found, fresh))
        };
        let looked: Vec<Result<_, LoadError>> = batch.par_iter().map_init(Room::default, look).collect();
        let mut fresh = Vec::new();
        for answer in looked {
            let Some((found, new)) = told(answer, output, &mut outcome) else { continue };
            fresh.extend(new);
            if let Some(found) = found {
                tell(output, found)?;
            }
        }
        output.finish()?;
        // A cache that cannot be written costs time, nothing else.
        let _ = texts.add(&fresh);
    }
    Ok(outcome)
}

fn hunt(
    entry: &Entry,
    here: &Path,
    context: &Context,
    quarry: &Quarry,
    texts: &Texts,
    room: &mut Room,
) -> Result<Looked, LoadError> {
    if entry.path == Path::new("-") {
        return Ok(quarry.look_at(load(entry, context)?));
    }
    let path = if entry.modified == 0 { entry.path.clone() } else { here.join(&entry.path) };
    let mut looked = quarry.look(&path, &context.load, texts, room)?;
    if let Some((loaded, _)) = &mut looked.read {
        loaded.path.clone_from(&entry.path);
    }
    Ok(looked)
}

fn answers<T: Send>(
    batch: &[Entry],
    work: &(impl Fn(&Entry) -> Result<T, LoadError> + Sync),
) -> Vec<Result<T, LoadError>> {
    batch.par_iter().map(work).collect()
}

fn told<T>(answer: Result<T, LoadError>, output: &mut Output, outcome: &mut Outcome) -> Option<T> {
    answer
        .map_err(|error| {
            output.message(&error.to_string());
            *outcome = Outcome::Trouble;
        })
        .ok()
}

/// Reads the file of `entry`, or standard input.
pub fn load(entry: &Entry, context: &Context) -> Result<Loaded, LoadError> {
    if entry.path == Path::new("-") {
        return load::load_stream(io::stdin().lock(), &context.load);
    }
    load::load_entry(entry, &context.load)
}

fn find(paths: &[PathBuf], context: &Context, output: &mut Output) -> (Vec<Entry>, Outcome) {
    let paths = if paths.is_empty() { &context.config.library } else { paths };
    if paths.is_empty() {
        return (scan::builtin_entries(), Outcome::Done);
    }
    let (mut entries, mut outcome) = (Vec::new(), Outcome::Done);
    for path in paths {
        if path == Path::new("-") {
            entries.push(Entry { path: path.clone(), ..Entry::default() });
            continue;
        }
        let _ = scan::scan(std::slice::from_ref(path), &mut |found| {
            match found {
                Scanned::Entry(entry) => entries.push(entry),
                Scanned::Problem { path, message } => {
                    output.message(&format!("{}: {message}", path.display()));
                    outcome = Outcome::Trouble;
                }
            }
            ControlFlow::Continue(())
        });
    }
    (entries, outcome)
}
