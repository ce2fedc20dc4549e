//! Finding stored passages again, stage by stage.

use std::sync::OnceLock;

use super::carry::{Carried, room};
use super::ends::{at_words, with_marks};
use super::folded::{FoldedWords, is_dropped, weight};
use super::hash::text_hash;
use super::judge::{self, Case};
use super::place::{Anchor, Resolved, State};
use super::quote::{Haystack, NEAR, Quote, QuoteCandidate};
use super::search;
use super::then::Then;
use crate::episode::model::Episode;
use crate::text::range::TextRange;

/// Finds anchors in one episode. What a stage needs is prepared when it is first needed: where the text has
/// not changed, nothing but its hash is computed.
#[derive(Debug)]
pub struct Resolver<'a> {
    episode: &'a Episode,
    kept: Option<&'a str>,
    hash: OnceLock<u64>,
    now: OnceLock<Haystack>,
    then: OnceLock<Option<Then<'a>>>,
}

impl<'a> Resolver<'a> {
    /// A resolver for `episode`; `kept` is its reading text as it was when its passages were last placed.
    pub fn new(episode: &'a Episode, kept: Option<&'a str>) -> Self {
        Self { episode, kept, hash: OnceLock::new(), now: OnceLock::new(), then: OnceLock::new() }
    }

    /// The same where the fingerprint of the episode's reading text is known.
    pub(super) fn knowing(episode: &'a Episode, hash: u64, kept: Option<&'a str>) -> Self {
        Self { hash: OnceLock::from(hash), ..Self::new(episode, kept) }
    }

    /// Where `anchor`'s passage stands in the episode now. Never guesses: a passage that is gone, too short
    /// or one of several equal ones is [`State::Lost`], with an empty range at the best place to look.
    pub fn resolve(&self, anchor: &Anchor) -> Resolved {
        if let Some(range) = self.unchanged(anchor) {
            return Resolved { range, state: State::Ok };
        }
        if let Some(range) = self.told(anchor) {
            return Resolved { range, state: State::Ok };
        }
        let case = self.case(anchor);
        let found = self.carried(anchor, &case);
        let found = found.or_else(|| self.searched(anchor, &case));
        let found = match found {
            Some(found) if found.candidate.quality >= TORN => Some(found),
            found => self.torn(anchor, &case).or(found),
        };
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

    /// Where the words of an anchor stand that another program made, which tells of no text it was made in:
    /// at the one place where they stand exactly, of several at the one between the words that are told to be
    /// around them.
    fn told(&self, anchor: &Anchor) -> Option<TextRange> {
        let Anchor { exact, tail, prefix, suffix, text_hash, .. } = anchor;
        let is_told = *text_hash == 0 && tail.is_empty() && !exact.trim().is_empty();
        let text = &self.episode.text;
        let mut places = text.match_indices(exact.as_str()).map(|(start, _)| start).filter(|_| is_told);
        let first = places.next()?;
        let range = |start: usize| TextRange::new(start, start + exact.len());
        if places.next().is_none() {
            return Some(range(first));
        }
        let is_between = |start: &usize| {
            let (before, after) = (text.get(..*start), text.get(start + exact.len()..));
            before.is_some_and(|before| before.ends_with(prefix.as_str()))
                && after.is_some_and(|after| after.starts_with(suffix.as_str()))
        };
        let mut framed = text.match_indices(exact.as_str()).map(|(start, _)| start).filter(is_between);
        let only = framed.next()?;
        framed.next().is_none().then(|| range(only))
    }

    fn now(&self) -> &Haystack {
        self.now.get_or_init(|| Haystack::of(&self.episode.text))
    }

    fn then(&self) -> Option<&Then<'a>> {
        self.then.get_or_init(|| self.kept.map(|text| Then::new(text, self.now()))).as_ref()
    }

    /// The kept text and the codes of the passage in it, if that is certain.
    fn then_of(&self, anchor: &Anchor) -> Option<(&Then<'a>, (usize, usize))> {
        let then = self.then()?;
        Some((then, then.codes_of(anchor)?))
    }

    /// What is known of the passage: from the kept text, else from its anchor.
    fn case(&self, anchor: &Anchor) -> Case {
        if let Some((then, (start, end))) = self.then_of(anchor) {
            return then.case(start, end);
        }
        let quote = quote_of(&anchor.exact, &anchor.prefix, &anchor.suffix);
        let place = Some(self.now().folded.index_at(anchor.start));
        Case { quote, stood: anchor.unique.then_some(1), place }
    }

