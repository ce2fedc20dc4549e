//! What a good match is worth: one scale for all matchers, the one of skim and fzf.

use super::spelling::{Transition, Transitions};

/// For each letter of the term.
pub(super) const LETTER: i32 = 16;
/// For a match that begins at the label's first character.
pub(super) const FIRST: i32 = 8;
/// For each letter of a run that begins at a word's start.
pub(super) const WORD: i32 = 8;
/// … at a Han character inside a phrase: perhaps a word's start.
pub(super) const HAN: i32 = 7;
/// … anywhere, from its second letter on.
pub(super) const RUN: i32 = 4;
/// For a gap.
pub(super) const GAP: i32 = -14;
/// For each character in it.
pub(super) const SKIPPED: i32 = -1;
/// For going on at the next word's start.
pub(super) const NEXT_WORD: i32 = -2;
/// For a label that is matched from its first character to its last.
pub(super) const WHOLE: i32 = 12;
/// For a match in an alias instead of the label.
pub(super) const ALIAS: i32 = -4;

/// What a run gains per letter if it begins at a character of this kind.
pub(super) fn place(menu: &Transitions) -> i32 {
    match menu.entry {
        Transition::Start => WORD,
        Transition::Perhaps => HAN,
        Transition::Inside => 0,
    }
}
