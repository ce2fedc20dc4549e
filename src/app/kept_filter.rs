//! Which kept passages a filter lets through: `tag:城市 state:changed 长椅`.

use super::bookmarks::label;
use super::event::Listed;
use crate::text::fold::fold;
use crate::text::query::{Field, Query, Term, What};

/// Whether the fields of `query`, and the words that must not be there, let a passage through.
pub fn lets_through(query: &Query, listed: &Listed) -> bool {
    let unwanted = |term: &Term| term.not && has(&label(listed), word(term));
    query.fields.iter().all(|scope| is_in(&scope.field, listed) != scope.not)
        && !query.terms.iter().any(unwanted)
}

/// The words that have to be there, for a fuzzy match.
pub fn words(query: &Query) -> String {
    let wanted = query.terms.iter().filter(|term| !term.not);
    wanted.map(word).collect::<Vec<_>>().join(" ")
}

fn word(term: &Term) -> &str {
    match &term.what {
        What::Text(text) | What::Expression(text) => text,
    }
}

fn is_in(field: &Field, listed: &Listed) -> bool {
    let bookmark = &listed.bookmark;
    let anchor = &bookmark.anchor;
    match field {
        Field::Guest(name) => has(&anchor.speaker, name) || has(&listed.title, name),
        Field::Speaker(name) => has(&anchor.speaker, name),
        Field::Tag(tag) => bookmark.tags.iter().any(|one| has(one, tag)),
        Field::Color(color) => has(&bookmark.color, color),
        Field::State(state) => has(listed.standing.name(), state),
        Field::Note(words) => has(&bookmark.note, words),
        Field::SectionTitle(title) => has(&anchor.section, title),
        Field::SectionNumber(number) => anchor.address.split('.').next() == Some(&number.to_string()),
        Field::Year(_) | Field::In(_) => false,
    }
}

fn has(text: &str, wanted: &str) -> bool {
    fold(text).text.contains(&fold(wanted).text)
}