    /// By the difference between the kept text and the present one.
    fn carried(&self, anchor: &Anchor, case: &Case) -> Option<FoundWords> {
        let (then, (start, end)) = self.then_of(anchor)?;
        let now = self.now();
        let Carried { start, end, survived } = then.carry.range(start, end).filter(|c| c.survived >= 0.5)?;
        let same = now.slice(start, end) == case.quote.codes();
        let candidate = case.quote.measure(now, start, end, if same { 1.0 } else { survived.min(0.99) });
        let sure = same && {
            let spread = search::spread(&case.quote.all, &then.haystack, now);
            let all = || if spread { self.candidates(anchor, case) } else { search::exact(now, &case.quote) };
            self.is_sure(anchor, case, &candidate, &all())
        };
        if sure || (survived >= 0.7 && candidate.better_side() >= 0.6) {
            return Some(FoundWords { candidate, sure });
        }
        let mut candidates = self.candidates(anchor, case);
        candidates.push(candidate);
        let likely = candidate.better_side() >= 0.6 || judge::choose(case, &[candidate]).is_some();
        let found = self.one(anchor, case, &candidates);
        found.or_else(|| likely.then_some(FoundWords { candidate, sure: false }))
    }

    /// By the quote and its context alone.
    fn searched(&self, anchor: &Anchor, case: &Case) -> Option<FoundWords> {
        if !anchor.tail.is_empty() && self.then_of(anchor).is_none() {
            return self.searched_by_ends(anchor);
        }
        self.one(anchor, case, &self.candidates(anchor, case))
    }

    /// Every place where the passage may stand: the likely ones, and the one between its old neighbours.
    fn candidates(&self, anchor: &Anchor, case: &Case) -> Vec<QuoteCandidate> {
        let mut candidates = search::all(self.now(), &case.quote);
        if let Some((then, (start, end))) = self.then_of(anchor) {
            let (low, high) = then.home(start, end);
            if high.saturating_sub(low) <= room(end - start) + 2 * NEAR {
                candidates.extend(search::best_piece(self.now(), &case.quote, low, high, high));
            }
        }
        candidates
    }

    /// The one of `candidates` that is the passage.
    fn one(&self, anchor: &Anchor, case: &Case, candidates: &[QuoteCandidate]) -> Option<FoundWords> {
        let candidate = judge::choose(case, candidates)?;
        Some(FoundWords { candidate, sure: self.is_sure(anchor, case, &candidate, candidates) })
    }

    /// Whether the passage stands at `candidate` beyond doubt: in its own words, which can be no others, and
    /// no other place might be it or looks like it.
    fn is_sure(
        &self,
        anchor: &Anchor,
        case: &Case,
        candidate: &QuoteCandidate,
        candidates: &[QuoteCandidate],
    ) -> bool {
        let now = self.now();
        let near = now.slice(candidate.start.saturating_sub(NEAR), candidate.end + NEAR);
        candidate.quality >= 1.0
            && search::count(now, near) == 1
            && !judge::has_rival(case, candidate, candidates)
            && match self.then_of(anchor) {
                Some((then, codes)) => then.is_rooted(codes, case, now, candidate),
                None => self.is_rooted(anchor, case, candidate),
            }
    }

    /// Whether the same words at `candidate` can be no others than the passage, as far as its anchor tells.
    fn is_rooted(&self, anchor: &Anchor, case: &Case, candidate: &QuoteCandidate) -> bool {
        let now = self.now();
        let is_one_line = !anchor.exact.trim_matches(is_dropped).contains('\n');
        match (anchor.unique, is_one_line) {
            (true, true) => judge::evident(case, candidate),
            (true, false) => judge::evident(case, candidate) && case.quote.is_set_at(now, candidate),
            (false, _) => {
                let says = weight(case.quote.codes()) >= judge::SAYING;
                says && anchor.is_told_apart() && case.quote.is_whole_at(now, candidate)
            }
        }
    }

