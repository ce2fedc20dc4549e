//! Texts of files that were read before, so that a search need not read a library anew.
//!
//! Two files in the cache folder that only grow: an index, read at once, in which the last entry for a path
//! holds, and a pack, of which only what is wanted is read: the [`TextPart`]s of every file. Both may be
//! deleted, cut off or damaged at any time: every entry and every part has a checksum, and what does not fit
//! is simply not known. An entry holds for one state of its file. Several processes may append at once.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError, RwLock};

use crc32fast::Hasher;
use foldhash::{HashMap, HashMapExt};

use super::cache;
use super::stamp::Stamp;
use crate::parse::PARSER_VERSION;

/// Names of the files in the cache folder.
const INDEX: &str = "texts.index";
const PACK: &str = "texts.pack";

/// Begins every entry; changes whenever entries or parts are made in another way.
const MAGIC: [u8; 4] = *b"ftx8";

/// Bytes of an entry before its path: numbers of four bytes, six of eight, and one byte.
const HEAD: usize = SHORT * 4 + 6 * 8 + 1;

/// Numbers of four bytes in an entry: its magic, its checksum, the length of its path, and two for each part.
const SHORT: usize = 3 + 2 * PARTS;

/// Where the checksum of an entry begins and ends; it is of what follows.
const SUM: (usize, usize) = (4, 8);

/// Bytes of texts that are written at once: one text alone costs more waiting than writing.
const BATCH: usize = 1 << 20;

/// More bytes of outdated texts than this, and than of others, are reason to begin anew.
const WASTE: u64 = 16 << 20;

/// What is remembered of a file, in the order of the pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextPart {
    /// What tells most searches that they need not look any further.
    Sieve,
    /// Its folded reading text, which tells how often something is found.
    Folded,
    /// The way back from there to the text itself.
    WayBack,
    /// Its structure; with the text it tells where something is found.
    Structure,
    /// What in it can be jumped to, but for turns.
    Places,
    /// Its turns by their first words.
    Turns,
}

const PARTS: usize = 6;

/// What is to be remembered of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RememberedText {
    /// Where it is.
    pub path: PathBuf,
    /// The state it was read in.
    pub stamp: Stamp,
    /// Whether somebody speaks in it.
    pub voices: bool,
    /// The rest, in the order of [`TextPart`].
    pub parts: [Vec<u8>; PARTS],
}

/// A stretch of the pack.
#[derive(Clone, Copy, Debug, Default)]
struct PackedPart {
    at: u64,
    len: u32,
    sum: u32,
}

/// What is remembered of a file, and where.
#[derive(Clone, Copy, Debug)]
struct IndexEntry {
    stamp: Stamp,
    voices: bool,
    /// One behind the other.
    parts: [PackedPart; PARTS],
}

/// What is remembered of a file, not read yet.
#[derive(Clone, Copy, Debug)]
pub struct Remembered<'t> {
    pack: &'t File,
    entry: IndexEntry,
}

/// What is remembered in the cache folder. All threads may look and add at once.
#[derive(Debug)]
pub struct Texts {
    folder: PathBuf,
    settings: u64,
    files: OnceLock<Files>,
    known: RwLock<HashMap<OsString, IndexEntry>>,
    /// Not written yet.
    pending: Mutex<Vec<RememberedText>>,
}

#[derive(Debug)]
struct Files {
    index: Mutex<TextIndex>,
    pack: File,
}

#[derive(Debug)]
struct TextIndex {
    file: File,
    /// Where whole entries end.
    end: u64,
}

impl Texts {
    /// What is remembered in `folder`. `settings` names everything besides a file on which its reading text
    /// depends; texts read under others are not known.
    pub fn open(folder: &Path, settings: &str) -> Self {
        let parser = PARSER_VERSION.to_le_bytes();
        let settings = checksum(&[settings.as_bytes(), env!("CARGO_PKG_VERSION").as_bytes(), &parser]);
        let (folder, settings) = (folder.to_owned(), u64::from(settings));
        let (files, known, pending) = (OnceLock::new(), RwLock::default(), Mutex::default());
        let mut texts = Self { folder, settings, files, known, pending };
        if let (Ok(index), Ok(pack)) = (texts.file(INDEX, false), texts.file(PACK, false)) {
            texts.read_index(index, pack);
        }
        texts
    }

