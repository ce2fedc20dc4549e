//! A table of passages for spreadsheets.

use super::record::{Record, by_work};
use super::table;
use super::times::rfc3339;
use crate::text::clock;

const COLUMNS: [&str; 20] = [
    "id", "title", "date", "source", "path", "address", "section", "speaker", "role", "time", "quote",
    "note", "tags", "color", "state", "made", "changed", "present", "author", "until",
];

/// One row a passage, under a row of names.
pub fn csv(records: &[Record]) -> String {
    let rows = by_work(records).into_iter().flatten().map(row);
    let header = COLUMNS.map(str::to_owned).to_vec();
    table::csv(&std::iter::once(header).chain(rows).collect::<Vec<_>>())
}

/// Whether this is such a table. None is read: it does not hold by what a passage is found again.
pub fn is_csv(text: &str) -> bool {
    let head = text.trim_start_matches('\u{feff}').lines().next().unwrap_or_default();
    head.replace('"', "").replace([';', '\t'], ",").starts_with(&COLUMNS[..4].join(","))
}

fn row(record: &Record) -> Vec<String> {
    let work = record.work();
    vec![
        record.id.clone(),
        work.title.clone(),
        work.date.clone(),
        work.source.clone(),
        work.path.clone(),
        record.address.clone(),
        record.section.clone(),
        record.speaker.clone(),
        record.role.clone(),
        record.time.map(clock::write).unwrap_or_default(),
        record.quote.clone(),
        record.note.clone(),
        record.tags.join("; "),
        record.color.clone(),
        record.state.clone(),
        rfc3339(record.made),
        rfc3339(record.changed),
        record.present.clone(),
        record.author.clone(),
        record.until.map(clock::write).unwrap_or_default(),
    ]
}