    /// A long passage: its first and its last words, at about the old distance.
    fn searched_by_ends(&self, anchor: &Anchor) -> Option<FoundWords> {
        let [prefix, exact, tail, suffix] = [&anchor.prefix, &anchor.exact, &anchor.tail, &anchor.suffix]
            .map(|text| FoldedWords::of(text).codes);
        let (head, behind) = exact.split_at(exact.len().saturating_sub(NEAR));
        let (ahead, tail) = tail.split_at(NEAR.min(tail.len()));
        let end_of = |quote: Quote| {
            let candidates = search::all(self.now(), &quote);
            self.one(anchor, &Case { quote, stood: anchor.unique.then_some(1), place: None }, &candidates)
        };
        let head = end_of(Quote::new(head, &prefix, behind))?;
        let tail = end_of(Quote::new(tail, ahead, &suffix))?;
        let sure = head.sure && tail.candidate.quality >= 1.0;
        let (head, tail) = (head.candidate, tail.candidate);
        let range = self.now().folded.bytes(&self.episode.text, head.start, tail.end);
        let length = anchor.range().len();
        let fits = head.end <= tail.start && range.len() >= length / 2 && range.len() <= length * 2;
        let quality = f32::midpoint(head.quality, tail.quality);
        let sure = sure && range.len().abs_diff(length) * 50 <= length;
        let candidate = QuoteCandidate { quality, after: tail.after, end: tail.end, ..head };
        fits.then_some(FoundWords { candidate, sure })
    }

    /// What is left of a passage that was torn; of a long one, of its first or its last words.
    fn torn(&self, anchor: &Anchor, case: &Case) -> Option<FoundWords> {
        let find = |case: &Case| {
            let mut candidates = search::torn(self.now(), &case.quote);
            candidates.extend(self.candidates(anchor, case));
            Some(FoundWords { candidate: judge::choose(case, &candidates)?, sure: false })
        };
        if anchor.tail.is_empty() || self.then_of(anchor).is_some() {
            return find(case);
        }
        let end_of = |quote: Quote| find(&Case { quote, stood: case.stood, place: None });
        let head = end_of(quote_of(&anchor.exact, &anchor.prefix, ""));
        head.or_else(|| end_of(quote_of(&anchor.tail, "", &anchor.suffix)))
    }

    /// From codes back to bytes, and how sure that is.
    fn settle(&self, anchor: &Anchor, found: &FoundWords) -> Resolved {
        let QuoteCandidate { start, end, .. } = found.candidate;
        let range = self.now().folded.bytes(&self.episode.text, start, end);
        let range = if found.sure { range } else { at_words(&self.episode.text, range, anchor) };
        let range = with_marks(&self.episode.text, range, anchor);
        let at_home = found.candidate.better_side() >= 0.6 && self.in_its_section(anchor, range);
        let exact = &anchor.exact;
        let mostly_marks = FoldedWords::of(exact).len() * 2 < exact.chars().count();
        let sure = found.sure && (!mostly_marks || range.of(&self.episode.text) == exact);
        let state = match (sure, at_home) {
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
        let wanted = FoldedWords::of(&anchor.section).codes;
        let is_wanted = |index: usize| FoldedWords::of(title(index)).codes == wanted;
        is_wanted(self.episode.section_at(range.start)) || !(0..self.episode.sections.len()).any(is_wanted)
    }

    /// The best place to look for a lost passage: where its neighbours went, else its section, else the
    /// start.
    fn where_to_look(&self, anchor: &Anchor) -> usize {
        if let Some((then, (start, _))) = self.then_of(anchor) {
            let code = then.carry.nearest(start);
            return self.now().folded.bytes(&self.episode.text, code, code + 1).start;
        }
        let wanted = FoldedWords::of(&anchor.section).codes;
        let sections = &self.episode.sections;
        let section = sections
            .iter()
            .filter(|section| section.title.is_some())
            .find(|section| FoldedWords::of(section.title.as_deref().unwrap_or("")).codes == wanted);
        section.map_or(0, |section| self.episode.range_of(&section.paragraphs).start)
    }
}

/// Below this likeness the words found may be but the larger part of a torn passage.
const TORN: f32 = 0.7;

struct FoundWords {
    candidate: QuoteCandidate,
    /// Whether it is the passage beyond doubt, in the same words.
    sure: bool,
}

fn quote_of(exact: &str, prefix: &str, suffix: &str) -> Quote {
    let codes = |text: &str| FoldedWords::of(text).codes;
    Quote::new(&codes(exact), &codes(prefix), &codes(suffix))
}
