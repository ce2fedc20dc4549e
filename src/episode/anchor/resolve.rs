//! Finding stored passages again, stage by stage.

use std::sync::OnceLock;

use super::carry::Carry;
use super::folded::{Folded, is_dropped, weight};
use super::hash::text_hash;
use super::judge;
use super::make::stands_once;
use super::pieces;
use super::place::{Anchor, Resolved, State};
use super::quote::{Candidate, Haystack, Quote};
use super::search;
use crate::episode::model::Episode;
use crate::text::range::TextRange;

/// Codes on each side that may help to tell a carried passage from its equals.
const REACH: usize = 300;

/// Unchanged codes that it takes on either side.
const SIDE: usize = 6;

/// Finds anchors in one episode. What a stage needs is prepared when it is first needed: where the text has not
/// changed, nothing but its hash is computed.
#[derive(Debug)]
pub struct Resolver<'a> {
    episode: &'a Episode,
    kept: Option<&'a str>,
    hash: OnceLock<u64>,
    now: OnceLock<Haystack>,
    then: OnceLock<Option<Then<'a>>>,
}

/// The text as it was last seen, and how it became the present one.
#[derive(Debug)]
struct Then<'a> {
    text: &'a str,
    hash: u64,
    haystack: Haystack,
    carry: Carry,
}

impl<'a> Resolver<'a> {
    /// A resolver for `episode`; `kept` is its reading text as it was when its passages were last placed.
    pub fn new(episode: &'a Episode, kept: Option<&'a str>) -> Self {
        Self { episode, kept, hash: OnceLock::new(), now: OnceLock::new(), then: OnceLock::new() }
    }

    /// Where `anchor`'s passage stands in the episode now. Never guesses: a passage that is gone, too short or one
    /// of several equal ones is [`State::Lost`], with an empty range at the best place to look.
    pub fn resolve(&self, anchor: &Anchor) -> Resolved {
        if let Some(range) = self.unchanged(anchor) {
            return Resolved { range, state: State::Ok };
        }
        let found = self.carried(anchor).or_else(|| self.searched(anchor)).or_else(|| self.gathered(anchor));
        match found.map(|found| self.settle(anchor, &found)).filter(|settled| !settled.range.is_empty()) {
            Some(settled) => settled,
            None => Resolved { range: TextRange::at(self.where_to_look(anchor)), state: State::Lost },
        }
    }

    /// The anchor's own range, where the text is the one it was made in.
    fn unchanged(&self, anchor: &Anchor) -> Option<TextRange> {
        let hash = *self.hash.get_or_init(|| text_hash(&self.episode.text));
        let range = anchor.range();
        (hash == anchor.text_hash && range.of(&self.episode.text).starts_with(&anchor.exact)).then_some(range)
    }

    fn now(&self) -> &Haystack {
        self.now.get_or_init(|| Haystack::of(&self.episode.text))
    }

