//! How words stay: passages, the anchors that find them again after an edit, and what an edit changes of
//! them.
//!
//! Knows what an interview is, never how one is read or where passages are stored.

pub mod ancestry;
pub mod anchor;
pub mod changes;
pub mod codes;
pub mod edit;
pub mod marks;
pub mod memo;
pub mod present;
pub mod recall;
pub mod record;
pub mod tags;
