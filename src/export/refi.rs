//! REFI-QDA 1.0, the exchange format of programs for qualitative analysis: code books (`.qdc`) and projects
//! (`.qdpx`, an archive of `project.qde` and the texts). <https://www.qdasoftware.org>
//!
//! Positions are characters (Unicode code points) of the reading text. A passage keeps its id.

mod read;

use std::collections::BTreeMap;
use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::record::Record;
use super::times::rfc3339;
use crate::passage::anchor::text_hash;
use crate::passage::codes::CodeEntry;
use crate::text::tag::tidy;

pub use read::{LeftOut, ProjectFault, ReadProject, read_project};

/// Colors by their names, as REFI-QDA writes them.
const COLORS: [(&str, &str); 5] = [
    ("yellow", "#E5B93C"),
    ("green", "#3FA35B"),
    ("blue", "#3C7DD9"),
    ("red", "#D94B4B"),
    ("purple", "#9656C8"),
];

/// A text of a project with its passages.
#[derive(Clone, Debug)]
pub struct ProjectText {
    /// Its title.
    pub title: String,
    /// What is read.
    pub text: String,
    /// Its passages; those that stand nowhere are left out.
    pub records: Vec<Record>,
}

/// A code book as `.qdc`: every tag that is told or used, in its tree.
pub fn codebook(codes: &[CodeEntry], used: &[String]) -> String {
    let head = "<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\" origin=\"fangtan\">\n";
    format!("{DECLARATION}{head}{}</CodeBook>\n", codes_element(codes, used, ""))
}

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";

/// A project as `.qdpx`.
///
/// # Errors
/// Those of the archive.
pub fn project(codes: &[CodeEntry], texts: &[ProjectText]) -> Result<Vec<u8>, String> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let mut add = |name: &str, text: &str| {
        archive.start_file(name, SimpleFileOptions::default()).map_err(|error| error.to_string())?;
        archive.write_all(text.as_bytes()).map_err(|error| error.to_string())
    };
    add("project.qde", &project_xml(codes, texts))?;
    for text in texts {
        add(&format!("Sources/{}.txt", source_id(text)), &text.text)?;
    }
    Ok(archive.finish().map_err(|error| error.to_string())?.into_inner())
}

fn project_xml(codes: &[CodeEntry], texts: &[ProjectText]) -> String {
    let records = || texts.iter().flat_map(|text| &text.records);
    let users: BTreeMap<&str, String> =
        records().map(|record| (record.author.as_str(), guid("user", &record.author))).collect();
    let named = users.iter().filter(|(name, _)| !name.is_empty());
    let user = |(name, id): (&&str, &String)| format!("<User guid=\"{id}\" name=\"{}\"/>\n", escaped(name));
    let users: String = named.map(user).collect();
    let users = if users.is_empty() { users } else { format!("<Users>\n{users}</Users>\n") };
    let used: Vec<String> = records().flat_map(|record| record.tags.iter().cloned()).collect();
    let sources: String = texts.iter().map(source).collect();
    let sources = if sources.is_empty() { sources } else { format!("<Sources>\n{sources}</Sources>\n") };
    let notes: String =
        records().filter(|record| is_placed(record) && !record.note.is_empty()).map(note).collect();
    let notes = if notes.is_empty() { notes } else { format!("<Notes>\n{notes}</Notes>\n") };
    let book = codes_element(codes, &used, "");
    let book = if book.is_empty() { book } else { format!("<CodeBook>\n{book}</CodeBook>\n") };
    let head = "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"fangtan\" origin=\"fangtan\">\n";
    format!("{DECLARATION}{head}{users}{book}{sources}{notes}</Project>\n")
}

fn source(text: &ProjectText) -> String {
    let id = source_id(text);
    let placed = text.records.iter().filter(|record| is_placed(record));
    let selections: String = placed.map(selection).collect();
    format!(
        "<TextSource guid=\"{id}\" name=\"{}\" plainTextPath=\"internal://{id}.txt\">\n{selections}</TextSource>\n",
        escaped(&text.title)
    )
}

fn is_placed(record: &Record) -> bool {
    record.position.is_some() && record.deleted.is_none()
}

fn selection(record: &Record) -> String {
    let [start, end] = record.position.unwrap_or_default();
    let made = rfc3339(record.made);
    let user = maker(record);
    let coding = |tag: &String| {
        let id = guid("coding", &format!("{}\n{tag}", record.id));
        let code = guid("code", &tidy(tag)?);
        Some(format!(
            "<Coding guid=\"{id}\"{user} creationDateTime=\"{made}\"><CodeRef targetGUID=\"{code}\"/></Coding>\n"
        ))
    };
    let codings: String = record.tags.iter().filter_map(coding).collect();
    let note = if record.note.is_empty() {
        String::new()
    } else {
        format!("<NoteRef targetGUID=\"{}\"/>\n", guid("note", &record.id))
    };
    let name: String = record.quote.chars().take(40).collect();
    format!(
        "<PlainTextSelection guid=\"{}\" name=\"{}\" startPosition=\"{start}\" endPosition=\"{end}\"{user} \
         creationDateTime=\"{made}\">\n{codings}{note}</PlainTextSelection>\n",
        selection_id(record),
        escaped(&name),
    )
}

