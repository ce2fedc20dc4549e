//! Search in one episode with the scopes of the query language: whose words, questions or answers, which
//! section.
//!
//! All words of a query have to stand in the same turn; every place where one of them stands is a hit.

use std::borrow::Cow;

use super::find::FindPattern;
use super::names::{is_called, may_type, typed_names, types};
use crate::episode::head::{Head, Origin};
use crate::episode::model::{Address, Episode, ParagraphKind, Role, Speaker, Turn};
use crate::episode::questions::{self, said};
use crate::text::fold::fold_han;
use crate::text::query::{EitherQuery, Field, Query, QueryTerm, Scope, TalkPart, What};
use crate::text::range::{Offset, TextRange};

/// A place where something was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScopedHit {
    /// The match.
    pub range: TextRange,
    /// The paragraph it begins in, as an index into the episode's paragraphs.
    pub paragraph: usize,
    /// The turn it stands in, as an index into the episode's turns; `None` outside all turns.
    pub turn: Option<usize>,
    /// The address of its turn, or of its section.
    pub address: Address,
}

/// A query ready to be held against episodes.
#[derive(Clone, Debug)]
pub struct Search {
    fields: Vec<Scope>,
    /// The patterns of wanted words, by alternatives, each with what may be the readings of a name.
    wanted: Vec<Vec<(FindPattern, Option<String>)>>,
    unwanted: Vec<FindPattern>,
}

impl Search {
    /// Prepares `query`. Scopes over whole episodes are [`admits`]'s; those of bookmarks (`color:` …) are
    /// left to those who know them.
    ///
    /// # Errors
    /// A message for the user if a regular expression is wrong.
    pub fn new(query: &Query) -> Result<Self, String> {
        let terms = |not: bool| query.terms.iter().filter(move |term| term.not == not);
        let one = |what: &What| Ok::<_, String>((FindPattern::of(what)?, typed(what).map(str::to_owned)));
        let wanted = |term: &QueryTerm| term.any.iter().map(one).collect::<Result<_, _>>();
        Ok(Self {
            fields: query.fields.clone(),
            wanted: terms(false).map(wanted).collect::<Result<_, _>>()?,
            unwanted: terms(true)
                .flat_map(|term| &term.any)
                .map(FindPattern::of)
                .collect::<Result<_, _>>()?,
        })
    }

    /// What stands over the text of `episode` (its title, the people of its front matter) and where the words
    /// stand in it, if all of them do; `None` if it is asked for a part of the talk.
    pub fn find_over(&self, episode: &Episode) -> Option<(String, Vec<TextRange>)> {
        let is_of_part = |field: &Field| {
            matches!(
                field,
                Field::Speaker(_) | Field::In(_) | Field::SectionNumber(_) | Field::SectionTitle(_)
            )
        };
        let asks_for_part = self.fields.iter().flat_map(|scope| &scope.any).any(is_of_part);
        if asks_for_part || self.wanted.is_empty() {
            return None;
        }
        let text = over_text(&episode.head);
        let stretch = Stretch { range: TextRange::new(0, text.len()), turn: None, said: 0 };
        let hits = Words::new(self, episode).hits(&text, &stretch);
        (!hits.is_empty()).then_some((text, hits))
    }

    /// Whether all words may be in `text`, or in a part of it; never false if they are. Fields are not looked at.
    pub fn may_be_in(&self, text: &str) -> bool {
        self.wanted
            .iter()
            .all(|any| any.iter().any(|(pattern, typed)| typed.is_some() || pattern.may_be_in(text)))
    }

    /// Everything in `episode` that is asked for, in the order of the text. Without words that is the first
    /// line of what is said in every turn the scopes admit.
    pub fn find_in(&self, episode: &Episode) -> Vec<ScopedHit> {
        let words = Words::new(self, episode);
        let bounds = Bounds::new(episode, &self.fields);
        let hits = stretches(episode)
            .filter(|stretch| self.fields.iter().all(|scope| bounds.admit(stretch, scope)))
            .flat_map(|stretch| {
                words.hits(&episode.text, &stretch).into_iter().map(move |range| (range, stretch.turn))
            });
        let found = |(range, turn): (TextRange, Option<usize>)| ScopedHit {
            range,
            paragraph: episode.paragraph_at(range.start),
            turn,
            address: episode.address_at(range.start),
        };
        hits.map(found).collect()
    }
}

/// What stands over the text of an episode with this `head`: its title and the people of its front matter, which
/// are not part of it.
pub fn over_text(head: &Head) -> String {
    let title = head.title.as_ref().filter(|title| title.origin != Origin::FileName);
    let title = title.map(|title| &title.value);
    title.into_iter().chain(&head.people).map(String::as_str).collect::<Vec<_>>().join(" · ")
}

/// Everything in `episode` that `query` asks for: [`Search`] in one go.
///
/// # Errors
/// A message for the user if a regular expression is wrong.
pub fn find_in_episode(episode: &Episode, query: &Query) -> Result<Vec<ScopedHit>, String> {
    Ok(Search::new(query)?.find_in(episode))
}

