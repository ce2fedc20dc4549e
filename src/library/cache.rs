//! What lists know of files that were read before, so that ten thousand need not be read again.
//!
//! Files of JSON lines in the cache folder, each with the cards of some folders, ordered by their bytes behind the
//! first line. They may be deleted, damaged or cut off at any time: what cannot be read is simply not known. Entries
//! hold for a path, a size and a time of change.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use memchr::memmem;
use serde::{Deserialize, Serialize};

use super::apart;
use super::kind::Likelihood;
use super::load::{LoadOptions, Loaded};
use super::scan::FoundFile;
use super::sorted_lines::SortedLines;
use crate::config::model::Config;
use crate::episode::summary::{Speed, Summary, TextKind};
use crate::parse::{self, PARSER_VERSION};
use crate::passage::anchor::text_hash;
use crate::passage::marks::Millis;

/// Name of its folder in the cache folder.
const FOLDER: &str = "cards";

/// Files of it.
const PARTS: usize = 64;

/// Changes whenever summaries are made in another way.
const SCHEMA: u32 = 6;

/// What a list needs of a file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Card {
    /// The `id` of its front matter.
    pub id: Option<String>,
    /// Fingerprint of its reading text, by which it is known under another name.
    pub text: u64,
    /// Whether somebody speaks in it.
    pub voices: bool,
    /// What it holds.
    pub summary: Summary,
}

impl Card {
    /// What a list needs of `loaded`.
    pub fn of(loaded: &Loaded, speed: Speed) -> Self {
        let mut summary = Summary::of(&loaded.episode, speed);
        for voice in &mut summary.speakers {
            voice.generic = parse::is_generic_name(&voice.name);
        }
        summary.kind = apart::grounds(&loaded.path, &loaded.episode).kind();
        Self {
            id: loaded.episode.head.id.clone(),
            text: text_hash(&loaded.episode.text),
            voices: loaded.episode.has_voices(),
            summary,
        }
    }

    /// The same as a list shows it: a doubtful file only if somebody speaks in it, one that the user named as an
    /// interview.
    pub fn listed(mut self, likelihood: Likelihood) -> Option<Self> {
        if likelihood == Likelihood::Named {
            self.summary.kind = TextKind::Interview;
        }
        likelihood.lists(self.voices).then_some(self)
    }
}

/// Everything besides a file itself on which its card depends.
pub fn settings(config: &Config, options: &LoadOptions) -> String {
    format!("{:?} {:?} {:?}", config.speed, options.encoding, config.overrides)
}

/// The first line of the file: entries made by another program or parser, or under other settings, do not
/// hold.
#[derive(PartialEq, Serialize, Deserialize)]
struct Header {
    program: String,
    parser: u32,
    schema: u32,
    settings: String,
}

#[derive(Serialize, Deserialize)]
struct CacheLine {
    path: PathBuf,
    size: u64,
    modified: Millis,
    card: Card,
}

/// Cards of files that were read before. They stay as they are written, line by line in order, until one is asked for:
/// a list shows its first rows long before a hundred thousand cards could be read.
#[derive(Debug)]
pub struct Cache {
    folder: PathBuf,
    settings: String,
    parts: [CachePart; PARTS],
}

/// The cards of some folders.
#[derive(Debug, Default)]
struct CachePart {
    /// What was known, read when it is first asked for.
    known: OnceLock<SortedLines>,
    /// What is new, by what its line begins with.
    fresh: BTreeMap<Vec<u8>, Vec<u8>>,
}

impl Cache {
    /// The cache in `folder`. Cards made under other [`settings`] are forgotten.
    pub fn open(folder: &Path, settings: String) -> Self {
        let parts = std::array::from_fn(|_| CachePart::default());
        Self { folder: folder.join(FOLDER), settings, parts }
    }

    /// What is known of a file that has not changed since.
    pub fn get(&self, entry: &FoundFile) -> Option<Card> {
        let path = absolute(&entry.path);
        let (number, key) = (part_of(&path), key(&path)?);
        let part = &self.parts[number];
        let known = || self.known(number).beginning_with(&key);
        let line = part.fresh.get(&key).map_or_else(known, |line| Some(line))?;
        let line: CacheLine = serde_json::from_slice(line).ok()?;
        ((line.size, line.modified) == (entry.size, entry.modified)).then_some(line.card)
    }

