//! One query against many files: folded texts that are remembered decide which files need be read at all.
//!
//! Shared by the searcher's thread and the command line. Knows files and queries, neither terminal nor output.

use std::path::{Path, PathBuf};

use crate::library::load::{LoadError, LoadOptions, Loaded, load};
use crate::library::texts::{Stamp, Text, Texts};
use crate::search::fulltext::TextQuery;
use crate::search::scoped::{Found, admits, find_in_episode};
use crate::text::fold::fold_han;
use crate::text::query::Query;

/// What is looked for.
#[derive(Clone, Debug)]
pub struct Quarry {
    query: Query,
    text: TextQuery,
}

/// What was found in one file.
#[derive(Debug, Default)]
pub struct Looked {
    /// The file.
    pub path: PathBuf,
    /// How many hits it has.
    pub count: usize,
    /// Whether somebody speaks in it.
    pub voices: bool,
    /// The file and its hits, where it had to be read for them.
    pub read: Option<(Box<Loaded>, Vec<Found>)>,
    /// What is worth remembering of it.
    pub fresh: Option<Text>,
}

impl Quarry {
    /// Reads what a person typed; `None` where that is nothing.
    ///
    /// # Errors
    /// A message for the user where it cannot be meant.
    pub fn new(typed: &str) -> Result<Option<Self>, String> {
        let query = Query::parse(typed)?;
        // An expression that is wrong is told before any file is looked at.
        find_in_episode(&crate::episode::model::Episode::default(), &query)?;
        let text = TextQuery::new(&query)?;
        Ok((!query.is_empty()).then_some(Self { query, text }))
    }

    /// Looks into the file at `path`, which is read only where what `texts` remember of it does not tell. `room` is
    /// overwritten.
    ///
    /// # Errors
    /// Where the file has to be read and cannot be.
    pub fn look(
        &self,
        path: &Path,
        options: &LoadOptions,
        texts: &Texts,
        room: &mut Vec<u8>,
    ) -> Result<Looked, LoadError> {
        let stamp = Stamp::of(path);
        let told = stamp
            .and_then(|stamp| texts.see(path, stamp, room, |folded, voices| (self.told_by(folded), voices)));
        if let Some((Some(count), voices)) = told {
            return Ok(Looked { path: path.to_owned(), count, voices, ..Looked::default() });
        }
        let mut looked = self.look_at(load(path, options)?);
        let worth = |stamp: &Stamp| told.is_none() && stamp.is_settled() && path.to_str().is_some();
        looked.fresh = stamp.filter(worth).and_then(|stamp| {
            let (loaded, _) = looked.read.as_ref()?;
            let folded = fold_han(&loaded.episode.text).text;
            Some(Text { path: path.to_owned(), stamp, voices: looked.voices, folded })
        });
        Ok(looked)
    }

    /// Looks at a file that was read.
    pub fn look_at(&self, loaded: Loaded) -> Looked {
        let hits = if admits(&loaded.episode, &self.query) {
            find_in_episode(&loaded.episode, &self.query).unwrap_or_default()
        } else {
            Vec::new()
        };
        Looked {
            path: loaded.path.clone(),
            count: hits.len(),
            voices: loaded.has_voices(),
            read: Some((Box::new(loaded), hits)),
            fresh: None,
        }
    }

    /// How many hits an episode of this folded text has, where the text alone can tell.
    fn told_by(&self, folded: &[u8]) -> Option<usize> {
        if self.text.decides() {
            return Some(self.text.count(folded));
        }
        (!self.text.may_be_in(folded)).then_some(0)
    }
}