    fn then(&self) -> Option<&Then<'a>> {
        let then = || {
            let text = self.kept?;
            let haystack = Haystack::of(text);
            let carry = Carry::between(&haystack, self.now());
            Some(Then { text, hash: text_hash(text), haystack, carry })
        };
        self.then.get_or_init(then).as_ref()
    }

    /// The codes of the passage in the kept text, where that is certain.
    fn codes_then(&self, anchor: &Anchor) -> Option<(usize, usize)> {
        let then = self.then()?;
        let range = anchor.range();
        if then.hash == anchor.text_hash && range.of(then.text).starts_with(&anchor.exact) {
            return Some(then.haystack.folded.indices(range));
        }
        if !anchor.tail.is_empty() || !stands_once(then.text, &anchor.exact) {
            return None;
        }
        let start = then.text.find(&anchor.exact)?;
        Some(then.haystack.folded.indices(TextRange::new(start, start + anchor.exact.len())))
    }

    /// By the difference between the kept text and the present one.
    fn carried(&self, anchor: &Anchor) -> Option<Found> {
        let (start, end) = self.codes_then(anchor)?;
        let then = self.then()?;
        let carried = then.carry.range(start, end).filter(|carried| carried.survived >= 0.6)?;
        let old = then.haystack.slice(start, end);
        let new = self.now().slice(carried.start, carried.end);
        let quote = Quote::new(old, &Folded::of(&anchor.prefix).codes, &Folded::of(&anchor.suffix).codes);
        let candidate = quote.measure(self.now(), carried.start, carried.end, carried.survived);
        let same_words = old == new;
        let unique = search::count(&then.haystack, old) == 1;
        let sure = if same_words && self.singled_out(then, start, end) {
            true
        } else {
            judge::choose(&quote, unique, vec![candidate]).is_some() && (unique || !same_words)
        };
        sure.then_some(Found { candidate, same_words })
    }

    /// Whether the unchanged words on both sides of the passage make it the only one of its kind in both texts. (On
    /// one side alone they do not suffice: before an inserted equal passage stand the same words as before the old.)
    fn singled_out(&self, then: &Then, start: usize, end: usize) -> bool {
        let text = &then.haystack;
        then.carry.unbroken(start, end, REACH).is_some_and(|(low, high)| {
            let framed = low <= start.saturating_sub(SIDE) && high >= (end + SIDE).min(text.folded.len());
            let words = text.slice(low, high);
            let telling = weight(words) >= judge::TELLING;
            framed && telling && search::count(text, words) == 1 && search::count(self.now(), words) == 1
        })
    }

    /// By the quote and its context alone.
    fn searched(&self, anchor: &Anchor) -> Option<Found> {
        if !anchor.tail.is_empty() {
            return self.searched_by_ends(anchor);
        }
        let quote = quote_of(&anchor.exact, &anchor.prefix, &anchor.suffix);
        if quote.length == 0 {
            return None;
        }
        let mut candidates = search::exact(self.now(), &quote);
        if !anchor.unique || candidates.is_empty() {
            let inexact = search::approximate(self.now(), &quote);
            candidates.extend(inexact.into_iter().filter(|candidate| candidate.quality < 1.0));
        }
        let candidate = judge::choose(&quote, anchor.unique, candidates)?;
        Some(Found { candidate, same_words: candidate.quality >= 1.0 })
    }

    /// A long passage: its first and its last words, at about the old distance.
    fn searched_by_ends(&self, anchor: &Anchor) -> Option<Found> {
        let head = self.end_of(&quote_of(&anchor.exact, &anchor.prefix, ""), anchor.unique)?;
        let tail = self.end_of(&quote_of(&anchor.tail, "", &anchor.suffix), anchor.unique)?;
        let range = self.now().folded.bytes(&self.episode.text, head.start, tail.end);
        let length = anchor.range().len();
        let fits = head.end <= tail.start && range.len() >= length / 2 && range.len() <= length * 2;
        let quality = f32::midpoint(head.quality, tail.quality);
        let same_words = quality >= 1.0 && range.len().abs_diff(length) * 50 <= length;
        let candidate =
            Candidate { quality, before: head.before, after: tail.after, start: head.start, end: tail.end };
        fits.then_some(Found { candidate, same_words })
    }

    fn end_of(&self, quote: &Quote, unique: bool) -> Option<Candidate> {
        let mut candidates = search::exact(self.now(), quote);
        if candidates.is_empty() {
            candidates = search::approximate(self.now(), quote);
        }
        judge::choose(quote, unique, candidates)
    }

    /// Sentence by sentence.
    fn gathered(&self, anchor: &Anchor) -> Option<Found> {
        let unique = |piece: &[u32]| match self.then() {
            Some(then) => search::count(&then.haystack, piece) == 1,
            None => anchor.unique && weight(piece) >= 48,
        };
        let gather = |words: &str, context| pieces::gather(self.now(), words, context, unique);
        let candidate = if anchor.tail.is_empty() {
            gather(&anchor.exact, (&anchor.prefix, &anchor.suffix))?
        } else {
            let head = gather(&anchor.exact, (&anchor.prefix, ""));
            head.or_else(|| gather(&anchor.tail, ("", &anchor.suffix)))?
        };
        Some(Found { candidate, same_words: false })
    }

    /// From codes back to bytes, and how sure that is.
    fn settle(&self, anchor: &Anchor, found: &Found) -> Resolved {
        let Candidate { start, end, .. } = found.candidate;
        let range = self.now().folded.bytes(&self.episode.text, start, end);
        let last_words = if anchor.tail.is_empty() { &anchor.exact } else { &anchor.tail };
        let range = with_marks(&self.episode.text, range, &anchor.exact, last_words);
        let at_home = found.candidate.better_side() >= 0.6 && self.in_its_section(anchor, range);
        let state = match (found.same_words, at_home) {
            (true, true) => State::Ok,
            (true, false) => State::Moved,
            (false, _) => State::Changed,
        };
        Resolved { range, state }
    }

    /// Whether `range` lies in the section the passage was made in, or in one that evidently took its place.
    fn in_its_section(&self, anchor: &Anchor, range: TextRange) -> bool {
        let title =
            |index: usize| self.episode.sections.get(index).and_then(|s| s.title.as_deref()).unwrap_or("");
        let wanted = Folded::of(&anchor.section).codes;
        let is_wanted = |index: usize| Folded::of(title(index)).codes == wanted;
        is_wanted(self.episode.section_at(range.start)) || !(0..self.episode.sections.len()).any(is_wanted)
    }

    /// The best place to look for a lost passage: where its neighbours went, else its section, else the start.
    fn where_to_look(&self, anchor: &Anchor) -> usize {
        if let Some((start, _)) = self.codes_then(anchor)
            && let Some(then) = self.then()
        {
            let code = then.carry.nearest(start);
            return self.now().folded.bytes(&self.episode.text, code, code + 1).start;
        }
        let wanted = Folded::of(&anchor.section).codes;
        let sections = &self.episode.sections;
        let section = sections
            .iter()
            .filter(|section| section.title.is_some())
            .find(|section| Folded::of(section.title.as_deref().unwrap_or("")).codes == wanted);
        section.map_or(0, |section| self.episode.range_of(&section.paragraphs).start)
    }
}

