//! What a shape of label is: a row of the table in [`super::shapes`].

use super::found::FoundLabel;
use super::scan::LineStart;
use crate::episode::findings::InBoth;

/// What kind of thing a label of a shape is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabelKind {
    /// The format itself names the speaker: no evidence is needed.
    Format,
    /// A heading.
    Heading,
    /// A mark for a change of speaker, mostly without a name.
    Change,
    /// A term whose definition, behind `: `, is what is said.
    Term,
    /// A line, or its beginning.
    Line,
}

/// A shape of label: a row of the table.
#[derive(Debug)]
pub struct LabelShape {
    /// Its name in tests.
    pub name: &'static str,
    /// What it is, in words for people.
    pub describe: InBoth,
    /// What kind of thing it is.
    pub kind: LabelKind,
    /// How seldom anything but a label looks so, in log-odds.
    pub dress: f32,
    /// Whether the place of the colon tells files apart.
    pub colon: bool,
    /// The label that a line may begin with.
    pub recognise: for<'b> fn(&LineStart<'b>) -> Option<FoundLabel<'b>>,
}
