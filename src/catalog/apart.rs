//! Interviews first: the other texts of a library wait behind them.

use super::filter::EpisodeFacts;
use crate::episode::summary::TextKind;

/// Puts `found` in the order of a list: interviews, then other texts, templates and what tells of a folder, each
/// in the order they came in. Where there are interviews, other texts are left out unless they are `shown`.
/// Returns how many were left out. `facts` tells what is known of one.
pub fn interviews_first<'a, T>(
    found: &mut Vec<T>,
    shown: bool,
    facts: impl Fn(&T) -> Option<EpisodeFacts<'a>>,
) -> usize {
    let is_interview = |one: &T| facts(one).is_none_or(|facts| facts.kind() == TextKind::Interview);
    let left_out = !shown && found.iter().any(is_interview);
    others_behind(found, left_out, facts)
}

/// As [`interviews_first`], where it is known whether other texts are `left_out`. What was read or kept from
/// never is.
pub fn others_behind<'a, T>(
    found: &mut Vec<T>,
    left_out: bool,
    facts: impl Fn(&T) -> Option<EpisodeFacts<'a>>,
) -> usize {
    let all = found.len();
    if left_out {
        found.retain(|one| facts(one).is_none_or(|facts| !facts.waits()));
    }
    found.sort_by_key(|one| facts(one).map(|facts| facts.kind()));
    all - found.len()
}
