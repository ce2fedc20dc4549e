//! Ranking short labels against a query typed by a person.
//!
//! Letters, pinyin, kana by romaji and aliases are matched together; case, width, accents and Han variants
//! are folded. First labels that match in one run are looked for, then, if these are few, labels with
//! gaps, and at last, if it is asked for, those that a slip of the fingers is away from.

use std::cmp::Reverse;
use std::ops::Range;
use std::sync::OnceLock;

use rayon::prelude::*;

use super::automaton::Promise;
use super::glyph::each_atom;
use super::judge::{Judge, Match};
use super::labels::LabelIndex;
use super::prepared::{Pass, PreparedLabel};
use super::slips::Vocabulary;
use super::term::{TermGroup, narrows, parse};
use crate::text::range::TextRange;

/// With fewer labels than this that match in one run, labels with gaps are looked for too.
const FEW: usize = 200;
/// With fewer labels than this that match in one run, slips of the fingers are forgiven: a small screen.
const TOO_FEW: usize = 8;
/// What a slip takes from the score of a label.
const SLIP: i64 = 24;
/// Labels that are scored exactly; of more, the least promising are dropped.
const EXACT: usize = 1_000;
/// Fewer candidates are not worth waking other threads for.
const SERIAL: usize = 16_384;
const CHUNK: usize = 8_192;

/// A label that matched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Index of the label in the corpus.
    pub index: usize,
    /// Higher is better.
    pub score: i64,
    /// Matched stretches of the label, in bytes, on grapheme cluster boundaries, ascending.
    pub ranges: Vec<TextRange>,
    /// Index of the alias that was matched instead of the label, where one was.
    pub alias: Option<usize>,
}

impl Hit {
    /// A label that matches, behind all that were scored.
    fn unscored(index: usize) -> Self {
        Self { index, score: i64::MIN, ranges: Vec::new(), alias: None }
    }

    /// Whether each word of `query` stands in `label` in one run, one or two letters as they are written. A
    /// name may be abbreviated; in running text letters picked up here and there, or any two initials, are no
    /// match anybody meant.
    pub fn is_in_runs(&self, query: &str, label: &str) -> bool {
        let found = |plain: bool| {
            let chars = self.ranges.iter().flat_map(|range| range.of(label).chars());
            chars.filter(|c| c.is_ascii() == plain).count()
        };
        let short = query.split_whitespace().filter(|word| word.len() < 3 && word.is_ascii());
        let read = found(false) > query.chars().filter(|c| !c.is_ascii()).count();
        let by_initials = read && found(true) < short.map(str::len).sum::<usize>();
        self.ranges.len() <= query.split_whitespace().count() && !by_initials
    }
}

/// Labels prepared for matching.
#[derive(Clone, Debug, Default)]
pub struct Corpus {
    labels: LabelIndex,
    bonus: Vec<i64>,
    kinds: Vec<u8>,
    /// Made when the first slip is looked for.
    vocabulary: OnceLock<Vocabulary>,
}

/// A question to a [`Corpus`].
#[derive(Clone, Copy, Debug)]
pub struct RankQuery<'a> {
    /// What was typed: words in any order, `'exact`, `^start`, `end$`, `!not`, `a | b`.
    pub query: &'a str,
    /// The most hits wanted; so many of them at least are scored exactly and marked.
    pub limit: usize,
    /// Whether those past them are wanted too: behind them, the most promising first, without marks.
    pub unscored: bool,
    /// Bit `k` lets labels of kind `k` in (see [`Corpus::set_kinds`]).
    pub kinds: u32,
    /// What an earlier, shorter query left; used if it can be.
    pub after: Option<&'a Narrowed>,
    /// Whether each word has to stand in one run: no letters picked up here and there.
    pub in_runs: bool,
    /// Whether slips of the fingers are forgiven where little else matches in one run.
    pub slips: bool,
}

impl<'a> RankQuery<'a> {
    /// Asks for the best `limit` labels of all kinds.
    pub fn new(query: &'a str, limit: usize) -> Self {
        Self { query, limit, unscored: false, kinds: u32::MAX, after: None, in_runs: false, slips: false }
    }
}

/// What a [`Corpus`] answers.
#[derive(Clone, Debug, Default)]
pub struct RankAnswer {
    /// The best labels, best first.
    pub hits: Vec<Hit>,
    /// How many labels match in all (in one run, if these are many).
    pub total: usize,
    /// To be given back with a longer query.
    pub narrowed: Narrowed,
}

/// The labels a query left over: what a longer one has to look at.
#[derive(Clone, Debug, Default)]
pub struct Narrowed {
    groups: Vec<TermGroup>,
    kinds: u32,
    in_one_run: Vec<u32>,
    with_gaps: Option<Vec<u32>>,
}

impl Corpus {
    /// Prepares `labels`; an index into them is what a [`Hit`] gives back.
    pub fn new(labels: impl IntoIterator<Item = impl AsRef<str> + Sync>) -> Self {
        let labels: Vec<_> = labels.into_iter().collect();
        Self { labels: LabelIndex::new(&labels, |label| (label.as_ref(), &[])), ..Self::default() }
    }

