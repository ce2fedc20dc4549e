//! Passages that survive edits: a matrix of texts and edits in which every character knows where it came from,
//! so that a passage that was found at the wrong place cannot hide.

#[path = "anchors/edits.rs"]
mod edits;
#[path = "anchors/texts.rs"]
mod texts;

use std::collections::BTreeMap;

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
    wrong: usize,
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
fn count(before: &Episode, passages: &[Passage], edited: &Traced, kept: bool, tally: &mut Tally) {
    let after = episode_of(&edited.text());
    let resolver = Resolver::new(&after, kept.then_some(before.text.as_str()));
    for passage in passages {
        let resolved = resolver.resolve(&passage.anchor);
        let survivors = edited.places_of(&passage.chars);
        let held = edited.held_in(&after, resolved.range, &passage.chars);
        let found = held * 2 >= survivors && survivors > 0;
        let due = passage.chars.len() >= 20 && survivors * 10 >= passage.chars.len() * 7;
        tally.due += usize::from(due);
        match resolved.state {
            State::Lost => tally.lost += 1,
            _ if !found => {
                tally.wrong += 1;
                if std::env::var_os("FANGTAN_SHOW_WRONG").is_some() {
                    eprintln!(
                        "wrong ({:?}): {:?}\n   -> {:?}",
                        resolved.state,
                        passage.anchor,
                        resolved.range.of(&after.text)
                    );
                }
            }
            State::Ok => tally.ok += 1,
            State::Moved => tally.moved += 1,
            State::Changed => tally.changed += 1,
        }
        tally.found += usize::from(due && found && resolved.state != State::Lost);
        assert!(
            after.text.get(resolved.range.start..resolved.range.end).is_some(),
            "on character boundaries"
        );
    }
}

fn matrix(kept: bool) -> BTreeMap<usize, Tally> {
    let texts = texts();
    let each = PASSAGES.div_ceil(texts.len());
    let mut tallies: BTreeMap<usize, Tally> = BTreeMap::new();
    for (number, text) in texts.iter().enumerate() {
        let before = episode_of(text);
        let placed = passages(&before, each, &mut Dice::new(number as u64 + 1));
        for (row, (_, edit)) in EDITS.iter().enumerate() {
            let mut dice = Dice::new((number * 100 + row) as u64);
            let edited = edit(Traced::of(&before.text), &mut dice);
            count(&before, &placed, &edited, kept, tallies.entry(row).or_default());
        }
    }
    tallies
}

fn print(title: &str, tallies: &BTreeMap<usize, Tally>) {
    println!(
        "{title}\n{:32} {:>5} {:>5} {:>7} {:>5} {:>5}   found of due",
        "edit", "ok", "moved", "changed", "lost", "wrong"
    );
    for (row, t) in tallies {
        println!(
            "{:32} {:5} {:5} {:7} {:5} {:5}   {}/{} = {:.1} %",
            EDITS[*row].0,
            t.ok,
            t.moved,
            t.changed,
            t.lost,
            t.wrong,
            t.found,
            t.due,
            100.0 * t.found as f64 / t.due.max(1) as f64
        );
    }
}

fn hold(title: &str, kept: bool) {
    let tallies = matrix(kept);
    print(title, &tallies);
    for (row, tally) in &tallies {
        let name = EDITS[*row].0;
        assert_eq!(tally.wrong, 0, "{name}: {tally:?}");
        if !name.contains("20 %") {
            assert!(tally.found * 100 >= tally.due * 98, "{name}: {tally:?}");
        }
    }
    let untouched = tallies[&0];
    assert_eq!(untouched.ok, untouched.ok + untouched.lost + untouched.changed + untouched.moved);
}

#[test]
fn passages_survive_edits_by_their_quotes() {
    hold("without the kept text", false);
}

#[test]
fn passages_survive_edits_by_the_kept_text() {
    hold("with the kept text", true);
}
