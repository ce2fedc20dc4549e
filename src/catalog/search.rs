//! One query against many files: what is remembered of them decides which need be read at all.
//!
//! Shared by the searcher's thread and the command line. Knows files and queries, neither terminal nor
//! output.

use std::path::{Path, PathBuf};

use super::filter::{self, EpisodeFilter};
use super::places;
use crate::episode::model::Episode;
use crate::episode::packed::{pack, unpack, unpack_head};
use crate::episode::voices::{self, Voice};
use crate::library::load::{self, FileSource, LoadError, LoadOptions};
use crate::library::stamp::Stamp;
use crate::library::texts::{Remembered, RememberedText, TextPart, Texts};
use crate::search::fulltext::{TextQuery, folded};
use crate::search::scoped::{ScopedHit, Search, admits, is_answered, over_text, united, without_overlaps};
use crate::search::sieve::sieve;
use crate::text::query::{EitherQuery, Query, QueryError};
use crate::text::range::TextRange;
use crate::text::unfold::{Folding, unfolded};

/// What is looked for.
#[derive(Clone, Debug)]
pub struct SearchQuery {
    /// Of these one has to be found; what each finds is a hit.
    any: Vec<TextSearch>,
    episodes: EpisodeFilter,
}

/// What is looked for between two `OR`s.
#[derive(Clone, Debug)]
struct TextSearch {
    query: Query,
    search: Search,
    text: TextQuery,
}

impl TextSearch {
    fn new(query: Query) -> Result<Self, QueryError> {
        let search = Search::new(&query).map_err(QueryError::Pattern)?;
        let text = TextQuery::new(&query).map_err(QueryError::Pattern)?;
        Ok(Self { query, search, text })
    }
}

/// What is wanted of a file in which something is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SearchMode {
    /// How often.
    Count,
    /// Where.
    Hits,
}

/// What was found in one file.
#[derive(Debug, Default)]
pub struct FileHits {
    /// The file.
    pub path: PathBuf,
    /// How many hits it has.
    pub count: usize,
    /// Whether somebody speaks in it.
    pub voices: bool,
    /// The hits and their episode (after [`unpack`], or whole), where they are wanted or were needed to count
    /// them.
    pub hits: Option<(Box<Episode>, Vec<ScopedHit>)>,
    /// What stands over its text and where the words stand in that, if they do; counted too.
    pub over: Option<(String, Vec<TextRange>)>,
    /// Whether the file had to be read.
    pub read: bool,
}

/// Memory used again from file to file.
#[derive(Debug, Default)]
pub struct SearchBuffers {
    folded: Vec<u8>,
    other: Vec<u8>,
}

impl SearchBuffers {
    /// Room for anything; it is overwritten by whatever comes next.
    pub fn room(&mut self) -> &mut Vec<u8> {
        &mut self.other
    }
}

impl SearchQuery {
    /// Reads what a person typed; `None` if that is nothing.
    ///
    /// # Errors
    /// If it cannot be meant.
    pub fn new(typed: &str) -> Result<Option<Self>, QueryError> {
        let query = EitherQuery::parse(typed)?
            .answered_by(|field| is_answered(field) || filter::is_answered(field))?;
        if query.any.iter().all(Query::is_empty) {
            return Ok(None);
        }
        let (query, fields) = query.parted(|scope| scope.any.iter().all(is_answered))?;
        let episodes = EpisodeFilter::of(Query { terms: Vec::new(), fields }).map_err(QueryError::Pattern)?;
        let any = query.any.into_iter().map(TextSearch::new).collect::<Result<_, _>>()?;
        Ok(Some(Self { any, episodes }))
    }

    /// What the query asks of whole episodes and their texts do not tell: `state:`, `series:` and the like, the
    /// same between all `OR`s. Who knows the episodes looks only into those it lets through.
    pub fn episodes(&self) -> &EpisodeFilter {
        &self.episodes
    }

    /// Looks into the file at `path`, just seen in the state `stamp`. It is read only where `texts` do not
    /// remember that state, and parsed only where its source may hold what is looked for; then it is
    /// remembered. `scratch` is overwritten.
    ///
    /// # Errors
    /// If the file has to be read and cannot be.
    pub fn look(
        &self,
        path: &Path,
        stamp: Option<Stamp>,
        options: &LoadOptions,
        texts: &Texts,
        mode: SearchMode,
        scratch: &mut SearchBuffers,
    ) -> Result<FileHits, LoadError> {
        let voices = options.voices_of(path);
        let known = stamp.and_then(|stamp| texts.get(path, stamp));
        let looked = match known.and_then(|known| self.recall(known, voices, mode, scratch)) {
            Some(looked) => looked,
            None => self.read(path, voices, options, texts)?,
        };
        Ok(FileHits { path: path.to_owned(), ..looked })
    }

    /// Looks at an episode of its own path.
    pub fn look_at(&self, episode: Episode) -> FileHits {
        let admitted = || self.any.iter().filter(|one| admits(&episode, &one.query));
        let hits = united(admitted().map(|one| one.search.find_in(&episode)));
        let over =
            admitted().filter_map(|one| one.search.find_over(&episode)).reduce(|(text, one), (_, other)| {
                let mut all = [one, other].concat();
                all.sort_unstable();
                (text, without_overlaps(all.into_iter()))
            });
        let (count, voices) = (hits.len() + usize::from(over.is_some()), episode.has_voices());
        FileHits { count, voices, over, hits: Some((Box::new(episode), hits)), ..FileHits::default() }
    }

