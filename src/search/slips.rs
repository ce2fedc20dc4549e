//! Words a slip of the fingers meant: letters swapped, doubled, left out, or one in the place of another
//! (`dwarkseh` for Dwarkesh).
//!
//! Only words of an alphabet are helped, by words of the labels that begin alike; a short one stands for
//! itself.

use foldhash::HashSet;

use super::alphabet::{Alphabet, BARRIER, Id};
use super::glyph::{Class, base};
use super::labels::LabelIndex;
use super::term::{How, SearchTerm, TermGroup, TermMode};

/// Shorter words are too near to too many others.
const SHORTEST: usize = 4;
/// From this length on a word may also be the beginning of what was meant.
const PREFIX: usize = 5;
/// From this length on two slips are forgiven.
const TWO_SLIPS: usize = 9;
/// Longer words are not looked at.
const LONGEST: usize = 24;
/// The most words that one is taken for.
const WAYS: usize = 12;

/// The distinct words of labels.
#[derive(Clone, Debug, Default)]
pub(super) struct Vocabulary {
    words: Vec<KnownWord>,
}

#[derive(Clone, Debug)]
struct KnownWord {
    /// Which letters it holds, a bit each.
    holds: u32,
    letters: Vec<char>,
}

impl Vocabulary {
    /// The words of all `labels` and their aliases.
    pub fn of(labels: &LabelIndex) -> Self {
        let all: HashSet<&[Id]> = labels.gathered(|ids, words| {
            each_word(ids, labels.alphabet(), |word| {
                words.insert(word);
            });
        });
        let mut words: Vec<KnownWord> =
            all.into_iter().map(|ids| KnownWord::of(ids, labels.alphabet())).collect();
        words.sort_unstable_by(|a, b| a.letters.cmp(&b.letters));
        words.dedup_by(|a, b| a.letters == b.letters);
        Self { words }
    }

    /// `groups` with the words each term may have meant beside it; `None` if no term is helped.
    pub fn meant(&self, groups: &[TermGroup]) -> Option<Vec<TermGroup>> {
        let mut helped = false;
        let widened = groups.iter().map(|group| {
            let ways = group.iter().flat_map(|term| self.ways(term));
            let all: TermGroup = group.iter().cloned().chain(ways).collect();
            helped |= all.len() > group.len();
            all
        });
        let widened = widened.collect();
        helped.then_some(widened)
    }

    /// The words that `term` may have meant, the nearest first.
    fn ways(&self, term: &SearchTerm) -> Vec<SearchTerm> {
        let typed = &term.letters;
        if !term.fuzzy()
            || !(SHORTEST..=LONGEST).contains(&typed.len())
            || !typed.iter().all(char::is_ascii_alphabetic)
        {
            return Vec::new();
        }
        let most = if typed.len() < TWO_SLIPS { 1 } else { 2 };
        let own = holds(typed);
        let near = self.words.iter().filter(|word| (own & !word.holds).count_ones() as usize <= most);
        let near = near.filter(|word| begin_alike(typed, &word.letters));
        let mut ways: Vec<(usize, &KnownWord)> =
            near.filter_map(|word| Some((slips(typed, &word.letters, most)?, word))).collect();
        ways.sort_by_key(|(slips, word)| (*slips, word.letters.len().abs_diff(typed.len())));
        let how = How { mode: TermMode::Exact, ..How::default() };
        ways.into_iter()
            .take(WAYS)
            .map(|(_, word)| SearchTerm { letters: word.letters.clone(), how })
            .collect()
    }
}

impl KnownWord {
    fn of(ids: &[Id], alphabet: &Alphabet) -> Self {
        let letters: Vec<char> = ids.iter().map(|id| base(alphabet.glyph(*id).char)).collect();
        Self { holds: holds(&letters), letters }
    }
}

/// Every word of an alphabet in `ids`, long enough to be meant.
fn each_word<'i>(ids: &'i [Id], alphabet: &Alphabet, mut each: impl FnMut(&'i [Id])) {
    let is_letter = |id: &Id| *id != BARRIER && alphabet.glyph(*id).class == Class::Letter;
    for word in ids.chunk_by(|_, next| is_letter(next) && next & 1 == 0) {
        if word.len() + 1 >= SHORTEST && word.len() <= LONGEST + 2 && word.first().is_some_and(is_letter) {
            each(word);
        }
    }
}

fn holds(letters: &[char]) -> u32 {
    letters.iter().fold(0, |all, c| all | 1_u32.checked_shl(u32::from(*c).wrapping_sub(0x61)).unwrap_or(0))
}

/// Whether both begin with the same letter, or with the same two the other way round.
fn begin_alike(typed: &[char], word: &[char]) -> bool {
    typed.first() == word.first() || (typed.first() == word.get(1) && typed.get(1) == word.first())
}

/// How many slips lie between `typed` and `word`, or its beginning if `typed` is long enough; `None` if they
/// are none, or more than `most`.
fn slips(typed: &[char], word: &[char], most: usize) -> Option<usize> {
    let width = word.len().min(typed.len() + most) + 1;
    let first: Vec<usize> = (0..width).collect();
    let (mut before, mut last) = (first.clone(), first);
    for (i, letter) in typed.iter().enumerate() {
        let mut row = vec![i + 1];
        for j in 1..width {
            let swapped = i > 0 && j > 1 && *letter == word[j - 2] && typed[i - 1] == word[j - 1];
            let kept = last[j - 1] + usize::from(*letter != word[j - 1]);
            let way = kept.min(last[j] + 1).min(row[j - 1] + 1);
            row.push(if swapped { way.min(before[j - 2] + 1) } else { way });
        }
        if row.iter().min() > Some(&most) {
            return None;
        }
        (before, last) = (last, row);
    }
    let whole = last.get(word.len()).copied();
    let prefix = last.into_iter().min().filter(|_| typed.len() >= PREFIX);
    whole.into_iter().chain(prefix).min().filter(|slips| (1..=most).contains(slips))
}

#[cfg(test)]
mod tests {
    use super::slips;

    #[test]
    fn slips_are_counted_up_to_what_is_forgiven() {
        let count = |typed: &str, word: &str, most| {
            let letters = |text: &str| text.chars().collect::<Vec<_>>();
            slips(&letters(typed), &letters(word), most)
        };
        for (typed, word, most, expected) in [
            ("dwarkseh", "dwarkesh", 1, Some(1)),
            ("santp", "santo", 1, Some(1)),
            ("jerrod", "jerod", 1, Some(1)),
            ("jrod", "jerod", 1, Some(1)),
            ("dwakr", "dwarkesh", 1, Some(1)),
            ("zukerburg", "zuckerberg", 2, Some(2)),
            ("jerod", "jerod", 1, None),
            ("dwakr", "energy", 1, None),
            ("zukerburg", "zuckerberg", 1, None),
            ("jrad", "jeradine", 1, None),
        ] {
            assert_eq!(count(typed, word, most), expected, "{typed} {word}");
        }
    }
}
