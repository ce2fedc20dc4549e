//! What tells which episode of the database a file is.

use std::path::{Path, PathBuf};

use jiff::Timestamp;

use crate::library::load::Loaded;
use crate::library::scan;
use crate::passage::anchor::text_hash;
use crate::passage::marks::Millis;
use crate::store::FileEvidence;

/// Now, in milliseconds since 1970.
pub fn now() -> Millis {
    Timestamp::now().as_millisecond()
}

/// What tells which episode a file is.
pub fn evidence(loaded: &Loaded) -> FileEvidence {
    let piped = loaded.path == Path::new("-");
    let path = if piped { PathBuf::new() } else { scan::absolute(&loaded.path) };
    FileEvidence::of(path, &loaded.episode, text_hash(&loaded.episode.text), now())
}
