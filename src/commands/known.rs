//! Interviews below some paths with all that is known of them without reading: what a filter is held against.

use std::path::PathBuf;

use super::context::RunContext;
use super::gather;
use super::marks;
use super::outcome::{Failure, Outcome};
use super::output::Output;
use crate::catalog::filter::{self, EpisodeFacts, EpisodeFilter};
use crate::library::cache::Card;
use crate::library::scan;
use crate::passage::marks::{KeptCount, Progress};
use crate::search::fuzzy::{Corpus, Narrowed};

/// An interview that may be asked for.
pub struct Interview {
    /// Its file, as it was named.
    pub path: PathBuf,
    /// What it holds.
    pub card: Card,
    /// How far it was read.
    pub progress: Option<Progress>,
    /// What is kept of it.
    pub kept: KeptCount,
}

impl Interview {
    /// Whether it is left out of lists unless it is asked for.
    pub fn is_hidden(&self) -> bool {
        self.progress.as_ref().is_some_and(|progress| progress.hidden)
    }

    /// What a filter needs to know of it.
    pub fn facts(&self) -> EpisodeFacts<'_> {
        EpisodeFacts {
            path: &self.path,
            summary: Some(&self.card.summary),
            progress: self.progress.as_ref(),
            kept: self.kept,
        }
    }
}

/// Hands every interview below `paths` to `tell`, in the order of the files. New places of known texts are
/// written down.
pub fn each(
    paths: &[PathBuf],
    context: &RunContext,
    output: &mut Output,
    mut tell: impl FnMut(&mut Output, Interview) -> Result<(), Failure>,
) -> Result<Outcome, Failure> {
    let shelves = marks::on_shelves(context, output);
    let mut moved = Vec::new();
    let outcome = gather::cards(paths, context, output, |output, path, card| {
        let place = scan::absolute(path);
        let (progress, kept) = shelves.get(&place, card.text);
        if shelves.is_new_place(&place, card.text) {
            moved.push((place, card.text));
        }
        tell(output, Interview { path: path.to_owned(), card: card.clone(), progress, kept })
    })?;
    if !moved.is_empty()
        && let Some(mut store) = marks::open_existing(context, output)?
    {
        // Where nothing can be written, the same is found next time.
        let _ = store.saw(&moved, marks::now());
    }
    Ok(outcome)
}

/// Those of `held` that `filter` asks for, the best first where it has words.
pub fn asked_for<'h>(filter: &EpisodeFilter, held: &'h [Interview]) -> Vec<&'h Interview> {
    let names = |found: &Interview| filter::names(&found.path, Some(&found.card.summary));
    let corpus = Corpus::with_aliases(held.iter().map(names));
    let passes = |index| held.get(index).is_some_and(|found: &Interview| filter.lets_through(&found.facts()));
    let hits = filter.rank(&corpus, &mut Narrowed::default(), passes);
    hits.into_iter().filter_map(|hit| held.get(hit.index)).collect()
}
