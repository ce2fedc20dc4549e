//! REFI-QDA 1.0, the exchange format of programs for qualitative analysis: code books (`.qdc`) and projects
//! (`.qdpx`, an archive of `project.qde` and the texts). <https://www.qdasoftware.org>
//!
//! Positions are characters (Unicode code points) of the reading text. A passage keeps its id. Memos of texts and
//! of the project are notes that those refer to.

mod colors;
mod ids;
mod read;

use std::collections::BTreeMap;
use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::record::Record;
use super::times::rfc3339;
use crate::passage::codes::CodeEntry;
use crate::passage::memo::Memo;
use crate::text::tag::tidy;

use colors::hex_of;
pub use colors::{color_of, is_color};
use ids::{ORIGIN, guid};
pub use read::{LeftOut, ProjectFault, ReadMemo, ReadProject, read_project};

/// A text of a project with its passages.
#[derive(Clone, Debug)]
pub struct ProjectText {
    /// Its title.
    pub title: String,
    /// What is read.
    pub text: String,
    /// Its passages; those that stand nowhere are left out.
    pub records: Vec<Record>,
    /// Its memo.
    pub memo: Memo,
}

/// A code book as `.qdc`: every tag that is told or used, in its tree.
pub fn codebook(codes: &[CodeEntry], used: &[String]) -> String {
    format!(
        "{DECLARATION}<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\" origin=\"{ORIGIN}\">\n{}</CodeBook>\n",
        codes_element(codes, used)
    )
}

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";

/// A project with its memo as `.qdpx`.
///
/// # Errors
/// Those of the archive.
pub fn project(codes: &[CodeEntry], texts: &[ProjectText], memo: &Memo) -> Result<Vec<u8>, String> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let mut add = |name: &str, text: &str| {
        archive.start_file(name, SimpleFileOptions::default()).map_err(|error| error.to_string())?;
        archive.write_all(text.as_bytes()).map_err(|error| error.to_string())
    };
    add("project.qde", &project_xml(codes, texts, memo))?;
    for text in texts {
        add(&format!("Sources/{}.txt", source_id(text)), &text.text)?;
    }
    Ok(archive.finish().map_err(|error| error.to_string())?.into_inner())
}

fn project_xml(codes: &[CodeEntry], texts: &[ProjectText], memo: &Memo) -> String {
    let records = || texts.iter().flat_map(|text| &text.records);
    let users: BTreeMap<&str, String> =
        records().map(|record| (record.author.as_str(), guid("user", &record.author))).collect();
    let named = users.iter().filter(|(name, _)| !name.is_empty());
    let users = named.map(|(name, id)| format!("<User guid=\"{id}\" name=\"{}\"/>\n", escaped(name)));
    let used: Vec<String> = records().flat_map(|record| record.tags.iter().cloned()).collect();
    let notes = records().filter(|record| is_placed(record) && !record.note.is_empty()).map(note);
    let memos = texts.iter().map(|text| memo_note(&source_id(text), &text.memo));
    let notes = notes.chain(memos).chain([memo_note("", memo)]);
    format!(
        "{DECLARATION}<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"{ORIGIN}\" origin=\"{ORIGIN}\">\n\
         {}{}{}{}{}</Project>\n",
        element("Users", users.collect()),
        element("CodeBook", codes_element(codes, &used)),
        element("Sources", texts.iter().map(source).collect()),
        element("Notes", notes.collect()),
        memo_ref("", memo),
    )
}

/// An element with what it holds; nothing if that is nothing.
fn element(name: &str, inside: String) -> String {
    if inside.is_empty() { inside } else { format!("<{name}>\n{inside}</{name}>\n") }
}

fn source(text: &ProjectText) -> String {
    let id = source_id(text);
    let placed = text.records.iter().filter(|record| is_placed(record));
    let selections: String = placed.map(selection).collect();
    format!(
        "<TextSource guid=\"{id}\" name=\"{}\" plainTextPath=\"internal://{id}.txt\">\n{selections}{}</TextSource>\n",
        escaped(&text.title),
        memo_ref(&id, &text.memo),
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
    format!(
        "<PlainTextSelection guid=\"{}\" name=\"{}\" startPosition=\"{start}\" endPosition=\"{end}\"{user} \
         creationDateTime=\"{made}\">\n{codings}{note}</PlainTextSelection>\n",
        selection_id(record),
        escaped(&first_words(&record.quote)),
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

/// The memo of the source with this id, of the project without one, as a note.
fn memo_note(source: &str, memo: &Memo) -> String {
    if memo.text.is_empty() {
        return String::new();
    }
    let (id, changed) = (guid("memo", source), rfc3339(memo.changed));
    let content = escaped(&memo.text);
    format!(
        "<Note guid=\"{id}\" name=\"{}\" creationDateTime=\"{changed}\">\
         <PlainTextContent>{content}</PlainTextContent></Note>\n",
        escaped(&first_words(memo.text.lines().next().unwrap_or_default())),
    )
}

fn memo_ref(source: &str, memo: &Memo) -> String {
    if memo.text.is_empty() {
        return String::new();
    }
    format!("<NoteRef targetGUID=\"{}\"/>\n", guid("memo", source))
}

/// By what a thing is called that has no name.
fn first_words(text: &str) -> String {
    text.chars().take(40).collect()
}

/// The codes in their tree; those above a code that nothing is said of are made.
fn codes_element(codes: &[CodeEntry], used: &[String]) -> String {
    // Names that were given elsewhere may have steps that are empty.
    let names = codes.iter().map(|code| &code.name).chain(used);
    let names: Vec<String> = names.filter_map(|name| tidy(name)).collect();
    element("Codes", codes_below(codes, &names, ""))
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
        let color = code.and_then(|code| hex_of(&code.color));
        let color = color.map_or_else(String::new, |hex| format!(" color=\"{hex}\""));
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

/// The passage's own id, if it is one that the format allows: with its hyphens, and nothing around them.
fn selection_id(record: &Record) -> String {
    let own = uuid::Uuid::parse_str(&record.id).ok().map(|id| id.hyphenated().to_string());
    own.filter(|own| *own == record.id.to_lowercase()).unwrap_or_else(|| guid("selection", &record.id))
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
