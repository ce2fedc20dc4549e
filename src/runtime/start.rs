//! How a session starts: what is read, with which settings.

use std::path::PathBuf;

use crate::config::model::Config;
use crate::config::places::Places;
use crate::library::load::LoadOptions;

/// How a session starts.
#[derive(Clone, Debug)]
pub struct Start {
    /// What is read.
    pub what: ToRead,
    /// What the user set.
    pub config: Config,
    /// Settings that hold in place of those of the file, whatever that says later.
    pub over: Vec<String>,
    /// Where things are kept.
    pub places: Places,
    /// How files are read.
    pub options: LoadOptions,
    /// What to tell the user at once, in words.
    pub notices: Vec<String>,
}

impl Start {
    /// Whether the samples are listed, as neither the command line nor the settings name anything to read.
    pub(super) fn names_no_texts(&self) -> bool {
        self.what == ToRead::Library(Vec::new()) && self.config.library.is_empty()
    }
}

/// What is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ToRead {
    /// A list of all below these paths; of the configured library if there are none, else of the samples.
    Library(Vec<PathBuf>),
    /// The same list, under the episode of it that was read last.
    LastRead(Vec<PathBuf>),
    /// One file (`-` for standard input), at an address or where one left off.
    Episode(PathBuf, Option<String>),
}
