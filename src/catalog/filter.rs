//! Which episodes a query asks for, told by what is known of them without reading any:
//! `guest:何青 year:2024.. state:unread 能源`.
//!
//! The list, the search and the command line all ask here, so they agree.

use std::borrow::Cow;
use std::iter;
use std::path::Path;

use rayon::prelude::*;

use super::apart::EpisodeStanding;
use crate::episode::model::Role;
use crate::episode::summary::{Summary, TextKind, VoiceSummary};
use crate::passage::marks::{KeptCount, Progress};
use crate::search::find::FindPattern;
use crate::search::fuzzy::{Corpus, Hit, Narrowed, RankQuery};
use crate::search::names::is_called;
use crate::search::scoped::is_told;
use crate::text::fold::fold_han;
use crate::text::language;
use crate::text::query::{EitherQuery, Field, Has, Query, QueryError, QueryTerm, Scope, StateName, What};

/// Episodes that are ordered by how well they match; of more, by how well their first letters do.
const SCORED: usize = 1_000;

/// Fewer are not worth waking other threads for.
const MANY: usize = 16_384;

/// What is known of an episode.
#[derive(Clone, Copy, Debug)]
pub struct EpisodeFacts<'a> {
    /// Its file.
    pub path: &'a Path,
    /// What it holds; `None` until somebody looked.
    pub summary: Option<&'a Summary>,
    /// How far it was read.
    pub progress: Option<&'a Progress>,
    /// What is kept of it.
    pub kept: KeptCount,
}

impl EpisodeFacts<'_> {
    /// What it is to a list; an interview until somebody looked.
    pub fn standing(&self) -> EpisodeStanding {
        let kind = self.summary.map_or(TextKind::Interview, |summary| summary.kind);
        EpisodeStanding { kind, waits: kind.waits() && self.progress.is_none() && self.kept.passages == 0 }
    }

    /// Whether it is left out of lists unless it is asked for.
    pub fn is_hidden(&self) -> bool {
        self.progress.is_some_and(|progress| progress.hidden)
    }
}

/// A query ready to be held against what is known of episodes.
#[derive(Clone, Debug, Default)]
pub struct EpisodeFilter {
    query: Query,
    /// Single words, for [`Corpus`].
    words: String,
    /// Phrases and expressions, by alternatives.
    wanted: Vec<Vec<FindPattern>>,
    unwanted: Vec<FindPattern>,
    with_hidden: bool,
    /// Filters of which one has to hold, where `OR` stands between them; the rest says nothing then.
    either: Vec<Self>,
}

impl EpisodeFilter {
    /// Reads what a person typed.
    ///
    /// # Errors
    /// If it cannot be meant, or asks for what only a text can tell.
    pub fn new(typed: &str) -> Result<Self, QueryError> {
        let mut any = EitherQuery::parse(typed)?.answered_by(is_answered)?.any;
        if any.len() < 2 {
            return Self::of(any.pop().unwrap_or_default()).map_err(QueryError::Pattern);
        }
        let either = any.into_iter().map(|query| Self::reading(query, |_| false)).collect::<Result<_, _>>();
        Ok(Self { either: either.map_err(QueryError::Pattern)?, ..Self::default() })
    }

    /// As [`EpisodeFilter::new`], for a query that was read.
    ///
    /// # Errors
    /// A message for the user if a regular expression is wrong.
    pub fn of(query: Query) -> Result<Self, String> {
        Self::reading(query, |term| term.any.iter().all(is_word))
    }

    /// Those terms that are `ranked` are matched loosely and say in which order episodes come; all others have
    /// to stand in a name as they were typed.
    fn reading(query: Query, ranked: impl Fn(&QueryTerm) -> bool) -> Result<Self, String> {
        let (single, others): (Vec<&QueryTerm>, Vec<&QueryTerm>) =
            query.terms.iter().filter(|term| !term.not).partition(|term| ranked(term));
        let either = |term: &&QueryTerm| term.any.iter().map(What::as_str).collect::<Vec<_>>().join(" | ");
        let words = single.iter().map(either).collect::<Vec<_>>().join(" ");
        let patterns = |term: &QueryTerm| term.any.iter().map(FindPattern::of).collect::<Result<Vec<_>, _>>();
        let wanted = others.into_iter().map(patterns).collect::<Result<_, _>>()?;
        let unwanted = query.terms.iter().filter(|term| term.not).map(patterns);
        let unwanted = unwanted.collect::<Result<Vec<_>, _>>()?.concat();
        let asks = |scope: &Scope| !scope.not && scope.any.contains(&Field::State(StateName::Hidden));
        let with_hidden = query.fields.iter().any(asks);
        Ok(Self { query, words, wanted, unwanted, with_hidden, either: Vec::new() })
    }

