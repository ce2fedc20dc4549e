//! An interview as an item of CSL.

use hayagriva::citationberg::json::{DateValue, Item, NameValue, Value, VecDate, VecDateRange};

use super::person;
use crate::export::links::is_url;
use crate::export::record::Work;

/// The item of `work`, the `number`th of what is cited. What is not known is left out. GB/T 7714 (`by_medium`)
/// tells works by their medium and knows no interviews: one that is online is a page (`[EB/OL]`).
pub(super) fn of(work: &Work, number: usize, accessed: &str, by_medium: bool) -> Item {
    let is_online = is_url(&work.source);
    let (url, printed) = if is_online { (work.source.as_str(), "") } else { ("", work.source.as_str()) };
    let container = if work.series.is_empty() { printed } else { &work.series };
    let kind = match () {
        () if by_medium && is_online => "webpage",
        // Of an interview that is nowhere to be found styles make a private conversation.
        () if url.is_empty() && container.is_empty() => "document",
        () => "interview",
    };
    let no_guests = work.guests.is_empty();
    let authors = if no_guests { &work.hosts } else { &work.guests };
    let fields = [
        ("id", text(&number.to_string())),
        ("type", text(kind)),
        ("title", text(&work.title)),
        ("container-title", text(container)),
        ("author", names(authors)),
        ("interviewer", names(&work.hosts).filter(|_| !no_guests)),
        ("issued", date(&work.date)),
        ("URL", text(url)),
        ("accessed", date(accessed).filter(|_| is_online)),
    ];
    Item(fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect())
}

/// Words on one line; `None` if there are none.
fn text(words: &str) -> Option<Value> {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    (!words.is_empty()).then_some(Value::String(words))
}

fn names(names: &[String]) -> Option<Value> {
    let names = names.iter().filter(|name| !name.trim().is_empty());
    let names: Vec<NameValue> = names.map(|name| person::of(name)).collect();
    (!names.is_empty()).then_some(Value::Names(names))
}

/// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; `None` for what is no date.
fn date(written: &str) -> Option<Value> {
    let parts: Option<Vec<i16>> = written.split('-').map(|part| part.parse().ok()).collect();
    let parts = parts.filter(|parts| match parts[..] {
        [_] => true,
        [_, month] => (1..=12).contains(&month),
        [_, month, day] => (1..=12).contains(&month) && (1..=31).contains(&day),
        _ => false,
    })?;
    let date_parts = VecDateRange(vec![VecDate(parts)]);
    Some(Value::Date(DateValue::DateParts { date_parts, literal: None, season: None, circa: false }))
}
