//! Search over the texts of many episodes, one text at a time.
//!
//! Works on reading text as [`folded`] leaves it, which may be kept from one search to the next. A needle of
//! one or two characters is as good as a long one: texts are scanned, and no index could miss it.

use memchr::memmem::Finder;
use memchr::{memchr, memrchr};

use super::find::FindPattern;
use super::names::{spellings, typed_names, types};
use super::readings;
use super::required::required;
use super::scoped::{over_text, stretches, typed, without_overlaps};
use super::sieve::BigramDemand;
use super::trace::{self, Trace};
use crate::episode::model::Episode;
use crate::text::fold::fold_han;
use crate::text::query::{Query, QueryTerm, What};
use crate::text::range::TextRange;
use crate::text::unfold::Folding;

/// Ends a turn, or a paragraph outside all turns, in a folded text. No reading text has control characters.
const END: char = '\x1E';

/// Begins the lines that hold readings of Han, without these readings.
const BARE: char = '\x1C';

/// Begins what stands over the text, at the end of all.
const OVER: char = '\x1A';

/// Begins a name that is typed by its readings, and each way to type it.
const NAME: char = '\x1D';
const TYPED: char = '\x1F';

/// The text of `episode` for [`TextQuery`]: turns and what lies between them, folded by [`fold_han`], which
/// can be unfolded; then its names with the ways to type them, lines without their readings, and what stands
/// over the text.
pub fn folded(episode: &Episode) -> Folding {
    let mut folding = Folding::with_capacity(episode.text.len());
    for stretch in stretches(episode) {
        folding.push_line(stretch.range.of(&episode.text), END);
    }
    let text = &mut folding.folded;
    for name in typed_names(episode) {
        text.push(NAME);
        text.push_str(&name);
        for (spelling, _) in spellings(&name) {
            text.push(TYPED);
            text.push_str(&spelling);
        }
    }
    if let Some(bare) = readings::without(text, END) {
        text.push(BARE);
        text.push_str(&bare);
    }
    text.push(OVER);
    text.push_str(&fold_han(&over_text(&episode.head)).text);
    folding
}

/// A query ready to be held against folded texts.
#[derive(Clone, Debug)]
pub struct TextQuery {
    /// Words by alternatives, of which one at least has to stand there.
    wanted: Vec<Vec<Needle>>,
    unwanted: Vec<Needle>,
    /// Whether the needles are all that the query asks for.
    whole: bool,
}

/// A word, or words with any blanks between them.
#[derive(Clone, Debug)]
struct Needle {
    words: Vec<Word>,
    /// If there are several words: all of them.
    spaced: Option<FindPattern>,
    /// What may be the readings of a name.
    typed: Option<String>,
}

#[derive(Clone, Debug)]
struct Word {
    finder: Finder<'static>,
    demand: BigramDemand,
    trace: Trace,
}

impl Needle {
    /// `None` if `text` folds to nothing.
    fn new(text: &str, typed: Option<&str>) -> Result<Option<Self>, String> {
        let folded = fold_han(text).text;
        let word = |word: &str| Word {
            finder: Finder::new(word.as_bytes()).into_owned(),
            demand: BigramDemand::of(word),
            trace: Trace::of(word, typed.is_some()),
        };
        let words: Vec<Word> = folded.split_whitespace().map(word).collect();
        let spaced = if words.len() > 1 { Some(FindPattern::in_folded(&folded)?) } else { None };
        let typed = typed.map(str::to_owned);
        Ok((!words.is_empty()).then_some(Self { words, spaced, typed }))
    }

    fn passes(&self, sieve: &[u8]) -> bool {
        self.words.iter().all(|word| word.demand.met_by(sieve))
    }

    /// Whether all its words are in `text`.
    fn may_be_in(&self, text: &[u8]) -> bool {
        self.words.iter().all(|word| word.finder.find(text).is_some())
    }

    /// Those of a text's `names` that it types.
    fn typed_in<'t>(&self, names: &'t [u8]) -> Vec<Finder<'t>> {
        let Some(word) = self.typed.as_deref().filter(|_| self.may_be_in(names)) else { return Vec::new() };
        let names = std::str::from_utf8(names).unwrap_or_default().split(NAME);
        let names = names.filter_map(|name| name.split(TYPED).next());
        names.filter(|name| types(word, name)).map(|name| Finder::new(name.as_bytes())).collect()
    }

    /// Its places in a stretch, in order.
    fn hits(&self, stretch: &[u8]) -> Vec<TextRange> {
        match (&self.spaced, self.words.as_slice()) {
            (None, [Word { finder, .. }]) => places(finder, stretch).collect(),
            (Some(pattern), _) if self.may_be_in(stretch) => {
                std::str::from_utf8(stretch).map_or_else(|_| Vec::new(), |text| pattern.find_all(text))
            }
            _ => Vec::new(),
        }
    }
}

