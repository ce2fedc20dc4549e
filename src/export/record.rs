//! A passage with all that is told of it: what every format is made from.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::times;
use crate::passage::anchor::Anchor;
use crate::passage::marks::{Bookmark, EpisodeId, Millis};
use crate::text::clock;

/// The interview a passage is from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Work {
    /// Its title.
    pub title: String,
    /// `YYYY-MM-DD`, `YYYY-MM`, `YYYY` or empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub date: String,
    /// Where it was published.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// The programme or series it is part of.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub series: String,
    /// The `id` of its front matter.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// Its file.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub path: String,
    /// Topics.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Names of those who ask.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub hosts: Vec<String>,
    /// Names of those who answer.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub guests: Vec<String>,
}

/// A kept passage. As JSON: one line of an export; what is empty is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// Unique for ever.
    pub id: String,
    /// Where it is from; absent in files that hold one episode.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub episode: Option<Work>,
    /// Section and turn, as they are now.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub address: String,
    /// Title of the section.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub section: String,
    /// Who says it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub speaker: String,
    /// `host`, `guest`, `other`, `pseudo` or empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub role: String,
    /// The words that were kept.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub quote: String,
    /// The words that stand there now, if they are others.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub present: String,
    /// The question it answers.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub question: String,
    /// The reader's note.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// The reader's tags.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// A colour's name.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub color: String,
    /// The letter of a named mark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub letter: Option<char>,
    /// Seconds on the recording's clock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<u32>,
    /// The same at its end, where the text tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<u32>,
    /// `ok`, `moved`, `changed`, `lost` or empty if nobody looked.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub state: String,
    /// Start and end in the reading text, in characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<[usize; 2]>,
    /// Who made it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub author: String,
    /// When it was made.
    #[serde(with = "times::json")]
    pub made: Millis,
    /// When it was last changed.
    #[serde(with = "times::json")]
    pub changed: Millis,
    /// Its reader left it for lost.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub lost: bool,
    /// When it was deleted.
    #[serde(default, with = "times::json_option", skip_serializing_if = "Option::is_none")]
    pub deleted: Option<Millis>,
    /// The versions it was made from.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub replaces: BTreeSet<String>,
    /// How it is found again.
    pub anchor: Anchor,
}

impl Record {
    /// What is kept of a bookmark whatever its file is called and wherever it stands. Words that the anchor
    /// holds are not said twice.
    pub fn bare(bookmark: &Bookmark) -> Self {
        let is_in_anchor = bookmark.anchor.tail.is_empty() && bookmark.quote == bookmark.anchor.exact;
        Self {
            id: bookmark.id.clone(),
            quote: if is_in_anchor { String::new() } else { bookmark.quote.clone() },
            note: bookmark.note.clone(),
            tags: bookmark.tags.clone(),
            color: bookmark.color.clone(),
            letter: bookmark.letter,
            author: bookmark.author.clone(),
            made: bookmark.made,
            changed: bookmark.changed,
            lost: bookmark.lost,
            deleted: bookmark.deleted,
            replaces: bookmark.replaces.clone(),
            anchor: bookmark.anchor.clone(),
            ..Self::default()
        }
    }

    /// The bookmark it tells of, as one of `episode`.
    pub fn bookmark(&self, episode: EpisodeId) -> Bookmark {
        Bookmark {
            id: self.id.clone(),
            episode,
            anchor: self.anchor.clone(),
            quote: self.whole_quote(),
            note: self.note.clone(),
            tags: self.tags.clone(),
            color: self.color.clone(),
            letter: self.letter,
            author: self.author.clone(),
            made: self.made,
            changed: self.changed,
            lost: self.lost,
            deleted: self.deleted,
            replaces: self.replaces.clone(),
        }
    }

    /// The kept words, unless only their ends are told.
    fn whole_quote(&self) -> String {
        match &self.quote {
            quote if !quote.is_empty() && *quote != self.anchor.words() => quote.clone(),
            _ if self.anchor.tail.is_empty() => self.anchor.exact.clone(),
            _ => String::new(),
        }
    }

    /// When it is heard on the recording: `00:12:34–00:13:02`, without an end where none is known.
    pub(super) fn clip(&self) -> Option<String> {
        let begin = clock::write(self.time?);
        Some(self.until.map_or(begin.clone(), |end| format!("{begin}–{}", clock::write(end))))
    }

    /// The interview, or an empty one.
    pub(super) fn work(&self) -> &Work {
        const NOWHERE: &Work = &Work {
            title: String::new(),
            date: String::new(),
            source: String::new(),
            series: String::new(),
            id: String::new(),
            path: String::new(),
            tags: Vec::new(),
            hosts: Vec::new(),
            guests: Vec::new(),
        };
        self.episode.as_ref().unwrap_or(NOWHERE)
    }
}

/// The live records, in runs of one interview each.
pub(super) fn by_work(records: &[Record]) -> Vec<Vec<&Record>> {
    let mut runs: Vec<Vec<&Record>> = Vec::new();
    for record in records.iter().filter(|record| record.deleted.is_none()) {
        match runs.last_mut() {
            Some(run) if run.last().is_some_and(|last| last.work() == record.work()) => run.push(record),
            _ => runs.push(vec![record]),
        }
    }
    runs
}

/// A line of an import that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Its 1-based number.
    pub line: usize,
    /// What is wrong with it.
    pub message: String,
}
