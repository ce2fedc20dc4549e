//! What takes back the last things that were done to kept passages, saved filters, names and what is hidden.

use std::path::PathBuf;

use super::event::Flags;
use crate::episode::ties::NameTie;
use crate::passage::codes::CodeStepId;
use crate::passage::edit::Edit;
use crate::text::query::NamedQuery;

/// What takes one thing back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Undo {
    /// A passage was kept: it is removed.
    Remove(String),
    /// Passages were removed: they come back.
    Restore(Vec<String>),
    /// Passages were changed: these changes make them what they were.
    Change(Vec<Edit>),
    /// A saved filter was deleted or replaced: it comes back.
    PutShelf(NamedQuery),
    /// A file was hidden, or shown again: this makes it what it was.
    Flags(PathBuf, Flags),
    /// A filter was saved: it is deleted.
    DeleteShelf(String),
    /// Tags were given other names: the store takes that step back, if nobody else has.
    Recode(CodeStepId),
    /// Something was said of a tag: its name, and what was said before.
    DescribeCode(String, Option<String>, Option<String>),
    /// Names were joined or parted: this is what was said of them before.
    Names(Vec<NameTie>),
}
