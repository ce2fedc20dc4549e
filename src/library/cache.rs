//! What lists know of files that were read before, so that ten thousand need not be read again.
//!
//! One file of JSON lines in the cache folder. It may be deleted, damaged or cut off at any time: what cannot
//! be read is simply not known. Entries hold for a path, a size and a time of change.

use std::collections::HashMap;
use std::fs;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::apart;
use super::kind::Likelihood;
use super::load::{LoadOptions, Loaded};
use super::scan::FoundFile;
use crate::config::model::Config;
use crate::episode::summary::{Speed, Summary, TextKind};
use crate::parse::{self, PARSER_VERSION};
use crate::passage::anchor::text_hash;
use crate::passage::marks::Millis;

/// Name of the file in the cache folder.
const FILE: &str = "summaries.jsonl";

/// Changes whenever summaries are made in another way.
const SCHEMA: u32 = 5;

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

/// Cards of files that were read before.
#[derive(Debug, Default)]
pub struct Cache {
    file: PathBuf,
    settings: String,
    known: HashMap<PathBuf, (u64, Millis, Card)>,
    changed: bool,
}

impl Cache {
    /// Reads the cache in `folder`. Cards made under other [`settings`]
    /// are forgotten.
    pub fn open(folder: &Path, settings: String) -> Self {
        let file = folder.join(FILE);
        let known = read(&file, &settings).unwrap_or_default();
        Self { file, settings, known, changed: false }
    }

    /// What is known of a file that has not changed since.
    pub fn get(&self, entry: &FoundFile) -> Option<&Card> {
        let (size, modified, card) = self.known.get(&key(&entry.path))?;
        ((*size, *modified) == (entry.size, entry.modified)).then_some(card)
    }

    /// Remembers a card. A file without a time of change (a sample, a pipe) is not remembered.
    pub fn put(&mut self, entry: &FoundFile, card: Card) {
        if entry.modified > 0 {
            self.known.insert(key(&entry.path), (entry.size, entry.modified, card));
            self.changed = true;
        }
    }

    /// Writes the cache, if anything is new: beside the old file first, then in its place.
    ///
    /// # Errors
    /// If the folder cannot be written.
    pub fn save(&mut self) -> io::Result<()> {
        if !self.changed {
            return Ok(());
        }
        let folder = self.file.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder)?;
        let beside = self.file.with_extension(format!("{}.tmp", std::process::id()));
        let written = self.write(&beside).and_then(|()| fs::rename(&beside, &self.file));
        if written.is_err() {
            let _ = fs::remove_file(&beside);
        }
        self.changed = written.is_err();
        written
    }

    fn write(&self, to: &Path) -> io::Result<()> {
        let mut out =
            BufWriter::new(private(fs::OpenOptions::new().write(true).create(true).truncate(true)).open(to)?);
        serde_json::to_writer(&mut out, &header(&self.settings))?;
        writeln!(out)?;
        for (path, (size, modified, card)) in self.known.iter().filter(|(path, _)| path.to_str().is_some()) {
            let line = CacheLine { path: path.clone(), size: *size, modified: *modified, card: card.clone() };
            serde_json::to_writer(&mut out, &line)?;
            writeln!(out)?;
        }
        out.flush()
    }
}

/// A file that only its owner may read: it holds words of interviews.
pub(super) fn private(options: &mut fs::OpenOptions) -> &mut fs::OpenOptions {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    options
}

/// The path without a look at the disk: ten thousand are asked for at once.
fn key(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

fn header(settings: &str) -> Header {
    Header {
        program: env!("CARGO_PKG_VERSION").to_owned(),
        parser: PARSER_VERSION,
        schema: SCHEMA,
        settings: settings.to_owned(),
    }
}

fn read(file: &Path, settings: &str) -> Option<HashMap<PathBuf, (u64, Millis, Card)>> {
    let mut lines = BufReader::new(fs::File::open(file).ok()?).lines();
    let first: Header = serde_json::from_str(&lines.next()?.ok()?).ok()?;
    if first != header(settings) {
        return None;
    }
    let whole = lines.map_while(Result::ok).filter_map(|line| serde_json::from_str::<CacheLine>(&line).ok());
    Some(whole.map(|line| (line.path, (line.size, line.modified, line.card))).collect())
}
