//! Exports into a folder that is not ours alone: no file of the reader's is ever written over.
//!
//! A Markdown note is ours if its front matter says so ([`ExportedNote`]); any other file, if it is listed
//! with its fingerprint in [`LIST`] and still has that. A name that is taken by something else, or by one
//! that differs in case only, is told and gets a number.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::commands::marks;
use crate::commands::names::file_name;
use crate::commands::outcome::Failure;
use crate::commands::output::Output;
use crate::export::{ExportedNote, NoteHead};
use crate::messages::Msg;
use crate::passage::anchor::text_hash;
use crate::store::Store;

/// The list of exported files that cannot say of themselves whose they are.
const LIST: &str = ".fangtan-export";

/// A folder while it is exported into.
pub struct Folder {
    path: PathBuf,
    /// The names that are taken, as file systems without case compare them.
    taken: BTreeSet<String>,
    /// Our notes: name, head, text.
    notes: Vec<(String, NoteHead, String)>,
    /// Our other files: name and fingerprint.
    listed: BTreeMap<String, u64>,
    written: BTreeSet<String>,
}

impl Folder {
    /// Makes the folder if it is missing, and looks at what is in it.
    pub fn open(path: &Path) -> Result<Self, Failure> {
        fs::create_dir_all(path).map_err(|error| told(path, &error))?;
        let mut folder = Self {
            path: path.to_owned(),
            taken: BTreeSet::new(),
            notes: Vec::new(),
            listed: listed(&path.join(LIST)),
            written: BTreeSet::new(),
        };
        for entry in fs::read_dir(path).map_err(|error| told(path, &error))?.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            folder.taken.insert(folded(&name));
            let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
            if is_file && Path::new(&name).extension().is_some_and(|end| end == "md") {
                let text = fs::read_to_string(entry.path()).unwrap_or_default();
                folder.notes.extend(NoteHead::read(&text).map(|head| (name, head, text)));
            }
        }
        folder.notes.sort_by(|one, other| one.0.cmp(&other.0));
        Ok(folder)
    }

    /// Writes a note, into the file that is about the same, whatever it is called now.
    pub fn write_note(
        &mut self,
        title: &str,
        note: &ExportedNote,
        output: &mut Output,
    ) -> Result<(), Failure> {
        let known = self.note_like(note);
        let (name, before) = match known {
            Some((name, text)) => (name, Some(text)),
            None => (self.free_name(title, "md", output), None),
        };
        let text = note.write(before.as_deref());
        if before.as_ref() != Some(&text) {
            self.replace(&name, &text, before.as_deref())?;
        }
        self.written.insert(name);
        Ok(())
    }

    /// The note that shares the most passages with `note`; of groups, the one of the same name.
    fn note_like(&self, note: &ExportedNote) -> Option<(String, String)> {
        let shared = |head: &NoteHead| {
            note.blocks.iter().filter(|block| is_id(&block.key) && head.keys.contains(&block.key)).count()
        };
        let mut likely: Vec<_> = self
            .notes
            .iter()
            .filter(|(name, head, _)| head.group == note.group && !self.written.contains(name))
            .map(|(name, head, text)| (shared(head), name, text))
            .collect();
        if note.group == "episode" {
            likely.retain(|(shared, ..)| *shared > 0);
        }
        likely.sort_by(|one, other| other.0.cmp(&one.0).then(one.1.cmp(other.1)));
        likely.first().map(|(_, name, text)| ((*name).clone(), (*text).clone()))
    }

    /// Writes a file of another kind, over the one written for the same title if nobody changed that; returns
    /// its name.
    pub fn write_file(
        &mut self,
        title: &str,
        extension: &str,
        text: &str,
        output: &mut Output,
    ) -> Result<String, Failure> {
        let names = numbered(title, extension);
        let is_ours = |name: &String| !self.written.contains(name) && self.is_as_written(name);
        let mine = names.take(self.listed.len() + 1).find(is_ours);
        let name = mine.unwrap_or_else(|| self.free_name(title, extension, output));
        let before = fs::read_to_string(self.path.join(&name)).ok();
        self.replace(&name, text, before.as_deref())?;
        self.listed.insert(name.clone(), text_hash(text));
        self.written.insert(name.clone());
        Ok(name)
    }

    fn is_as_written(&self, name: &str) -> bool {
        let path = self.path.join(name);
        let is_file = fs::symlink_metadata(&path).is_ok_and(|entry| entry.is_file());
        let text = is_file.then(|| fs::read_to_string(&path).ok()).flatten();
        self.listed.get(name).is_some_and(|hash| text.is_some_and(|text| text_hash(&text) == *hash))
    }

    fn free_name(&mut self, title: &str, extension: &str, output: &mut Output) -> String {
        let wanted = file_name(title, extension);
        let name = numbered(title, extension).find(|name| !self.taken.contains(&folded(name)));
        let name = name.unwrap_or_else(|| wanted.clone());
        if name != wanted {
            let is_written = self.written.iter().any(|other| folded(other) == folded(&wanted));
            let msg = if is_written { Msg::HoldsAnother } else { Msg::NotOfExport };
            output.tell(msg, &[&wanted, &name]);
        }
        self.taken.insert(folded(&name));
        name
    }

    /// Names the files of earlier exports that nothing belongs to any more, and removes them if `prune` says
    /// so: those in which nobody wrote anything.
    pub fn finish(mut self, group: &str, prune: bool, output: &mut Output) -> Result<(), Failure> {
        let of_kind = |head: &NoteHead| head.group.split(':').next() == Some(group);
        let mut stale = Vec::new();
        for (name, head, text) in self.notes.iter().filter(|(name, ..)| !self.written.contains(name)) {
            if of_kind(head) {
                stale.push((
                    name.clone(),
                    ExportedNote::default().write(Some(text)).trim_end() == bare_front(text),
                ));
            }
        }
        let listed = self.listed.keys().filter(|name| !self.written.contains(*name));
        stale.extend(
            listed
                .filter(|name| self.path.join(name).exists())
                .map(|name| (name.clone(), self.is_as_written(name))),
        );
        for (name, untouched) in stale {
            match (prune, untouched) {
                (true, true) => {
                    fs::remove_file(self.path.join(&name)).map_err(|error| told(&self.path, &error))?;
                    self.listed.remove(&name);
                    output.tell(Msg::StaleRemoved, &[&name]);
                }
                (true, false) => output.tell(Msg::StaleKept, &[&name]),
                (false, _) => output.tell(Msg::StaleNamed, &[&name]),
            }
        }
        self.write_list()
    }

    /// Ends an export of some of the passages only.
    pub fn close(self) -> Result<(), Failure> {
        self.write_list()
    }

    fn write_list(&self) -> Result<(), Failure> {
        let path = self.path.join(LIST);
        if self.listed.is_empty() && !path.exists() {
            return Ok(());
        }
        let lines: Vec<String> =
            self.listed.iter().map(|(name, hash)| format!("{hash:016x}  {name}\n")).collect();
        let before = fs::read_to_string(&path).ok();
        self.replace(LIST, &lines.concat(), before.as_deref())
    }

    /// Puts `text` in the place of `before`, whole or not at all; a file that changed meanwhile stays.
    fn replace(&self, name: &str, text: &str, before: Option<&str>) -> Result<(), Failure> {
        let path = self.path.join(name);
        let fresh = self.path.join(format!(".{name}.{}.tmp", Store::new_id(marks::now())));
        let write = || -> io::Result<()> {
            OpenOptions::new().write(true).create_new(true).open(&fresh)?.write_all(text.as_bytes())?;
            match before {
                None => fs::hard_link(&fresh, &path).and_then(|()| fs::remove_file(&fresh)),
                Some(before) if fs::read_to_string(&path).is_ok_and(|now| now == before) => {
                    fs::rename(&fresh, &path)
                }
                Some(_) => Err(io::Error::other("was changed meanwhile; left alone")),
            }
        };
        write().map_err(|error| {
            // What could not be put in place is of no use.
            let _ = fs::remove_file(&fresh);
            told(&path, &error)
        })
    }
}