fn note(record: &Record) -> String {
    let (id, user) = (guid("note", &record.id), maker(record));
    let made = rfc3339(record.changed);
    let content = escaped(&record.note);
    format!(
        "<Note guid=\"{id}\"{user} creationDateTime=\"{made}\">\
         <PlainTextContent>{content}</PlainTextContent></Note>\n"
    )
}

/// The codes in their tree; those above a code that nothing is said of are made.
fn codes_element(codes: &[CodeEntry], used: &[String], below: &str) -> String {
    // Names that were given elsewhere may have steps that are empty.
    let names = codes.iter().map(|code| &code.name).chain(used);
    let names: Vec<String> = names.filter_map(|name| tidy(name)).collect();
    let children = codes_below(codes, &names, below);
    match (children.is_empty(), below.is_empty()) {
        (true, _) => String::new(),
        (false, true) => format!("<Codes>\n{children}</Codes>\n"),
        (false, false) => children,
    }
}

fn codes_below(codes: &[CodeEntry], names: &[String], below: &str) -> String {
    let rest = names.iter().filter_map(|name| match below {
        "" => Some(name.as_str()),
        _ => name.strip_prefix(below)?.strip_prefix('/'),
    });
    let mut children: Vec<&str> = rest.filter_map(|rest| rest.split('/').next()).collect();
    children.sort_unstable();
    children.dedup();
    let child = |name: &&str| {
        let path = if below.is_empty() { (*name).to_owned() } else { format!("{below}/{name}") };
        let code = codes.iter().find(|code| tidy(&code.name).as_ref() == Some(&path));
        let color = code.and_then(|code| COLORS.iter().find(|(name, _)| *name == code.color));
        let color = color.map_or_else(String::new, |(_, hex)| format!(" color=\"{hex}\""));
        let told = code.map(|code| code.description.as_str()).filter(|told| !told.is_empty());
        let told =
            told.map_or_else(String::new, |told| format!("<Description>{}</Description>\n", escaped(told)));
        let inside = codes_below(codes, names, &path);
        format!(
            "<Code guid=\"{}\" name=\"{}\" isCodable=\"true\"{color}>\n{told}{inside}</Code>\n",
            guid("code", &path),
            escaped(name)
        )
    };
    children.iter().map(child).collect()
}

fn source_id(text: &ProjectText) -> String {
    guid("source", &format!("{}\n{}", text.title, text.text))
}

/// The attribute that tells who made a passage, if anybody told.
fn maker(record: &Record) -> String {
    if record.author.is_empty() {
        return String::new();
    }
    format!(" creatingUser=\"{}\"", guid("user", &record.author))
}

/// The passage's own id, if it is one that the format allows.
fn selection_id(record: &Record) -> String {
    let own = uuid::Uuid::parse_str(&record.id).is_ok();
    if own { record.id.clone() } else { guid("selection", &record.id) }
}

/// The same id for the same thing, on every machine.
fn guid(kind: &str, name: &str) -> String {
    let [high, low] =
        [format!("{kind}\n{name}"), format!("{name}\n{kind}")].map(|text| u128::from(text_hash(&text)));
    uuid::Builder::from_custom_bytes(((high << 64) | low).to_be_bytes()).into_uuid().to_string()
}

/// Text as it stands in XML; what XML cannot hold is left out.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' => escaped.push_str("&#10;"),
            '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\r' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// The name of the color that `hex` is nearest to; empty for greys and what is none.
pub fn color_of(hex: &str) -> String {
    let channels = |hex: &str| -> Option<[i64; 3]> {
        let digits = hex.strip_prefix('#').filter(|digits| digits.len() == 6)?;
        let value = i64::from_str_radix(digits, 16).ok()?;
        Some([value >> 16, (value >> 8) & 255, value & 255])
    };
    let Some(asked) = channels(hex) else { return String::new() };
    let span = asked.iter().max().zip(asked.iter().min()).map_or(0, |(most, least)| most - least);
    let distance = |other: [i64; 3]| -> i64 { asked.iter().zip(other).map(|(a, b)| (a - b) * (a - b)).sum() };
    let near = COLORS.iter().filter_map(|(name, hex)| Some((distance(channels(hex)?), *name))).min();
    near.filter(|_| span > 40).map_or_else(String::new, |(_, name)| name.to_owned())
}

/// Whether there is a color of this name.
pub fn is_color(name: &str) -> bool {
    COLORS.iter().any(|(known, _)| *known == name)
}
