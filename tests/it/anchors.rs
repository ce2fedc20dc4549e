//! Passages that survive edits: a matrix of texts and edits in which every character knows where it came from,
//! so that a passage that was found at the wrong place cannot hide.

#[path = "anchors/edits.rs"]
mod edits;
#[path = "anchors/texts.rs"]
mod texts;

use rayon::prelude::*;

use fangtan::episode::anchor::{Anchor, Resolver, State};
use fangtan::episode::model::Episode;
use fangtan::text::range::TextRange;

use edits::{EDITS, Traced};
use texts::{Dice, episode_of, texts};

/// Passages placed in all texts together, for each edit.
const PASSAGES: usize = 1000;

#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    ok: usize,
    moved: usize,
    changed: usize,
    lost: usize,
    /// Shown as ok or moved, and not there.
    wrong: usize,
    /// Shown as changed, for the reader to confirm, and not there.
    astray: usize,
    /// Of those that should be found (20 characters or more, most of them still there): all, and found.
    due: usize,
    found: usize,
}

/// A passage and the characters it was made of.
struct Passage {
    anchor: Anchor,
    chars: std::ops::Range<usize>,
}

fn passages(episode: &Episode, count: usize, dice: &mut Dice) -> Vec<Passage> {
    let starts: Vec<usize> =
        episode.text.char_indices().map(|(at, _)| at).chain([episode.text.len()]).collect();
    let chars = starts.len() - 1;
    let sizes = [6, 8, 12, 20, 30, 45, 70, 110, 180, 400];
    (0..count)
        .map(|number| {
            let length = sizes[number % sizes.len()].min(chars);
            let from = dice.below(chars - length + 1);
            let range = TextRange::new(starts[from], starts[from + length]);
            Passage { anchor: Anchor::of(episode, range), chars: from..from + length }
        })
        .collect()
}

/// Resolves every passage in the edited text and holds the answer against the traces.
fn count(before: &Episode, passages: &[Passage], edited: &Traced, kept: bool) -> Tally {
    let mut tally = Tally::default();
    let after = episode_of(&edited.text());
    let resolver = Resolver::new(&after, kept.then_some(before.text.as_str()));
    for passage in passages {
        let answer = resolver.resolve(&passage.anchor);
        let survivors = edited.places_of(&passage.chars);
        let held = edited.held_in(&after, answer.range, &passage.chars);
        let found = held * 2 >= survivors && survivors > 0;
        let due = passage.chars.len() >= 20 && survivors * 10 >= passage.chars.len() * 7;
        tally.due += usize::from(due);
        match answer.state {
            State::Lost => tally.lost += 1,
            State::Changed if !found => tally.astray += 1,
            _ if !found => tally.wrong += 1,
            State::Ok => tally.ok += 1,
            State::Moved => tally.moved += 1,
            State::Changed => tally.changed += 1,
        }
        tally.found += usize::from(due && found && answer.state != State::Lost);
        assert!(after.text.get(answer.range.start..answer.range.end).is_some(), "on character boundaries");
    }
    tally
}

fn matrix(kept: bool) -> Vec<Tally> {
    let texts = texts();
    let each = PASSAGES.div_ceil(texts.len());
    let by_text = texts.par_iter().enumerate().map(|(number, text)| {
        let before = episode_of(text);
        let placed = passages(&before, each, &mut Dice::new(number as u64 + 1));
        let tally = |(row, (_, edit)): (usize, &(&str, edits::Edit))| {
            let edited = edit(Traced::of(&before.text), &mut Dice::new((number * 100 + row) as u64));
            count(&before, &placed, &edited, kept)
        };
        EDITS.iter().enumerate().map(tally).collect::<Vec<_>>()
    });
    by_text.reduce(
        || vec![Tally::default(); EDITS.len()],
        |all, more| all.into_iter().zip(more).map(add).collect(),
    )
}

fn add((one, other): (Tally, Tally)) -> Tally {
    Tally {
        ok: one.ok + other.ok,
        moved: one.moved + other.moved,
        changed: one.changed + other.changed,
        lost: one.lost + other.lost,
        wrong: one.wrong + other.wrong,
        astray: one.astray + other.astray,
        due: one.due + other.due,
        found: one.found + other.found,
    }
}

fn print(title: &str, tallies: &[Tally]) {
    println!(
        "{title}\n{:36} {:>5} {:>5} {:>7} {:>5} {:>5} {:>6}   found of due",
        "edit", "ok", "moved", "changed", "lost", "wrong", "astray"
    );
    for (row, t) in tallies.iter().enumerate() {
        println!(
            "{:36} {:5} {:5} {:7} {:5} {:5} {:6}   {}/{} = {:.1} %",
            EDITS[row].0,
            t.ok,
            t.moved,
            t.changed,
            t.lost,
            t.wrong,
            t.astray,
            t.found,
            t.due,
            100.0 * t.found as f64 / t.due.max(1) as f64
        );
    }
}

/// Nothing is ever shown at a wrong place; of the passages that are due at least `least` per cent are found.
fn hold(title: &str, kept: bool, least: usize) {
    let tallies = matrix(kept);
    print(title, &tallies);
    for (tally, (name, _)) in tallies.iter().zip(EDITS) {
        assert_eq!(tally.wrong, 0, "{name}: {tally:?}");
        assert!(tally.astray <= 5, "{name}: {tally:?}");
        if !name.contains("20 %") {
            assert!(tally.found * 100 >= tally.due * least, "{name}: {tally:?}");
        }
    }
    let nothing = tallies[0];
    assert_eq!(
        nothing.moved + nothing.changed + nothing.lost,
        0,
        "an untouched text leaves every passage at its place"
    );
}

#[test]
fn passages_survive_edits_by_their_quotes() {
    hold("without the kept text", false, 97);
}

#[test]
fn passages_survive_edits_by_the_kept_text() {
    hold("with the kept text", true, 98);
}
