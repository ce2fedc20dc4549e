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
    /// What cannot be taken in.
    pub left_out: Vec<LeftOut>,
}

/// What of a project cannot be taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// A picture, a sound, a video with its codings: its name.
    NotText(String),
    /// A coding of the text of this name that holds no words.
    NoWords(String),
}

/// Why a project cannot be read; nothing of it is taken then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProjectFault {
    /// It is no XML at this line, from 1.
    NoXml(usize),
    /// It ends before all of its elements do, at this line.
    CutOff(usize),
    /// The archive is damaged, or there is no project in it.
    Archive,
}

/// Reads a `.qdpx`, a `project.qde` or a `.qdc`; `None` if it is none of them.
///
/// # Errors
/// If it is damaged.
pub fn read_project(bytes: &[u8]) -> Option<Result<ReadProject, ProjectFault>> {
    if !bytes.starts_with(b"PK\x03\x04") {
        let text = String::from_utf8_lossy(bytes);
        let text = text.trim_start_matches('\u{feff}');
        return text.contains("urn:QDA-XML:").then(|| read(text, &mut |_| None));
    }
    Some(read_archive(bytes).unwrap_or(Err(ProjectFault::Archive)))
}

fn read_archive(bytes: &[u8]) -> Option<Result<ReadProject, ProjectFault>> {
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
    /// What the open selection is called.
    called: String,
    /// Codes may be told behind the sources.
    pending: Vec<PendingCoding>,
    notes: HashMap<String, String>,
    /// The program that wrote it counts a line end as one character, whatever it is in the file.
    one_line_end: bool,
    note: Option<String>,
    /// The text of the innermost element.
    words: String,
}

struct OpenSource {
    name: String,
    text: String,
    pending: Vec<PendingCoding>,
}

/// A coding with the ids of what it refers to.
struct PendingCoding {
    record: Record,
    codes: Vec<String>,
    notes: Vec<String>,
    user: String,
    span: [usize; 2],
    /// What the program calls it: often its first words.
    name: String,
}

