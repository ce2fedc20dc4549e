//! Many files at once: found, read on all cores, answered in order.

use std::io;
use std::ops::ControlFlow;
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::thread;

use rayon::prelude::*;

use super::context::RunContext;
use super::outcome::{Failure, Outcome};
use super::output::Output;
use crate::catalog::parallel::in_order;
use crate::catalog::places::{FilePlaces, NamedPlace};
use crate::catalog::search::{FileHits, SearchBuffers, SearchMode, SearchQuery};
use crate::catalog::targets::{self, WantedPlaces};
use crate::episode::voices::{self, Voice};
use crate::library::cache::{self, Cache, Card};
use crate::library::load::{self, LoadError, LoadOptions, Loaded};
use crate::library::scan::{self, FoundFile, Scanned};
use crate::library::texts::Texts;
use crate::messages::Language;

/// Files that are read before the answers to them are printed.
const BATCH: usize = 128;

/// Files whose places are gathered at once.
const GATHERED: usize = 64;

/// Files that are found before the search looks into them.
const FOUND_AT_ONCE: usize = 16;

/// Reads every interview below `paths` (without any: the library of the settings, else the samples), lets
/// `work` answer for each on all cores, and hands the answers to `tell` in the order of the files. A file
/// that cannot be read is told and makes the outcome [`Outcome::Trouble`].
pub fn each<T: Send>(
    paths: &[PathBuf],
    context: &RunContext,
    output: &mut Output,
    work: impl Fn(&Loaded) -> T + Sync,
    mut tell: impl FnMut(&mut Output, T) -> Result<(), Failure>,
) -> Result<Outcome, Failure> {
    let (entries, mut outcome) = entries(paths, context, output);
    let work = |entry: &FoundFile| {
        let loaded = load(entry, context)?;
        Ok(loaded.is_listed(entry.likelihood).then(|| work(&loaded)))
    };
    for (batch, number) in entries.chunks(BATCH).zip(1..) {
        for answer in answers(batch, &work) {
            if let Some(answer) = told(answer, output, &mut outcome).flatten() {
                tell(output, answer)?;
            }
        }
        output.progress((number * BATCH).min(entries.len()), entries.len());
    }
    Ok(outcome)
}

/// As [`each`], for what a list needs of a file: a file that has not changed since is not read again.
pub fn cards(
    paths: &[PathBuf],
    context: &RunContext,
    output: &mut Output,
    mut tell: impl FnMut(&mut Output, &Path, &Card) -> Result<(), Failure>,
) -> Result<Outcome, Failure> {
    let (entries, mut outcome) = entries(paths, context, output);
    let mut cache = Cache::open(&context.places.cache, cache::settings(&context.config, &context.load));
    // A card is remembered with the voices as the file names them.
    let as_written = LoadOptions { voices: Arc::default(), ..context.load.clone() };
    for (batch, number) in entries.chunks(BATCH).zip(1..) {
        let known = |entry: &FoundFile| match cache.get(entry) {
            Some(card) => Ok((false, card)),
            None => read(entry, &as_written).map(|loaded| (true, Card::of(&loaded, context.speed()))),
        };
        let found = answers(batch, &known);
        for (entry, answer) in batch.iter().zip(found) {
            let Some((new, card)) = told(answer, output, &mut outcome) else { continue };
            if new {
                cache.put(entry, card.clone());
            }
            if let Some(card) = card.listed(entry.likelihood) {
                tell(output, &entry.path, &renamed(card, context.load.voices_of(&entry.path)))?;
            }
        }
        output.progress((number * BATCH).min(entries.len()), entries.len());
    }
    // A cache that cannot be written costs time, nothing else.
    let _ = cache.save();
    Ok(outcome)
}

/// Hands what can be jumped to in the interviews below `paths` to `tell`, file by file; a file that is remembered is
/// not read again.
pub fn places(
    paths: &[PathBuf],
    context: &RunContext,
    output: &mut Output,
    wanted: &WantedPlaces<'_>,
    mut tell: impl FnMut(&Path, Vec<NamedPlace>),
) -> Outcome {
    let texts = Texts::open(&context.places.cache, &context.load.fingerprint());
    // The reader knows files by their absolute paths: so the two share what they remember.
    let here = std::env::current_dir().unwrap_or_default();
    let (entries, mut outcome) = entries(paths, context, output);
    let of_entry = |scratch: &mut SearchBuffers, entry: &FoundFile| {
        if entry.path == Path::new("-") || entry.modified == 0 {
            return load(entry, context).map(|loaded| FilePlaces::of(&loaded.episode));
        }
        targets::of_file(&here.join(&entry.path), entry.stamp, &context.load, &texts, wanted, scratch)
    };
    let look = |scratch: &mut SearchBuffers, some: &[FoundFile]| {
        let mut found: Vec<_> = some.iter().map(|entry| of_entry(scratch, entry)).collect();
        targets::narrow(&mut found.iter_mut().flatten().collect::<Vec<_>>(), wanted);
        found
    };
    let mut left = entries.iter();
    let take = |answer: Option<Vec<Result<FilePlaces, LoadError>>>| {
        for (found, entry) in answer.into_iter().flatten().zip(&mut left) {
            let Some(found) = told(found, output, &mut outcome) else { continue };
            if entry.likelihood.lists(found.has_voices) {
                tell(&entry.path, found.places);
            }
        }
        output.progress(entries.len() - left.len(), entries.len());
        ControlFlow::<()>::Continue(())
    };
    let _ = in_order(entries.chunks(GATHERED), look, take);
    outcome
}

