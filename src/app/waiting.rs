//! What waits for the rest of a long text of which only the first pages are there.

use crate::keys::action::Action;
use crate::keys::key::Key;

/// An action that needs the whole text, to be done as soon as that is there.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// The action.
    pub action: Action,
    /// The count typed before it.
    pub count: Option<usize>,
    /// What was typed after it, where that is meant for the line it opens.
    pub keys: Vec<Key>,
}

impl Waiting {
    /// `action`, done `count` times or to that number.
    pub fn new(action: Action, count: Option<usize>) -> Self {
        Self { action, count, keys: Vec::new() }
    }

    /// Whether keys after it are meant for the line it opens, or the letter it awaits.
    pub fn is_typed_into(&self) -> bool {
        use Action::{Command, Filter, GoToMark, Jump, KeepWithNote, Search, SearchLibrary, SetMark};
        matches!(
            self.action,
            Command | Filter | GoToMark | Jump | KeepWithNote | Search | SearchLibrary | SetMark
        )
    }
}

/// Whether `action` is the same in the first pages of a text as in the whole: it moves a little, changes how text is
/// shown, or leaves.
pub fn is_for_beginnings(action: Action) -> bool {
    use Action::{
        Ambiguous, AutoScroll, Cancel, ClosePane, DefaultMeasure, Focus, HalfDown, HalfUp, Help, Leave,
        LineDown, LineUp, Mouse, Narrower, NextOfSpeaker, NextSection, NextSentence, NextTurn, OtherPane,
        PageDown, PageUp, PreviousOfSpeaker, PreviousSection, PreviousSentence, PreviousTurn, Quit,
        ShiftLeft, ShiftRight, ShowSections, Suspend, Theme, Times, Top, Wider, Zen,
    };
    matches!(
        action,
        LineDown
            | LineUp
            | HalfDown
            | HalfUp
            | PageDown
            | PageUp
            | Top
            | NextTurn
            | PreviousTurn
            | NextSentence
            | PreviousSentence
            | NextSection
            | PreviousSection
            | NextOfSpeaker
            | PreviousOfSpeaker
            | AutoScroll
            | Wider
            | Narrower
            | DefaultMeasure
            | ShiftLeft
            | ShiftRight
            | Ambiguous
            | Times
            | Zen
            | Theme
            | Focus
            | ShowSections
            | Leave
            | OtherPane
            | ClosePane
            | Help
            | Mouse
            | Cancel
            | Suspend
            | Quit
    )
}
