//! A kept passage as a row of the list over all episodes: what it is, where it stands, what a filter matches.

use std::path::PathBuf;
use std::sync::Arc;

use crate::catalog::kept::KeptFrom;
use crate::passage::anchor::{Resolved, State};
use crate::passage::marks::{Bookmark, Placed};
use crate::passage::present::Present;

/// A kept passage in the list over all episodes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listed {
    /// The record.
    pub bookmark: Bookmark,
    /// Where it stands.
    pub standing: Standing,
    /// The episode's file as last seen.
    pub path: PathBuf,
    /// The episode's title.
    pub title: String,
    /// What else is known of the episode.
    pub from: Arc<KeptFrom>,
    /// What stands where it was found, where those are not the words that were kept and somebody looked.
    pub present: Option<Present>,
}

impl Listed {
    /// Whether it is known not to stand as it was kept.
    pub fn is_away(&self) -> bool {
        matches!(self.standing, Standing::Found(found) if found.state != State::Ok)
    }

    /// Whether its words are known to be nowhere in its file.
    pub fn is_lost(&self) -> bool {
        matches!(self.standing, Standing::Found(found) if found.state == State::Lost)
    }
}

/// Where a passage of the list stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// Nobody has looked yet.
    #[default]
    Unknown,
    /// There, in the present text.
    Found(Resolved),
    /// Its file cannot be read.
    NoFile,
}

impl Standing {
    /// The word for it in a filter.
    pub fn name(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Found(found) => found.state.name(),
            Self::NoFile => "no-file",
        }
    }
}

/// Where passages stand in a file.
#[derive(Clone, Debug)]
pub struct FoundPassages {
    /// Fingerprint of its reading text.
    pub text: u64,
    /// Those that were asked for.
    pub placed: Vec<Placed>,
    /// What stands there, for each of them, if it does not stand as it was kept.
    pub present: Vec<Option<Present>>,
}

/// The parts of a row before the title: quote, note, color and tags, speaker; each on one line, some empty.
pub fn parts(listed: &Listed) -> [String; 4] {
    let bookmark = &listed.bookmark;
    let tags = bookmark.tags.iter().map(|tag| format!("#{tag}"));
    let color = Some(bookmark.color.clone()).filter(|color| !color.is_empty());
    let tags = color.into_iter().chain(tags).collect::<Vec<_>>().join(" ");
    [&bookmark.words(), bookmark.note.as_str(), &tags, &bookmark.anchor.speaker]
        .map(|part| part.replace('\n', " "))
}

/// What a row shows and the filter matches: its parts and the title, joined by two blanks.
pub fn label(listed: &Listed) -> String {
    let parts = parts(listed);
    let parts = parts.iter().chain([&listed.title]).filter(|part| !part.is_empty());
    parts.map(String::as_str).collect::<Vec<_>>().join("  ")
}
