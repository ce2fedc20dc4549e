//! Reading one file into an episode, with a clear word if that cannot be.

use std::fmt;
use std::fs::{File, Metadata};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::builtin;
use super::kind::{self, Likelihood};
use super::scan::{self, FoundFile};
use crate::config::overrides::{Override, PathOverrides, RoleName};
use crate::episode::findings::InBoth;
use crate::episode::model::{Episode, Role};
use crate::episode::oddity::Diagnostic;
use crate::episode::voices::{self, Renamed, Voice};
use crate::parse::decode::{Decoded, decode};
use crate::parse::{self, Hints};
use crate::passage::marks::Millis;

/// The name under which standard input is read.
pub const STDIN: &str = "-";

/// The largest text that is read, in bytes: reading takes about seven times as much memory.
pub const LIMIT: u64 = 128 * 1024 * 1024;

/// The largest document (DOCX, ODT, EPUB) that is read, in bytes: most of it may be pictures.
pub const DOCUMENT_LIMIT: u64 = 512 * 1024 * 1024;

/// Bytes of the beginning that tell whether a file is a text.
const BEGINNING: u64 = 64 * 1024;

/// How files are to be read.
#[derive(Clone, Debug, Default)]
pub struct LoadOptions {
    /// The encoding, by its usual name; detected where absent.
    pub encoding: Option<String>,
    /// What the user knows better about some files.
    pub overrides: PathOverrides,
    /// What the reader calls the voices of some files.
    pub voices: Arc<Renamed>,
}

impl LoadOptions {
    /// Names all of them that decide on the text: under another name, a file may hold another one.
    pub fn fingerprint(&self) -> String {
        format!("{:?} {:?}", self.encoding, self.overrides)
    }

    /// What the reader calls the voices of the file at `path`.
    pub fn voices_of(&self, path: &Path) -> &[Voice] {
        if self.voices.is_empty() {
            return &[];
        }
        let written = std::path::absolute(path).unwrap_or_default();
        let known = [written, scan::absolute(path)].iter().find_map(|path| self.voices.get(path));
        known.map_or(&[], Vec::as_slice)
    }
}

/// A file that was read.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    /// Where it is; `builtin:NAME` for a sample, `-` for standard input.
    pub path: PathBuf,
    /// What it holds.
    pub episode: Episode,
    /// What is worth telling about it.
    pub diagnostics: Vec<Diagnostic>,
    /// What the reader calls its voices, applied to the episode already.
    pub voices: Vec<Voice>,
    /// Its size in bytes.
    pub bytes: u64,
    /// When it was last changed; 0 if that is not known.
    pub modified: Millis,
}

impl Loaded {
    /// Whether it belongs into a list: a doubtful file only if somebody speaks in it.
    pub fn is_listed(&self, likelihood: Likelihood) -> bool {
        likelihood.lists(self.episode.has_voices())
    }
}

/// A file that could not be read.
#[derive(Debug)]
pub struct LoadError {
    /// Which.
    pub path: PathBuf,
    /// Why.
    pub reason: Reason,
}

/// Why a file could not be read.
#[derive(Debug)]
pub enum Reason {
    /// The system refused.
    Io(std::io::Error),
    /// It is no regular file but this.
    Special(InBoth),
    /// It holds this instead of text.
    Binary(InBoth),
    /// It is larger than files of its kind may be.
    TooBig {
        /// Its size in bytes, as far as that is known.
        bytes: u64,
        /// The most that is read.
        limit: u64,
    },
}

impl Reason {
    /// In English and in Chinese.
    pub fn in_both(&self) -> [String; 2] {
        match self {
            Self::Io(error) => scan::explain(error),
            Self::Special(what) => scan::no_text(*what),
            Self::Binary(what) => {
                let [english, chinese] = what;
                let remedy = kind::remedy(*what);
                let [more, also] = remedy
                    .map_or_else(Default::default, |[more, also]| [format!("; {more}"), format!("；{also}")]);
                [format!("holds no text but {english}{more}"), format!("不是文字，而是{chinese}{also}")]
            }
            Self::TooBig { bytes, limit } => {
                let (bytes, limit) = (bytes >> 20, limit >> 20);
                [
                    format!("is too big ({bytes} MB, at most {limit} MB)"),
                    format!("文件过大（{bytes} MB，最多 {limit} MB）"),
                ]
            }
        }
    }
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [english, _] = self.in_both();
        f.write_str(&english)
    }
}

impl LoadError {
    /// The path and the reason, in English and in Chinese.
    pub fn in_both(&self) -> [String; 2] {
        let path = self.path.display();
        let [english, chinese] = self.reason.in_both();
        [format!("{path}: {english}"), format!("{path}：{chinese}")]
    }

