//! The terms that all interviews of a library explain.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::app::event::Explained;
use crate::library::load::{LoadOptions, load};
use crate::text::fold::fold_han;

/// Reads the files at `paths` on all cores for the terms they explain, [`merged`]. A file that cannot be read is told
/// of by the list, not here.
pub fn gather(paths: &[PathBuf], options: &LoadOptions) -> Vec<Explained> {
    let explained: Vec<Vec<Explained>> = paths.par_iter().map(|path| of_file(path, options)).collect();
    merged(explained.into_iter().flatten())
}

/// Each term once, in alphabetical order, as it was explained first, with the number of those who explain it.
pub fn merged(explained: impl Iterator<Item = Explained>) -> Vec<Explained> {
    let mut terms: Vec<Explained> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for explained in explained {
        let key = fold_han(&explained.term.term).text;
        if let Some(term) = known.get(&key).and_then(|index| terms.get_mut(*index)) {
            term.episodes += 1;
        } else {
            known.insert(key, terms.len());
            terms.push(explained);
        }
    }
    terms.sort_by_cached_key(|explained| fold_han(&explained.term.term).text);
    terms
}

fn of_file(path: &Path, options: &LoadOptions) -> Vec<Explained> {
    let Ok(loaded) = load(path, options) else { return Vec::new() };
    let title = loaded.episode.title().to_owned();
    let explained = |term| Explained { term, path: path.to_owned(), title: title.clone(), episodes: 1 };
    loaded.episode.glossary.into_iter().map(explained).collect()
}
