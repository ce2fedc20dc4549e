//! What tells which episode of the database a file is.

use std::path::{Path, PathBuf};

use jiff::Timestamp;

use crate::library::load::Loaded;
use crate::library::scan;
use crate::passage::anchor::{Shingles, text_hash};
use crate::passage::marks::Millis;
use crate::store::Evidence;

/// Now, in milliseconds since 1970.
pub fn now() -> Millis {
    Timestamp::now().as_millisecond()
}

/// What tells which episode a file is.
pub fn evidence(loaded: &Loaded) -> Evidence {
    let episode = &loaded.episode;
    let piped = loaded.path == Path::new("-");
    Evidence {
        path: if piped { PathBuf::new() } else { scan::absolute(&loaded.path) },
        front_id: episode.head.id.clone(),
        source: episode.head.source.as_ref().map(|found| found.value.clone()),
        title: episode.title().to_owned(),
        text_hash: text_hash(&episode.text),
        shingles: Shingles::of(&episode.text),
        seen: now(),
    }
}
