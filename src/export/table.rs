//! A table for spreadsheets (RFC 4180, UTF-8), whatever stands in it.
//!
//! A spreadsheet runs a cell that begins with `=`, `+`, `-`, `@`, a tab or a line end as a formula; such a
//! cell gets an apostrophe before it (OWASP, CSV injection).

/// The rows as lines; all have the same length.
pub fn csv(rows: &[Vec<String>]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        // Writing to memory cannot fail, and every row has the same length.
        let _ = writer.write_record(row.iter().map(|cell| harmless(cell)));
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

/// The rows of a table with their cells; the apostrophe before what would be run is taken away. A row that
/// cannot be read is left out.
pub fn read(text: &str) -> Vec<Vec<String>> {
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let cell = |cell: &str| match cell.strip_prefix('\'') {
        Some(bare) if harmless(bare) != bare => bare.to_owned(),
        _ => cell.to_owned(),
    };
    reader.records().flatten().map(|row| row.iter().map(cell).collect()).collect()
}

fn harmless(cell: &str) -> String {
    let runs = cell
        .trim_start_matches(' ')
        .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n']);
    if runs { format!("'{cell}") } else { cell.to_owned() }
}
