//! The distinct characters of a corpus, each with a small number, its readings and its class.
//!
//! A number also says whether the character starts a word, so that a label is a run of numbers and nothing
//! else.

use std::collections::HashMap;

use super::glyph::{Atom, Class, each_atom, fold_char, stands_alone};
use super::reading::readings;
use crate::text::range::TextRange;

/// A character of a label: twice the glyph's index, plus one at a word's start.
pub(super) type Id = u16;

/// Ends a label or one of its aliases; nothing matches across it.
pub(super) const BARRIER: Id = 0;
/// Stands for characters beyond the alphabet's capacity; nothing matches it.
const OVERFLOW: u16 = 1;
/// Glyphs that stand for no character.
pub(super) const UNMATCHED: usize = 2;
const UNSEEN: u16 = 0;

/// What is known of one distinct character.
#[derive(Clone, Debug)]
pub(super) struct Glyph {
    pub char: char,
    pub class: Class,
    pub readings: Vec<String>,
}

/// The characters of a corpus by their numbers, in order of first appearance.
#[derive(Clone, Debug)]
pub(super) struct Alphabet {
    glyphs: Vec<Glyph>,
}

impl Default for Alphabet {
    fn default() -> Self {
        let nothing = Glyph { char: '\0', class: Class::Separator, readings: Vec::new() };
        Self { glyphs: vec![nothing.clone(), Glyph { class: Class::Letter, ..nothing }] }
    }
}

impl Alphabet {
    /// All glyphs; the first [`UNMATCHED`] stand for no character.
    pub fn glyphs(&self) -> &[Glyph] {
        &self.glyphs
    }

    /// What `id` stands for.
    pub fn glyph(&self, id: Id) -> &Glyph {
        &self.glyphs[usize::from(id >> 1)]
    }
}

/// Turns labels into numbers and meets their characters on the way.
pub(super) struct Encoder {
    alphabet: Alphabet,
    /// Those of the glyphs, side by side: they are asked for at every character.
    classes: Vec<Class>,
    index: HashMap<char, u16>,
    /// Glyph of each character of the basic plane that stands alone and folds to exactly one, as far as it
    /// was met.
    known: Vec<u16>,
}

impl Encoder {
    /// An encoder that has met nothing yet.
    pub fn new() -> Self {
        let alphabet = Alphabet::default();
        let classes = alphabet.glyphs.iter().map(|glyph| glyph.class).collect();
        Self { alphabet, classes, index: HashMap::new(), known: vec![UNSEEN; 0x1_0000] }
    }

    /// The characters met so far.
    pub fn alphabet(&self) -> &Alphabet {
        &self.alphabet
    }

    /// The characters met in all.
    pub fn into_alphabet(self) -> Alphabet {
        self.alphabet
    }

    /// Appends the numbers of `label` to `ids`.
    pub fn encode(&mut self, label: &str, ids: &mut Vec<Id>) {
        let (start, mut before) = (ids.len(), Before::default());
        for c in label.chars() {
            let known = self.known.get(u32::from(c) as usize).copied().unwrap_or(UNSEEN);
            if known != UNSEEN {
                self.push(known, || c.is_uppercase(), &mut before, ids);
            } else if stands_alone(c) {
                self.meet(c, &mut before, ids);
            } else {
                ids.truncate(start);
                return self.encode_clusters(label, ids);
            }
        }
    }

    /// The same for a label in which characters may belong together.
    fn encode_clusters(&mut self, label: &str, ids: &mut Vec<Id>) {
        let mut before = Before::default();
        each_atom(label, |atom| {
            let glyph = self.intern(atom.glyph);
            self.push(glyph, || atom.capital, &mut before, ids);
        });
    }

    /// Encodes a character that stands alone and is not known yet.
    fn meet(&mut self, c: char, before: &mut Before, ids: &mut Vec<Id>) {
        let mut atoms: Vec<Atom> = Vec::with_capacity(1);
        fold_char(c, TextRange::default(), &mut |atom| atoms.push(atom));
        for atom in &atoms {
            let glyph = self.intern(atom.glyph);
            self.push(glyph, || atom.capital, before, ids);
            if let (Some(known), 1) = (self.known.get_mut(u32::from(c) as usize), atoms.len()) {
                *known = glyph;
            }
        }
    }

    #[inline]
    fn push(&self, glyph: u16, capital: impl Fn() -> bool, before: &mut Before, ids: &mut Vec<Id>) {
        let class = self.classes[usize::from(glyph)];
        // Looking it up takes longer than all the rest.
        let capital = class == Class::Letter && capital();
        let start = before.starts(class, capital);
        *before = Before { class, capital };
        ids.push(glyph << 1 | u16::from(start));
    }

    /// The numbers here of the glyphs of another alphabet, in its order.
    pub fn adopt(&mut self, other: &Alphabet) -> Vec<u16> {
        let known =
            other.glyphs.iter().skip(UNMATCHED).map(|glyph| self.take_in(glyph.char, || glyph.clone()));
        (0..UNMATCHED as u16).chain(known.collect::<Vec<_>>()).collect()
    }

    fn intern(&mut self, glyph: char) -> u16 {
        self.take_in(glyph, || Glyph { char: glyph, class: Class::of(glyph), readings: readings(glyph) })
    }

    fn take_in(&mut self, glyph: char, known: impl FnOnce() -> Glyph) -> u16 {
        if let Some(&index) = self.index.get(&glyph) {
            return index;
        }
        let Some(index) = u16::try_from(self.alphabet.glyphs.len()).ok().filter(|i| *i < Id::MAX >> 1) else {
            return OVERFLOW;
        };
        self.alphabet.glyphs.push(known());
        self.classes.extend(self.alphabet.glyphs.last().map(|glyph| glyph.class));
        self.index.insert(glyph, index);
        index
    }
}

/// The character before the one at hand.
#[derive(Clone, Copy)]
struct Before {
    class: Class,
    capital: bool,
}

impl Default for Before {
    fn default() -> Self {
        Self { class: Class::Separator, capital: false }
    }
}

impl Before {
    /// Whether a word starts with a character of `class` here: after another class, and at a hump of camel
    /// case.
    fn starts(self, class: Class, capital: bool) -> bool {
        class != Class::Separator && (class != self.class || (capital && !self.capital))
    }
}