    /// Prepares labels with other names under which they are found but which are never shown.
    pub fn with_aliases<S: AsRef<str> + Sync>(labels: impl IntoIterator<Item = (S, Vec<String>)>) -> Self {
        let labels: Vec<_> = labels.into_iter().collect();
        Self {
            labels: LabelIndex::new(&labels, |(label, aliases)| (label.as_ref(), aliases)),
            ..Self::default()
        }
    }

    /// Orders labels that match equally well: higher first. One entry per label; missing ones count as 0.
    pub fn set_bonus(&mut self, bonus: Vec<i64>) {
        self.bonus = bonus;
    }

    /// Sorts labels into kinds 0 to 31 for [`RankQuery::kinds`]. One entry per label; missing ones are of
    /// kind 0.
    pub fn set_kinds(&mut self, kinds: Vec<u8>) {
        self.kinds = kinds;
    }

    /// Number of labels.
    pub fn len(&self) -> usize {
        self.labels.len()
    }

    /// Whether there are no labels.
    pub fn is_empty(&self) -> bool {
        self.labels.len() == 0
    }

    /// The label at `index`; empty past the end.
    pub fn label(&self, index: usize) -> &str {
        self.labels.label(index)
    }

    /// The best `limit` labels for `query`, best first; in the given order for an empty query.
    pub fn rank(&self, query: &str, limit: usize) -> Vec<Hit> {
        self.ask(RankQuery::new(query, limit)).hits
    }

    /// Answers a question.
    pub fn ask(&self, ask: RankQuery<'_>) -> RankAnswer {
        let groups = parse(ask.query);
        if groups.is_empty() {
            return self.all(ask);
        }
        let query = PreparedLabel::new(&groups, self.labels.alphabet());
        let after = ask.after.filter(|left| left.kinds == ask.kinds && narrows(&left.groups, &groups));
        let mut narrowed = Narrowed { groups, kinds: ask.kinds, ..Narrowed::default() };
        let mut may_match = None;
        let among = match after {
            Some(left) => &left.in_one_run,
            None => may_match.insert(self.may_match(&query, ask.kinds)),
        };
        let mut found = self.survivors(&query, among, Pass::OneRun);
        narrowed.in_one_run = indices(&found);
        if found.len() < FEW && !ask.in_runs {
            let left = after.and_then(|left| left.with_gaps.as_ref());
            let among = match left {
                Some(left) => left,
                None => may_match.get_or_insert_with(|| self.may_match(&query, ask.kinds)),
            };
            let with_gaps = self.survivors(&query, among, Pass::Gaps);
            narrowed.with_gaps = Some(indices(&with_gaps));
            found = promoted(with_gaps, &found);
        }
        // A label of which only the first letters were tested may turn out not to match.
        let exact = if ask.unscored && !query.is_exact() { usize::MAX } else { ask.limit };
        let dropped = self.least_promising(&mut found, exact);
        let wanted = if ask.unscored { usize::MAX } else { ask.limit };
        let (mut hits, mut total) = self.best(&query, found, wanted);
        total += dropped.len();
        if ask.unscored {
            hits.extend(dropped.into_iter().map(Hit::unscored));
        }
        if ask.slips && narrowed.in_one_run.len() < TOO_FEW {
            total += self.forgive(&narrowed, ask, &mut hits);
        }
        RankAnswer { hits, total, narrowed }
    }

    /// Adds the labels that a slip away match to `hits`, behind those that match in one run; tells how many.
    fn forgive(&self, narrowed: &Narrowed, ask: RankQuery<'_>, hits: &mut Vec<Hit>) -> usize {
        let vocabulary = self.vocabulary.get_or_init(|| Vocabulary::of(&self.labels));
        let Some(groups) = vocabulary.meant(&narrowed.groups) else { return 0 };
        let query = PreparedLabel::new(&groups, self.labels.alphabet());
        let mut found = self.survivors(&query, &self.may_match(&query, ask.kinds), Pass::OneRun);
        let known = narrowed.with_gaps.as_ref().unwrap_or(&narrowed.in_one_run);
        found.retain(|(index, _)| known.binary_search(index).is_err());
        let in_one_run = |hit: &&Hit| narrowed.in_one_run.binary_search(&(hit.index as u32)).is_ok();
        let least = hits.iter().filter(in_one_run).map(|hit| hit.score - 1).min();
        let dropped = self.least_promising(&mut found, ask.limit).len();
        let (forgiven, total) = self.best(&query, found, ask.limit);
        hits.extend(forgiven.into_iter().map(|hit| {
            let score = (hit.score - SLIP).min(least.unwrap_or(i64::MAX));
            Hit { score, ..hit }
        }));
        hits.sort_by_key(|hit| Reverse(hit.score));
        hits.truncate(ask.limit);
        total + dropped
    }