    /// What is remembered of `path` in the state `stamp`.
    pub fn get(&self, path: &Path, stamp: Stamp) -> Option<Remembered<'_>> {
        let pack = &self.files.get()?.pack;
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        let entry = *known.get(path.as_os_str()).filter(|entry| entry.stamp == stamp)?;
        Some(Remembered { pack, entry })
    }

    /// Remembers `text`, with others or at the next [`Texts::flush`].
    ///
    /// # Errors
    /// If the folder cannot be written; nothing is lost by that but time.
    pub fn add(&self, text: RememberedText) -> io::Result<()> {
        let mut pending = self.pending.lock().unwrap_or_else(PoisonError::into_inner);
        pending.push(text);
        if pending.iter().flat_map(|text| &text.parts).map(Vec::len).sum::<usize>() < BATCH {
            return Ok(());
        }
        let texts = std::mem::take(&mut *pending);
        drop(pending);
        self.write(texts)
    }

    /// Writes what was added and waits for others; dropping does so too.
    ///
    /// # Errors
    /// As [`Texts::add`].
    pub fn flush(&self) -> io::Result<()> {
        let mut pending = self.pending.lock().unwrap_or_else(PoisonError::into_inner);
        let texts = std::mem::take(&mut *pending);
        drop(pending);
        if texts.is_empty() { Ok(()) } else { self.write(texts) }
    }

    fn write(&self, texts: Vec<RememberedText>) -> io::Result<()> {
        let files = self.files()?;
        let (packed, mut entries) = packed(&texts);
        let mut index = files.index.lock().unwrap_or_else(PoisonError::into_inner);
        index.file.lock()?;
        let added = index.append(&files.pack, self.settings, &texts, &packed, &mut entries);
        index.file.unlock()?;
        drop(index);
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        known.extend(texts.into_iter().map(|text| text.path.into()).zip(entries).filter(|_| added.is_ok()));
        added
    }

    /// The files, made if there are none yet.
    fn files(&self) -> io::Result<&Files> {
        if let Some(files) = self.files.get() {
            return Ok(files);
        }
        cache::private_folder(&self.folder)?;
        let index = Mutex::new(TextIndex { file: self.file(INDEX, true)?, end: 0 });
        let files = Files { index, pack: self.file(PACK, true)? };
        Ok(self.files.get_or_init(|| files))
    }

    fn file(&self, name: &str, create: bool) -> io::Result<File> {
        cache::private(OpenOptions::new().read(true).append(true).create(create)).open(self.folder.join(name))
    }

    fn read_index(&mut self, index: File, pack: File) {
        let bytes = fs::read(self.folder.join(INDEX)).unwrap_or_default();
        let mut rest = bytes.as_slice();
        let mut known: HashMap<OsString, IndexEntry> = HashMap::with_capacity(bytes.len() / (HEAD + 64));
        let mut live = 0;
        while let Some((entry, settings, path, later)) = read_entry(rest) {
            rest = later;
            if settings == self.settings {
                live += entry.len();
                live -= known.insert(path.into(), entry).map_or(0, IndexEntry::len);
            }
        }
        let waste = pack.metadata().map_or(0, |metadata| metadata.len()).saturating_sub(live);
        if waste > WASTE && waste > live {
            // Whoever reads the old files still has them open.
            let _ = fs::remove_file(self.folder.join(INDEX));
            let _ = fs::remove_file(self.folder.join(PACK));
            return;
        }
        let end = (bytes.len() - rest.len()) as u64;
        self.known = RwLock::new(known);
        self.files = OnceLock::from(Files { index: Mutex::new(TextIndex { file: index, end }), pack });
    }
}

impl Drop for Texts {
    fn drop(&mut self) {
        // A cache that cannot be written costs time, nothing else.
        let _ = self.flush();
    }
}

impl Remembered<'_> {
    /// Whether somebody speaks in it.
    pub fn voices(&self) -> bool {
        self.entry.voices
    }

    /// A part of it; `None` if that is damaged. `room` is overwritten.
    pub fn part<'r>(&self, part: TextPart, room: &'r mut Vec<u8>) -> Option<&'r [u8]> {
        read(self.pack, self.entry.parts[part as usize], room)
    }
}

impl IndexEntry {
    /// Bytes of it in the pack.
    fn len(self) -> u64 {
        self.parts.iter().map(|part| u64::from(part.len)).sum()
    }
}

