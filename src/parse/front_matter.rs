//! The YAML block at the top of a file: what it says about the interview, however it is written.
//!
//! The only door to the YAML parser. A broken block costs only what is broken in it: the rest is read key by
//! key, and a diagnostic names the place. Knows nothing of the text below.

mod entries;
mod meaning;
mod yaml;

use serde_json::{Map, Value};

use super::labels;
use super::overrides::Overrides;
use crate::episode::head::Head;
use crate::episode::oddity::{Diagnostic, Oddity};
use crate::text::marks;
use entries::{Entry, Fenced};

/// What stands at the top of a file.
#[derive(Clone, Debug, Default)]
pub struct Front {
    /// What it says; empty without a front matter.
    pub head: Head,
    /// Byte of the source text where the body begins; 0 without a front matter.
    pub body: usize,
    /// Lines of the source text before the body.
    pub lines: u32,
    /// The file's own `fangtan:` mapping.
    pub overrides: Overrides,
    /// What could not be read as it was meant.
    pub diagnostics: Vec<Diagnostic>,
}

/// Takes the front matter off `text`. A block that is not closed, or that is but text between two rules, is
/// body.
pub fn split(text: &str) -> Front {
    let Some(fenced) = entries::fenced(text) else { return unclosed(text) };
    let entries = entries::entries(fenced.inner);
    if !is_front_matter(&fenced, &entries) {
        return Front::default();
    }
    let mut diagnostics = Vec::new();
    let mapping = match yaml::parse(fenced.inner) {
        Ok(Value::Object(mapping)) => mapping,
        Ok(Value::Null) => Map::new(),
        Ok(_) => salvage(&entries, None, &mut diagnostics),
        Err(fault) => salvage(&entries, Some(fault), &mut diagnostics),
    };
    duplicates(&entries, &mut diagnostics);
    let overrides = overrides(&mapping, &entries, &mut diagnostics);
    let written = |key: &str| entries.iter().rfind(|entry| entry.key == key).map(|entry| entry.rest);
    diagnostics.sort_by_key(|diagnostic| (diagnostic.line, diagnostic.column));
    Front {
        head: meaning::head(&mapping, written),
        body: fenced.body,
        lines: fenced.lines,
        overrides,
        diagnostics,
    }
}

/// A first line `---` that nothing closes is text; worth a word where a head was evidently meant.
fn unclosed(text: &str) -> Front {
    let mut front = Front::default();
    let mut lines = text.trim_start_matches('\u{feff}').lines();
    let opens = lines.next().is_some_and(|line| line.trim_end() == "---");
    let key =
        lines.next().filter(|_| opens).and_then(|line| entries::entries(line).first().map(|entry| entry.key));
    if key.is_some_and(meaning::is_known) {
        front.diagnostics.push(Diagnostic::warning(1, Oddity::OpenFrontMatter));
    }
    front
}

/// Whether a fenced block is a front matter and not prose or a heading between two rules: it begins with a
/// key, and one of its keys is known or all are such as programs write.
fn is_front_matter(fenced: &Fenced<'_>, entries: &[Entry<'_>]) -> bool {
    let mut lines = fenced.inner.lines().enumerate().filter(|(_, line)| !is_blank_or_comment(line));
    let Some((first, line)) = lines.next() else { return fenced.inner.trim().is_empty() };
    if line.starts_with('{') {
        return matches!(yaml::parse(fenced.inner), Ok(Value::Object(_)));
    }
    let starts_with_key = entries.first().is_some_and(|entry| entry.line as usize == first + 1);
    starts_with_key
        && (entries.iter().any(|entry| is_of_a_head(entry, entries)) || entries.iter().all(is_of_a_program))
}

/// Whether an entry is one of a head. A word for a host or a guest that comes back or has a sentence behind
/// it is a label.
fn is_of_a_head(entry: &Entry<'_>, entries: &[Entry<'_>]) -> bool {
    let once = || entries.iter().filter(|other| other.key == entry.key).nth(1).is_none();
    let named = || once() && !marks::ends_sentence(entry.rest);
    meaning::is_known(entry.key) && (!meaning::names_people(entry.key) || named())
}

fn is_blank_or_comment(line: &str) -> bool {
    line.trim().is_empty() || line.starts_with('#')
}

fn is_of_a_program(entry: &Entry<'_>) -> bool {
    let mut bytes = entry.key.bytes();
    bytes.next().is_some_and(|b| b.is_ascii_lowercase())
        && bytes.all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'))
}

/// Reads a broken block key by key; what is no YAML even alone is taken as written.
fn salvage(
    entries: &[Entry<'_>],
    fault: Option<yaml::Fault>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Map<String, Value> {
    let mut mapping = Map::new();
    for entry in entries {
        let value = match yaml::parse(entry.text) {
            Ok(Value::Object(one)) if one.len() == 1 => {
                one.into_iter().next().map_or(Value::Null, |(_, value)| value)
            }
            Ok(_) => {
                diagnostics.push(broken(entry, None));
                entries::literal(entry)
            }
            Err(fault) => {
                diagnostics.push(broken(entry, Some(fault)));
                entries::literal(entry)
            }
        };
        yaml::insert(&mut mapping, entry.key.to_owned(), value);
    }
    if let Some(fault) = fault.filter(|_| diagnostics.is_empty()) {
        let oddity = Oddity::BrokenFrontMatter { why: fault.message.clone() };
        diagnostics.push(Diagnostic { column: fault.column, ..Diagnostic::warning(fault.line + 1, oddity) });
    }
    mapping
}

fn broken(entry: &Entry<'_>, fault: Option<yaml::Fault>) -> Diagnostic {
    let (line, column, why) = match fault {
        Some(fault) => (entry.line + fault.line, fault.column, Some(fault.message)),
        None => (entry.line + 1, Some(entry.key.chars().count() as u32 + 1), None),
    };
    let oddity = Oddity::BrokenEntry { key: entry.key.to_owned(), why };
    Diagnostic { column, ..Diagnostic::warning(line, oddity) }
}

fn duplicates(entries: &[Entry<'_>], diagnostics: &mut Vec<Diagnostic>) {
    let mut seen = std::collections::HashSet::new();
    for entry in entries.iter().filter(|entry| !seen.insert(entry.key)) {
        let oddity = Oddity::DoubleKey(entry.key.to_owned());
        diagnostics.push(Diagnostic { column: Some(1), ..Diagnostic::warning(entry.line + 1, oddity) });
    }
}

fn overrides(
    mapping: &Map<String, Value>,
    entries: &[Entry<'_>],
    diagnostics: &mut Vec<Diagnostic>,
) -> Overrides {
    let Some(value) = mapping.get("fangtan") else { return Overrides::default() };
    let entry = entries.iter().find(|entry| entry.key == "fangtan");
    let line = entry.map_or(1, |entry| entry.line + 1);
    let (mut overrides, problems) = Overrides::read(value);
    for (key, pattern) in [("label", &mut overrides.label), ("section", &mut overrides.section)] {
        let wrong = pattern.as_deref().and_then(|pattern| labels::compile(key, pattern).err());
        if let Some(wrong) = wrong {
            let below =
                entry.and_then(|entry| entry.text.lines().position(|l| l.trim_start().starts_with(key)));
            diagnostics.push(Diagnostic { line: line + below.unwrap_or(0) as u32, ..wrong });
            *pattern = None;
        }
    }
    let problems = problems.into_iter().map(Oddity::BadOverride);
    diagnostics.extend(problems.map(|problem| Diagnostic::warning(line, problem)));
    overrides
}
