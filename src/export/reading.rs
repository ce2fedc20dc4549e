//! Passages as one text to be read: a turn for each, in groups, with the way back to its place.

use std::fmt::Write as _;

use super::links::address_link;
use super::markdown::escaped;
use super::record::Record;

/// In place of the name of whoever says it, where that is not known.
const NOBODY: &str = "–";

/// What stands behind the name of whoever says a passage. No passage has it, so that none of its words are
/// taken for a name.
const SAYS: char = '⁚';

/// The passages of all groups under `title`, each group a section: who says it, the words, where they are
/// from, the note.
pub fn reading(title: &str, groups: &[(String, Vec<Record>)]) -> String {
    let title = serde_json::Value::from(title);
    // However few passages there are, who says them is known.
    let mut text = format!("---\ntitle: {title}\nfangtan:\n  label: '^(.{{1,80}}?) {SAYS} '\n---\n");
    for (name, records) in groups {
        if !name.is_empty() {
            let _ = write!(text, "\n## {}\n", escaped(name));
        }
        for record in records {
            passage(&mut text, record);
        }
    }
    text
}

fn passage(text: &mut String, record: &Record) {
    let speaker = if record.speaker.is_empty() { NOBODY } else { &record.speaker };
    let work = record.work();
    let quote = record.quote.replace(SAYS, ":");
    let words: Vec<String> = quote.lines().map(|line| escaped(line.trim())).collect();
    let _ = write!(text, "\n**{}** {SAYS} {}\n", escaped(speaker), words.join("\n\n"));
    let link = address_link(&work.path, &record.address);
    let _ = write!(text, "\n— [{} {}]({link})\n", escaped(&work.title), record.address);
    for line in record.note.lines().filter(|line| !line.trim().is_empty()) {
        let _ = write!(text, "\n> {}\n", escaped(line));
    }
}
