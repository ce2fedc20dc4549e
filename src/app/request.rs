//! What the app asks of the store: passages, reading places, names of speakers, copies of files.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::opened::Opened;
use crate::episode::ties::NameTie;
use crate::episode::voices::Voice;
use crate::passage::codes::{CodeStepId, Recode};
use crate::passage::edit::Edit;
use crate::passage::marks::EpisodeId;
use crate::passage::present::Present;
use crate::text::query::NamedQuery;
use crate::text::range::{Offset, TextRange};

/// Something the store is asked for. Requests are carried out in the order in which they are made.
#[derive(Clone, Debug)]
pub enum Request {
    /// Keep a passage; answered by [`Event::Kept`](super::event::Event::Kept).
    Keep(Box<Draft>),
    /// Change records, all or none.
    Change(Vec<Edit>),
    /// Delete records (they stay as tombstones).
    Delete(Vec<String>),
    /// Bring deleted records back.
    Restore(Vec<String>),
    /// Tell all kept passages, and the names that were joined and parted; answered by
    /// [`Event::AllBookmarks`](super::event::Event::AllBookmarks) and [`Event::Names`](super::event::Event::Names).
    List,
    /// Tell the reading record; answered by [`Event::Record`](super::event::Event::Record).
    Record,
    /// Look for copies of an episode's file; answered by [`Event::Twins`](super::event::Event::Twins).
    FindTwins(EpisodeId, PathBuf),
    /// Make the file at the second path the same episode as that at the first.
    Join(PathBuf, PathBuf),
    /// Make the file at this path an episode of its own.
    Part(PathBuf),
    /// Tell all filters that were saved; answered by [`Event::Shelves`](super::event::Event::Shelves).
    ListShelves,
    /// Save a filter in place of any other of its name.
    PutShelf(NamedQuery),
    /// Delete the saved filter of this name.
    DeleteShelf(String),
    /// The reading place changed; stored within half a second.
    Place(Box<PlaceNow>),
    /// Make these all that the reader changed of an episode's speakers.
    Voices(EpisodeId, Vec<Voice>),
    /// Say of the tag of this name what it is for, and its color; what is not told stays as it was.
    DescribeCode(String, Option<String>, Option<String>),
    /// Give tags other names everywhere, as one step; answered by
    /// [`Event::Recoded`](super::event::Event::Recoded).
    Recode(Vec<Recode>),
    /// Take back this step; answered by [`Event::RecodeTakenBack`](super::event::Event::RecodeTakenBack).
    UndoRecode(CodeStepId),
    /// Write the memo of the episode at this path; answered by [`Event::Memos`](super::event::Event::Memos).
    Memo(PathBuf, Arc<Opened>, String),
    /// Join and part these names over all episodes.
    Names(Vec<NameTie>),
}

impl Request {
    /// The file that it is about.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Keep(draft) => Some(&draft.path),
            Self::Place(now) => Some(&now.path),
            Self::FindTwins(_, path) | Self::Join(_, path) | Self::Part(path) | Self::Memo(path, ..) => {
                Some(path)
            }
            _ => None,
        }
    }
}

/// What is said of a file, or of what stands in it.
#[derive(Clone, Debug)]
pub enum Settling {
    /// By its words it is this episode.
    Found(EpisodeId),
    /// It is this episode: the reader says so.
    Moved(EpisodeId),
    /// A passage is one of this file, where its words stand: its id, and what stands there.
    Rehome(String, Box<Present>),
}

/// A passage to be kept.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The episode's file.
    pub path: PathBuf,
    /// The open episode.
    pub opened: Arc<Opened>,
    /// What to keep.
    pub range: TextRange,
    /// A note; empty for none.
    pub note: String,
    /// Tags.
    pub tags: Vec<String>,
    /// Who keeps it.
    pub author: String,
    /// The letter of a named mark, which replaces an earlier mark of that letter.
    pub letter: Option<char>,
}

/// Where the reader is.
#[derive(Clone, Debug)]
pub struct PlaceNow {
    /// The episode's file.
    pub path: PathBuf,
    /// The open episode.
    pub opened: Arc<Opened>,
    /// The reading place.
    pub place: Offset,
    /// Share of the text before the end of the page, 0 to 1.
    pub fraction: f64,
    /// It was read to its end.
    pub finished: bool,
    /// Numbers of the sections that were read.
    pub sections_read: Vec<u32>,
    /// Milliseconds spent reading since the last place.
    pub spent: u64,
}
