//! What a reader leaves, kept on disk: bookmarks, progress, and which file is which episode.
//!
//! The only room that knows `SQLite`. One database, `fangtan.db`, in write-ahead mode: several processes read
//! and write it at once, every call that returned `Ok` is on disk, and a process that dies takes nothing
//! along. The store has no clock: times come in as milliseconds since 1970.
//!
//! The tables are documented in `schema.rs`, the rules by which a file is recognised in `identity.rs`.

mod beside;
mod bookmarks;
mod codes;
mod complete;
mod deflate;
mod episodes;
mod error;
mod faulty;
mod files;
mod identity;
mod kept;
mod lock;
mod memos;
mod moved;
mod named_queries;
mod open;
mod pages;
mod place;
mod progress;
mod recall;
mod rows;
mod salvage;
mod schema;
mod shared;
mod shelves;
mod taking;
mod ties;
mod twins;
mod voices;

pub use bookmarks::BookmarksStamp;
pub use episodes::KnownEpisode;
pub use error::{Cause, StoreError, Warning};
pub use faulty::FaultyRow;
pub use identity::FileEvidence;
pub use lock::Again;
pub use open::{FileReader, Store};
pub use place::Whereabouts;
pub use shelves::Shelves;
pub use taking::Taken;
pub use voices::Voice;

/// What a call of the store gives.
pub type Result<T> = std::result::Result<T, StoreError>;
