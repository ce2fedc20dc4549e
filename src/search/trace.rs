//! Whether a word can stand in a reading text, told by the source alone, so that most files need not be
//! parsed.
//!
//! Letters that stand side by side in the reading text stand in the source in the same order, with nothing
//! between them but signs. Markup that may hold letters of its own (links, tags, comments, clocks) begins
//! with a sign too: there, the word may go on anywhere behind it.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::{LazyLock, OnceLock};

use memchr::memmem::find;
use regex::Regex;

use super::names::ways_to_type;
use super::variants::{han_like, letters_like};
use crate::text::fold::simplified;

/// Letters of a word that are looked for; the rest would refuse few files more.
const LONGEST: usize = 12;

/// Signs with which markup may begin that holds letters, in a regular expression's class.
const OPENING: &str =
    r"\[\](<{&\\\^（【〔〈《\x00-\x08\x0B-\x1F\x7F\u{80}-\u{9f}\u{202a}-\u{202e}\u{2066}-\u{2069}";

/// A word to be looked for in sources.
#[derive(Clone, Debug)]
pub(super) struct Trace {
    word: String,
    /// Whether names that it types are as good.
    typed: bool,
    /// Made when the first source is looked at; `None` if every source may hold the word.
    regex: OnceLock<Option<Regex>>,
}

impl Trace {
    /// The trace of `word`, folded; with `typed` also of every name it may type.
    pub fn of(word: &str, typed: bool) -> Self {
        Self { word: word.to_owned(), typed, regex: OnceLock::new() }
    }

    /// Whether the word may stand in the reading text of a source; never false if it does and [`tells`]
    /// holds.
    pub fn may_be_in(&self, source: &str) -> bool {
        self.regex.get_or_init(|| self.regex()).as_ref().is_none_or(|regex| regex.is_match(source))
    }

    fn regex(&self) -> Option<Regex> {
        let letters: Vec<char> = self
            .word
            .chars()
            .take_while(|c| !is_raised(*c))
            .filter(|c| c.is_alphanumeric())
            .take(LONGEST)
            .collect();
        let alike = |letter: &char| match letter {
            '\u{3400}'..='\u{9FFF}' => han_like(*letter),
            _ => letters_like(*letter),
        };
        let mut ways = vec![in_order(letters.iter().map(alike))];
        if self.typed {
            ways.extend(names(&self.word));
        }
        Regex::new(&ways.join("|")).ok().filter(|_| !letters.is_empty())
    }
}

/// Whether a source may write `c` with another character: raised and lowered ones are made of ordinary ones.
fn is_raised(c: char) -> bool {
    matches!(c, '²' | '³' | '¹' | 'ª' | 'º' | '\u{2070}'..='\u{209f}' | '\u{02b0}'..='\u{02ff}' | '\u{1d2c}'..='\u{1dbf}' | 'ⱼ')
}

/// One of each of `letters`, with nothing between them but signs, or markup that may hold letters of its own.
fn in_order(letters: impl Iterator<Item = Vec<char>>) -> String {
    let sign = format!(r"[[^\p{{Alphabetic}}\p{{N}}]\u{{345}}--[{OPENING}]]");
    let mut source = String::new();
    let mut open = 0;
    for (index, letters) in letters.enumerate() {
        if index > 0 {
            // Signs, then markup, a number at a line's beginning, or the next letter.
            let _ = write!(source, r"{sign}*(?:[{OPENING}]|\n{sign}*[0-9]|");
            open = index;
        }
        source.push('[');
        for c in letters {
            let _ = write!(source, r"\u{{{:x}}}", u32::from(c));
        }
        source.push(']');
    }
    source + &")".repeat(open)
}

/// Han characters and kana by each way to type them.
static TYPED: LazyLock<BTreeMap<String, Vec<char>>> = LazyLock::new(|| {
    let mut typed: BTreeMap<String, Vec<char>> = BTreeMap::new();
    for c in ('\u{3041}'..='\u{30FC}').chain('\u{3400}'..='\u{9FFF}').filter(|c| simplified(*c) == *c) {
        for way in ways_to_type(c) {
            typed.entry(way).or_default().extend(han_like(c));
        }
    }
    typed
});

/// Names that `word` may type, by the readings of their first two characters, or by the initials of the first
/// three.
fn names(word: &str) -> Vec<String> {
    let typed_by = |wanted: &dyn Fn(&str) -> bool| -> Vec<char> {
        TYPED.iter().filter(|(way, _)| wanted(way)).flat_map(|(_, chars)| chars.iter().copied()).collect()
    };
    let initials = word.chars().take(3).map(|letter| typed_by(&|way| way.starts_with(letter)));
    let mut ways = vec![initials.collect::<Vec<_>>()];
    for (end, _) in word.char_indices().skip(1) {
        let (first, rest) = word.split_at(end);
        let next = typed_by(&|way| way.starts_with(rest) || rest.starts_with(way));
        ways.push(vec![typed_by(&|way| way == first), next]);
    }
    ways.retain(|way| way.iter().all(|letters| !letters.is_empty()));
    ways.into_iter().map(|way| in_order(way.into_iter())).collect()
}

/// Whether a decoded source tells the letters of its reading text: not where they are written as entities
/// (`&#25968;`) or escapes (`\u6570`), or where cues are joined over their numbers or values over their keys.
pub(super) fn tells(source: &str) -> bool {
    let bytes = source.as_bytes();
    let is_data = source.trim_start_matches('\u{feff}').trim_start().starts_with(['{', '[']);
    !is_data && !has_entity(bytes) && find(bytes, br"\u").is_none() && find(bytes, b"-->").is_none()
}

/// Whether a character may be written as an entity: `&`, a name or number, `;`.
fn has_entity(bytes: &[u8]) -> bool {
    memchr::memchr_iter(b'&', bytes).any(|at| {
        let behind = bytes.get(at + 1..).unwrap_or_default();
        let name = behind.iter().take_while(|b| b.is_ascii_alphanumeric() || **b == b'#').count();
        name > 0 && behind.get(name) == Some(&b';')
    })
}
