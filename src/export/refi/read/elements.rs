//! The elements of a project, as they stand in its file.

use std::collections::HashMap;

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use quick_xml::XmlVersion::Implicit1_0;
use quick_xml::events::BytesStart;

use crate::export::refi::colors::color_of;
use crate::export::times::from_rfc3339;
use crate::passage::codes::CodeEntry;
use crate::passage::marks::Millis;
use crate::text::tag::tidy;

/// A project whose parts refer to each other by ids.
#[derive(Default)]
pub struct RawProject {
    /// The program that wrote it.
    pub origin: String,
    /// Codes by their ids, in the order of the file.
    pub codes: Vec<(String, RawCode)>,
    /// Names of people.
    pub users: HashMap<String, String>,
    /// Texts.
    pub sources: Vec<RawText>,
    /// Notes, which are texts too.
    pub notes: Vec<RawText>,
    /// What is said of the whole.
    pub description: String,
    /// Ids of the notes that belong to the whole.
    pub noted: Vec<String>,
    /// Names of pictures, sounds and videos.
    pub others: Vec<String>,
}

/// A code, and the ids of its notes.
#[derive(Default)]
pub struct RawCode {
    pub entry: CodeEntry,
    pub noted: Vec<String>,
}

/// A text with what is coded in it.
#[derive(Default)]
pub struct RawText {
    pub id: String,
    pub name: String,
    pub user: String,
    pub made: Millis,
    /// None of a PDF without its words.
    pub text: Option<String>,
    pub description: String,
    pub codings: Vec<RawCoding>,
    pub noted: Vec<String>,
    /// How many codings are of no words: of the whole, or of a part of a page.
    pub wordless: usize,
}

/// A part of a text with the ids of what it refers to.
#[derive(Clone, Default)]
pub struct RawCoding {
    pub id: String,
    /// What the program calls it: often its first words.
    pub name: String,
    /// Characters, from the start of the text.
    pub span: [usize; 2],
    pub user: String,
    pub made: Millis,
    pub description: String,
    pub codes: Vec<String>,
    pub noted: Vec<String>,
}

/// Reads a project element by element.
#[derive(Default)]
pub struct ProjectReader {
    /// What was read of it.
    pub read: RawProject,
    /// Names of the elements that are open, the innermost last.
    open: Vec<String>,
    /// Codes that are open, by their places among all.
    path: Vec<usize>,
    /// The text, PDF or note that is open.
    text: Option<RawText>,
    coding: Option<RawCoding>,
    /// The text of the innermost element.
    words: String,
}

impl ProjectReader {
    /// Begins an element; `file` gives the text of a file of the archive.
    pub fn open(&mut self, start: &BytesStart<'_>, file: &mut impl FnMut(&str) -> Option<String>) {
        let get = |name: &str| attribute(start, name);
        self.words.clear();
        let name = start.local_name().as_ref().to_owned();
        let parent = self.open.last().cloned().unwrap_or_default();
        match name.as_str() {
            "Project" => self.read.origin = get("origin"),
            "User" => drop(self.read.users.insert(id(&get("guid")), get("name"))),
            "Code" => self.open_code(&get("guid"), &get("name"), &get("color")),
            "TextSource" | "Note" => {
                let text = Some(stored(&get("plainTextPath"), file));
                self.text = Some(RawText { text, ..open_text(start) });
            }
            "PDFSource" => self.text = Some(open_text(start)),
            "Representation" if parent == "PDFSource" => {
                if let Some(pdf) = &mut self.text {
                    pdf.text = Some(stored(&get("plainTextPath"), file));
                }
            }
            "PictureSource" | "AudioSource" | "VideoSource" => self.read.others.push(get("name")),
            "PlainTextSelection" => self.coding = Some(open_coding(start)),
            "Coding" => match (&mut self.coding, &mut self.text) {
                (Some(coding), _) if coding.user.is_empty() => coding.user = id(&get("creatingUser")),
                (None, Some(text)) => text.wordless += 1,
                _ => {}
            },
            "CodeRef" => {
                if let Some(coding) = &mut self.coding {
                    coding.codes.push(id(&get("targetGUID")));
                }
            }
            "NoteRef" => {
                if let Some(noted) = self.noted(&parent) {
                    noted.push(id(&get("targetGUID")));
                }
            }
            _ => {}
        }
        self.open.push(name);
    }

