//! Which letters of a term each distinct character of a corpus may stand for.
//!
//! Worked out once per keystroke; characters that can do the same share one entry, so that scanning a label
//! is a lookup per character.

use std::collections::HashMap;

use super::alphabet::{Alphabet, BARRIER, Glyph, Id, UNMATCHED};
use super::glyph::{Class, base};
use super::reading::initial;
use super::term::{SearchTerm, TermMode};

/// A character taking letters of the term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Move {
    /// The first letter it takes.
    pub from: u8,
    /// How many.
    pub take: u8,
    /// How far it is from what was typed: 0 as written, 1 by its usual reading, more for rare or cut-off
    /// ones.
    pub cost: u8,
}

/// What characters of one kind may do.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Transitions {
    /// Ways to take letters.
    pub moves: Vec<Move>,
    /// Blanks and punctuation: do not interrupt a run.
    pub skipped: bool,
    /// Whether a word begins here.
    pub entry: Transition,
    /// Ends a label.
    pub barrier: bool,
}

/// Whether a word begins at a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Transition {
    /// It goes on.
    Inside,
    /// It may begin: a Han character inside a phrase.
    Perhaps,
    /// It begins, or a phrase of Han characters does.
    Start,
}

/// A term against an alphabet.
#[derive(Clone, Debug)]
pub(super) struct Spelling {
    /// Menu of each character number.
    slots: Vec<u16>,
    /// The distinct menus.
    pub menus: Vec<Transitions>,
    /// Letters of the term.
    pub letters: usize,
}

/// Letters of a term beyond these are not looked at.
const LONGEST: usize = 200;

/// Cost of a reading typed whole.
const WHOLE: u8 = 1;
/// Cost of its initial alone.
const INITIAL: u8 = 2;
/// Added for a reading that is not the usual one.
const RARE: u8 = 4;
/// Added for one that the end of the term cuts off.
const CUT_OFF: u8 = 2;

/// What a reading costs, typed whole or by its initial.
#[derive(Clone, Copy)]
struct SpellingWay {
    whole: u8,
    initial: u8,
}

impl Spelling {
    /// Works out `term` for every character of `alphabet`.
    pub fn new(term: &SearchTerm, alphabet: &Alphabet) -> Self {
        let letters: Vec<char> = term.letters.iter().copied().take(LONGEST).collect();
        let mut menus = Menus::default();
        let mut slots = Vec::with_capacity(alphabet.glyphs().len() * 2);
        for (index, glyph) in alphabet.glyphs().iter().enumerate() {
            let moves = if index < UNMATCHED { Vec::new() } else { moves(glyph, &letters, term.how.mode) };
            for id in [index * 2, index * 2 + 1] {
                let idle = Transitions::idle(glyph, id as Id, term);
                slots.push(menus.number(Transitions { moves: moves.clone(), ..idle }));
            }
        }
        Self { slots, menus: menus.list, letters: letters.len() }
    }

    /// Index of the menu of `id`.
    pub fn slot(&self, id: Id) -> usize {
        usize::from(self.slots[usize::from(id)])
    }

    /// For each character number what `of_menus` says of its menu.
    pub fn each_id<T: Copy>(&self, of_menus: &[T]) -> Vec<T> {
        self.slots.iter().map(|slot| of_menus[usize::from(*slot)]).collect()
    }

    /// The menu of `id`.
    pub fn menu(&self, id: Id) -> &Transitions {
        &self.menus[self.slot(id)]
    }
}

impl Transitions {
    /// What `id` does beside taking letters.
    fn idle(glyph: &Glyph, id: Id, term: &SearchTerm) -> Self {
        let barrier = id == BARRIER;
        let entry = match (id & 1, glyph.class) {
            (1, _) => Transition::Start,
            (_, Class::Han) => Transition::Perhaps,
            _ => Transition::Inside,
        };
        let spelt = term.how.mode == TermMode::Spelt;
        // A long vowel is typed with a letter of its own, or with a macron, which is folded off, or plain.
        let lengthens = matches!(glyph.char, 'ー' | 'う') && term.letters.iter().all(char::is_ascii);
        let skipped = spelt && !barrier && (glyph.class == Class::Separator || lengthens);
        Self { moves: Vec::new(), skipped, entry, barrier }
    }

    fn kind(&self) -> usize {
        self.entry as usize * 4 + usize::from(self.skipped) * 2 + usize::from(self.barrier)
    }
}

/// Kinds of menus without moves.
const IDLE: usize = 12;

/// Distinct menus, numbered.
#[derive(Default)]
struct Menus {
    list: Vec<Transitions>,
    known: HashMap<Transitions, u16>,
    /// Most characters take no letter; theirs are found without hashing.
    idle: [Option<u16>; IDLE],
}

impl Menus {
    fn number(&mut self, menu: Transitions) -> u16 {
        let fresh = self.list.len() as u16;
        let number = if menu.moves.is_empty() {
            *self.idle[menu.kind()].get_or_insert(fresh)
        } else if let Some(known) = self.known.get(&menu) {
            *known
        } else {
            self.known.insert(menu.clone(), fresh);
            fresh
        };
        if number == fresh {
            self.list.push(menu);
        }
        number
    }
}

fn moves(glyph: &Glyph, letters: &[char], mode: TermMode) -> Vec<Move> {
    let mut moves = Vec::new();
    for (at, letter) in letters.iter().enumerate() {
        if *letter == base(glyph.char) {
            add(&mut moves, at, 1, 0);
        }
    }
    if mode == TermMode::Spelt {
        for (rank, reading) in glyph.readings.iter().enumerate() {
            let way = match glyph.class {
                Class::Kana | Class::Hangul => SpellingWay { whole: WHOLE, initial: INITIAL + 1 },
                _ if rank == 0 => SpellingWay { whole: WHOLE, initial: INITIAL },
                _ => SpellingWay { whole: WHOLE + RARE, initial: INITIAL + RARE },
            };
            spell(reading, way, letters, &mut moves);
        }
    }
    moves.sort_unstable_by_key(|m| (m.from, m.take));
    moves
}

/// A reading may be typed whole, by its initial, or cut off by the end of the term.
fn spell(reading: &str, way: SpellingWay, letters: &[char], moves: &mut Vec<Move>) {
    let Some(first) = reading.chars().next() else { return };
    for at in 0..letters.len() {
        if letters[at] != first {
            continue;
        }
        let same = reading.chars().zip(&letters[at..]).take_while(|(a, b)| a == *b).count();
        add(moves, at, 1, way.initial);
        if same == reading.len() {
            add(moves, at, same, way.whole);
        }
        if initial(reading) == 2 && same >= 2 {
            add(moves, at, 2, INITIAL.max(way.whole));
        }
        if at + same == letters.len() && same > 1 {
            add(moves, at, same, way.whole + CUT_OFF);
        }
    }
}

/// Keeps the cheapest way to take the same letters.
fn add(moves: &mut Vec<Move>, from: usize, take: usize, cost: u8) {
    let (from, take) = (from as u8, take as u8);
    match moves.iter_mut().find(|m| m.from == from && m.take == take) {
        Some(known) => known.cost = known.cost.min(cost),
        None => moves.push(Move { from, take, cost }),
    }
}
