//! Two panes side by side. The one with the focus is the app's own reader; what is known of the other rests
//! here, and to turn to it is to exchange the two. So whatever a key does it does to the pane with the focus.

use std::path::PathBuf;

use super::goal::Goal;
use super::history::History;
use super::reader::Reader;
use super::sections::Sections;

/// The pane without the focus.
#[derive(Clone, Debug)]
pub struct Pane {
    /// The episode open in it.
    pub reader: Reader,
    /// The sections of that.
    pub sections: Sections,
    /// Places one has been in it.
    pub history: History,
}

/// Where a pane stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PaneSide {
    /// On the left; a single pane as well.
    #[default]
    Left,
    /// On the right.
    Right,
}

impl PaneSide {
    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
        }
    }
}

/// An episode that is being opened.
#[derive(Clone, Debug)]
pub struct PendingOpen {
    /// Its file.
    pub path: PathBuf,
    /// Where it is to be shown.
    pub goal: Goal,
    /// In which pane.
    pub side: PaneSide,
}

/// In which pane something is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Where {
    /// In the one with the focus.
    Here,
    /// In the one beside it.
    Beside,
}