    /// What is remembered of a file tells; `None` if that is damaged.
    fn recall(
        &self,
        known: Remembered<'_>,
        voices: &[Voice],
        mode: SearchMode,
        scratch: &mut SearchBuffers,
    ) -> Option<FileHits> {
        let counted = |count| Some(FileHits { count, voices: known.voices(), ..FileHits::default() });
        // A name that the reader gave a voice is not in the sieve, nor among the folded names.
        let as_written = voices.is_empty();
        if as_written {
            let sieve = known.part(TextPart::Sieve, &mut scratch.other)?;
            if !self.any.iter().any(|one| one.text.passes(sieve)) {
                return counted(0);
            }
        }
        let folded = known.part(TextPart::Folded, &mut scratch.folded)?;
        let count = if as_written { self.count(folded) } else { None };
        if let Some(count) = count.filter(|count| *count == 0 || mode == SearchMode::Count) {
            return counted(count);
        }
        let text = unfolded(folded, known.part(TextPart::WayBack, &mut scratch.other)?)?;
        let structure = known.part(TextPart::Structure, &mut scratch.other)?;
        let may_be_in = |text: &str| self.any.iter().any(|one| one.search.may_be_in(text));
        if as_written && !may_be_in(&text) && !may_be_in(&over_text(&unpack_head(structure)?)) {
            return counted(0);
        }
        let mut episode = unpack(structure, text)?;
        voices::apply(&mut episode, voices);
        Some(self.look_at(episode))
    }

    /// How many hits the folded text has, where it tells: what several find may be the same places.
    fn count(&self, folded: &[u8]) -> Option<usize> {
        match self.any.as_slice() {
            [only] => only.text.count(folded),
            any => any.iter().all(|one| one.text.count(folded) == Some(0)).then_some(0),
        }
    }

    /// Reads the file and looks into it.
    fn read(
        &self,
        path: &Path,
        voices: &[Voice],
        options: &LoadOptions,
        texts: &Texts,
    ) -> Result<FileHits, LoadError> {
        let stamp = lasting(path);
        let (bytes, _) = load::bytes(path)?;
        let source = FileSource::decode(path, &bytes, options)?;
        let may_be = |text: &str| self.any.iter().any(|one| one.text.may_be_read_from(text));
        let refused = source.text().is_some_and(|text| !may_be(text));
        let looked = if refused {
            FileHits::default()
        } else {
            let mut episode = parse(source, path, stamp, texts);
            voices::apply(&mut episode, voices);
            self.look_at(episode)
        };
        Ok(FileHits { read: true, ..looked })
    }
}

/// Reads the file at `path` and has `texts` remember it, unless they do.
pub fn read_ahead(path: &Path, options: &LoadOptions, texts: &Texts) {
    let is_new = |stamp: &Stamp| texts.get(path, *stamp).is_none();
    if lasting(path).as_ref().is_some_and(is_new) {
        // A file that cannot be read is told of by the list, not here.
        let _ = read(path, options, texts);
    }
}

/// What the file at `path` holds, its voices as it names them: as far as a search needs it where `texts`
/// remember it, else read and remembered. `scratch` is overwritten.
///
/// # Errors
/// If the file has to be read and cannot be.
pub fn episode(
    path: &Path,
    options: &LoadOptions,
    texts: &Texts,
    scratch: &mut SearchBuffers,
) -> Result<Episode, LoadError> {
    let known = Stamp::of(path).and_then(|stamp| texts.get(path, stamp));
    let remembered = known.and_then(|known| {
        let folded = known.part(TextPart::Folded, &mut scratch.folded)?;
        unfold(known, folded, &mut scratch.other)
    });
    remembered.map_or_else(|| read(path, options, texts), Ok)
}

/// What is remembered of a file, from its folded text; `None` if it is damaged.
fn unfold(known: Remembered<'_>, folded: &[u8], scratch: &mut Vec<u8>) -> Option<Episode> {
    let text = unfolded(folded, known.part(TextPart::WayBack, scratch)?)?;
    unpack(known.part(TextPart::Structure, scratch)?, text)
}

/// Reads the file at `path` and has `texts` remember it.
fn read(path: &Path, options: &LoadOptions, texts: &Texts) -> Result<Episode, LoadError> {
    let stamp = lasting(path);
    let (bytes, _) = load::bytes(path)?;
    Ok(parse(FileSource::decode(path, &bytes, options)?, path, stamp, texts))
}

/// Parses a file that was read in the state `stamp`, and has `texts` remember it.
fn parse(source: FileSource<'_>, path: &Path, stamp: Option<Stamp>, texts: &Texts) -> Episode {
    let (episode, _) = source.parse();
    if let Some(stamp) = stamp {
        remember(&episode, path, stamp, texts);
    }
    episode
}

/// The state of the file at `path`, about to be read, where what it holds may be remembered.
fn lasting(path: &Path) -> Option<Stamp> {
    Stamp::of(path).filter(|stamp| stamp.is_settled() && path.to_str().is_some())
}

/// Has `texts` remember `episode`, its voices as its file names them, which was read in the state `stamp`.
fn remember(episode: &Episode, path: &Path, stamp: Stamp, texts: &Texts) {
    let Folding { folded, way_back, .. } = folded(episode);
    let [places, turns] = places::pack(episode);
    let parts = [sieve(&folded), folded.into_bytes(), way_back, pack(episode), places, turns];
    let text = RememberedText { path: path.to_owned(), stamp, voices: episode.has_voices(), parts };
    // A cache that cannot be written costs time, nothing else.
    let _ = texts.add(text);
}
