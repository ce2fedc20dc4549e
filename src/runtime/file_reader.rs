//! What the file at a path holds, for the store to tell whether it still is what it was.

use crate::library::load::{self, LoadOptions};
use crate::passage::anchor::{Shingles, text_hash};
use crate::store::FileReader;

/// A reader of files, as `options` say.
pub fn file_reader(options: LoadOptions) -> FileReader {
    Box::new(move |path| {
        let text = load::load(path, &options).ok()?.episode.text;
        Some((text_hash(&text), Shingles::of(&text)))
    })
}