/// As [`each`], for the files in which something is found of what was `typed`; a file that is remembered is
/// not read again.
pub fn searched<T: Send>(
    paths: &[PathBuf],
    context: &RunContext,
    output: &mut Output,
    typed: &str,
    wanted: SearchMode,
    work: impl Fn(FileHits) -> T + Sync,
    mut tell: impl FnMut(&mut Output, T) -> Result<(), Failure>,
) -> Result<Outcome, Failure> {
    let (to, found) = channel();
    let mut outcome = Outcome::Done;
    let end = thread::scope(|scope| {
        scope.spawn(move || find_in_batches(paths, context, &to));
        let texts = scope.spawn(|| Texts::open(&context.places.cache, &context.load.fingerprint()));
        let query = match SearchQuery::new(typed) {
            Ok(Some(query)) => query,
            Ok(None) => return ControlFlow::Break(Ok(Outcome::Nothing)),
            Err(problem) => return ControlFlow::Break(Err(problem.into())),
        };
        let texts = texts.join().unwrap_or_else(|panic| resume_unwind(panic));
        // The reader knows files by their absolute paths: so the two share what they remember.
        let here = std::env::current_dir().unwrap_or_default();
        let look = |scratch: &mut SearchBuffers, found: Scanned| {
            let entry = entry(found)?;
            let looked = search_entry(&entry, &here, context, &query, &texts, wanted, scratch);
            let looked = looked?;
            let is_listed = entry.likelihood.lists(looked.voices);
            Ok::<_, Failure>((looked.count > 0 && is_listed).then(|| work(looked)))
        };
        let mut looked_at = 0;
        let take = |answer: Option<Result<Option<T>, Failure>>| {
            looked_at += usize::from(answer.is_some());
            output.looked_at(looked_at);
            let told = match answer {
                None => output.flush(),
                Some(answer) => match told(answer, output, &mut outcome).flatten() {
                    Some(found) => tell(output, found),
                    None => Ok(()),
                },
            };
            told.map_or_else(|failure| ControlFlow::Break(Err(failure)), ControlFlow::Continue)
        };
        in_order(found.into_iter().flatten(), look, take)
    });
    end.break_value().unwrap_or(Ok(outcome))
}

fn search_entry(
    entry: &FoundFile,
    here: &Path,
    context: &RunContext,
    query: &SearchQuery,
    texts: &Texts,
    wanted: SearchMode,
    scratch: &mut SearchBuffers,
) -> Result<FileHits, LoadError> {
    let looked = if entry.path == Path::new("-") {
        query.look_at(load(entry, context)?.episode)
    } else {
        let path = if entry.modified == 0 { entry.path.clone() } else { here.join(&entry.path) };
        query.look(&path, entry.stamp, &context.load, texts, wanted, scratch)?
    };
    Ok(FileHits { path: entry.path.clone(), ..looked })
}

fn answers<T: Send>(
    batch: &[FoundFile],
    work: &(impl Fn(&FoundFile) -> Result<T, LoadError> + Sync),
) -> Vec<Result<T, LoadError>> {
    batch.par_iter().map(work).collect()
}

/// What was found; a problem is told of instead.
fn told<T>(answer: Result<T, impl Into<Failure>>, output: &mut Output, outcome: &mut Outcome) -> Option<T> {
    answer
        .map_err(|problem| {
            if let Some(words) = problem.into().words(output.language) {
                output.message(&words);
            }
            *outcome = Outcome::Trouble;
        })
        .ok()
}

/// Reads the file of `entry`, or standard input.
pub fn load(entry: &FoundFile, context: &RunContext) -> Result<Loaded, LoadError> {
    read(entry, &context.load)
}

fn read(entry: &FoundFile, options: &LoadOptions) -> Result<Loaded, LoadError> {
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
fn entries(paths: &[PathBuf], context: &RunContext, output: &mut Output) -> (Vec<FoundFile>, Outcome) {
    let (mut entries, mut outcome) = (Vec::new(), Outcome::Done);
    let _ = find(paths, context, &mut |found| {
        entries.extend(told(entry(found), output, &mut outcome));
        ControlFlow::Continue(())
    });
    (entries, outcome)
}

/// The file that was found, or why a path could not be looked at.
fn entry(found: Scanned) -> Result<FoundFile, Failure> {
    match found {
        Scanned::Entry(entry) => Ok(entry),
        Scanned::Problem { path, message } => Err(Failure::Path(path, message)),
    }
}

/// Sends every interview below `paths`, as long as somebody listens.
fn find_in_batches(paths: &[PathBuf], context: &RunContext, to: &Sender<Vec<Scanned>>) {
    let mut batch = Vec::new();
    let done = find(paths, context, &mut |found| {
        batch.push(found);
        if batch.len() < FOUND_AT_ONCE {
            return ControlFlow::Continue(());
        }
        to.send(std::mem::take(&mut batch)).map_or(ControlFlow::Break(()), ControlFlow::Continue)
    });
    if done.is_continue() {
        // Where nobody listens any more, nothing is missed.
        let _ = to.send(batch);
    }
}

/// Hands every interview below `paths` to `sink` until that breaks; without any, those of the library of the
/// settings, else the samples.
fn find(
    paths: &[PathBuf],
    context: &RunContext,
    sink: &mut dyn FnMut(Scanned) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let paths = if paths.is_empty() { &context.config.library } else { paths };
    if paths.is_empty() {
        scan::builtin_entries(context.language == Language::Chinese)
            .into_iter()
            .map(Scanned::Entry)
            .try_for_each(&mut *sink)?;
    }
    for path in paths {
        if path == Path::new("-") {
            sink(Scanned::Entry(FoundFile { path: path.clone(), ..FoundFile::default() }))?;
        } else {
            scan::scan(std::slice::from_ref(path), sink)?;
        }
    }
    ControlFlow::Continue(())
}
