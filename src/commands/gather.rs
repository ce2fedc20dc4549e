//! Many files at once: found, read on all cores, answered in order.

use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::thread;

use rayon::prelude::*;

use super::context::Context;
use super::outcome::{Failure, Outcome};
use super::output::Output;
use crate::episode::voices::{self, Voice};
use crate::library::cache::{self, Cache, Card};
use crate::library::kind::Likelihood;
use crate::library::load::{self, LoadError, LoadOptions, Loaded};
use crate::library::scan::{self, Entry, Scanned};
use crate::library::texts::Texts;
use crate::runtime::hunt::{Looked, Quarry, Room};

/// Files that are read before the answers to them are printed.
const BATCH: usize = 128;

/// The same in a search: few at first, so that something is seen at once.
const FIRST_BATCH: usize = 16;
const LAST_BATCH: usize = 256;

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
    let (entries, mut outcome) = entries(paths, context, output);
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
    let (entries, mut outcome) = entries(paths, context, output);
    let mut cache = Cache::open(&context.places.cache, cache::settings(&context.config, &context.load));
    // A card is remembered with the voices as the file names them.
    let as_written = LoadOptions { voices: Arc::default(), ..context.load.clone() };
    for batch in entries.chunks(BATCH) {
        let known = |entry: &Entry| match cache.get(entry) {
            Some(card) => Ok((false, card.clone())),
            None => read(entry, &as_written).map(|loaded| (true, Card::of(&loaded, context.speed()))),
        };
        let found = answers(batch, &known);
        for (entry, answer) in batch.iter().zip(found) {
            let Some((new, card)) = told(answer, output, &mut outcome) else { continue };
            if new {
                cache.put(entry, card.clone());
            }
            if card.is_listed(entry.likelihood) {
                tell(output, &entry.path, &renamed(card, context.load.voices_of(&entry.path)))?;
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
    let mut texts = Texts::open(&context.places.cache, &context.load.fingerprint());
    // The reader knows files by their absolute paths: so the two share what they remember.
    let here = std::env::current_dir().unwrap_or_default();
    let (to, found) = channel();
    thread::scope(|scope| {
        scope.spawn(move || find_in_batches(paths, context, &to));
        let mut outcome = Outcome::Done;
        // It ends with this closure, and the search for more files with it.
        let found = found;
        for batch in &found {
            let batch: Vec<Entry> =
                batch.into_iter().filter_map(|found| entry(found, output, &mut outcome)).collect();
            let known = &texts;
            let look = |room: &mut Room, entry: &Entry| {
                let mut looked = hunt(entry, &here, context, quarry, known, room)?;
                let fresh = looked.fresh.take();
                let listed = entry.likelihood == Likelihood::Likely || looked.voices;
                let found = if listed && looked.count > 0 { Some(work(entry, looked)?) } else { None };
                Ok((found, fresh))
            };
            let some = batch.par_iter().with_min_len(1 + batch.len() / 32);
            let looked: Vec<Result<_, LoadError>> = some.map_init(Room::default, look).collect();
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
    })
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
    let mut looked = quarry.look(&path, entry.stamp, &context.load, texts, room)?;
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
    read(entry, &context.load)
}

fn read(entry: &Entry, options: &LoadOptions) -> Result<Loaded, LoadError> {
    if entry.path == Path::new("-") {
        return load::load_stream(io::stdin().lock(), options);
    }
    load::load_entry(entry, options)
}

/// What a list tells of an episode whose voices the reader calls so.
fn renamed(mut card: Card, voices: &[Voice]) -> Card {
    voices::apply_to_summary(&mut card.summary, voices);
    card
}

/// What [`find`] finds, all at once.
fn entries(paths: &[PathBuf], context: &Context, output: &mut Output) -> (Vec<Entry>, Outcome) {
    let (mut entries, mut outcome) = (Vec::new(), Outcome::Done);
    let _ = find(paths, context, &mut |found| {
        entries.extend(entry(found, output, &mut outcome));
        ControlFlow::Continue(())
    });
    (entries, outcome)
}

/// The file that was found; what could not be looked at is told.
fn entry(found: Scanned, output: &mut Output, outcome: &mut Outcome) -> Option<Entry> {
    match found {
        Scanned::Entry(entry) => Some(entry),
        Scanned::Problem { path, message } => {
            output.message(&format!("{}: {message}", path.display()));
            *outcome = Outcome::Trouble;
            None
        }
    }
}

/// Sends every interview below `paths`, as long as somebody listens.
fn find_in_batches(paths: &[PathBuf], context: &Context, to: &Sender<Vec<Scanned>>) {
    let (mut batch, mut size) = (Vec::new(), FIRST_BATCH);
    let done = find(paths, context, &mut |found| {
        batch.push(found);
        if batch.len() < size {
            return ControlFlow::Continue(());
        }
        size = (size * 2).min(LAST_BATCH);
        match to.send(std::mem::take(&mut batch)) {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        }
    });
    if done.is_continue() {
        // Where nobody listens any more, nothing is missed.
        let _ = to.send(batch);
    }
}

/// Hands every interview below `paths` to `sink` until that breaks; without any, those of the library of the settings,
/// else the samples.
fn find(
    paths: &[PathBuf],
    context: &Context,
    sink: &mut dyn FnMut(Scanned) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let paths = if paths.is_empty() { &context.config.library } else { paths };
    if paths.is_empty() {
        scan::builtin_entries().into_iter().map(Scanned::Entry).try_for_each(&mut *sink)?;
    }
    for path in paths {
        if path == Path::new("-") {
            sink(Scanned::Entry(Entry { path: path.clone(), ..Entry::default() }))?;
        } else {
            scan::scan(std::slice::from_ref(path), sink)?;
        }
    }
    ControlFlow::Continue(())
}
