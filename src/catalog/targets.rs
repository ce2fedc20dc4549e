//! What can be jumped to in many files, from what is remembered of them: no file is read again for it, and of the
//! first words of turns, which are by far the most, only those are kept that may be meant.

use std::path::Path;

use super::places::{FilePlaces, NamedPlace, unpack};
use super::search::{self, SearchBuffers};
use crate::episode::voices;
use crate::library::load::{LoadError, LoadOptions};
use crate::library::stamp::Stamp;
use crate::library::texts::{Remembered, TextPart, Texts};
use crate::search::fulltext::TextQuery;
use crate::search::fuzzy::{Corpus, RankQuery};
use crate::search::names::Names;
use crate::search::targets::TargetKind;
use crate::search::variants::han_like;
use crate::text::query::{Query, QueryTerm};
use crate::text::script::is_han;

/// Which places are wanted.
#[derive(Debug)]
pub struct WantedPlaces<'w> {
    kind: Option<TargetKind>,
    words: &'w str,
    users: &'w Names,
    /// What the words hold, where that tells in which texts and labels they can stand at all.
    holds: Option<WordsHeld>,
}

/// What words of Han characters hold.
#[derive(Debug)]
struct WordsHeld {
    text: TextQuery,
    /// The ways to write each character.
    characters: Vec<Vec<char>>,
}

impl<'w> WantedPlaces<'w> {
    /// Places that match `words`, of one `kind` if there is one. Names of one group of `users` mean the same.
    pub fn new(kind: Option<TargetKind>, words: &'w str, users: &'w Names) -> Self {
        let terms: Vec<QueryTerm> = words.split_whitespace().map(QueryTerm::text).collect();
        // A word of Han characters is matched as it is written; other words by readings too.
        let as_written = words.chars().all(|c| c.is_whitespace() || is_han(c));
        let may_tell = as_written && !terms.is_empty() && users.is_empty();
        let text = may_tell.then(|| TextQuery::new(&Query { terms, ..Query::default() }).ok()).flatten();
        let characters = words.chars().filter(|c| is_han(*c)).map(han_like).collect();
        Self { kind, words, users, holds: text.map(|text| WordsHeld { text, characters }) }
    }

    /// Whether a label may be meant: it has all characters, or such as have compatible forms.
    fn may_mean(&self, label: &str) -> bool {
        let holds = |held: &WordsHeld| held.characters.iter().all(|ways| label.contains(ways.as_slice()));
        self.holds.as_ref().is_none_or(|held| holds(held) || label.contains(is_compatible))
    }
}

/// The places of the file at `path`, just seen in the state `stamp`: the turns among them only where they are
/// wanted and may match. A file with nothing remembered of that state is read and remembered.
///
/// # Errors
/// If the file has to be read and cannot be.
pub fn of_file(
    path: &Path,
    stamp: Option<Stamp>,
    options: &LoadOptions,
    texts: &Texts,
    wanted: &WantedPlaces<'_>,
    scratch: &mut SearchBuffers,
) -> Result<FilePlaces, LoadError> {
    let own = options.voices_of(path);
    let known = stamp.and_then(|stamp| texts.get(path, stamp)).filter(|_| own.is_empty());
    if let Some(found) = known.and_then(|known| recall(known, wanted, scratch)) {
        return Ok(found);
    }
    let mut episode = search::episode(path, options, texts, scratch)?;
    voices::apply(&mut episode, own);
    Ok(FilePlaces::of(&episode))
}

/// Whether `c` is a form of a Han character that is kept for other encodings: a radical or a compatible one.
fn is_compatible(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{2FDF}' | '\u{F900}'..='\u{FAFF}' | '\u{2F800}'..='\u{2FA1F}' | '\u{3200}'..='\u{33FF}')
}

/// Leaves the `wanted` places of `all` files: of the turns those in whose first words each word stands in one
/// run.
pub fn narrow(all: &mut [&mut FilePlaces], wanted: &WantedPlaces<'_>) {
    let users = wanted.users.lookup();
    for places in all.iter_mut().map(|file| &mut file.places) {
        places.retain(|place| wanted.kind.is_none_or(|kind| place.kind == kind));
        for place in places {
            place.aliases.extend(users.aliases_in(&place.label));
        }
    }
    let is_turn = |place: &NamedPlace| place.kind == TargetKind::Turn;
    let turns = all.iter().flat_map(|file| &file.places).filter(|place| is_turn(place));
    let corpus = Corpus::with_aliases(turns.map(|turn| (turn.label.as_str(), turn.aliases.clone())));
    let ask = RankQuery { in_runs: true, ..RankQuery::new(wanted.words, usize::MAX) };
    let mut keeps = vec![false; corpus.len()];
    for hit in corpus.ask(ask).hits {
        keeps[hit.index] = true;
    }
    let mut keeps = keeps.into_iter();
    for file in all {
        file.places.retain(|place| !is_turn(place) || keeps.next().unwrap_or(true));
    }
}

/// What is remembered; `None` if that is damaged.
fn recall(
    known: Remembered<'_>,
    wanted: &WantedPlaces<'_>,
    scratch: &mut SearchBuffers,
) -> Option<FilePlaces> {
    let may_mean = |label: &str| wanted.may_mean(label);
    let mut places = unpack(known.part(TextPart::Places, scratch.room())?, may_mean)?;
    let are_turns_wanted = wanted.kind.is_none_or(|kind| kind == TargetKind::Turn);
    let may_hold = |sieve: &[u8]| wanted.holds.as_ref().is_none_or(|held| held.text.passes(sieve));
    if are_turns_wanted && may_hold(known.part(TextPart::Sieve, scratch.room())?) {
        places.extend(unpack(known.part(TextPart::Turns, scratch.room())?, may_mean)?);
    }
    Some(FilePlaces { places, has_voices: known.voices() })
}
