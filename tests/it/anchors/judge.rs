//! Places passages in a text, resolves them in its edited form and holds every answer against the traces.
//!
//! An answer is **there** when its range holds at least half of the passage's characters that are still in
//! the text and is not bloated to hold them. "Ok" and "moved" are claims: a claim that is not there is wrong,
//! and so is one that picks one of several equal texts between equal words. "Changed" asks the reader: not
//! there, it is astray.

use std::ops::Range;

use fangtan::episode::model::Episode;
use fangtan::passage::anchor::{Anchor, Maker, Resolved, Resolver, State};
use fangtan::text::range::TextRange;

use super::edits::{Traced, Traces};
use super::texts::{Dice, episode_of};

/// Words on each side that must not be the same as those around an equal text.
const CONTEXT: usize = 100;

/// From this many characters on a passage is to be found, unless it was deleted.
const DUE: usize = 20;

/// Letters of the longest word.
const LONGEST_WORD: usize = 40;

/// What became of the passages, in numbers.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    pub ok: usize,
    pub moved: usize,
    pub changed: usize,
    pub lost: usize,
    /// Claimed as ok or moved, and not there.
    pub wrong: usize,
    /// Shown as changed, and not there.
    pub astray: usize,
    /// Those that are to be found: long enough, at least half of their characters still in the text, near
    /// each other, and not torn apart (a third or more of what is left of them elsewhere), for then they have
    /// no one place.
    pub due: usize,
    /// Of those: there.
    pub found: usize,
}

/// A passage and the characters it was made of.
pub struct Passage {
    anchor: Anchor,
    chars: Range<usize>,
}

/// `count` passages of 6 to 400 characters: anywhere, at the ends of the text, whole lines, several lines.
pub fn passages(episode: &Episode, count: usize, dice: &mut Dice) -> Vec<Passage> {
    let chars: Vec<char> = episode.text.chars().collect();
    let starts: Vec<usize> =
        episode.text.char_indices().map(|(at, _)| at).chain([episode.text.len()]).collect();
    let maker = Maker::new(episode);
    let place = |number: usize| {
        let length =
            [6, 7, 9, 12, 16, 20, 25, 30, 45, 70, 110, 180, 300, 400][dice.below(14)].min(chars.len());
        let anywhere = dice.below(chars.len() - length + 1);
        let chars = match number % 40 {
            0 => 0..length,
            20 => chars.len() - length..chars.len(),
            n if n % 3 == 1 => whole_lines(&chars, anywhere, length),
            _ => anywhere..anywhere + length,
        };
        let range = TextRange::new(starts[chars.start], starts[chars.end]);
        Passage { anchor: maker.anchor(range), chars }
    };
    (0..count).map(place).collect()
}

/// The line at `from` and as many after it as `most` characters hold; at least 6 characters.
fn whole_lines(chars: &[char], from: usize, most: usize) -> Range<usize> {
    let start = chars[..from].iter().rposition(|c| *c == '\n').map_or(0, |at| at + 1);
    let last = chars.len().min(start + most);
    let end = (start + 6..=last).rev().find(|end| chars.get(*end).is_none_or(|c| *c == '\n')).unwrap_or(last);
    start.min(end.saturating_sub(6))..end
}

/// Resolves every passage in the edited text, without the old one and with its help.
pub fn count(name: &str, before: &Episode, passages: &[Passage], edited: &Traced) -> (Tally, Tally) {
    let after = episode_of(&edited.text());
    let traces = Traces::of(edited, before.text.chars().count());
    let with = |kept| tally(name, (before, &after), passages, &traces, &Resolver::new(&after, kept));
    (with(None), with(Some(before.text.as_str())))
}

