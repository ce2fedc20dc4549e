//! Keys and actions that are done later: after what is happening now, or when the rest of a long text is
//! there of which only the first pages are.

use crate::keys::action::Action;
use crate::keys::key::Key;

/// Something to be done later.
#[derive(Clone, Copy, Debug)]
pub enum Deferred {
    /// An action, and the count typed before it.
    Act(Action, Option<usize>),
    /// A key that is meant for the line which the action before it opens, or for a text that is being opened.
    Key(Key),
}

impl Deferred {
    /// Whether keys after it are meant for the line it opens, or are the letter it awaits.
    pub fn is_typed_into(self) -> bool {
        use Action::{
            Command, Filter, GoToMark, Jump, KeepWithNote, Search, SearchBack, SearchLibrary, SetMark,
        };
        let Self::Act(action, _) = self else { return false };
        matches!(
            action,
            Command | Filter | GoToMark | Jump | KeepWithNote | Search | SearchBack | SearchLibrary | SetMark
        )
    }
}

/// Whether `action` is the same in the first pages of a text as in the whole: it moves a little, changes how
/// text is shown, or leaves.
pub fn is_for_beginnings(action: Action) -> bool {
    use Action::{
        Ambiguous, AutoScroll, Cancel, ClosePane, DefaultMeasure, Focus, HalfDown, HalfUp, Help, Leave,
        LineDown, LineNumbers, LineToBottom, LineToMiddle, LineToTop, LineUp, Mouse, Narrower, NextOfSpeaker,
        NextSection, NextSentence, NextTurn, OtherPane, Outward, PageDown, PageUp, PauseSound,
        PreviousOfSpeaker, PreviousSection, PreviousSentence, PreviousTurn, Quit, ScreenMiddle, ShiftLeft,
        ShiftRight, ShowSections, StopSound, Suspend, Theme, Times, Top, Wider, Zen,
    };
    matches!(
        action,
        LineDown
            | LineUp
            | LineToTop
            | LineToMiddle
            | LineToBottom
            | ScreenMiddle
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
            | LineNumbers
            | Zen
            | Theme
            | Focus
            | ShowSections
            | Leave
            | Outward
            | OtherPane
            | ClosePane
            | Help
            | Mouse
            | PauseSound
            | StopSound
            | Cancel
            | Suspend
            | Quit
    )
}
