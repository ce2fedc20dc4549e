//! Interviews first: the other texts of a library wait behind them.

use crate::episode::summary::TextKind;

/// What a text is to a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct EpisodeStanding {
    /// What it is among the others.
    pub kind: TextKind,
    /// Whether it waits behind the interviews: another text, of which nothing was read or kept.
    pub waits: bool,
}

/// Puts `found` in the order of a list: interviews, then other texts, templates and what tells of a folder, each
/// in the order they came in. Where there are interviews, other texts are left out unless they are `shown`.
/// Returns how many were left out. `standing` tells what one is.
pub fn interviews_first<T>(
    found: &mut Vec<T>,
    shown: bool,
    standing: impl Fn(&T) -> EpisodeStanding,
) -> usize {
    let is_interview = |one: &T| standing(one).kind == TextKind::Interview;
    let left_out = !shown && found.iter().any(is_interview);
    others_behind(found, left_out, standing)
}

/// As [`interviews_first`], where it is known whether other texts are `left_out`. What was read or kept from
/// never is.
pub fn others_behind<T>(
    found: &mut Vec<T>,
    left_out: bool,
    standing: impl Fn(&T) -> EpisodeStanding,
) -> usize {
    let all = found.len();
    if left_out {
        found.retain(|one| !standing(one).waits);
    }
    found.sort_by_key(|one| standing(one).kind);
    all - found.len()
}
