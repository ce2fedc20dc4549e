//! What other programs write as REFI-QDA: code books and projects.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::XmlVersion::Implicit1_0;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::color_of;
use crate::export::record::{Record, Work};
use crate::export::times::from_rfc3339;
use crate::passage::anchor::Anchor;
use crate::passage::codes::CodeEntry;

/// Bytes that are unpacked at most.
const MOST: u64 = 256 << 20;

/// Characters before and after a passage by which it is told from the same words elsewhere.
const AROUND: usize = 64;

/// A code book or a project that was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReadProject {
    /// What is said of tags; all of them, if nothing too.
    pub codes: Vec<CodeEntry>,
    /// Codings of texts.
    pub records: Vec<Record>,
    /// What has no place in a text (of pictures, sound, video), in words for the user.
    pub left_out: Vec<String>,
}

/// Reads a `.qdpx`, a `project.qde` or a `.qdc`; `None` if it is none of them.
pub fn read_project(bytes: &[u8]) -> Option<ReadProject> {
    if !bytes.starts_with(b"PK\x03\x04") {
        let text = String::from_utf8_lossy(bytes);
        return text.contains("urn:QDA-XML:").then(|| read(&text, &mut |_| None));
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut left = MOST;
    let mut file = |name: &str| {
        let index = archive
            .file_names()
            .position(|known| known.is_ok_and(|known| known.eq_ignore_ascii_case(name)))?;
        let mut bytes = Vec::new();
        archive.by_index(index).ok()?.take(left).read_to_end(&mut bytes).ok()?;
        left = left.saturating_sub(bytes.len() as u64);
        Some(String::from_utf8_lossy(&bytes).trim_start_matches('\u{feff}').to_owned())
    };
    let project = file("project.qde")?;
    Some(read(&project, &mut file))
}

/// What is open while a project is read.
#[derive(Default)]
struct ProjectReader {
    read: ReadProject,
    /// Names of the codes that are open, by their tree.
    path: Vec<String>,
    codes: HashMap<String, String>,
    users: HashMap<String, String>,
    source: Option<OpenSource>,
    selection: Option<Record>,
    /// Ids of the codes of the open selection, and of its notes.
    refs: Vec<String>,
    noted: Vec<String>,
    /// Codes may be told behind the sources.
    pending: Vec<PendingCoding>,
    notes: HashMap<String, String>,
    note: Option<String>,
    /// The text of the innermost element.
    words: String,
}

struct OpenSource {
    name: String,
    text: Vec<char>,
    pending: Vec<PendingCoding>,
}

/// A coding with the ids of what it refers to.
struct PendingCoding {
    record: Record,
    codes: Vec<String>,
    notes: Vec<String>,
    user: String,
    span: [usize; 2],
}

fn read(xml: &str, file: &mut impl FnMut(&str) -> Option<String>) -> ReadProject {
    let mut project = ProjectReader::default();
    let mut reader = Reader::from_str(xml);
    reader.config_mut().expand_empty_elements = true;
    reader.config_mut().check_end_names = false;
    let mut user = String::new();
    let mut span = [0, 0];
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => project.open(&start, file, (&mut user, &mut span)),
            Ok(Event::End(end)) => project.close(end.local_name().as_ref(), &user, span),
            Ok(Event::Text(text)) => project.words.push_str(&text),
            Ok(Event::CData(text)) => project.words.push_str(&text),
            Ok(Event::GeneralRef(entity)) => {
                if let Some(known) = resolve_predefined_entity(&entity) {
                    project.words.push_str(known);
                } else if let Ok(Some(c)) = entity.resolve_char_ref() {
                    project.words.push(c);
                }
            }
            Ok(Event::Eof) | Err(_) => return project.finish(),
            Ok(_) => {}
        }
    }
}