fn tally(
    name: &str,
    (before, after): (&Episode, &Episode),
    passages: &[Passage],
    traces: &Traces,
    resolver: &Resolver,
) -> Tally {
    let mut tally = Tally::default();
    for Passage { anchor, chars } in passages {
        let answer = resolver.resolve(anchor);
        let words = after.text.get(answer.range.start..answer.range.end).expect("on character boundaries");
        assert_ends(name, anchor, &answer, &after.text);
        let survivors = traces.places(chars);
        let there = is_there(&survivors, traces.chars(answer.range), chars.len());
        let claimed = matches!(answer.state, State::Ok | State::Moved);
        let guessed = claimed && before.text != after.text && has_equal(&after.text, answer.range);
        if claimed && (!there || guessed) {
            // What a person needs to see why.
            eprintln!(
                "wrong: {name}: {} survive, there: {there}, {anchor:?}: {answer:?}: {words:?}",
                survivors.len()
            );
        }
        let due = chars.len() >= DUE && is_one(&survivors, chars.len());
        tally.due += usize::from(due);
        tally.found += usize::from(due && there && answer.state != State::Lost);
        match answer.state {
            State::Lost => tally.lost += 1,
            State::Changed if !there => tally.astray += 1,
            _ if !there || guessed => tally.wrong += 1,
            State::Ok => tally.ok += 1,
            State::Moved => tally.moved += 1,
            State::Changed => tally.changed += 1,
        }
    }
    tally
}

/// A passage whose ends stood between words is not cut inside one, wherever it is found.
fn assert_ends(name: &str, anchor: &Anchor, answer: &Resolved, text: &str) {
    let last = if anchor.tail.is_empty() { &anchor.exact } else { &anchor.tail };
    let kept = [format!("{}{}", anchor.prefix, anchor.exact), format!("{last}{}", anchor.suffix)];
    let then = [(&kept[0], anchor.prefix.len()), (&kept[1], last.len())];
    let now = [answer.range.start, answer.range.end].map(|at| is_inside_word(text, at));
    for ((kept, at), now) in then.into_iter().zip(now) {
        let is_cut = |c: char| c.is_alphanumeric();
        let then = kept[..at].ends_with(is_cut) && kept[at..].starts_with(is_cut);
        let words = answer.range.of(text);
        assert!(then || !now || answer.state != State::Changed, "{name}: {anchor:?} {words:?}");
    }
}

/// Whether `at` stands between two letters of one word without ideographs; more of them in one run than any
/// word has are none.
fn is_inside_word(text: &str, at: usize) -> bool {
    let is_letter = |c: char| c.is_ascii_alphabetic();
    let in_run = |c: &char| c.is_ascii_graphic();
    let run =
        text[..at].chars().rev().take_while(in_run).count() + text[at..].chars().take_while(in_run).count();
    text[..at].ends_with(is_letter) && text[at..].starts_with(is_letter) && run <= LONGEST_WORD
}

/// Whether `shown` holds half of the survivors of a passage of so many characters, and is not bloated to hold
/// them.
fn is_there(survivors: &[usize], shown: Range<usize>, length: usize) -> bool {
    let held = survivors.iter().filter(|place| shown.contains(*place)).count();
    held > 0 && held * 2 >= survivors.len() && shown.len() <= 3 * length
}

/// Whether a passage of so many characters still stands at one place: half of them, and two thirds of its
/// survivors.
fn is_one(survivors: &[usize], length: usize) -> bool {
    let together = densest(survivors, 2 * length);
    together * 2 >= length && together * 3 >= survivors.len() * 2
}

/// The most survivors that stand within a stretch of `room` characters.
fn densest(survivors: &[usize], room: usize) -> usize {
    let within = |(first, start): (usize, &usize)| survivors.partition_point(|at| *at < start + room) - first;
    survivors.iter().enumerate().map(within).max().unwrap_or(0)
}

/// Whether the words of `range` stand elsewhere too, between the same words.
fn has_equal(text: &str, range: TextRange) -> bool {
    let around = |start: usize| {
        let before = text[..start].chars().rev().take(CONTEXT);
        let after = text[start + range.len()..].chars().take(CONTEXT);
        (before.collect::<Vec<_>>(), after.collect::<Vec<_>>())
    };
    let own = around(range.start);
    let words = range.of(text);
    text.match_indices(words).any(|(start, _)| start != range.start && around(start) == own)
}

impl std::ops::Add for Tally {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            ok: self.ok + other.ok,
            moved: self.moved + other.moved,
            changed: self.changed + other.changed,
            lost: self.lost + other.lost,
            wrong: self.wrong + other.wrong,
            astray: self.astray + other.astray,
            due: self.due + other.due,
            found: self.found + other.found,
        }
    }
}