    /// The same for a list that shows hidden episodes though they are not asked for, if `shown`.
    #[must_use]
    pub fn with_hidden(self, shown: bool) -> Self {
        Self { with_hidden: self.with_hidden || shown, ..self }
    }

    /// Whether nothing is asked for.
    pub fn is_empty(&self) -> bool {
        self.query.is_empty() && self.either.is_empty()
    }

    /// Whether single words were typed, by which episodes are ranked.
    pub fn has_words(&self) -> bool {
        !self.words.is_empty()
    }

    /// The episodes asked for, as indices into `corpus` (see [`names`]): best first where words were typed, else
    /// in the order of the corpus. The ranges are those of the titles, of the best thousand. `left` is what the words before these
    /// left over, and becomes what these do. `passes` tells which of them the rest of the query lets through.
    pub fn rank(
        &self,
        corpus: &Corpus,
        left: &mut Narrowed,
        passes: impl Fn(usize) -> bool + Sync,
    ) -> Vec<Hit> {
        let best = RankQuery::new(&self.words, SCORED);
        let ask = RankQuery { unscored: true, in_runs: true, after: Some(left), ..best };
        let answer = corpus.ask(ask);
        *left = answer.narrowed;
        self.sifted(answer.hits, |hit| passes(hit.index))
    }

    /// Those of `all` that pass `test`, in order; on all cores if these are many and more than words decides.
    pub fn sifted<T: Send>(&self, all: Vec<T>, test: impl Fn(&T) -> bool + Sync) -> Vec<T> {
        let (_, words_alone) = self.by_words_alone();
        if words_alone || all.len() < MANY {
            return all.into_iter().filter(test).collect();
        }
        all.into_par_iter().filter(&test).collect()
    }

    /// Whether hidden episodes are let through, and whether nothing but that decides, besides single words.
    pub fn by_words_alone(&self) -> (bool, bool) {
        let has_fields = !self.query.fields.is_empty() || !self.either.is_empty();
        (self.with_hidden, !has_fields && self.wanted.is_empty() && self.unwanted.is_empty())
    }

    /// Whether all but the single words of the query lets an episode through into a list.
    pub fn lets_through(&self, facts: &EpisodeFacts<'_>) -> bool {
        let is_shown = |one: &Self| self.with_hidden || one.with_hidden || !facts.is_hidden();
        match self.either.as_slice() {
            [] => is_shown(self) && self.means(facts),
            either => either.iter().any(|one| is_shown(one) && one.means(facts)),
        }
    }

    /// The same whether it is hidden or not.
    pub fn means(&self, facts: &EpisodeFacts<'_>) -> bool {
        if !self.either.is_empty() {
            return self.either.iter().any(|one| one.means(facts));
        }
        let title = facts.summary.map(|summary| Cow::Borrowed(summary.title.as_str()));
        let names = other_names(facts.path, facts.summary).chain(title);
        let stands = |pattern: &FindPattern| names.clone().any(|name| pattern.is_in(&name));
        self.query.fields.iter().all(|scope| scope.holds(|field| Some(is_in(field, facts))))
            && self.wanted.iter().all(|any| any.iter().any(stands))
            && !self.unwanted.iter().any(stands)
    }
}

/// Whether what is known of an episode without reading it can tell what `field` asks for.
pub fn is_answered(field: &Field) -> bool {
    match field {
        Field::Speaker(_)
        | Field::SectionTitle(_)
        | Field::Guest(_)
        | Field::Host(_)
        | Field::Tag(_)
        | Field::Series(_)
        | Field::Folder(_)
        | Field::Lang(_)
        | Field::Year(_)
        | Field::Date(_)
        | Field::Minutes(_)
        | Field::Has(_) => true,
        Field::State(state) => StateName::OF_EPISODES.contains(state),
        Field::In(_) | Field::SectionNumber(_) | Field::Color(_) | Field::Note(_) | Field::By(_) => false,
    }
}

