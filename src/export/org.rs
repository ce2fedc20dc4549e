//! Org mode: an outline of interviews, sections and passages.
//!
//! Words of an interview must not become links that run code when they are followed: `[[` is written `[ [`,
//! and the colon of `elisp:` and `shell:` as a wide one.

use std::fmt::Write as _;

use super::links::address_link;
use super::record::{Record, by_work};
use super::times::rfc3339;

/// The passages of each interview as an outline.
pub fn org(records: &[Record]) -> String {
    let mut text = String::new();
    for run in by_work(records) {
        let Some(work) = run.first().map(|record| record.work()) else { continue };
        let _ = writeln!(text, "* {}", on_one_line(&work.title));
        properties(&mut text, &[("DATE", &work.date), ("SOURCE", &work.source), ("PATH", &work.path)]);
        let mut section = "";
        for record in run {
            if record.section != section {
                let _ = writeln!(text, "** {}", on_one_line(&record.section));
                section = &record.section;
            }
            passage(&mut text, record);
        }
    }
    text
}

fn passage(text: &mut String, record: &Record) {
    let title: Vec<&str> =
        [record.address.as_str(), &record.speaker].into_iter().filter(|s| !s.is_empty()).collect();
    let tags: Vec<String> = record.tags.iter().map(|tag| tag_name(tag)).collect();
    let tags = if tags.is_empty() { String::new() } else { format!(" :{}:", tags.join(":")) };
    let _ = writeln!(text, "*** {}{tags}", on_one_line(&title.join(" ")));
    let link = address_link(&record.work().path, &record.address);
    let time = record.clip().unwrap_or_default();
    let made = rfc3339(record.made);
    properties(
        text,
        &[
            ("ID", &record.id),
            ("MADE", &made),
            ("TIME", &time),
            ("COLOR", &record.color),
            ("STATE", &record.state),
            ("LINK", &link),
        ],
    );
    let _ = writeln!(text, "#+begin_quote\n{}\n#+end_quote", escaped(&record.quote));
    if !record.present.is_empty() {
        let _ = writeln!(text, "Now:\n#+begin_quote\n{}\n#+end_quote", escaped(&record.present));
    }
    if !record.note.is_empty() {
        let _ = writeln!(text, "{}", escaped(record.note.trim_end()));
    }
}

fn properties(text: &mut String, fields: &[(&str, &str)]) {
    text.push_str(":PROPERTIES:\n");
    for (name, value) in fields.iter().filter(|(_, value)| !value.is_empty()) {
        let _ = writeln!(text, ":{name}: {}", on_one_line(value));
    }
    text.push_str(":END:\n");
}

/// Tags hold letters, digits, `_`, `@`, `#` and `%` only.
fn tag_name(tag: &str) -> String {
    tag.chars()
        .map(|c| if c.is_alphanumeric() || matches!(c, '_' | '@' | '#' | '%') { c } else { '_' })
        .collect()
}

fn on_one_line(text: &str) -> String {
    harmless(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn harmless(text: &str) -> String {
    let mut text = text.replace("[[", "[ [");
    for scheme in ["elisp", "shell"] {
        text = text.replace(&format!("{scheme}:"), &format!("{scheme}："));
    }
    text
}

/// Lines that would be read as headings or keywords get a comma before them, as Org itself does it.
fn escaped(text: &str) -> String {
    let line = |line: &str| {
        if line.trim_start().starts_with(['*', '#', ',']) { format!(",{line}") } else { line.to_owned() }
    };
    harmless(text).lines().map(line).collect::<Vec<_>>().join("\n")
}
