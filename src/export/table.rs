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

fn harmless(cell: &str) -> String {
    let runs = cell
        .trim_start_matches(' ')
        .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n']);
    if runs { format!("'{cell}") } else { cell.to_owned() }
}