fn read(xml: &str, file: &mut impl FnMut(&str) -> Option<String>) -> Result<ReadProject, ProjectFault> {
    let mut project = ProjectReader::default();
    let mut reader = Reader::from_str(xml);
    reader.config_mut().expand_empty_elements = true;
    let line = |reader: &Reader<&[u8]>| {
        let read = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX).min(xml.len());
        xml.get(..xml.floor_char_boundary(read)).unwrap_or_default().matches('\n').count() + 1
    };
    let mut depth = 0_usize;
    let mut user = String::new();
    let mut span = [0, 0];
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => {
                depth += 1;
                if start.contains('<') || start.attributes().any(|attribute| attribute.is_err()) {
                    return Err(ProjectFault::NoXml(line(&reader)));
                }
                project.open(&start, file, (&mut user, &mut span));
            }
            Ok(Event::End(end)) => {
                depth -= 1;
                project.close(end.local_name().as_ref(), &user, span);
            }
            Ok(Event::Text(text)) => project.words.push_str(&text),
            Ok(Event::CData(text)) => project.words.push_str(&text),
            Ok(Event::GeneralRef(entity)) => {
                if let Some(known) = resolve_predefined_entity(&entity) {
                    project.words.push_str(known);
                } else if let Ok(Some(c)) = entity.resolve_char_ref() {
                    project.words.push(c);
                }
            }
            Ok(Event::Eof) if depth == 0 => return Ok(project.finish()),
            Ok(Event::Eof) => return Err(ProjectFault::CutOff(line(&reader))),
            Err(_) => return Err(ProjectFault::NoXml(line(&reader))),
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
            "Project" => self.one_line_end = get("origin").to_lowercase().contains("atlas"),
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
                let text = file(&format!("Sources/{name}")).unwrap_or_default();
                self.source = Some(OpenSource { name: get("name"), text, pending: Vec::new() });
            }
            "PictureSource" | "AudioSource" | "VideoSource" | "PDFSource" => {
                self.read.left_out.push(LeftOut::NotText(get("name")));
            }
            "PlainTextSelection" => {
                let number = |name: &str| get(name).parse().unwrap_or(0);
                *span = [number("startPosition"), number("endPosition")];
                *user = id(&get("creatingUser"));
                let made = from_rfc3339(&get("creationDateTime")).unwrap_or_default();
                self.selection =
                    Some(Record { id: id(&get("guid")), made, changed: made, ..Record::default() });
                (self.refs, self.noted, self.called) = Default::default();
                self.called = get("name");
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
                    source.text = words;
                }
            }
            "Note" => self.note = None,
            "PlainTextSelection" => {
                if let (Some(source), Some(record)) = (&mut self.source, self.selection.take()) {
                    let (codes, notes) = (std::mem::take(&mut self.refs), std::mem::take(&mut self.noted));
                    let (user, name) = (user.to_owned(), std::mem::take(&mut self.called));
                    source.pending.push(PendingCoding { record, codes, notes, user, span, name });
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
        let text = counted_text(&source, self.one_line_end);
        let OpenSource { name, pending, .. } = source;
        let words = |from: usize, to: usize| -> String {
            let to = to.min(text.len());
            let words: String = text.get(from.min(to)..to).unwrap_or_default().iter().collect();
            words.replace("\r\n", "\n")
        };
        let title = title_of(&name).to_owned();
        for mut coding in pending {
            let [start, end] = coding.span;
            let quote = words(start, end);
            if quote.trim().is_empty() {
                self.read.left_out.push(LeftOut::NoWords(name.clone()));
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

/// Endings of the names of files that hold texts.
const TEXT_FILES: [&str; 14] = [
    "txt", "md", "markdown", "doc", "docx", "odt", "rtf", "pdf", "html", "htm", "epub", "srt", "vtt", "json",
];

/// The name of a text without the ending of its file: what else follows a dot is part of the name.
fn title_of(name: &str) -> &str {
    let is_file = |(stem, ending): &(&str, &str)| {
        !stem.is_empty() && TEXT_FILES.contains(&ending.to_lowercase().as_str())
    };
    name.rsplit_once('.').filter(is_file).map_or(name, |(stem, _)| stem)
}

/// The characters in which the codings of a text are counted. Lines may end with CR LF: the standard counts
/// both, some programs one, and not all say so; what suits more of the codings is taken, else what the program
/// is known for.
fn counted_text(source: &OpenSource, one_line_end: bool) -> Vec<char> {
    let own: Vec<char> = source.text.chars().collect();
    let Some(one) = source.text.contains("\r\n").then(|| source.text.replace("\r\n", "\n")) else {
        return own;
    };
    let one: Vec<char> = one.chars().collect();
    let suit = |text: &[char]| source.pending.iter().map(|coding| suits(text, coding)).sum::<usize>();
    let (of_own, of_one) = (suit(&own), suit(&one));
    if of_one > of_own || (of_one == of_own && one_line_end) { one } else { own }
}

/// How well a coding stands in a text: it begins and ends with words, whole ones, and is called by them.
fn suits(text: &[char], coding: &PendingCoding) -> usize {
    let [start, end] = coding.span;
    let Some(words) = text.get(start..end.max(start)).filter(|words| !words.is_empty()) else { return 0 };
    let is_edge = |before: Option<&char>, after: Option<&char>| {
        let is_word = |c: Option<&char>| c.is_some_and(|c| c.is_alphanumeric());
        !(is_word(before) && is_word(after))
    };
    let before = start.checked_sub(1).and_then(|at| text.get(at));
    let has_words = [words.first(), words.last()].iter().all(|c| c.is_some_and(|c| !c.is_whitespace()));
    let is_whole = is_edge(before, words.first()) && is_edge(words.last(), text.get(end));
    let is_called = !coding.name.is_empty() && coding.name.chars().zip(words).all(|(a, b)| a == *b);
    usize::from(has_words) + usize::from(is_whole) + 2 * usize::from(is_called)
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