struct Found {
    candidate: Candidate,
    same_words: bool,
}

fn quote_of(exact: &str, prefix: &str, suffix: &str) -> Quote {
    let codes = |text: &str| Folded::of(text).codes;
    Quote::new(&codes(exact), &codes(prefix), &codes(suffix))
}

/// `range` with the marks and line ends that the passage had at its ends, where they still stand there; else with as
/// much punctuation, of its own line.
fn with_marks(text: &str, range: TextRange, first_words: &str, last_words: &str) -> TextRange {
    let head = first_words.len() - first_words.trim_start_matches(is_dropped).len();
    let head = first_words.get(..head).unwrap_or_default();
    let tail = last_words.get(last_words.trim_end_matches(is_dropped).len()..).unwrap_or_default();
    let (before, after) =
        (text.get(..range.start).unwrap_or_default(), text.get(range.end..).unwrap_or_default());
    let is_mark = |c: &char| is_dropped(*c) && *c != '\n';
    let bytes = |c: char| c.len_utf8();
    let leading = if before.ends_with(head) {
        head.len()
    } else {
        let count = head.chars().take_while(is_mark).count();
        before.chars().rev().take(count).take_while(is_mark).map(bytes).sum()
    };
    let trailing = if after.starts_with(tail) {
        tail.len()
    } else {
        let count = tail.chars().rev().take_while(is_mark).count();
        after.chars().take(count).take_while(is_mark).map(bytes).sum()
    };
    TextRange::new(range.start - leading, range.end + trailing)
}