    /// The same in a line that may be cut off: the reason before the path.
    pub fn reason_first(&self) -> [String; 2] {
        let path = self.path.display();
        let [english, chinese] = self.reason.in_both();
        [format!("{english}: {path}"), format!("{chinese}：{path}")]
    }
}

impl std::error::Error for LoadError {}

/// Reads and parses the file at `path`, or the sample it names.
///
/// # Errors
/// If the file is not there, may not be read, is no regular file, too big or no text. Whatever else is
/// wrong with it becomes a diagnostic.
pub fn load(path: &Path, options: &LoadOptions) -> Result<Loaded, LoadError> {
    let (bytes, modified) = bytes(path)?;
    let loaded = load_bytes(path, &bytes, options)?;
    Ok(Loaded { modified, ..loaded })
}

/// Whether there is a text at `path`, as far as the file's kind, its size and its beginning tell.
///
/// # Errors
/// As [`load`].
pub fn look(path: &Path) -> Result<(), LoadError> {
    match open(path) {
        // What comes through a pipe can be read once only.
        Ok((_, metadata)) if !metadata.is_file() => Ok(()),
        Ok((file, metadata)) => look_inside(file, metadata.len()),
        Err(Reason::Io(_)) if builtin::find(path).is_some() => Ok(()),
        Err(reason) => Err(reason),
    }
    .map_err(|reason| LoadError { path: path.to_owned(), reason })
}

fn look_inside(file: File, size: u64) -> Result<(), Reason> {
    let mut beginning = Vec::new();
    file.take(BEGINNING).read_to_end(&mut beginning).map_err(Reason::Io)?;
    check_size(&beginning, size)?;
    // What an archive holds stands at its end.
    let binary = kind::binary(&beginning).filter(|_| !is_archive(&beginning));
    binary.map_or(Ok(()), |what| Err(Reason::Binary(what)))
}

fn is_archive(beginning: &[u8]) -> bool {
    beginning.starts_with(b"PK")
}

/// The most bytes that are read of a file which begins so.
fn limit(beginning: &[u8]) -> u64 {
    if is_archive(beginning) { DOCUMENT_LIMIT } else { LIMIT }
}

/// Refuses a file of `size` bytes, which begins with `beginning`, if it is larger than its kind may be.
fn check_size(beginning: &[u8], size: u64) -> Result<(), Reason> {
    let limit = limit(beginning);
    if size > limit { Err(Reason::TooBig { bytes: size, limit }) } else { Ok(()) }
}

/// The bytes of the file at `path`, or of the sample it names, and when it was last changed.
///
/// # Errors
/// If the file is not there, may not be read, is no regular file or too big.
pub fn bytes(path: &Path) -> Result<(Vec<u8>, Millis), LoadError> {
    match (read(path), builtin::find(path)) {
        (Ok(read), _) => Ok(read),
        (Err(Reason::Io(_)), Some(sample)) => Ok((sample.text.as_bytes().to_vec(), 0)),
        (Err(reason), _) => Err(LoadError { path: path.to_owned(), reason }),
    }
}

/// The first bytes of the file at `path`, `long` at most, to the end of a line; `None` if it is not longer, or
/// its lines do not end as in all encodings of one or more bytes a character.
pub fn head(path: &Path, long: usize) -> Option<Vec<u8>> {
    let (file, metadata) = open(path).ok()?;
    if metadata.len() <= long as u64 {
        return None;
    }
    let mut bytes = Vec::with_capacity(long);
    file.take(long as u64).read_to_end(&mut bytes).ok()?;
    let end = memchr::memrchr(b'\n', &bytes)? + 1;
    bytes.truncate(end);
    let has_wide_units = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
    (!has_wide_units).then_some(bytes)
}

/// Reads and parses what `entry` names.
///
/// # Errors
/// As [`load`].
pub fn load_entry(entry: &FoundFile, options: &LoadOptions) -> Result<Loaded, LoadError> {
    load(&entry.path, options)
}

/// Parses bytes that were read already; `path` tells their name (`-` for standard input).
///
/// # Errors
/// If the bytes are no text.
pub fn load_bytes(path: &Path, bytes: &[u8], options: &LoadOptions) -> Result<Loaded, LoadError> {
    let (mut episode, diagnostics) = FileSource::decode(path, bytes, options)?.parse();
    let voices = options.voices_of(path).to_vec();
    voices::apply(&mut episode, &voices);
    let bytes = bytes.len() as u64;
    Ok(Loaded { path: path.to_owned(), episode, diagnostics, voices, bytes, modified: 0 })
}

/// A file that was read and not parsed yet.
#[derive(Debug)]
pub struct FileSource<'b> {
    hints: Hints,
    decoded: Decoded<'b>,
}