/// The front matter of a note and nothing else.
fn bare_front(text: &str) -> &str {
    text.get(..text.match_indices("\n---").next().map_or(0, |(at, fence)| at + fence.len()))
        .unwrap_or_default()
}

/// Whether a block's key is a passage's id, not a heading's name.
fn is_id(key: &str) -> bool {
    !key.starts_with("title")
}

/// `trust.md`, `trust 2.md`, `trust 3.md` …
fn numbered<'a>(title: &'a str, extension: &'a str) -> impl Iterator<Item = String> + 'a {
    let stem = file_name(title, "");
    (1_u32..).map(move |number| match number {
        1 => file_name(title, extension),
        _ => format!("{} {number}.{extension}", stem.trim_end_matches('.')),
    })
}

fn folded(name: &str) -> String {
    name.to_lowercase()
}

fn listed(path: &Path) -> BTreeMap<String, u64> {
    let text = fs::read_to_string(path).unwrap_or_default();
    let entry = |line: &str| {
        let (hash, name) = line.split_once("  ")?;
        Some((name.to_owned(), u64::from_str_radix(hash, 16).ok()?))
    };
    text.lines().filter_map(entry).collect()
}

fn told(path: &Path, error: &dyn std::fmt::Display) -> Failure {
    Failure::Message(format!("{}: {error}", path.display()))
}
