//! What a reader leaves, kept on disk: bookmarks, progress, and which file is which episode.
//!
//! The only room that knows `SQLite`. One database, `fangtan.db`, in write-ahead mode: several processes read and
//! write it at once, every call that returned `Ok` is on disk, and a process that dies takes nothing along. The
//! store has no clock: times come in as milliseconds since 1970.
//!
//! The tables are documented in `schema.rs`, the rules by which a file is recognised in `identity.rs`.

mod bookmarks;
mod complete;
mod deflate;
mod episodes;
mod error;
mod identity;
mod kept;
mod moved;
mod open;
mod progress;
mod rows;
mod schema;
mod shared;
mod shelves;
mod twins;
mod voices;

pub use bookmarks::BookmarksStamp;
pub use episodes::KnownEpisode;
pub use error::{StoreError, Warning};
pub use identity::FileEvidence;
pub use open::{FileReader, Store};
pub use shelves::Shelves;
pub use voices::Voice;

/// What a call of the store gives.
pub type Result<T> = std::result::Result<T, StoreError>;
