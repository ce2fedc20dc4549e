//! Labels as the matcher needs them, on shelves that are filled on all cores.

use std::hash::Hash;
use std::ops::Range;

use foldhash::{HashSet, HashSetExt};
use rayon::prelude::*;

use super::alphabet::{Alphabet, BARRIER, Encoder, Id};
use super::signature::Signature;

/// Labels on one shelf; so many are not worth waking other threads for. A power of two.
const SHELF: usize = 1 << 14;

/// Labels, each with a run of numbers for its characters, and a signature.
#[derive(Clone, Debug, Default)]
pub(super) struct LabelIndex {
    alphabet: Alphabet,
    /// All full but the last.
    shelves: Vec<Chunk>,
}

#[derive(Clone, Debug, Default)]
struct Chunk {
    text: String,
    /// End of each label in `text`.
    ends: Vec<usize>,
    ids: Vec<Id>,
    /// End of each label and its aliases in `ids`.
    id_ends: Vec<usize>,
    signatures: Vec<Signature>,
}

impl LabelIndex {
    /// Prepares `labels`, whose words and other names `read` tells.
    pub fn new<L: Sync>(labels: &[L], read: impl Fn(&L) -> (&str, &[String]) + Sync) -> Self {
        if labels.len() <= SHELF {
            return Self::of(labels, &read);
        }
        let part = labels.len().div_ceil(rayon::current_num_threads()).next_multiple_of(SHELF);
        Self::joined(labels.par_chunks(part).map(|part| Self::of(part, &read)).collect())
    }

    fn of<L>(labels: &[L], read: &impl Fn(&L) -> (&str, &[String])) -> Self {
        let (mut encoder, mut known) = (Encoder::new(), Vec::new());
        let shelf = |some: &[L]| Chunk::of(some.iter().map(read), &mut encoder, &mut known);
        let shelves = labels.chunks(SHELF).map(shelf).collect();
        Self { alphabet: encoder.into_alphabet(), shelves }
    }

    /// All shelves of several, each of which knows its characters by other numbers.
    fn joined(parts: Vec<Self>) -> Self {
        let mut encoder = Encoder::new();
        let numbers: Vec<Vec<u16>> = parts.iter().map(|part| encoder.adopt(&part.alphabet)).collect();
        let renumbered = parts.into_par_iter().zip(&numbers).flat_map(|(part, numbers)| {
            let shelves = part.shelves.into_par_iter();
            shelves.map(|shelf| shelf.renumbered(numbers))
        });
        let shelves = renumbered.collect();
        Self { alphabet: encoder.into_alphabet(), shelves }
    }

    /// The characters of all labels.
    pub fn alphabet(&self) -> &Alphabet {
        &self.alphabet
    }

    /// Number of labels.
    pub fn len(&self) -> usize {
        let last = self.shelves.last().map_or(0, |shelf| shelf.ends.len());
        self.shelves.len().saturating_sub(1) * SHELF + last
    }

    /// The label at `index`; empty past the end.
    pub fn label(&self, index: usize) -> &str {
        let shelf = self.shelf(index);
        shelf.and_then(|shelf| shelf.text.get(stretch(&shelf.ends, index % SHELF)?)).unwrap_or_default()
    }

    /// The numbers of the label at `index` and of its aliases; none past the end.
    pub fn ids(&self, index: usize) -> &[Id] {
        let shelf = self.shelf(index);
        shelf.and_then(|shelf| shelf.ids.get(stretch(&shelf.id_ends, index % SHELF)?)).unwrap_or_default()
    }

    /// What `gather` puts together of the numbers of each label, in no order.
    pub fn gathered<'i, T: Eq + Hash + Send>(
        &'i self,
        gather: impl Fn(&'i [Id], &mut HashSet<T>) + Sync,
    ) -> HashSet<T> {
        let of_shelf = |shelf: &'i Chunk| {
            let mut found = HashSet::new();
            for at in 0..shelf.id_ends.len() {
                let ids = stretch(&shelf.id_ends, at).and_then(|at| shelf.ids.get(at));
                gather(ids.unwrap_or_default(), &mut found);
            }
            found
        };
        self.shelves.par_iter().map(of_shelf).reduce(HashSet::new, |mut all, some| {
            all.extend(some);
            all
        })
    }

    /// The signature of the label at `index`.
    pub fn signature(&self, index: usize) -> Signature {
        let shelf = self.shelf(index);
        shelf.and_then(|shelf| shelf.signatures.get(index % SHELF)).copied().unwrap_or_default()
    }

    #[inline]
    fn shelf(&self, index: usize) -> Option<&Chunk> {
        self.shelves.get(index / SHELF)
    }
}

impl Chunk {
    /// A shelf of labels with their aliases; `known` are the signatures of the characters that `encoder` met.
    fn of<'l>(
        labels: impl ExactSizeIterator<Item = (&'l str, &'l [String])> + Clone,
        encoder: &mut Encoder,
        known: &mut Vec<Signature>,
    ) -> Self {
        let count = labels.len();
        let bytes = labels.clone().map(|(label, _)| label.len()).sum();
        let mut shelf = Self {
            text: String::with_capacity(bytes),
            ends: Vec::with_capacity(count),
            ids: Vec::with_capacity(bytes / 2),
            id_ends: Vec::with_capacity(count),
            signatures: Vec::with_capacity(count),
        };
        for (label, aliases) in labels {
            let start = shelf.ids.len();
            encoder.encode(label, &mut shelf.ids);
            for alias in aliases {
                shelf.ids.push(BARRIER);
                encoder.encode(alias, &mut shelf.ids);
            }
            known.extend(encoder.alphabet().glyphs()[known.len()..].iter().map(Signature::of));
            let glyphs = shelf.ids[start..].iter().map(|id| known[usize::from(id >> 1)]);
            shelf.signatures.push(glyphs.fold(Signature::default(), Signature::with));
            shelf.id_ends.push(shelf.ids.len());
            shelf.text.push_str(label);
            shelf.ends.push(shelf.text.len());
        }
        shelf
    }

    /// The same with other numbers for its characters.
    fn renumbered(mut self, numbers: &[u16]) -> Self {
        for id in &mut self.ids {
            *id = numbers[usize::from(*id >> 1)] << 1 | *id & 1;
        }
        self
    }
}

fn stretch(ends: &[usize], at: usize) -> Option<Range<usize>> {
    let start = at.checked_sub(1).and_then(|before| ends.get(before)).copied().unwrap_or(0);
    ends.get(at).map(|end| start..*end)
}