impl ProjectReader {
    fn open(
        &mut self,
        start: &BytesStart<'_>,
        file: &mut impl FnMut(&str) -> Option<String>,
        (user, span): (&mut String, &mut [usize; 2]),
    ) {
        let get = |name: &str| attribute(start, name);
        self.words.clear();
        match start.local_name().as_ref() {
            "User" => {
                self.users.insert(id(&get("guid")), get("name"));
            }
            "Code" => {
                self.path.push(get("name").replace('/', "∕"));
                let name = self.path.join("/");
                self.codes.insert(id(&get("guid")), name.clone());
                self.read.codes.push(CodeEntry {
                    name,
                    color: color_of(&get("color")),
                    ..CodeEntry::default()
                });
            }
            "TextSource" => {
                let path = get("plainTextPath");
                let name = path.strip_prefix("internal://").unwrap_or(&path);
                let text = file(&format!("Sources/{name}")).unwrap_or_default().replace("\r\n", "\n");
                self.source =
                    Some(OpenSource { name: get("name"), text: text.chars().collect(), pending: Vec::new() });
            }
            "PictureSource" | "AudioSource" | "VideoSource" | "PDFSource" => {
                self.read.left_out.push(format!("{} is no text, and its codings are left out", get("name")));
            }
            "PlainTextSelection" => {
                let number = |name: &str| get(name).parse().unwrap_or(0);
                *span = [number("startPosition"), number("endPosition")];
                *user = id(&get("creatingUser"));
                let made = from_rfc3339(&get("creationDateTime")).unwrap_or_default();
                self.selection =
                    Some(Record { id: id(&get("guid")), made, changed: made, ..Record::default() });
                (self.refs, self.noted) = Default::default();
            }
            "CodeRef" if self.selection.is_some() => self.refs.push(id(&get("targetGUID"))),
            "NoteRef" if self.selection.is_some() => self.noted.push(id(&get("targetGUID"))),
            "Note" => self.note = Some(id(&get("guid"))),
            _ => {}
        }
    }

    fn close(&mut self, name: &str, user: &str, span: [usize; 2]) {
        let words = std::mem::take(&mut self.words);
        match name {
            "Code" => drop(self.path.pop()),
            "Description" if self.selection.is_some() => {
                if let Some(record) = &mut self.selection {
                    record.note = words.trim().to_owned();
                }
            }
            "Description" if !self.path.is_empty() => {
                let path = self.path.join("/");
                if let Some(code) = self.read.codes.iter_mut().rev().find(|code| code.name == path) {
                    code.description = words.trim().to_owned();
                }
            }
            "PlainTextContent" if self.note.is_some() => {
                let id = self.note.clone().unwrap_or_default();
                self.notes.insert(id, words);
            }
            "PlainTextContent" => {
                if let Some(source) = &mut self.source {
                    source.text = words.chars().collect();
                }
            }
            "Note" => self.note = None,
            "PlainTextSelection" => {
                if let (Some(source), Some(record)) = (&mut self.source, self.selection.take()) {
                    let (codes, notes) = (std::mem::take(&mut self.refs), std::mem::take(&mut self.noted));
                    source.pending.push(PendingCoding { record, codes, notes, user: user.to_owned(), span });
                }
            }
            "TextSource" => {
                if let Some(source) = self.source.take() {
                    self.take_source(source);
                }
            }
            _ => {}
        }
    }

    fn take_source(&mut self, source: OpenSource) {
        let OpenSource { name, text, pending } = source;
        let words = |from: usize, to: usize| -> String {
            let to = to.min(text.len());
            text.get(from.min(to)..to).unwrap_or_default().iter().collect()
        };
        let title = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem).to_owned();
        for mut coding in pending {
            let [start, end] = coding.span;
            let quote = words(start, end);
            if quote.trim().is_empty() {
                self.read.left_out.push(format!("{name}: a coding without words is left out"));
                continue;
            }
            let anchor = Anchor {
                exact: quote.clone(),
                prefix: words(start.saturating_sub(AROUND), start),
                suffix: words(end, end + AROUND),
                ..Anchor::default()
            };
            let work = Work { title: title.clone(), path: name.clone(), ..Work::default() };
            coding.record = Record { quote, anchor, episode: Some(work), ..coding.record };
            self.pending.push(coding);
        }
    }

    fn finish(mut self) -> ReadProject {
        for PendingCoding { mut record, codes, notes, user, .. } in std::mem::take(&mut self.pending) {
            record.tags = codes.iter().filter_map(|id| self.codes.get(id).cloned()).collect();
            record.author = self.users.get(&user).cloned().unwrap_or_default();
            let notes = notes.iter().filter_map(|id| self.notes.get(id).map(String::as_str));
            let all: Vec<&str> =
                Some(record.note.as_str()).into_iter().chain(notes).filter(|note| !note.is_empty()).collect();
            record.note = all.join("\n\n");
            self.read.records.push(record);
        }
        self.read
    }
}

/// An id without its braces.
fn id(written: &str) -> String {
    written.trim_matches(['{', '}']).to_lowercase()
}

fn attribute(start: &BytesStart<'_>, name: &str) -> String {
    let mut all = start.attributes();
    let found = all.with_checks(false).flatten().find(|found| found.key.local_name().as_ref() == name);
    found.map_or_else(String::new, |found| {
        found
            .normalized_value(Implicit1_0)
            .map_or_else(|_| found.value.to_string(), std::borrow::Cow::into_owned)
    })
}
