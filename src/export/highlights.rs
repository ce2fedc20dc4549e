//! Highlights of other readers: what Readwise exports as CSV, and `KOReader` as JSON.

use csv::StringRecord;
use serde_json::Value;

use super::annotations::ReadAnnotations;
use super::record::{Record, Work};
use super::times::from_rfc3339;
use crate::passage::anchor::{Anchor, text_hash};
use crate::passage::marks::Millis;

/// Reads the highlights of a file that Readwise or `KOReader` wrote. They are known by the titles of their
/// texts, and found by their words. `None` if there are none.
pub fn read_highlights(text: &str) -> Option<ReadAnnotations> {
    let highlights = readwise(text).or_else(|| koreader(text))?;
    let mut read = ReadAnnotations::default();
    for highlight in highlights {
        match highlight.record() {
            Ok(record) => read.records.push(record),
            Err(told) => read.left_out.extend(told),
        }
    }
    Some(read)
}

/// What all of them tell; empty if one does not.
#[derive(Default)]
struct Highlight {
    work: Work,
    section: String,
    quote: String,
    note: String,
    tags: Vec<String>,
    color: String,
    made: Millis,
}

impl Highlight {
    /// The record; of one without words of the text, what it says, if anything.
    fn record(self) -> Result<Record, Option<String>> {
        let Self { work, section, quote, note, tags, color, made } = self;
        if quote.is_empty() {
            let of = if work.title.is_empty() { &work.source } else { &work.title };
            let told = || format!("a note on all of {of}, at no words of it, is left out: {note}");
            return Err((!note.is_empty()).then(told));
        }
        // The same every time it is read.
        let id = format!("urn:fangtan:{:016x}", text_hash(&format!("{}\n{made}\n{quote}", work.title)));
        let anchor = Anchor { exact: quote.clone(), section: section.clone(), ..Anchor::default() };
        let (episode, changed) = (Some(work), made);
        Ok(Record {
            id,
            episode,
            section,
            quote,
            note,
            tags,
            color,
            made,
            changed,
            anchor,
            ..Record::default()
        })
    }
}

/// A table with a column of highlights; the names of the others differ from export to export.
fn readwise(text: &str) -> Option<Vec<Highlight>> {
    let mut table = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let names = table.headers().ok()?.clone();
    let column = |wanted: &[&str]| {
        names.iter().position(|name| wanted.contains(&name.trim_start_matches('\u{feff}').trim()))
    };
    let quote = column(&["Highlight"])?;
    let title = column(&["Book Title", "Title"]);
    let (url, note, tags) = (column(&["URL", "Source URL"]), column(&["Note"]), column(&["Tags"]));
    let (color, made) = (column(&["Color"]), column(&["Highlighted at", "Date"]));
    let cell = |row: &StringRecord, column: Option<usize>| {
        column.and_then(|column| row.get(column)).unwrap_or_default().trim().to_owned()
    };
    let highlight = |row: StringRecord| Highlight {
        work: Work { title: cell(&row, title), source: cell(&row, url), ..Work::default() },
        quote: cell(&row, Some(quote)),
        note: cell(&row, note),
        tags: cell(&row, tags)
            .split(',')
            .map(|tag| tag.trim().to_owned())
            .filter(|tag| !tag.is_empty())
            .collect(),
        color: cell(&row, color),
        made: from_rfc3339(&cell(&row, made)).unwrap_or_default(),
        ..Highlight::default()
    };
    Some(table.records().filter_map(Result::ok).map(highlight).collect())
}

/// The entries of one document or of many.
fn koreader(text: &str) -> Option<Vec<Highlight>> {
    let export: Value = serde_json::from_str(text).ok()?;
    let documents = match export.get("documents").and_then(Value::as_array) {
        Some(documents) => documents.iter().collect(),
        None => vec![&export],
    };
    let mut highlights = Vec::new();
    for document in documents {
        let entries = document.get("entries")?.as_array()?;
        let (title, path) = (text_of(document, "title"), text_of(document, "file"));
        highlights.extend(entries.iter().map(|entry| Highlight {
            work: Work { title: title.clone(), path: path.clone(), ..Work::default() },
            section: text_of(entry, "chapter"),
            quote: text_of(entry, "text"),
            note: text_of(entry, "note"),
            color: text_of(entry, "color"),
            made: entry.get("time").and_then(Value::as_i64).unwrap_or_default().saturating_mul(1000),
            ..Highlight::default()
        }));
    }
    Some(highlights)
}

fn text_of(value: &Value, name: &str) -> String {
    value.get(name).and_then(Value::as_str).unwrap_or_default().trim().to_owned()
}
