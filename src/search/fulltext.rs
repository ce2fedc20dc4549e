//! Search over the texts of many episodes, one text at a time.
//!
//! Works on reading text as [`fold_han`] leaves it, which may be kept from one search to the next. A needle of
//! one or two characters is as good as a long one: texts are scanned, there is no index that could miss it.

use memchr::memmem::Finder;

use super::find::Pattern;
use crate::text::fold::fold_han;
use crate::text::query::{Query, What};
use crate::text::range::TextRange;

/// A query ready to be held against folded texts.
#[derive(Clone, Debug)]
pub struct TextQuery {
    needles: Vec<Needle>,
    decides: bool,
}

#[derive(Clone, Debug)]
enum Needle {
    /// Bytes as they stand.
    Literal(Box<Finder<'static>>),
    /// Words with any blanks between them.
    Spaced(Pattern),
}

impl Needle {
    fn new(text: &str) -> Result<Option<Self>, String> {
        let folded = fold_han(text.trim()).text;
        if folded.is_empty() {
            return Ok(None);
        }
        if folded.contains(char::is_whitespace) {
            return Pattern::in_folded(&folded).map(|pattern| Some(Self::Spaced(pattern)));
        }
        Ok(Some(Self::Literal(Box::new(Finder::new(folded.as_bytes()).into_owned()))))
    }

    fn is_in(&self, folded: &[u8]) -> bool {
        match self {
            Self::Literal(finder) => finder.find(folded).is_some(),
            Self::Spaced(pattern) => std::str::from_utf8(folded).is_ok_and(|folded| pattern.is_in(folded)),
        }
    }

    fn count(&self, folded: &[u8]) -> usize {
        match self {
            Self::Literal(finder) => finder.find_iter(folded).count(),
            Self::Spaced(pattern) => {
                std::str::from_utf8(folded).map_or(0, |folded| pattern.matches(folded).count())
            }
        }
    }

    fn hits<'a>(&'a self, folded: &'a str) -> Box<dyn Iterator<Item = TextRange> + 'a> {
        match self {
            Self::Literal(finder) => {
                let length = finder.needle().len();
                let hit = move |at| TextRange::new(at, at + length);
                Box::new(finder.find_iter(folded.as_bytes()).map(hit))
            }
            Self::Spaced(pattern) => Box::new(pattern.matches(folded)),
        }
    }
}

impl TextQuery {
    /// Prepares the words of `query`; its fields are not looked at.
    ///
    /// # Errors
    /// A message for the user where a word is too long to be searched for.
    pub fn new(query: &Query) -> Result<Self, String> {
        let mut needles = Vec::new();
        for term in query.terms.iter().filter(|term| !term.not) {
            if let What::Text(text) = &term.what {
                needles.extend(Needle::new(text)?);
            }
        }
        let decides = match query.terms.as_slice() {
            [only] if query.fields.is_empty() && !only.not => match &only.what {
                What::Text(text) => !text.chars().any(char::is_uppercase),
                What::Expression(_) => false,
            },
            _ => false,
        };
        Ok(Self { needles, decides })
    }

    /// Whether the folded text tells all there is to know: [`TextQuery::hits`] are then what
    /// [`super::scoped::find_in_episode`] finds. Otherwise (scopes, capitals, expressions, several words) it tells
    /// only which texts need not be looked at.
    pub fn decides(&self) -> bool {
        self.decides
    }

    /// Whether an episode of this folded text (UTF-8) may have hits; never false where it has.
    pub fn may_be_in(&self, folded: impl AsRef<[u8]>) -> bool {
        self.needles.iter().all(|needle| needle.is_in(folded.as_ref()))
    }

    /// Where the words stand, each word's places in order, in bytes of the folded text.
    pub fn hits<'a>(&'a self, folded: &'a str) -> impl Iterator<Item = TextRange> + 'a {
        self.needles.iter().flat_map(|needle| needle.hits(folded))
    }

    /// How many places there are in a folded text (UTF-8).
    pub fn count(&self, folded: impl AsRef<[u8]>) -> usize {
        self.needles.iter().map(|needle| needle.count(folded.as_ref())).sum()
    }
}