impl TextQuery {
    /// Prepares the words of `query`; its fields are not looked at.
    ///
    /// # Errors
    /// A message for the user if a word is too long to be searched for.
    pub fn new(query: &Query) -> Result<Self, String> {
        let needles = |not: bool| -> Result<Vec<Vec<Vec<Needle>>>, String> {
            query.terms.iter().filter(|term| term.not == not).map(needles).collect()
        };
        let (wanted, unwanted) = (needles(false)?.concat(), needles(true)?.concat());
        let plain = |what: &What| matches!(what, What::Text(text) if !text.chars().any(char::is_uppercase));
        let whole = query.fields.is_empty()
            && query.terms.iter().flat_map(|term| &term.any).all(plain)
            && wanted.len() + unwanted.len() == query.terms.len()
            && !wanted.is_empty();
        let unwanted = unwanted.into_iter().flatten().collect();
        Ok(Self { wanted, unwanted, whole })
    }

    /// Whether an episode whose folded text has this [`super::sieve`] may have hits; never false if it
    /// has.
    pub fn passes(&self, sieve: &[u8]) -> bool {
        self.wanted.iter().all(|any| any.iter().any(|needle| needle.passes(sieve)))
    }

    /// Whether an episode of this decoded source may have hits; never false if it has.
    pub fn may_be_read_from(&self, source: &str) -> bool {
        let may_be = |needle: &Needle| needle.words.iter().all(|word| word.trace.may_be_in(source));
        self.wanted.iter().all(|any| any.iter().any(may_be)) || !trace::tells(source)
    }

    /// How many hits [`super::scoped::find_in_episode`] finds in the episode of this folded text (UTF-8).
    /// `None` if the text alone does not tell: for scopes, capitals and expressions, and if all words
    /// stand over the text.
    pub fn count(&self, text: &[u8]) -> Option<usize> {
        if !self.wanted.iter().all(|any| any.iter().any(|needle| needle.may_be_in(text))) {
            return Some(0);
        }
        let (text, over) = text.split_at(memrchr(OVER as u8, text).unwrap_or(text.len()));
        let (stretches, names) = text.split_at(memrchr(END as u8, text).map_or(0, |at| at + 1));
        let typed_in = |any: &Vec<Needle>| any.iter().flat_map(|needle| needle.typed_in(names)).collect();
        let typed: Vec<Vec<_>> = self.wanted.iter().map(typed_in).collect();
        let stands_over = |(any, names): (&Vec<Needle>, &Vec<Finder<'_>>)| {
            any.iter().any(|needle| needle.may_be_in(over))
                || names.iter().any(|name| name.find(over).is_some())
        };
        let all_over = self.wanted.iter().zip(&typed).all(stands_over);
        let whole = self.whole && !all_over && memchr(BARE as u8, names).is_none();
        whole.then(|| {
            let only = self.wanted.first().filter(|_| self.wanted.len() == 1 && self.unwanted.is_empty());
            match only.map(Vec::as_slice) {
                Some([Needle { spaced: None, words, .. }]) if typed.iter().all(Vec::is_empty) => {
                    words.iter().map(|word| word.finder.find_iter(stretches).count()).sum()
                }
                _ => split(stretches).map(|stretch| self.count_in(stretch, &typed)).sum(),
            }
        })
    }

    /// All words have to stand in the same stretch, each by itself or by a name it types, and each place
    /// counts.
    fn count_in(&self, stretch: &[u8], typed: &[Vec<Finder<'_>>]) -> usize {
        if self.unwanted.iter().any(|needle| !needle.hits(stretch).is_empty()) {
            return 0;
        }
        let mut hits = Vec::new();
        for (any, names) in self.wanted.iter().zip(typed) {
            let before = hits.len();
            hits.extend(any.iter().flat_map(|needle| needle.hits(stretch)));
            hits.extend(names.iter().flat_map(|name| places(name, stretch)));
            if hits.len() == before {
                return 0;
            }
        }
        hits.sort_unstable();
        without_overlaps(hits.into_iter()).len()
    }
}

/// Where a word stands in a stretch.
fn places<'p>(finder: &'p Finder<'_>, stretch: &'p [u8]) -> impl Iterator<Item = TextRange> + 'p {
    finder.find_iter(stretch).map(|at| TextRange::new(at, at + finder.needle().len()))
}

/// What has to be there for `term`, or must not be, in alternatives; nothing if one of these may stand anywhere.
fn needles(term: &QueryTerm) -> Result<Vec<Vec<Needle>>, String> {
    match term.any.as_slice() {
        [What::Expression(expression)] if !term.not => {
            required(expression).iter().map(|any| words(any)).collect()
        }
        any => {
            let needle = |what: &What| match what {
                What::Text(text) => Needle::new(text, typed(what).filter(|_| !term.not)),
                What::Expression(_) => Ok(None),
            };
            let any: Option<Vec<Needle>> = any.iter().map(needle).collect::<Result<_, _>>()?;
            Ok(any.into_iter().collect())
        }
    }
}

/// The words of which an expression needs one.
fn words(any: &[String]) -> Result<Vec<Needle>, String> {
    any.iter().filter_map(|word| Needle::new(word, None).transpose()).collect()
}

fn split(mut text: &[u8]) -> impl Iterator<Item = &[u8]> {
    std::iter::from_fn(move || {
        let (stretch, rest) = text.split_at_checked(memchr(END as u8, text)?)?;
        text = rest.get(1..)?;
        Some(stretch)
    })
}
