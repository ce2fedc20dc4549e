//! What a reader leaves in an episode: kept passages and the place they stopped at.
//!
//! Plain records with ids, times and tombstones, so that they can travel between machines.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::path::PathBuf;

use super::anchor::{Anchor, Resolved, State};
use crate::text::range::TextRange;

/// An episode's row in the store.
pub type EpisodeId = i64;

/// Milliseconds since 1970-01-01T00:00:00Z.
pub type Millis = i64;

/// A kept passage.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bookmark {
    /// Unique for ever, ordered by time of making (UUID version 7).
    pub id: String,
    /// The episode it belongs to.
    pub episode: EpisodeId,
    /// How the passage is found again.
    pub anchor: Anchor,
    /// The words that were kept, whole. They stay until the reader accepts others. Empty if nobody knows more
    /// of them than the anchor does; see [`words`](Self::words).
    pub quote: String,
    /// The reader's note; empty for none.
    pub note: String,
    /// The reader's tags.
    pub tags: Vec<String>,
    /// A colour's name; empty for none.
    pub color: String,
    /// The letter of a named mark (`m` and a letter).
    pub letter: Option<char>,
    /// Who made it; empty if nobody told.
    pub author: String,
    /// When it was made.
    pub made: Millis,
    /// When it was last changed.
    pub changed: Millis,
    /// Its reader left it for lost: in no later text is it looked for.
    pub lost: bool,
    /// When it was deleted; deletions travel too.
    pub deleted: Option<Millis>,
    /// Every [version](Self::version) that this one was made from, or that gave way to it.
    pub replaces: BTreeSet<String>,
}

impl Bookmark {
    /// The words that were kept; of a long passage whose whole was never stored, both ends.
    pub fn words(&self) -> Cow<'_, str> {
        if self.quote.is_empty() { self.anchor.words() } else { Cow::Borrowed(&self.quote) }
    }

    /// Whether it is `author`'s own: they made it, or nobody told who did.
    pub fn is_of(&self, author: &str) -> bool {
        self.author.is_empty() || self.author == author
    }

    /// Whether it is the same passage as `other` and found in the same place, whatever was noted of it.
    pub fn is_found_like(&self, other: &Self) -> bool {
        (&self.id, self.lost, &self.anchor) == (&other.id, other.lost, &other.anchor)
    }
}

/// A kept passage and where it stands in the present text of its episode.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// The record.
    pub bookmark: Bookmark,
    /// Where it stands.
    pub resolved: Resolved,
}

impl Placed {
    /// A kept passage in a text with the fingerprint `text`, in which its anchor was `found`. One that was
    /// left for lost stands nowhere but in the very text it was kept in.
    pub fn new(bookmark: Bookmark, found: Resolved, text: u64) -> Self {
        let stays_lost = bookmark.lost && bookmark.anchor.text_hash != text;
        let lost = Resolved { range: TextRange::at(found.range.start), state: State::Lost };
        Self { bookmark, resolved: if stays_lost { lost } else { found } }
    }

    /// Whether its reader should look at it: its words are not where they were, and nothing was decided yet.
    pub fn is_doubtful(&self) -> bool {
        self.resolved.state != State::Ok && !self.bookmark.lost
    }
}

/// A file that holds the same interview as another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Twin {
    /// Where it is.
    pub path: PathBuf,
    /// Whether the two are one episode and share what is kept of it; else they are two that look alike.
    pub joined: bool,
    /// Whether passages of its episode are kept.
    pub kept: bool,
}

/// How much is kept of an episode.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KeptCount {
    /// Passages.
    pub passages: u32,
    /// Those with a note.
    pub notes: u32,
}

/// How far an episode was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Progress {
    /// The place.
    pub anchor: Anchor,
    /// Share of the text before the place, 0 to 1.
    pub fraction: f64,
    /// When the episode was last read.
    pub read_at: Millis,
    /// Marked as read by hand or by reaching the end.
    pub finished: bool,
    /// Starred.
    pub starred: bool,
    /// Its place in the queue, lower ones first; none if it is not in it.
    pub queued: Option<i64>,
    /// Left out of lists unless it is asked for.
    pub hidden: bool,
    /// Time spent reading, in seconds.
    pub seconds: u64,
    /// Numbers of the sections that were read to their end.
    pub sections_read: Vec<u32>,
}