/// Everything in `episode` that one of the queries between `OR`s asks for, in the order of the text. A query that
/// asks for other episodes finds nothing; the only one finds whatever episode this is.
///
/// # Errors
/// A message for the user if a regular expression is wrong.
pub fn find_either(episode: &Episode, query: &EitherQuery) -> Result<Vec<ScopedHit>, String> {
    let meant = query.any.iter().filter(|one| query.any.len() == 1 || admits(episode, one));
    let found: Vec<Vec<ScopedHit>> =
        meant.map(|one| find_in_episode(episode, one)).collect::<Result<_, _>>()?;
    Ok(united(found.into_iter()))
}

/// What several searches found in one text, in its order; of hits that overlap the first.
pub fn united(mut found: impl Iterator<Item = Vec<ScopedHit>>) -> Vec<ScopedHit> {
    let mut all = found.next().unwrap_or_default();
    let rest: Vec<Vec<ScopedHit>> = found.collect();
    if rest.is_empty() {
        return all;
    }
    all.extend(rest.into_iter().flatten());
    all.sort_by_key(|hit| (hit.range.start, hit.range.end));
    let mut end = 0;
    all.retain(|hit| {
        let is_behind = hit.range.start >= end;
        end = if is_behind { hit.range.end } else { end };
        is_behind
    });
    all
}

/// Whether a text can tell what `field` asks for.
pub fn is_answered(field: &Field) -> bool {
    match field {
        Field::Speaker(_)
        | Field::In(_)
        | Field::SectionNumber(_)
        | Field::SectionTitle(_)
        | Field::Guest(_)
        | Field::Host(_)
        | Field::Tag(_)
        | Field::Year(_)
        | Field::Date(_) => true,
        Field::Series(_)
        | Field::Folder(_)
        | Field::Lang(_)
        | Field::Minutes(_)
        | Field::Color(_)
        | Field::State(_)
        | Field::Has(_)
        | Field::Note(_)
        | Field::By(_) => false,
    }
}

/// Whether `episode` is one of those that `query` asks for: by guest, host, tag and date. A guest is who
/// speaks and is no host.
pub fn admits(episode: &Episode, query: &Query) -> bool {
    let head = &episode.head;
    let date = head.date.as_ref().map_or("", |date| &date.value);
    let speaks = |name: &str, suits: fn(Option<Role>) -> bool| {
        let mut called = speakers_called(episode, name).into_iter();
        called.any(|index| episode.speakers.get(index).is_some_and(|speaker| suits(speaker.role)))
    };
    let is_inside = |field: &Field| is_told(field, speaks, &head.tags, date);
    query.fields.iter().all(|scope| scope.holds(is_inside))
}

/// Whether an episode with these `tags` and this `date`, in which somebody of a name and a suitable role `speaks`
/// or not, is what `field` asks for; `None` if that asks for something else. A guest is who speaks and is no host.
pub fn is_told(
    field: &Field,
    speaks: impl Fn(&str, fn(Option<Role>) -> bool) -> bool,
    tags: &[String],
    date: &str,
) -> Option<bool> {
    Some(match field {
        Field::Guest(name) => speaks(name, |role| !matches!(role, Some(Role::Host | Role::Pseudo))),
        Field::Host(name) => speaks(name, |role| role == Some(Role::Host)),
        Field::Tag(tag) => tags.iter().any(|known| is_called(known, tag)),
        Field::Year(years) => {
            date.get(..4).and_then(|year| year.parse().ok()).is_some_and(|year| years.holds(&year))
        }
        Field::Date(days) => days.holds_date(date),
        _ => return None,
    })
}

/// A turn, or a paragraph outside all turns.
pub(super) struct Stretch {
    pub range: TextRange,
    turn: Option<usize>,
    /// Where what is said begins: behind the label of a turn.
    said: Offset,
}

/// Turns and what lies between them, in order.
pub(super) fn stretches(episode: &Episode) -> impl Iterator<Item = Stretch> + '_ {
    let mut next_turn = 0;
    let mut next_paragraph = 0;
    std::iter::from_fn(move || {
        let turn = episode.turns.get(next_turn);
        if let Some(turn) = turn.filter(|turn| turn.paragraphs.start <= next_paragraph) {
            next_paragraph = turn.paragraphs.end.max(next_paragraph);
            next_turn += 1;
            let range = episode.range_of(&turn.paragraphs);
            let said = said(episode, turn).start.min(range.end);
            return Some(Stretch { range, turn: Some(next_turn - 1), said });
        }
        let paragraph = episode.paragraphs.get(next_paragraph)?;
        next_paragraph += 1;
        Some(Stretch { range: paragraph.range, turn: None, said: paragraph.range.start })
    })
}

/// The patterns of a query; those of a wanted term with those of the names in one episode that it types.
struct Words<'s> {
    wanted: Vec<Vec<Cow<'s, FindPattern>>>,
    unwanted: &'s [FindPattern],
}

