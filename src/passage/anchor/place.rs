//! The records: a stored passage, and what became of it.

use std::borrow::Cow;

use crate::text::range::{Offset, TextRange};

/// A passage of an episode as it is stored.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Anchor {
    /// The passage's own words (the whole of a short one, else its first and last part, see `tail`).
    pub exact: String,
    /// The last words of a long passage; empty if `exact` is the whole.
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
    /// Fingerprint of that reading text (as JSON in hexadecimal: not every reader of JSON has 64 bits).
    #[serde(with = "super::hash::hex")]
    pub text_hash: u64,
    /// Whether `exact` stood only once in that text; `false` also if nobody looked.
    #[serde(default)]
    pub unique: bool,
}

impl Anchor {
    /// The passage's own words as far as they are stored here: a long one has ` […] ` for its middle.
    pub fn words(&self) -> Cow<'_, str> {
        if self.tail.is_empty() {
            return Cow::Borrowed(&self.exact);
        }
        Cow::Owned(format!("{} […] {}", self.exact, self.tail))
    }
}

/// How well a stored passage was found again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, schemars::JsonSchema)]
#[schemars(rename_all = "lowercase")]
pub enum State {
    /// The same words at the same or an evidently equal place.
    #[default]
    Ok,
    /// The same words elsewhere.
    Moved,
    /// Evidently the passage, edited; or its very words where they might be others: for the reader to
    /// confirm.
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
    /// Its bytes in the reading text; for a lost one the best place to look (its section, else the start),
    /// empty.
    pub range: TextRange,
    /// How sure that is.
    pub state: State,
}
