//! A table for spreadsheets (RFC 4180, UTF-8).
//!
//! A spreadsheet runs a cell that begins with `=`, `+`, `-`, `@`, a tab or a line end as a formula; such a
//! cell gets an apostrophe before it (OWASP, CSV injection).

use super::record::{Record, by_work};
use super::times::rfc3339;
use crate::text::clock;

const COLUMNS: [&str; 18] = [
    "id", "title", "date", "source", "path", "address", "section", "speaker", "role", "time", "quote",
    "note", "tags", "color", "state", "made", "changed", "present",
];

/// One row a passage, under a row of names.
pub fn csv(records: &[Record]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let rows = by_work(records).into_iter().flatten().map(row);
    let header = COLUMNS.map(str::to_owned).to_vec();
    for row in std::iter::once(header).chain(rows) {
        // Writing to memory cannot fail, and every row has the same length.
        let _ = writer.write_record(row.into_iter().map(harmless));
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

fn harmless(cell: String) -> String {
    let runs = cell
        .trim_start_matches(' ')
        .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n']);
    if runs { format!("'{cell}") } else { cell }
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
    ]
}
