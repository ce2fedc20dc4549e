//! Many files at once: found, read on all cores, answered in order.

use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::context::Context;
use super::outcome::{Failure, Outcome};
use super::output::Output;
use crate::library::load::{self, LoadError, Loaded};
use crate::library::scan::{self, Entry, Scanned};

/// Files that are read before the answers to them are printed.
const BATCH: usize = 128;

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
    for batch in entries.chunks(BATCH) {
        let answers: Vec<_> = batch.par_iter().map(|entry| answer(entry, context, &work)).collect();
        for answer in answers {
            match answer {
                Ok(Some(answer)) => tell(output, answer)?,
                Ok(None) => {}
                Err(error) => {
                    output.message(&error.to_string());
                    outcome = Outcome::Trouble;
                }
            }
        }
    }
    Ok(outcome)
}

fn answer<T>(entry: &Entry, context: &Context, work: &impl Fn(&Loaded) -> T) -> Result<Option<T>, LoadError> {
    let loaded = if entry.path == Path::new("-") {
        load::load_stream(io::stdin().lock(), &context.load)?
    } else {
        load::load_entry(entry, &context.load)?
    };
    Ok(loaded.is_listed(entry.likelihood).then(|| work(&loaded)))
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
