//! What the store's thread is asked to do, and what it knows of an episode.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Sender;

use super::clock::now;
use super::identity::FileIdentity;
use crate::app::event::Flags;
use crate::app::request::{Request, Settling};
use crate::episode::model::Episode;
use crate::episode::voices::{Renamed, Voice};
use crate::passage::marks::{Bookmark, EpisodeId, Progress, Twin};
use crate::store::Shelves;

/// What the thread is asked to do.
pub enum Task {
    /// Which episode a file is, and what is kept of it.
    Identify(FileIdentity, Sender<EpisodeRecord>),
    /// How far the episode was read that was last seen at this path, and what its voices are called; of its
    /// passages nothing. An answer of no progress is no word that it was never read: it may have been seen
    /// elsewhere.
    Glimpse(PathBuf, Sender<EpisodeRecord>),
    /// A file that was given this row before there was a database.
    Admit(FileIdentity, EpisodeId),
    /// What is kept, for the list of episodes.
    Shelves(Sender<Shelves>),
    /// What the reader calls the voices of files.
    Renamed(Sender<Renamed>),
    /// Files with known texts were seen where nobody had seen them: paths and fingerprints.
    Saw(Vec<(PathBuf, u64)>),
    /// What the app asks for.
    Request(Request),
    /// Passages of this episode were found again beyond doubt: these are their anchors in the present text.
    Renew(EpisodeId, Arc<Episode>, Vec<Bookmark>),
    /// Somebody wrote to the store: if another process changed passages, report them.
    Touched,
    /// The same if nobody may have told of a write, but look at most once a second.
    Poll,
    /// The texts that passages of an episode were placed in, the newest first.
    Texts(EpisodeId, Sender<Vec<String>>),
    /// Flags of an episode at this path were set.
    Flag(PathBuf, FileIdentity, Flags),
    /// What the file at this path is, or what stands in it.
    Settle(PathBuf, FileIdentity, Settling),
    /// Write what waits, and end.
    Finish,
}

impl Task {
    /// Answers if there is no database yet, for making one takes its time; returns what is still to be
    /// done then.
    pub fn before_all(self) -> Option<Self> {
        match self {
            Self::Glimpse(_, to) => {
                // An answer nobody waits for any more is no loss.
                let _ = to.send(EpisodeRecord::default());
                None
            }
            Self::Identify(seen, to) => {
                // A time is a number that no other process gives to a file in the same moment.
                let kept = EpisodeRecord { id: now(), ..EpisodeRecord::default() };
                let id = kept.id;
                // An answer nobody waits for any more is no loss.
                let _ = to.send(kept);
                Some(Self::Admit(seen, id))
            }
            other => Some(other),
        }
    }
}

/// What is kept of one episode.
#[derive(Debug, Default)]
pub struct EpisodeRecord {
    /// Its row; 0 if nothing can be kept.
    pub id: EpisodeId,
    /// Its passages.
    pub bookmarks: Vec<Bookmark>,
    /// How far it was read.
    pub progress: Option<Progress>,
    /// What the reader calls its voices.
    pub voices: Vec<Voice>,
    /// Its memo.
    pub memo: String,
    /// The texts its passages were placed in, the newest first; none if that is the present one.
    pub texts: Vec<String>,
    /// Another file with the same interview, where this one is seen for the first time.
    pub twin: Option<Twin>,
}