    /// Remembers a card. A file without a time of change (a sample, a pipe) is not remembered.
    pub fn put(&mut self, entry: &FoundFile, card: Card) {
        let line =
            CacheLine { path: absolute(&entry.path), size: entry.size, modified: entry.modified, card };
        if entry.modified > 0
            && let (Some(key), Ok(text)) = (key(&line.path), serde_json::to_vec(&line))
        {
            self.parts[part_of(&line.path)].fresh.insert(key, text);
        }
    }

    /// Writes what is new: each file of the cache beside the old one first, then in its place.
    ///
    /// # Errors
    /// If the folder cannot be written.
    pub fn save(&mut self) -> io::Result<()> {
        for number in 0..PARTS {
            if self.parts[number].fresh.is_empty() {
                continue;
            }
            private_folder(&self.folder)?;
            let whole = self.whole(number)?;
            let file = self.file(number);
            let beside = file.with_extension(format!("{}.tmp", std::process::id()));
            if let Err(problem) = write(&beside, &whole).and_then(|()| fs::rename(&beside, &file)) {
                let _ = fs::remove_file(&beside);
                return Err(problem);
            }
            self.parts[number] = CachePart { known: SortedLines::of(whole).into(), fresh: BTreeMap::new() };
        }
        Ok(())
    }

    fn file(&self, number: usize) -> PathBuf {
        self.folder.join(format!("{number:02}.jsonl"))
    }

    fn known(&self, number: usize) -> &SortedLines {
        let part = &self.parts[number];
        part.known.get_or_init(|| read(&self.file(number), &self.settings).unwrap_or_default())
    }

    /// A file as it is to be: what was known, and what is new in its place.
    fn whole(&self, number: usize) -> io::Result<Vec<u8>> {
        let old = self.known(number).all().filter_map(|line| Some((key_of(line)?, line)));
        let mut lines: BTreeMap<&[u8], &[u8]> = old.collect();
        let fresh = &self.parts[number].fresh;
        lines.extend(fresh.iter().map(|(key, line)| (key.as_slice(), line.as_slice())));
        let mut whole = serde_json::to_vec(&header(&self.settings))?;
        for line in lines.into_values() {
            whole.push(b'\n');
            whole.extend_from_slice(line);
        }
        whole.push(b'\n');
        Ok(whole)
    }
}

/// Which part of the cache holds the card of the file at `path`: the same for all files of a folder.
fn part_of(path: &Path) -> usize {
    let folder = path.parent().unwrap_or(path).to_string_lossy();
    (text_hash(&folder) % PARTS as u64) as usize
}

fn write(file: &Path, whole: &[u8]) -> io::Result<()> {
    private(fs::OpenOptions::new().write(true).create(true).truncate(true)).open(file)?.write_all(whole)
}

/// A file that only its owner may read: it holds words of interviews.
pub(super) fn private(options: &mut fs::OpenOptions) -> &mut fs::OpenOptions {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    options
}

/// Makes a folder of the cache, which only its owner may look into, if it is missing.
///
/// # Errors
/// It cannot be made.
pub fn private_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Writes a file that only its owner may read, in place of any that is there.
///
/// # Errors
/// It cannot be written.
pub fn write_private(file: &Path, text: &str) -> io::Result<()> {
    // One that was written before may be open to others.
    match fs::remove_file(file) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => private(fs::OpenOptions::new().write(true).create_new(true))
            .open(file)?
            .write_all(text.as_bytes()),
    }
}

/// The path without a look at the disk: ten thousand are asked for at once.
fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

/// What stands behind the path in a line.
const BEHIND_PATH: &[u8] = br#","size":"#;

/// What the line of a file begins with; `None` for a path that is no text.
fn key(path: &Path) -> Option<Vec<u8>> {
    let mut key = br#"{"path":"#.to_vec();
    serde_json::to_writer(&mut key, path).ok()?;
    key.extend_from_slice(BEHIND_PATH);
    Some(key)
}

/// The same of a line that was written before. Within a path no quotation mark stands alone.
fn key_of(line: &[u8]) -> Option<&[u8]> {
    let end = memmem::find(line, br#"","size":"#)?;
    line.get(..end + 1 + BEHIND_PATH.len())
}

fn header(settings: &str) -> Header {
    Header {
        program: env!("CARGO_PKG_VERSION").to_owned(),
        parser: PARSER_VERSION,
        schema: SCHEMA,
        settings: settings.to_owned(),
    }
}

fn read(file: &Path, settings: &str) -> Option<SortedLines> {
    let lines = SortedLines::of(fs::read(file).ok()?);
    let first: Header = serde_json::from_slice(lines.first()?).ok()?;
    (first == header(settings)).then_some(lines)
}
