//! Our own format: one JSON object per line, and back without loss.

use super::record::{Problem, Record};

/// One record a line.
pub fn jsonl(records: &[Record]) -> String {
    records.iter().fold(String::new(), |mut text, record| {
        text.push_str(&serde_json::to_string(record).unwrap_or_default());
        text.push('\n');
        text
    })
}

/// Reads what [`jsonl`] wrote; lines that cannot be read are told and skipped, empty ones skipped.
pub fn read_jsonl(text: &str) -> (Vec<Record>, Vec<Problem>) {
    let (mut records, mut problems) = (Vec::new(), Vec::new());
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        match serde_json::from_str(line) {
            Ok(record) => records.push(record),
            Err(error) => problems.push(Problem { line: number + 1, message: error.to_string() }),
        }
    }
    (records, problems)
}