impl TextIndex {
    /// Appends the `packed` parts of `texts` to the `pack`, and to the index the `entries` that say where;
    /// what stands there behind the last whole entry is cut off first, unless somebody else has added to it.
    fn append(
        &mut self,
        mut pack: &File,
        settings: u64,
        texts: &[RememberedText],
        packed: &[u8],
        entries: &mut [IndexEntry],
    ) -> io::Result<()> {
        let size = self.file.metadata()?.len();
        if size > self.end {
            let mut behind = vec![0; (size - self.end) as usize];
            read_at(&self.file, &mut behind, self.end)?;
            if read_entry(&behind).is_none() {
                self.file.set_len(self.end)?;
            }
        }
        if self.file.metadata()?.len() == 0 {
            // Nobody knows any more what the pack holds.
            pack.set_len(0)?;
        }
        let start = pack.metadata()?.len();
        pack.write_all(packed)?;
        let mut bytes = Vec::new();
        for (entry, text) in entries.iter_mut().zip(texts) {
            entry.parts.iter_mut().for_each(|part| part.at += start);
            write_entry(&mut bytes, *entry, settings, &text.path);
        }
        self.file.write_all(&bytes)?;
        self.end = self.file.metadata()?.len();
        Ok(())
    }
}

/// The parts of `texts` one behind the other, and the entries that say where, counted from the first.
fn packed(texts: &[RememberedText]) -> (Vec<u8>, Vec<IndexEntry>) {
    let mut bytes = Vec::new();
    let entry = |text: &RememberedText| {
        let parts = std::array::from_fn(|part| {
            let (part, at) = (&text.parts[part], bytes.len() as u64);
            bytes.extend_from_slice(part);
            PackedPart { at, len: part.len() as u32, sum: checksum(&[part]) }
        });
        IndexEntry { stamp: text.stamp, voices: text.voices, parts }
    };
    let entries = texts.iter().map(entry).collect();
    (bytes, entries)
}

fn write_entry(bytes: &mut Vec<u8>, entry: IndexEntry, settings: u64, path: &Path) {
    let start = bytes.len();
    let path = path.as_os_str().as_encoded_bytes();
    let IndexEntry { parts, stamp, voices } = entry;
    bytes.extend(MAGIC);
    let told = parts.iter().flat_map(|part| [part.len, part.sum]);
    for number in [0, path.len() as u32].into_iter().chain(told) {
        bytes.extend(number.to_le_bytes());
    }
    for number in [parts[0].at].into_iter().chain(stamp.0).chain([settings]) {
        bytes.extend(number.to_le_bytes());
    }
    bytes.push(u8::from(voices));
    bytes.extend(path);
    let sum = checksum(&[&bytes[start + SUM.1..]]).to_le_bytes();
    bytes[start + SUM.0..start + SUM.1].copy_from_slice(&sum);
}

/// The entry that `bytes` begin with, the settings it was made under, its path, and what follows it.
fn read_entry(bytes: &[u8]) -> Option<(IndexEntry, u64, PathBuf, &[u8])> {
    let short = |index: usize| Some(u32::from_le_bytes(*bytes.get(index * 4..)?.first_chunk()?));
    let long = |index: usize| Some(u64::from_le_bytes(*bytes.get(SHORT * 4 + index * 8..)?.first_chunk()?));
    if bytes.first_chunk() != Some(&MAGIC) {
        return None;
    }
    let end = HEAD + short(2)? as usize;
    if short(1)? != checksum(&[bytes.get(SUM.1..end)?]) {
        return None;
    }
    let stamp = Stamp([long(1)?, long(2)?, long(3)?, long(4)?]);
    let mut entry = IndexEntry { stamp, voices: bytes[HEAD - 1] == 1, parts: Default::default() };
    let mut at = long(0)?;
    for (index, part) in entry.parts.iter_mut().enumerate() {
        *part = PackedPart { at, len: short(3 + 2 * index)?, sum: short(4 + 2 * index)? };
        at += u64::from(part.len);
    }
    let path = std::str::from_utf8(bytes.get(HEAD..end)?).ok()?;
    Some((entry, long(5)?, PathBuf::from(path), bytes.get(end..)?))
}

/// Reads a stretch of `pack` into `room`, which only grows; `None` if it is not what was written there.
fn read<'r>(pack: &File, stretch: PackedPart, room: &'r mut Vec<u8>) -> Option<&'r [u8]> {
    let len = stretch.len as usize;
    if room.len() < len {
        room.resize(len, 0);
    }
    let bytes = room.get_mut(..len)?;
    read_at(pack, bytes, stretch.at).ok()?;
    (checksum(&[bytes]) == stretch.sum).then_some(bytes)
}

fn checksum(parts: &[&[u8]]) -> u32 {
    let mut sum = Hasher::new();
    for part in parts {
        sum.update(part);
    }
    sum.finalize()
}

#[cfg(unix)]
fn read_at(file: &File, room: &mut [u8], at: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, room, at)
}

#[cfg(not(unix))]
fn read_at(file: &File, room: &mut [u8], at: u64) -> io::Result<()> {
    use std::io::{Read, Seek};
    let mut file = file.try_clone()?;
    file.seek(io::SeekFrom::Start(at))?;
    file.read_exact(room)
}
