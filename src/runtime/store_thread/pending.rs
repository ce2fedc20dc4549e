//! What is still to be written.

use std::path::PathBuf;
use std::time::Instant;

use super::identity::FileIdentity;
use crate::app::event::Flags;
use crate::app::request::{PlaceNow, Request, Settling};
use crate::passage::marks::EpisodeId;

/// Something to be written.
pub enum Waiting {
    /// What the app asks for.
    Request(Request),
    /// A file that was promised this row.
    Admit(Box<FileIdentity>, EpisodeId),
    /// Flags of the file at a path.
    Flag(PathBuf, Box<FileIdentity>, Flags),
    /// What the file at a path is, or what stands in it.
    Settle(PathBuf, Box<FileIdentity>, Settling),
}

impl Waiting {
    /// The known passages that are to be changed.
    pub fn passages(&self) -> Vec<&str> {
        match self {
            Self::Request(Request::Change(edits)) => {
                edits.iter().map(|edit| edit.before.id.as_str()).collect()
            }
            Self::Request(Request::Delete(ids) | Request::Restore(ids)) => {
                ids.iter().map(String::as_str).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// The place that waits to be written.
#[derive(Default)]
pub struct PlaceKeeper {
    /// The place itself.
    pub waiting: Option<Box<PlaceNow>>,
    /// When it is to be written.
    pub due: Option<Instant>,
    /// Milliseconds read since the last write.
    pub read: u64,
}

impl PlaceKeeper {
    /// Whether a place is still to be written.
    pub fn waits(&self) -> bool {
        self.waiting.is_some()
    }
}
