//! Passages that survive edits: a matrix of texts and edits in which every character knows where it came
//! from, so that a passage that was found at the wrong place cannot hide.

#[path = "anchors/edits.rs"]
mod edits;
#[path = "anchors/judge.rs"]
mod judge;
#[path = "anchors/repeats.rs"]
mod repeats;
#[path = "anchors/texts.rs"]
pub mod texts;

use rayon::prelude::*;

use fangtan::passage::anchor::{Anchor, Resolver, State};
use fangtan::text::range::TextRange;

use edits::{EDITS, Traced};
use judge::{Tally, count, passages};
use texts::{Dice, episode_of, interviews, real, repeating};

/// Passages placed in all interviews together, for each edit.
const PASSAGES: usize = 400;

/// The same for each seed of the texts in which much is said more than once.
const REPEATED: usize = 150;

/// Other dice than the usual ones, to try: `FANGTAN_TEST_SEED=7`.
fn seed() -> u64 {
    std::env::var("FANGTAN_TEST_SEED").map_or(0, |seed| seed.parse().unwrap())
}

/// The tally of every edit, first by the quotes alone, then with the help of the kept text.
type Tallies = [Vec<Tally>; 2];

fn matrix(texts: &[String], passages_in_all: usize, seed: u64) -> Tallies {
    let each = passages_in_all.div_ceil(texts.len());
    let by_text = texts.par_iter().enumerate().map(|(number, text)| {
        let number = seed * 1_000_003 + number as u64;
        let before = episode_of(text);
        let placed = passages(&before, each, &mut Dice::new(number + 1));
        let tally = |(row, (name, edit)): (u64, &(&str, edits::Edit))| {
            let edited = edit(Traced::of(&before.text), &mut Dice::new(number * 100 + row));
            count(name, &before, &placed, &edited)
        };
        (0..).zip(EDITS).map(tally).unzip().into()
    });
    by_text.reduce(|| [(); 2].map(|()| vec![Tally::default(); EDITS.len()]), sum)
}

fn sum(all: Tallies, more: Tallies) -> Tallies {
    let [quotes, kept] = all;
    let [more_quotes, more_kept] = more;
    let add = |one: Vec<Tally>, other| one.into_iter().zip(other).map(|(one, other): (_, Tally)| one + other);
    [add(quotes, more_quotes).collect(), add(kept, more_kept).collect()]
}

fn print(title: &str, tallies: &[Tally]) {
    println!(
        "{title}\n{:44} {:>5} {:>5} {:>7} {:>5} {:>5} {:>6}   found of due",
        "edit", "ok", "moved", "changed", "lost", "wrong", "astray"
    );
    for (t, (name, _)) in tallies.iter().zip(EDITS) {
        println!(
            "{name:44} {:5} {:5} {:7} {:5} {:5} {:6}   {}/{} = {:.1} %",
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

/// No claim is ever wrong, and of the passages that are due the edits leave at least `least` per cent to be
/// found.
fn hold(title: &str, tallies: &[Tally], least: usize) {
    print(title, tallies);
    for (tally, (name, _)) in tallies.iter().zip(EDITS) {
        assert_eq!(tally.wrong, 0, "{title}, {name}: {tally:?}");
        let is_small = !["20 %", "rewritten", "second"].iter().any(|word| name.contains(word));
        assert!(!is_small || tally.found * 100 >= tally.due * least, "{title}, {name}: {tally:?}");
    }
    let Tally { moved, changed, lost, .. } = tallies[0];
    assert_eq!(moved + changed + lost, 0, "an untouched text leaves every passage at its place");
}

#[test]
fn passages_survive_edits() {
    let texts = [interviews(seed()), real(seed())].concat();
    let [quotes, kept] = matrix(&texts, PASSAGES, seed());
    hold("interviews, without the kept text", &quotes, 98);
    hold("interviews, with the kept text", &kept, 98);
}

/// Much of what is said more than once cannot be told apart by a quote; what was said where, the kept text
/// knows.
#[test]
fn what_is_said_twice_is_never_mistaken() {
    let tallies = [0, 1].map(|more| matrix(&repeating(seed() + more), REPEATED, seed() + more));
    let [quotes, kept] = tallies.into_iter().reduce(sum).unwrap();
    hold("repetition, without the kept text", &quotes, 95);
    hold("repetition, with the kept text", &kept, 96);
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

const WORDS: &str = "起初我们量过每一条街上的长椅，只是想看看会怎样。后来城里的人画下旧码头边的起重机。\
                     有一天夜里孩子修好了三台坏掉的收音机。";

#[test]
fn a_passage_torn_by_a_new_paragraph_is_shown_whole() {
    let before = format!("# 起风\n问：后来呢？\n{WORDS}\n问：那么雨天呢，走路的人去了哪里？");
    let torn = WORDS.replace("后来", "\n编者按：这里原来有一张图，读者可以在书末找到它的说明。\n后来");
    let after = before.replace(WORDS, &torn);
    assert_eq!(found_in(&before, range_of(&before, WORDS), &after), (State::Changed, torn));
}

#[test]
fn a_few_words_are_not_claimed_in_a_copy_beside_their_own_lines() {
    let before = format!("{TALK}\n{WORDS}\n问：那么雨天呢，走路的人去了哪里？\n答：我们都在屋檐下等着。");
    let rewritten = WORDS.replace("我们", "大家").replace("量过", "数遍").replace("画下", "画了");
    let after = before.replace(WORDS, &format!("{WORDS}\n{rewritten}"));
    let (old, new) = (episode_of(&before), episode_of(&after));
    let start = before.find(WORDS).unwrap() + "起初".len();
    let anchor = Anchor::of(&old, TextRange::new(start, start + "我们".len()));
    assert_eq!(Resolver::new(&new, Some(&before)).resolve(&anchor).state, State::Changed);
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
