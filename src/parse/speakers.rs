//! Who is speaking: the voices behind the labels.

use super::labels::{Candidate, Known};
use super::overrides::Overrides;
use crate::episode::model::{Diagnostic, Role, Speaker};

mod alias;
mod cast;
mod name;
mod roles;

pub use roles::{Line, assign as assign_roles};

/// A label, read.
#[derive(Clone, Debug, Default)]
pub struct Spoken {
    /// What a reader should see.
    pub shown: String,
    /// Index of the voice; `None` for a label without a name.
    pub voice: Option<usize>,
    /// Role this label's own words give.
    pub role: Option<Role>,
}

/// The voices of a file and, for each accepted label, which of them it names.
#[derive(Debug, Default)]
pub struct Cast {
    /// The voices, in order of first appearance; turns and characters are counted later.
    pub speakers: Vec<Speaker>,
    /// One for each label.
    pub labels: Vec<Spoken>,
    /// Voices whose role stands in their labels and must not be changed.
    pub certain: Vec<bool>,
    /// Labels that contradict the rest of the file.
    pub diagnostics: Vec<Diagnostic>,
}

/// Finds the voices behind `labels`; `line` gives a label's line in the source.
pub fn cast(labels: &[Candidate], lines: &[u32], known: &Known, overrides: &Overrides) -> Cast {
    cast::cast(labels, lines, known, overrides)
}
