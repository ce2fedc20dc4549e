//! Passages that survive edits: a matrix of texts and edits in which every character knows where it came from,
//! so that a passage that was found at the wrong place cannot hide.

#[path = "anchors/edits.rs"]
mod edits;
#[path = "anchors/texts.rs"]
pub mod texts;

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

/// Other dice than the usual ones, to try: `FANGTAN_TEST_SEED=7`.
fn seed() -> u64 {
    std::env::var("FANGTAN_TEST_SEED").map_or(0, |seed| seed.parse().unwrap())
}

fn matrix(kept: bool) -> Vec<Tally> {
    let (texts, seed) = (texts(), seed() * 1_000_003);
    let each = PASSAGES.div_ceil(texts.len());
    let by_text = texts.par_iter().enumerate().map(|(number, text)| {
        let before = episode_of(text);
        let placed = passages(&before, each, &mut Dice::new(seed + number as u64 + 1));
        let tally = |(row, (_, edit)): (usize, &(&str, edits::Edit))| {
            let edited = edit(Traced::of(&before.text), &mut Dice::new(seed + (number * 100 + row) as u64));
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

fn found_in(before: &str, range: TextRange, after: &str) -> (State, String) {
    let (before, after) = (episode_of(before), episode_of(after));
    let resolved = Resolver::new(&after, None).resolve(&Anchor::of(&before, range));
    (resolved.state, resolved.range.of(&after.text).to_owned())
}

fn range_of(text: &str, words: &str) -> TextRange {
    let start = text.find(words).unwrap();
    TextRange::new(start, start + words.len())
}

const TALK: &str = "# 起风\n问：你怎样开始写这本书？\n答：先是一个问题，为什么有的城市让人愿意步行，有的却不。\n问：对吗？\n\
                    答：我走了三年，记下每一条街的长椅、树荫和路口的等待时间。\n问：对吗？\n答：后来发现数字说不出的东西都在长椅上。";

#[test]
fn a_repeated_sentence_is_told_by_its_neighbours() {
    let second = TALK.rfind("对吗？").unwrap();
    let after = format!("# 序\n这是后来加上的一段话。\n{}", TALK.replace("三年", "四年"));
    let before = episode_of(TALK);
    let resolved = episode_of(&after);
    let range = Resolver::new(&resolved, None)
        .resolve(&Anchor::of(&before, TextRange::new(second, second + "对吗？".len())))
        .range;
    assert_eq!(range.of(&after), "对吗？");
    assert_eq!(range.start, after.rfind("对吗？").unwrap());
}

#[test]
fn a_deleted_passage_is_lost_and_its_twin_is_not_taken() {
    let first = range_of(TALK, "对吗？");
    let after = TALK.replacen("问：对吗？\n", "", 1).replace("有的却不。", "有的不。");
    assert_eq!(found_in(TALK, first, &after), (State::Lost, String::new()));
}

#[test]
fn an_emptied_text_loses_everything() {
    assert_eq!(found_in(TALK, range_of(TALK, "每一条街的长椅"), ""), (State::Lost, String::new()));
}

#[test]
fn punctuation_at_the_ends_belongs_to_the_passage() {
    let quoted = TALK.replace("先是一个问题，", "“先是一个问题！”");
    let after = format!("# 序\n一段新的话。\n{quoted}");
    assert_eq!(
        found_in(&quoted, range_of(&quoted, "“先是一个问题！”"), &after),
        (State::Ok, "“先是一个问题！”".into())
    );
}

#[test]
fn a_lost_passage_points_to_its_section() {
    let before = format!("{TALK}\n# 落雨\n问：那么雨天呢，走路的人去了哪里？\n答：都在屋檐下等着。");
    let after = before.replace("问：那么雨天呢，走路的人去了哪里？\n", "");
    let (old, new) = (episode_of(&before), episode_of(&after));
    let anchor = Anchor::of(&old, range_of(&before, "那么雨天呢，走路的人去了哪里？"));
    let resolved = Resolver::new(&new, None).resolve(&anchor);
    assert_eq!((resolved.state, resolved.range), (State::Lost, TextRange::at(after.find("# 落雨").unwrap())));
}

#[test]
fn a_place_stays_at_its_words() {
    let place = TALK.find("记下每一条街").unwrap();
    let after = episode_of(&format!("# 序\n这是后来加上的一段话。\n{TALK}"));
    let resolved = Resolver::new(&after, None).resolve(&Anchor::at(&episode_of(TALK), place));
    assert!(after.text[resolved.range.start..].starts_with("记下每一条街"));
}