impl<'s> Words<'s> {
    fn new(search: &'s Search, episode: &Episode) -> Self {
        let types_names = search.wanted.iter().flatten().any(|(_, typed)| typed.is_some());
        let names = if types_names { typed_names(episode) } else { Vec::new() };
        let with_names = |(pattern, typed): &'s (FindPattern, Option<String>)| {
            let called = names.iter().filter(|name| typed.as_ref().is_some_and(|word| types(word, name)));
            let called = called.filter_map(|name| Some(Cow::Owned(FindPattern::text(name).ok()?)));
            std::iter::once(Cow::Borrowed(pattern)).chain(called).collect::<Vec<_>>()
        };
        let wanted = search.wanted.iter().map(|any| any.iter().flat_map(with_names).collect());
        Self { wanted: wanted.collect(), unwanted: &search.unwanted }
    }

    fn hits(&self, text: &str, stretch: &Stretch) -> Vec<TextRange> {
        let text = stretch.range.of(text);
        if self.unwanted.iter().any(|pattern| pattern.is_in(text)) {
            return Vec::new();
        }
        let mut hits = Vec::new();
        for patterns in &self.wanted {
            let before = hits.len();
            hits.extend(patterns.iter().flat_map(|pattern| pattern.matches(text)));
            if hits.len() == before {
                return Vec::new();
            }
        }
        if self.wanted.is_empty() {
            let said = stretch.said - stretch.range.start;
            let line = text.get(said..).and_then(|text| text.find('\n')).map_or(text.len(), |end| said + end);
            hits.extend(stretch.turn.map(|_| TextRange::new(said, line)));
        }
        hits.sort_unstable();
        let shift =
            |hit: TextRange| TextRange::new(hit.start + stretch.range.start, hit.end + stretch.range.start);
        without_overlaps(hits.into_iter().map(shift))
    }
}

/// What a word types, if it may be the readings of a name.
pub(super) fn typed(what: &What) -> Option<&str> {
    match what {
        What::Text(text) if may_type(text) => Some(text),
        _ => None,
    }
}

/// Those of `hits`, in order, that begin behind the one kept before.
pub fn without_overlaps(hits: impl Iterator<Item = TextRange>) -> Vec<TextRange> {
    let mut kept: Vec<TextRange> = Vec::new();
    for hit in hits {
        if kept.last().is_none_or(|last| last.end <= hit.start) {
            kept.push(hit);
        }
    }
    kept
}

/// Tells of a turn whether it asks.
type Asks<'a> = Box<dyn Fn(&Turn) -> bool + 'a>;

/// An episode, seen as halves, voices and sections.
struct Bounds<'a> {
    episode: &'a Episode,
    asks: Asks<'a>,
    /// Names the query asks for, each with the speakers who bear it.
    called: Vec<(&'a str, Vec<usize>)>,
}

impl<'a> Bounds<'a> {
    fn new(episode: &'a Episode, fields: &'a [Scope]) -> Self {
        let called = fields.iter().flat_map(|scope| &scope.any).filter_map(|field| match field {
            Field::Speaker(name) => Some((name.as_str(), speakers_called(episode, name))),
            _ => None,
        });
        Self { episode, asks: Box::new(questions::asks(episode)), called: called.collect() }
    }

    fn admit(&self, stretch: &Stretch, scope: &Scope) -> bool {
        let turn = stretch.turn.and_then(|index| self.episode.turns.get(index));
        scope.holds(|field| {
            Some(match field {
                Field::Speaker(name) => turn.is_some_and(|turn| self.speaks(turn, name)),
                Field::In(part) => turn.is_some_and(|turn| self.part(turn) == *part),
                Field::SectionNumber(number) => self.section(stretch.range.start).0 == *number,
                Field::SectionTitle(title) => alike(self.section(stretch.range.start).1, title),
                _ => return None,
            })
        })
    }

    fn speaks(&self, turn: &Turn, name: &str) -> bool {
        let bearers = self.called.iter().filter(|(known, _)| *known == name).flat_map(|(_, bearers)| bearers);
        turn.speaker.is_some_and(|speaker| bearers.into_iter().any(|bearer| *bearer == speaker))
    }

    fn part(&self, turn: &Turn) -> TalkPart {
        if (self.asks)(turn) { TalkPart::Question } else { TalkPart::Answer }
    }

    fn section(&self, at: Offset) -> (u32, &str) {
        let section = self.episode.sections.get(self.episode.section_at(at));
        section.map_or((0, ""), |section| (section.number, section.title.as_deref().unwrap_or_default()))
    }
}

/// Speakers who bear `name` or another that holds or spells it.
fn speakers_called(episode: &Episode, name: &str) -> Vec<usize> {
    let bears = |speaker: &Speaker| {
        std::iter::once(&speaker.name).chain(&speaker.aliases).any(|known| is_called(known, name))
    };
    (0..).zip(&episode.speakers).filter(|(_, speaker)| bears(speaker)).map(|(index, _)| index).collect()
}

/// Whether `name` holds `part`, folded.
fn alike(name: &str, part: &str) -> bool {
    fold_han(name).text.contains(&fold_han(part).text)
}

/// Paragraphs that people say something in: no headings and labels.
pub(super) fn is_said(kind: ParagraphKind) -> bool {
    !matches!(kind, ParagraphKind::Heading | ParagraphKind::Label | ParagraphKind::Rule)
}
