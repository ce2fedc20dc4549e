//! What a project says, once its parts have found each other.

use std::collections::{HashMap, HashSet};

use super::counted::counted_text;
use super::elements::{RawCoding, RawProject, RawText};
use crate::export::record::{Record, Work};
use crate::export::refi::ids::{ORIGIN, guid};
use crate::passage::anchor::Anchor;
use crate::passage::codes::CodeEntry;
use crate::passage::memo::joined;

/// Characters before and after a passage by which it is told from the same words elsewhere.
const AROUND: usize = 64;

/// A code book or a project that was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReadProject {
    /// What is said of tags; all of them, if nothing too.
    pub codes: Vec<CodeEntry>,
    /// Codings of texts.
    pub records: Vec<Record>,
    /// Notes that belong to texts or to the whole.
    pub memos: Vec<ReadMemo>,
    /// What cannot be taken in.
    pub left_out: Vec<LeftOut>,
}

/// A memo that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadMemo {
    /// The text it belongs to; none if it is of all.
    pub work: Option<Work>,
    /// Its words.
    pub text: String,
}

/// What of a project cannot be taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// A picture, a sound, a video with its codings: its name.
    NotText(String),
    /// A coding of the text of this name that holds no words.
    NoWords(String),
}

/// The project in our own words.
pub fn resolved(raw: &RawProject) -> ReadProject {
    let mut project = ProjectResolver {
        raw,
        notes: raw.notes.iter().map(|note| (note.id.as_str(), note)).collect(),
        codes: raw.codes.iter().map(|(id, code)| (id.as_str(), code.entry.name.as_str())).collect(),
        referred: HashSet::new(),
        read: ReadProject::default(),
    };
    for (_, code) in raw.codes.iter().filter(|(_, code)| !code.entry.name.is_empty()) {
        let description = project.said(&code.entry.description, &code.noted);
        project.read.codes.push(CodeEntry { description, ..code.entry.clone() });
    }
    for source in &raw.sources {
        project.text(source);
    }
    project.whole();
    project.read.left_out.extend(raw.others.iter().cloned().map(LeftOut::NotText));
    project.read
}

struct ProjectResolver<'r> {
    raw: &'r RawProject,
    notes: HashMap<&'r str, &'r RawText>,
    /// Names of codes by their ids.
    codes: HashMap<&'r str, &'r str>,
    /// Ids of the notes that belong to something.
    referred: HashSet<&'r str>,
    read: ReadProject,
}

