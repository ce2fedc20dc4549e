//! From hit to hit: through the open text, on into the next episode of a search over all, or among the places
//! that were marked in the jump box.

use std::path::PathBuf;

use super::search::show_current;
use super::{jump, open};
use crate::app::event::Effect;
use crate::app::find::FindMode;
use crate::app::goal::{Goal, WhichHit};
use crate::app::state::App;
use crate::messages::Msg;

/// Goes on by `steps` (negative: back) among the places marked in the jump box, or among the hits of a
/// search.
pub fn next(app: &mut App, steps: isize) -> Vec<Effect> {
    jump::next_stop(app, steps).unwrap_or_else(|| step(app, steps))
}

/// To the hit `steps` after the current one (negative: before); past an end, to the next episode of a search
/// over all.
fn step(app: &mut App, steps: isize) -> Vec<Effect> {
    let page = app.page();
    let beyond = beyond(app, steps);
    let Some(reader) = &mut app.reader else { return Vec::new() };
    let place = reader.place;
    let Some(find) = reader.find.as_mut().filter(|find| !find.input.text().is_empty()) else {
        return Vec::new();
    };
    let steps = if find.back { -steps } else { steps };
    let before = find.current;
    let went_round = find.hits.is_empty() || find.step(steps, place);
    if let (true, Some((path, goal))) = (went_round, beyond) {
        find.current = before;
        app.leave_mark();
        return open::open(app, path, goal);
    }
    if find.hits.is_empty() {
        let needle = find.input.text().to_owned();
        app.say(Msg::NotFound, &[&needle]);
        return Vec::new();
    }
    show_current(reader, page);
    if went_round {
        app.say(if steps > 0 { Msg::LastOccurrence } else { Msg::FirstOccurrence }, &[]);
    }
    Vec::new()
}

/// The episode with hits after the open one (`steps` above 0) or before it, at its first or last hit.
fn beyond(app: &App, steps: isize) -> Option<(PathBuf, Goal)> {
    let reader = app.reader.as_ref()?;
    let find = reader.find.as_ref().filter(|find| find.way == FindMode::InWords)?;
    let trail = app.trail.as_ref().filter(|trail| trail.query == find.input.text())?;
    let (path, which) = if steps > 0 {
        (trail.after(&reader.path)?, WhichHit::From(0))
    } else {
        (trail.before(&reader.path)?, WhichHit::Last)
    };
    Some((path.to_owned(), Goal::Hit(trail.query.clone(), which)))
}
