//! Places for ever: a quote with its context, found again after the file was edited.
//!
//! After the W3C Web Annotation Data Model (`TextQuoteSelector`, `TextPositionSelector`). Knows the reading text
//! of one episode, never a file, a row or a column.

use crate::text::range::{Offset, TextRange};

/// A passage of an episode as it is stored.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Anchor {
    /// The passage's own words (the whole of a short one, else its first and last part, see `tail`).
    pub exact: String,
    /// The last words of a long passage; empty where `exact` is the whole.
    pub tail: String,
    /// Words before it.
    pub prefix: String,
    /// Words after it.
    pub suffix: String,
    /// Title of the section it stood in.
    pub section: String,
    /// Name of the speaker it was said by.
    pub speaker: String,
    /// Address of its turn when it was made.
    pub address: String,
    /// First byte in the reading text it was made in.
    pub start: Offset,
    /// One past its last byte there.
    pub end: Offset,
    /// Fingerprint of that reading text.
    pub text_hash: u64,
}

/// How well a stored passage was found again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum State {
    /// The same words at the same or an evidently equal place.
    #[default]
    Ok,
    /// The same words elsewhere.
    Moved,
    /// Words that are evidently the same passage, edited.
    Changed,
    /// Not found; never guessed.
    Lost,
}

impl State {
    /// The word used in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Moved => "moved",
            Self::Changed => "changed",
            Self::Lost => "lost",
        }
    }
}

/// Where a stored passage stands in the present text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Resolved {
    /// Its bytes in the reading text; for a lost one the best place to look (its section, else the start), empty.
    pub range: TextRange,
    /// How sure that is.
    pub state: State,
}

impl Anchor {
    /// An anchor for `range` of `episode`.
    pub fn of(episode: &super::model::Episode, range: TextRange) -> Self {
        let exact = range.of(&episode.text).to_owned();
        Self { exact, start: range.start, end: range.end, ..Self::default() }
    }
}

/// Finds passages again in one text.
#[derive(Debug)]
pub struct Resolver<'a> {
    episode: &'a super::model::Episode,
}

impl<'a> Resolver<'a> {
    /// A resolver for `episode`.
    pub fn new(episode: &'a super::model::Episode, _kept: Option<&str>) -> Self {
        Self { episode }
    }

    /// Where `anchor` stands now.
    pub fn resolve(&self, anchor: &Anchor) -> Resolved {
        match self.episode.text.find(&anchor.exact) {
            Some(at) => Resolved { range: TextRange::new(at, at + anchor.exact.len()), state: State::Ok },
            None => Resolved { range: TextRange::at(0), state: State::Lost },
        }
    }
}
