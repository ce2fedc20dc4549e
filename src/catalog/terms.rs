//! The terms that all interviews of a library explain.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::search::{self, SearchBuffers};
use crate::episode::model::Term;
use crate::library::load::LoadOptions;
use crate::library::stamp::Stamp;
use crate::library::texts::Texts;
use crate::search::names::alphabetical;
use crate::text::fold::fold_han;

/// A term of the library.
#[derive(Clone, Debug, PartialEq)]
pub struct Explained {
    /// The term, and what is said of it first.
    pub term: Term,
    /// The file that explains it there.
    pub path: PathBuf,
    /// The title of that.
    pub title: String,
    /// Episodes that explain it.
    pub episodes: usize,
}

/// What files explain, as they looked when they were read last.
#[derive(Debug, Default)]
pub struct Terms {
    options: LoadOptions,
    /// The cache folder.
    cache: PathBuf,
    known: HashMap<PathBuf, ExplainedThen>,
}

/// What a file explained in one state; without a stamp, nothing is known of the next.
#[derive(Debug)]
struct ExplainedThen {
    stamp: Option<Stamp>,
    explained: Vec<Explained>,
}

impl Terms {
    /// Knows nothing yet; files will be read as `options` say, and remembered in the `cache` folder.
    pub fn new(options: LoadOptions, cache: PathBuf) -> Self {
        Self { options, cache, ..Self::default() }
    }

    /// The terms that the files at `paths` explain, [`merged`]. Those that are new or changed are looked
    /// into, on all cores; one that cannot be read is told of by the list, not here.
    pub fn gather(&mut self, paths: &[PathBuf]) -> Vec<Explained> {
        let texts = Texts::open(&self.cache, &self.options.fingerprint());
        let look = |scratch: &mut SearchBuffers, path: &PathBuf| {
            Some((path.clone(), self.news(path, &texts, scratch)?))
        };
        let news: Vec<_> = paths.par_iter().map_init(SearchBuffers::default, look).flatten().collect();
        self.known.extend(news);
        let known = paths.iter().filter_map(|path| self.known.get(path));
        merged(known.flat_map(|known| &known.explained).cloned())
    }

    /// What the file at `path` explains now; `None` if that is known.
    fn news(&self, path: &Path, texts: &Texts, scratch: &mut SearchBuffers) -> Option<ExplainedThen> {
        let stamp = Stamp::of(path).filter(|stamp| stamp.is_settled());
        let is_known = stamp.is_some() && self.known.get(path).is_some_and(|known| known.stamp == stamp);
        (!is_known).then(|| ExplainedThen { stamp, explained: self.explained(path, texts, scratch) })
    }

    fn explained(&self, path: &Path, texts: &Texts, scratch: &mut SearchBuffers) -> Vec<Explained> {
        let Ok(episode) = search::episode(path, &self.options, texts, scratch) else { return Vec::new() };
        let title = episode.title().to_owned();
        let explained = |term| Explained { term, path: path.to_owned(), title: title.clone(), episodes: 1 };
        episode.glossary.into_iter().map(explained).collect()
    }
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
    terms.sort_by_cached_key(|explained| alphabetical(&explained.term.term));
    terms
}