    fn all(&self, ask: RankQuery<'_>) -> RankAnswer {
        let wanted = (0..self.len()).filter(|index| self.admits(*index, ask.kinds));
        let limit = if ask.unscored { usize::MAX } else { ask.limit };
        let hits = wanted.clone().take(limit).map(|index| Hit { score: 0, ..Hit::unscored(index) });
        RankAnswer { hits: hits.collect(), total: wanted.count(), narrowed: Narrowed::default() }
    }

    fn admits(&self, index: usize, kinds: u32) -> bool {
        let kind = self.kinds.get(index).copied().unwrap_or(0);
        kinds.checked_shr(u32::from(kind)).unwrap_or(0) & 1 == 1
    }

    /// The labels whose signatures do not speak against `query`.
    fn may_match(&self, query: &PreparedLabel, kinds: u32) -> Vec<u32> {
        let all_kinds = kinds == u32::MAX;
        in_chunks(self.len(), |range| {
            let may = |at: &usize| {
                query.may_match(self.labels.signature(*at)) && (all_kinds || self.admits(*at, kinds))
            };
            range.filter(may).map(|at| at as u32).collect()
        })
    }

    fn survivors(&self, query: &PreparedLabel, among: &[u32], pass: Pass) -> Vec<(u32, Promise)> {
        let test = |index: &u32| Some((*index, query.promise(self.labels.ids(*index as usize), pass)?));
        in_chunks(among.len(), |range| among[range].iter().filter_map(test).collect())
    }

    /// Takes the least promising out of `found` where it holds more than are to be scored: they come in order.
    fn least_promising(&self, found: &mut Vec<(u32, Promise)>, limit: usize) -> Vec<usize> {
        let exact = EXACT.max(limit);
        if found.len() <= exact {
            return Vec::new();
        }
        let order = |(index, promise): &(u32, Promise)| (-promise, -self.bonus(*index as usize), *index);
        found.select_nth_unstable_by_key(exact, order);
        let mut dropped = found.split_off(exact);
        dropped.sort_unstable_by_key(order);
        dropped.into_iter().map(|(index, _)| index as usize).collect()
    }

    /// Scores all of `found` exactly and sorts them; the best `limit` of them, and how many match.
    fn best(&self, query: &PreparedLabel, found: Vec<(u32, Promise)>, limit: usize) -> (Vec<Hit>, usize) {
        let judge = || query.judge(self.labels.alphabet());
        let score = |judge: &mut Judge<'_>, (index, _): (u32, Promise)| {
            judge.score(self.labels.ids(index as usize)).map(|one| (index as usize, one))
        };
        let mut scored: Vec<(usize, Match)> = if found.len() < EXACT / 4 {
            let mut judge = judge();
            found.into_iter().filter_map(|one| score(&mut judge, one)).collect()
        } else {
            found.into_par_iter().map_init(judge, score).flatten().collect()
        };
        scored.sort_by_cached_key(|(index, one)| {
            (Reverse((one.score, self.bonus(*index))), self.label(*index).chars().count(), *index)
        });
        let total = scored.len();
        scored.truncate(limit);
        (scored.into_iter().map(|(index, one)| self.hit(index, &one)).collect(), total)
    }

    fn bonus(&self, index: usize) -> i64 {
        self.bonus.get(index).copied().unwrap_or(0)
    }

    fn hit(&self, index: usize, one: &Match) -> Hit {
        let ranges = clusters(self.label(index), &one.marked);
        Hit { index, score: i64::from(one.score), ranges, alias: one.alias }
    }
}

/// What `scan` finds in `0..count`, in order; on all cores if this is worth while.
fn in_chunks<T: Send + Clone>(count: usize, scan: impl Fn(Range<usize>) -> Vec<T> + Sync) -> Vec<T> {
    if count <= SERIAL {
        return scan(0..count);
    }
    let chunk = |n: usize| scan(n * CHUNK..((n + 1) * CHUNK).min(count));
    let parts: Vec<Vec<T>> = (0..count.div_ceil(CHUNK)).into_par_iter().map(chunk).collect();
    parts.concat()
}

fn indices(found: &[(u32, Promise)]) -> Vec<u32> {
    found.iter().map(|(index, _)| *index).collect()
}

/// `all` with the better promises of `some`; both ascending by index.
fn promoted(mut all: Vec<(u32, Promise)>, some: &[(u32, Promise)]) -> Vec<(u32, Promise)> {
    for (index, promise) in some {
        if let Ok(at) = all.binary_search_by_key(index, |(index, _)| *index) {
            all[at].1 = *promise;
        }
    }
    all
}

/// The clusters of `label` that hold the characters `marked`, neighbours joined.
fn clusters(label: &str, marked: &[u32]) -> Vec<TextRange> {
    let mut ranges: Vec<TextRange> = Vec::new();
    let mut wanted = marked.iter().peekable();
    let mut at = 0;
    each_atom(label, |atom| {
        if wanted.next_if(|next| **next == at).is_some() {
            match ranges.last_mut() {
                Some(last) if last.end >= atom.cluster.start => last.end = last.end.max(atom.cluster.end),
                _ => ranges.push(atom.cluster),
            }
        }
        at += 1;
    });
    ranges
}
