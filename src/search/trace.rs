//! Whether a word can stand in a reading text, told by the source alone, so that most files need not be parsed.
//!
//! Letters that stand side by side in the reading text stand in the source in the same order, with nothing between
//! them but signs. Markup that may hold letters of its own (links, tags, comments, clocks) begins with a sign too:
//! there, the word may go on anywhere behind it.

use std::fmt::Write as _;
use std::sync::OnceLock;

use memchr::memmem::find;
use regex::Regex;

use super::variants::{han_like, letters_like};

/// Letters of a word that are looked for; the rest would refuse few files more.
const LONGEST: usize = 12;

/// Signs with which markup may begin that holds letters, in a regular expression's class.
const OPENING: &str =
    r"\[\](<{&\\\^（【〔〈《\x00-\x08\x0B-\x1F\x7F\u{80}-\u{9f}\u{202a}-\u{202e}\u{2066}-\u{2069}";

/// A word to be looked for in sources.
#[derive(Clone, Debug)]
pub(super) struct Trace {
    word: String,
    /// Made when the first source is looked at; `None` where every source may hold the word.
    regex: OnceLock<Option<Regex>>,
}

impl Trace {
    /// The trace of `word`, folded.
    pub fn of(word: &str) -> Self {
        Self { word: word.to_owned(), regex: OnceLock::new() }
    }

    /// Whether the word may stand in the reading text of a source for which [`tells`] holds; never false where it
    /// does.
    pub fn may_be_in(&self, source: &str) -> bool {
        self.regex.get_or_init(|| regex(&self.word)).as_ref().is_none_or(|regex| regex.is_match(source))
    }
}

fn regex(word: &str) -> Option<Regex> {
    let letters: Vec<char> = word.chars().filter(|c| c.is_alphanumeric()).take(LONGEST).collect();
    let sign = format!(r"[[^\p{{Alphabetic}}\p{{N}}]\u{{345}}--[{OPENING}]]");
    let mut source = String::new();
    for (index, letter) in letters.iter().enumerate() {
        if index > 0 {
            // Signs, then markup, a number at a line's beginning, or the next letter.
            let _ = write!(source, r"{sign}*(?:[{OPENING}]|\n{sign}*[0-9]|");
        }
        push_class(&mut source, *letter);
    }
    source.push_str(&")".repeat(letters.len().saturating_sub(1)));
    Regex::new(&source).ok().filter(|_| !letters.is_empty())
}

fn push_class(source: &mut String, letter: char) {
    let is_han = matches!(letter, '\u{3400}'..='\u{9FFF}');
    source.push('[');
    for c in if is_han { han_like(letter) } else { letters_like(letter) } {
        let _ = write!(source, r"\u{{{:x}}}", u32::from(c));
    }
    source.push(']');
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
