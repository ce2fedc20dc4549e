//! What waiting for the terminal comes to.

/// Bytes read at once.
pub const PIECE: usize = 4096;

/// What came of waiting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Read {
    /// So many bytes were read.
    Bytes(usize),
    /// Nothing came in time.
    Silence,
    /// Somebody wants to talk to the thread that waits.
    Woken,
}