impl<'r> ProjectResolver<'r> {
    /// The notes with these ids, which belong to something now.
    fn referred(&mut self, ids: &'r [String]) -> Vec<&'r RawText> {
        self.referred.extend(ids.iter().map(String::as_str));
        ids.iter().filter_map(|id| self.notes.get(id.as_str()).copied()).collect()
    }

    /// A description and the notes with these ids, each once.
    fn said(&mut self, description: &str, notes: &'r [String]) -> String {
        with_notes(description, self.referred(notes))
    }

    fn text(&mut self, source: &'r RawText) {
        let name = &source.name;
        if source.text.is_none() {
            self.read.left_out.push(LeftOut::NotText(name.clone()));
            return;
        }
        let title = title_of(name).to_owned();
        let coded = CodedText {
            work: Work { title, path: name.clone(), ..Work::default() },
            characters: counted_text(source, &self.raw.origin),
        };
        let begin = self.read.records.len();
        for coding in &source.codings {
            let note = self.said(&coding.description, &coding.noted);
            self.coding(&coded, coding, note);
        }
        let (annotations, memos): (Vec<_>, Vec<_>) =
            self.referred(&source.noted).into_iter().partition(|note| self.is_annotation(note));
        for note in annotations {
            for part in &note.codings {
                let part = RawCoding { user: note.user.clone(), made: note.made, ..part.clone() };
                self.coding(&coded, &part, words(note).to_owned());
            }
        }
        let records = self.read.records.split_off(begin);
        self.read.records.extend(if self.raw.origin == ORIGIN { records } else { as_passages(records) });
        let wordless = std::iter::repeat_n(LeftOut::NoWords(name.clone()), source.wordless);
        self.read.left_out.extend(wordless);
        let text = with_notes(&source.description, memos);
        self.memo(Some(coded.work), text);
    }

    fn coding(&mut self, coded: &CodedText, coding: &RawCoding, note: String) {
        let [start, end] = coding.span;
        let quote = coded.words(start, end);
        if quote.trim().is_empty() {
            self.read.left_out.push(LeftOut::NoWords(coded.work.path.clone()));
            return;
        }
        let anchor = Anchor {
            exact: quote.clone(),
            prefix: coded.words(start.saturating_sub(AROUND), start),
            suffix: coded.words(end, end.saturating_add(AROUND)),
            ..Anchor::default()
        };
        let name = |id: &String| self.codes.get(id.as_str()).filter(|name| !name.is_empty());
        let author = self.raw.users.get(&coding.user).cloned().unwrap_or_default();
        // It gives every part another id each time it writes a project.
        let id = if self.is_of_qualcoder() {
            guid("passage", &format!("{}\n{start} {end}\n{author}", coded.work.path))
        } else {
            coding.id.clone()
        };
        self.read.records.push(Record {
            id,
            episode: Some(coded.work.clone()),
            quote,
            note,
            tags: coding.codes.iter().filter_map(name).map(|name| (*name).to_owned()).collect(),
            position: Some(coding.span),
            author,
            made: coding.made,
            changed: coding.made,
            anchor,
            ..Record::default()
        });
    }

    /// The memo of the whole: what is said of it, its notes, and those that belong to nothing, with their names.
    fn whole(&mut self) {
        let mut text = self.said(&self.raw.description, &self.raw.noted);
        let all = self.raw.notes.iter().filter(|note| !self.referred.contains(note.id.as_str()));
        for note in all.filter(|note| !words(note).is_empty()) {
            text = joined(&text, format!("{}\n{}", note.name, words(note)).trim());
        }
        self.memo(None, text);
    }

    fn memo(&mut self, work: Option<Work>, text: String) {
        self.read.memos.extend(Some(ReadMemo { work, text }).filter(|memo| !memo.text.is_empty()));
    }

    /// Whether a note of a text is of a part of it: `QualCoder` writes the part of the text into the note.
    fn is_annotation(&self, note: &RawText) -> bool {
        let is_of_part = !note.codings.is_empty() && note.codings.iter().all(|part| part.codes.is_empty());
        is_of_part && self.is_of_qualcoder()
    }

    fn is_of_qualcoder(&self) -> bool {
        self.raw.origin.to_lowercase().contains("qualcoder")
    }
}

/// One passage of each part that one person coded: some programs write a part for every code.
fn as_passages(records: Vec<Record>) -> Vec<Record> {
    let mut passages: Vec<Record> = Vec::new();
    for record in records {
        let is_same =
            |known: &&mut Record| (known.position, &known.author) == (record.position, &record.author);
        let Some(known) = passages.iter_mut().find(is_same) else {
            passages.push(record);
            continue;
        };
        let fresh: Vec<String> = record.tags.into_iter().filter(|tag| !known.tags.contains(tag)).collect();
        known.tags.extend(fresh);
        known.note = joined(&known.note, &record.note);
        known.changed = known.changed.max(record.changed);
    }
    passages
}

/// A text with the characters in which its codings are counted.
struct CodedText {
    work: Work,
    characters: Vec<char>,
}

impl CodedText {
    fn words(&self, from: usize, to: usize) -> String {
        let to = to.min(self.characters.len());
        let words: String = self.characters.get(from.min(to)..to).unwrap_or_default().iter().collect();
        words.replace("\r\n", "\n")
    }
}

fn with_notes(description: &str, notes: Vec<&RawText>) -> String {
    notes.into_iter().fold(description.to_owned(), |said, note| joined(&said, words(note)))
}

/// The words of a note: those of the text that it is, else what is said of it.
fn words(note: &RawText) -> &str {
    let text = note.text.as_deref().unwrap_or_default().trim();
    if text.is_empty() { &note.description } else { text }
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
