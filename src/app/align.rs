//! Which place of one text belongs to a place of another: an interview and its translation, section by
//! section and turn by turn.

use crate::episode::model::{Episode, Section};
use crate::text::range::Offset;

/// The place in `there` that belongs to `place` in `here`. Sections belong together by number, their turns by
/// number if both have equally many, else by the recording's time; what lies between two such places is
/// divided in proportion.
pub fn counterpart(here: &Episode, place: Offset, there: &Episode) -> Offset {
    let known = pairs(here, there);
    let after = known.partition_point(|(at, _)| *at <= place);
    let (from, to) = after.checked_sub(1).and_then(|before| known.get(before)).copied().unwrap_or_default();
    let (next, beyond) = known.get(after).copied().unwrap_or((here.text.len(), there.text.len()));
    let share = (place - from) as f64 / (next - from).max(1) as f64;
    there.text.floor_char_boundary(to + (share.min(1.0) * (beyond - to) as f64) as usize)
}

/// Places that belong together, ascending in both texts.
fn pairs(here: &Episode, there: &Episode) -> Vec<(Offset, Offset)> {
    let mut pairs = Vec::new();
    for section in &here.sections {
        let Some(twin) = there.sections.iter().find(|other| other.number == section.number) else { continue };
        pairs.push((start(here, section), start(there, twin)));
        if section.turns.len() == twin.turns.len() {
            pairs.extend(turns(here, section).zip(turns(there, twin)));
        } else {
            pairs.extend(by_time(here, section, there, twin));
        }
    }
    ascending(pairs)
}

fn start(episode: &Episode, section: &Section) -> Offset {
    episode.range_of(&section.paragraphs).start
}

/// Where the turns of a section begin.
fn turns(episode: &Episode, section: &Section) -> impl Iterator<Item = Offset> {
    let turns = episode.turns.get(section.turns.clone()).unwrap_or_default();
    turns.iter().map(|turn| episode.range_of(&turn.paragraphs).start)
}

/// The turns of `section` whose time another turn of its twin has.
fn by_time(here: &Episode, section: &Section, there: &Episode, twin: &Section) -> Vec<(Offset, Offset)> {
    let timed = |episode: &Episode, section: &Section| -> Vec<(u32, Offset)> {
        let turns = episode.turns.get(section.turns.clone()).unwrap_or_default();
        let timed = turns.iter().filter_map(|turn| Some((turn.time?, turn)));
        timed.map(|(time, turn)| (time, episode.range_of(&turn.paragraphs).start)).collect()
    };
    let others = timed(there, twin);
    let same = |time: u32| others.iter().find(|(other, _)| *other == time).map(|(_, at)| *at);
    timed(here, section).into_iter().filter_map(|(time, at)| Some((at, same(time)?))).collect()
}

/// Leaves out what would lead backwards.
fn ascending(mut pairs: Vec<(Offset, Offset)>) -> Vec<(Offset, Offset)> {
    let mut last = None;
    pairs.retain(|&(here, there)| {
        let onward = last.is_none_or(|(before, beside)| here > before && there > beside);
        if onward {
            last = Some((here, there));
        }
        onward
    });
    pairs
}
