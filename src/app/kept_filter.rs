//! Which kept passages a filter lets through: `tag:城市 state:changed 长椅`.

use super::listed::{Listed, label};
use crate::text::fold::fold;
use crate::text::query::{Field, Has, Query, QueryTerm, What};

/// Whether kept passages can tell what `field` asks for.
pub fn is_answered(field: &Field) -> bool {
    is_in(field, &Listed::default()).is_some()
}

/// Whether the fields of `query`, and the words that must not be there, let a passage through.
pub fn lets_through(query: &Query, listed: &Listed) -> bool {
    let unwanted =
        |term: &QueryTerm| term.not && term.any.iter().any(|what| has(&label(listed), what.as_str()));
    query.fields.iter().all(|scope| scope.holds(|field| is_in(field, listed)))
        && !query.terms.iter().any(unwanted)
}

/// The words that have to be there, for a fuzzy match.
pub fn words(query: &Query) -> String {
    let wanted = query.terms.iter().filter(|term| !term.not);
    let either = |term: &QueryTerm| term.any.iter().map(What::as_str).collect::<Vec<_>>().join(" | ");
    wanted.map(either).collect::<Vec<_>>().join(" ")
}

/// Whether a passage is what `field` asks for; `None` for what only whole texts can tell.
fn is_in(field: &Field, listed: &Listed) -> Option<bool> {
    let bookmark = &listed.bookmark;
    let anchor = &bookmark.anchor;
    Some(match field {
        Field::Guest(name) => has(&anchor.speaker, name) || has(&listed.title, name),
        Field::Speaker(name) => has(&anchor.speaker, name),
        Field::Tag(tag) => bookmark.tags.iter().any(|one| has(one, tag)),
        Field::Color(color) => has(&bookmark.color, color),
        Field::State(state) => state.name() == listed.standing.name(),
        Field::Note(words) => has(&bookmark.note, words),
        Field::SectionTitle(title) => has(&anchor.section, title),
        Field::SectionNumber(number) => anchor.address.split('.').next() == Some(&number.to_string()),
        Field::Has(Has::Passages) => true,
        Field::Has(Has::Notes) => !bookmark.note.is_empty(),
        Field::Year(_)
        | Field::Date(_)
        | Field::In(_)
        | Field::Host(_)
        | Field::Series(_)
        | Field::Folder(_)
        | Field::Lang(_)
        | Field::Minutes(_)
        | Field::Has(_) => return None,
    })
}

fn has(text: &str, wanted: &str) -> bool {
    fold(text).text.contains(&fold(wanted).text)
}