/// The title and the other names under which the words of a filter find an episode: its people, tags, series
/// and file.
pub fn names(path: &Path, summary: Option<&Summary>) -> (String, Vec<String>) {
    match summary {
        Some(known) => (known.title.clone(), other_names(path, summary).map(Cow::into_owned).collect()),
        None => (file_name(path).into_owned(), Vec::new()),
    }
}

fn file_name(path: &Path) -> Cow<'_, str> {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy()
}

fn other_names<'a>(
    path: &'a Path,
    summary: Option<&'a Summary>,
) -> impl Iterator<Item = Cow<'a, str>> + Clone {
    let told = summary.into_iter().flat_map(|summary| {
        let voices = summary.speakers.iter().flat_map(|voice| iter::once(&voice.name).chain(&voice.aliases));
        voices.chain(&summary.people).chain(&summary.tags).chain([&summary.series])
    });
    let told = told.filter(|name| !name.is_empty()).map(|name| Cow::Borrowed(name.as_str()));
    told.chain(iter::once_with(|| file_name(path)))
}

/// How far an episode was read, as the query language calls it.
pub fn state(progress: Option<&Progress>) -> StateName {
    match progress {
        Some(progress) if progress.finished => StateName::Done,
        Some(progress) if progress.fraction > 0.0 => StateName::Reading,
        _ => StateName::Unread,
    }
}

fn is_in(field: &Field, facts: &EpisodeFacts<'_>) -> bool {
    match (field, facts.summary) {
        (Field::Folder(name), _) => is_below(facts.path, name),
        (Field::State(StateName::Starred), _) => facts.progress.is_some_and(|progress| progress.starred),
        (Field::State(StateName::Queued), _) => facts.progress.is_some_and(|one| one.queued.is_some()),
        (Field::State(StateName::Hidden), _) => facts.is_hidden(),
        (Field::State(asked), _) => state(facts.progress) == *asked,
        (Field::Has(Has::Passages), _) => facts.kept.passages > 0,
        (Field::Has(Has::Notes), _) => facts.kept.notes > 0,
        (_, Some(summary)) => tells(field, summary),
        (_, None) => false,
    }
}

/// Whether an episode of this `summary` is what `field` asks for.
fn tells(field: &Field, summary: &Summary) -> bool {
    let speaks = |name: &str, suits: fn(Option<Role>) -> bool| {
        let called = |voice: &VoiceSummary| {
            iter::once(&voice.name).chain(&voice.aliases).any(|known| is_called(known, name))
        };
        summary.speakers.iter().any(|voice| suits(voice.role) && called(voice))
    };
    if let Some(told) = is_told(field, speaks, &summary.tags, &summary.date) {
        return told;
    }
    match field {
        Field::Speaker(name) => speaks(name, |_| true),
        Field::Series(name) => is_called(&summary.series, name),
        Field::Lang(asked) => language::is_meant(&summary.language, asked),
        Field::Minutes(span) => span.holds(&(summary.minutes.round().max(1.0) as u32)),
        Field::SectionTitle(words) => summary.sections.iter().any(|(_, title)| is_called(title, words)),
        Field::Has(Has::Times) => summary.timed,
        Field::Has(Has::Questions) => summary.questions > 0,
        Field::Has(Has::Speakers) => !summary.speakers.is_empty(),
        Field::Has(Has::Passages | Has::Notes)
        | Field::State(_)
        | Field::Folder(_)
        | Field::In(_)
        | Field::SectionNumber(_)
        | Field::Color(_)
        | Field::Note(_)
        | Field::By(_)
        | Field::Guest(_)
        | Field::Host(_)
        | Field::Tag(_)
        | Field::Year(_)
        | Field::Date(_) => false,
    }
}

/// Whether a folder above `path` is called `name`, or the run of folders that it names stands there:
/// `2024/spring`.
fn is_below(path: &Path, name: &str) -> bool {
    let folded = |text: &str| fold_han(text).text;
    let above: Vec<String> =
        path.parent().into_iter().flatten().map(|part| folded(&part.to_string_lossy())).collect();
    let asked: Vec<String> = name.split('/').filter(|part| !part.is_empty()).map(folded).collect();
    !asked.is_empty() && above.windows(asked.len()).any(|run| run == asked)
}

fn is_word(what: &What) -> bool {
    matches!(what, What::Text(text) if !text.contains(char::is_whitespace))
}