    /// Ends the innermost element.
    pub fn close(&mut self) {
        let Some(name) = self.open.pop() else { return };
        let parent = self.open.last().cloned().unwrap_or_default();
        let words = std::mem::take(&mut self.words);
        match (name.as_str(), parent.as_str()) {
            ("Code", _) => drop(self.path.pop()),
            ("Description", _) => {
                if let Some(description) = self.described(&parent) {
                    words.trim().clone_into(description);
                }
            }
            ("PlainTextContent", "TextSource" | "Note" | "Representation") => {
                if let Some(text) = &mut self.text {
                    text.text = Some(words);
                }
            }
            ("PlainTextSelection", _) => {
                if let (Some(text), Some(coding)) = (&mut self.text, self.coding.take()) {
                    text.codings.push(coding);
                }
            }
            ("Note", _) => self.read.notes.extend(self.text.take()),
            ("TextSource" | "PDFSource", _) => self.read.sources.extend(self.text.take()),
            _ => {}
        }
    }

    /// Adds words to the innermost element.
    pub fn words(&mut self, words: &str) {
        self.words.push_str(words);
    }

    /// Whether every element that began has ended.
    pub fn is_whole(&self) -> bool {
        self.open.is_empty()
    }

    fn open_code(&mut self, guid: &str, name: &str, color: &str) {
        let above = self.path.last().and_then(|at| self.read.codes.get(*at));
        let above = above.map_or("", |(_, code)| code.entry.name.as_str());
        let name = tidy(&format!("{above}/{}", name.replace('/', "∕"))).unwrap_or_default();
        let entry = CodeEntry { name, color: color_of(color), ..CodeEntry::default() };
        self.path.push(self.read.codes.len());
        self.read.codes.push((id(guid), RawCode { entry, noted: Vec::new() }));
    }
}

impl ProjectReader {
    /// What is said of the innermost element, which is called `name`.
    fn described(&mut self, name: &str) -> Option<&mut String> {
        match name {
            "Project" => Some(&mut self.read.description),
            "Code" => self.code().map(|code| &mut code.entry.description),
            "PlainTextSelection" => self.coding.as_mut().map(|coding| &mut coding.description),
            "TextSource" | "PDFSource" | "Note" => self.text.as_mut().map(|text| &mut text.description),
            _ => None,
        }
    }

    /// The notes of the innermost element, which is called `name`.
    fn noted(&mut self, name: &str) -> Option<&mut Vec<String>> {
        match name {
            "Project" => Some(&mut self.read.noted),
            "Code" => self.code().map(|code| &mut code.noted),
            "PlainTextSelection" | "Coding" => self.coding.as_mut().map(|coding| &mut coding.noted),
            "TextSource" | "PDFSource" | "Representation" => self.text.as_mut().map(|text| &mut text.noted),
            _ => None,
        }
    }

    fn code(&mut self) -> Option<&mut RawCode> {
        let at = self.path.last()?;
        self.read.codes.get_mut(*at).map(|(_, code)| code)
    }
}

fn open_text(start: &BytesStart<'_>) -> RawText {
    let get = |name: &str| attribute(start, name);
    RawText {
        id: id(&get("guid")),
        name: get("name"),
        user: id(&get("creatingUser")),
        made: made(&get("creationDateTime")),
        ..RawText::default()
    }
}

fn open_coding(start: &BytesStart<'_>) -> RawCoding {
    let get = |name: &str| attribute(start, name);
    let number = |name: &str| get(name).parse().unwrap_or(0);
    RawCoding {
        id: id(&get("guid")),
        name: get("name"),
        span: [number("startPosition"), number("endPosition")],
        user: id(&get("creatingUser")),
        made: made(&get("creationDateTime")),
        ..RawCoding::default()
    }
}

/// The text of a file of the archive; empty if there is none.
fn stored(path: &str, file: &mut impl FnMut(&str) -> Option<String>) -> String {
    let name = path.strip_prefix("internal://").unwrap_or(path);
    file(&format!("Sources/{name}")).unwrap_or_default()
}

/// A time; the format allows one without its zone, which is taken as UTC.
fn made(written: &str) -> Millis {
    let local = |text: &str| text.parse::<DateTime>().ok()?.to_zoned(TimeZone::UTC).ok();
    from_rfc3339(written)
        .or_else(|| local(written).map(|time| time.timestamp().as_millisecond()))
        .unwrap_or_default()
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
