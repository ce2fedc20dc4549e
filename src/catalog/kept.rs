//! Which kept passages a query asks for: `tag:城市 year:2024.. NOT state:lost OR speaker:何青 长椅`.
//!
//! The list and the command line both ask here, so they agree.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use crate::episode::model::{Episode, Role};
use crate::passage::marks::Bookmark;
use crate::passage::tags::{is_within, meant};
use crate::search::names::is_called;
use crate::text::fold::fold;
use crate::text::query::{EitherQuery, Field, Has, Query, QueryError, QueryTerm, What};

/// What is known of the interview that a passage is from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeptFrom {
    /// `YYYY-MM-DD`, `YYYY-MM`, `YYYY` or empty.
    pub date: String,
    /// Those who answer.
    pub guests: Vec<String>,
    /// Those who ask.
    pub hosts: Vec<String>,
}

impl KeptFrom {
    /// What `episode` tells.
    pub fn of(episode: &Episode) -> Self {
        let named = |role| {
            let of_role = episode.speakers.iter().filter(move |speaker| speaker.role == Some(role));
            of_role.map(|speaker| speaker.name.clone()).collect()
        };
        let date = episode.head.date.as_ref().map(|date| date.value.clone()).unwrap_or_default();
        Self { date, guests: named(Role::Guest), hosts: named(Role::Host) }
    }
}

/// A kept passage as a query sees it.
#[derive(Clone, Copy, Debug)]
pub struct KeptFacts<'a> {
    /// The record.
    pub bookmark: &'a Bookmark,
    /// Who says it.
    pub speaker: &'a str,
    /// How it stands: the word of a state.
    pub state: &'a str,
    /// The title of its interview.
    pub title: &'a str,
    /// The file of its interview.
    pub path: &'a Path,
    /// What else is known of it.
    pub from: &'a KeptFrom,
}

/// A query ready to be held against kept passages.
#[derive(Clone, Debug, Default)]
pub struct KeptFilter {
    query: EitherQuery,
    /// Tags that were asked for, and those that are called so.
    named: HashMap<String, Vec<String>>,
}

impl KeptFilter {
    /// Reads what a person typed. A tag that some of `tags` are called means those and the ones below them, as
    /// [`meant`] tells; any other, all tags that hold it.
    ///
    /// # Errors
    /// If it cannot be meant, or asks for what only whole texts can tell.
    pub fn new<'t>(typed: &str, tags: impl Iterator<Item = &'t String>) -> Result<Self, QueryError> {
        let query = EitherQuery::parse(typed)?.answered_by(is_answered)?;
        let asked = query.fields().filter_map(|field| match field {
            Field::Tag(tag) => Some(tag.clone()),
            _ => None,
        });
        let asked: Vec<String> = asked.collect();
        if asked.is_empty() {
            return Ok(Self { query, ..Self::default() });
        }
        let tags: Vec<&str> = tags.map(String::as_str).collect::<HashSet<_>>().into_iter().collect();
        let named = asked.into_iter().map(|tag| (tag.clone(), meant(&tag, &tags))).collect();
        Ok(Self { query, named })
    }

    /// The queries of which one has to hold.
    pub fn any(&self) -> &[Query] {
        &self.query.any
    }

    /// Whether a passage is asked for, its words among them.
    pub fn asks_for(&self, facts: &KeptFacts) -> bool {
        self.any().iter().any(|query| {
            self.lets_through(query, facts) && query.terms.iter().all(|term| is_there(term, facts))
        })
    }

    /// Whether the fields of one of the queries, and the words that must not be there, let a passage through.
    pub fn lets_through(&self, query: &Query, facts: &KeptFacts) -> bool {
        query.fields.iter().all(|scope| scope.holds(|field| self.is_in(field, facts)))
            && query.terms.iter().filter(|term| term.not).all(|term| is_there(term, facts))
    }

    /// Whether a passage is what `field` asks for; `None` for what only whole texts can tell.
    fn is_in(&self, field: &Field, facts: &KeptFacts) -> Option<bool> {
        let KeptFacts { bookmark, from, .. } = facts;
        let anchor = &bookmark.anchor;
        let any_called = |names: &[String], name: &str| names.iter().any(|known| is_called(known, name));
        Some(match field {
            Field::Guest(name) if from.guests.is_empty() => {
                is_called(facts.speaker, name) || is_called(facts.title, name)
            }
            Field::Guest(name) => any_called(&from.guests, name),
            Field::Host(name) => any_called(&from.hosts, name),
            Field::Speaker(name) => is_called(facts.speaker, name),
            Field::Tag(tag) => bookmark.tags.iter().any(|one| self.is_tag(one, tag)),
            Field::Color(color) => has(&bookmark.color, color),
            Field::State(state) => state.name() == facts.state,
            Field::Note(words) => has(&bookmark.note, words),
            Field::By(name) => is_called(&bookmark.author, name),
            Field::SectionTitle(title) => has(&anchor.section, title),
            Field::SectionNumber(number) => anchor.address.split('.').next() == Some(&number.to_string()),
            Field::Year(span) => {
                from.date.get(..4).and_then(|year| year.parse().ok()).is_some_and(|year| span.holds(&year))
            }
            Field::Date(span) => span.holds_date(&from.date),
            Field::Folder(name) => {
                facts.path.parent().is_some_and(|folder| has(&folder.to_string_lossy(), name))
            }
            Field::Has(Has::Passages) => true,
            Field::Has(Has::Notes) => !bookmark.note.is_empty(),
            Field::In(_) | Field::Series(_) | Field::Lang(_) | Field::Minutes(_) | Field::Has(_) => {
                return None;
            }
        })
    }

    fn is_tag(&self, tag: &str, asked: &str) -> bool {
        match self.named.get(asked).filter(|called| !called.is_empty()) {
            Some(called) => called.iter().any(|called| is_within(tag, called)),
            None => has(tag, asked),
        }
    }
}

/// Whether kept passages can tell what `field` asks for.
pub fn is_answered(field: &Field) -> bool {
    let (bookmark, from) = (Bookmark::default(), KeptFrom::default());
    let facts = KeptFacts {
        bookmark: &bookmark,
        speaker: "",
        state: "",
        title: "",
        path: Path::new(""),
        from: &from,
    };
    KeptFilter::default().is_in(field, &facts).is_some()
}

/// Whether one of the words stands in the passage, its note, its tags, or is who speaks or the title; or none,
/// where that is asked for.
fn is_there(term: &QueryTerm, facts: &KeptFacts) -> bool {
    let Bookmark { note, tags, color, .. } = facts.bookmark;
    let words = facts.bookmark.words();
    let parts = [words.as_ref(), note, color, facts.speaker, facts.title];
    let stands = |what: &What| {
        parts.iter().copied().chain(tags.iter().map(String::as_str)).any(|part| has(part, what.as_str()))
    };
    term.any.iter().any(stands) != term.not
}

fn has(text: &str, wanted: &str) -> bool {
    fold(text).text.contains(&fold(wanted).text)
}