impl<'b> FileSource<'b> {
    /// Decodes bytes that were read already.
    ///
    /// # Errors
    /// If the bytes are no text.
    pub fn decode(path: &Path, bytes: &'b [u8], options: &LoadOptions) -> Result<Self, LoadError> {
        if let Some(what) = kind::binary(bytes) {
            return Err(LoadError { path: path.to_owned(), reason: Reason::Binary(what) });
        }
        let hints = hints(path, options);
        let decoded = decode(bytes, hints.encoding.as_deref());
        Ok(Self { hints, decoded })
    }

    /// What the file holds, as far as all of its reading text stands there: not where the user overrides how
    /// it is read.
    pub fn text(&self) -> Option<&str> {
        let whole = self.hints.overrides.is_empty() && self.decoded.document.is_none();
        whole.then_some(self.decoded.text.as_ref())
    }

    /// Parses it; its voices are those of the file, whatever the reader calls them.
    pub fn parse(self) -> (Episode, Vec<Diagnostic>) {
        parse::parse_decoded(self.decoded, &self.hints)
    }
}

/// Bytes of the source that make first pages: read in a few milliseconds, more than anybody reads before the rest is
/// there, and enough to be read as in the whole. (Of 19 real interviews the first page of all was; of 29 cut at 20,000
/// bytes one was not, of 36 at 16,000 three were not.)
pub const FIRST_PAGES: usize = 32_000;

/// Parses the first pages of a long text from its `bytes`. `None` if they cannot be told from the rest.
pub fn beginning(path: &Path, bytes: &[u8], options: &LoadOptions) -> Option<Episode> {
    if kind::binary(bytes).is_some() {
        return None;
    }
    parse::parse_beginning(bytes, &hints(path, options), FIRST_PAGES)
}

/// Reads a stream (standard input) to its end and parses it.
///
/// # Errors
/// As [`load`].
pub fn load_stream(stream: impl Read, options: &LoadOptions) -> Result<Loaded, LoadError> {
    let path = Path::new("-");
    let bytes = read_limited(stream, 0).map_err(|reason| LoadError { path: path.to_owned(), reason })?;
    load_bytes(path, &bytes, options)
}

fn hints(path: &Path, options: &LoadOptions) -> Hints {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let file_name = name.strip_prefix(builtin::PREFIX).unwrap_or(&name).to_owned();
    let mut hints = Hints { file_name, ..Hints::default() };
    for rule in options.overrides.of(path) {
        add(&mut hints, rule);
    }
    hints.encoding = options.encoding.clone().or(hints.encoding);
    hints
}

/// Adds one of the user's rules; it wins over those before it.
fn add(hints: &mut Hints, rule: &Override) {
    let known = &mut hints.overrides;
    let stronger = |rule: &Option<String>, known: Option<String>| rule.clone().or(known);
    hints.encoding = stronger(&rule.encoding, hints.encoding.take());
    known.label = stronger(&rule.label, known.label.take());
    known.section = stronger(&rule.section, known.section.take());
    known.host = stronger(&rule.host, known.host.take());
    known.aliases.splice(0..0, rule.aliases.iter().cloned());
    known.roles.splice(0..0, rule.roles.iter().map(|(name, role)| (name.clone(), as_role(*role))));
}

fn as_role(name: RoleName) -> Role {
    match name {
        RoleName::Host => Role::Host,
        RoleName::Guest => Role::Guest,
        RoleName::Other => Role::Other,
        RoleName::Pseudo => Role::Pseudo,
    }
}

fn read(path: &Path) -> Result<(Vec<u8>, Millis), Reason> {
    let (file, metadata) = open(path)?;
    Ok((read_limited(file, metadata.len())?, scan::modified(&metadata)))
}

fn open(path: &Path) -> Result<(File, Metadata), Reason> {
    let metadata = std::fs::metadata(path).map_err(Reason::Io)?;
    if let Some(what) = kind::special(metadata.file_type()).filter(|_| !is_handed_over(path)) {
        return Err(Reason::Special(what));
    }
    Ok((File::open(path).map_err(Reason::Io)?, metadata))
}

/// A pipe that the caller opened for this program (`<(command)` in a shell) may be read like a file.
fn is_handed_over(path: &Path) -> bool {
    path.starts_with("/dev/fd") || path.starts_with("/proc/self/fd")
}

fn read_limited(mut stream: impl Read, expected: u64) -> Result<Vec<u8>, Reason> {
    let mut bytes = Vec::new();
    stream.by_ref().take(2).read_to_end(&mut bytes).map_err(Reason::Io)?;
    check_size(&bytes, expected)?;
    // One more byte than expected: without it the end is only found by growing.
    bytes.reserve_exact(expected as usize + 1);
    stream.take(limit(&bytes)).read_to_end(&mut bytes).map_err(Reason::Io)?;
    check_size(&bytes, bytes.len() as u64)?;
    Ok(bytes)
}
