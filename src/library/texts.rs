//! Folded reading texts of files that were read before, so that a search need not read a library anew.
//!
//! Two files in the cache folder that only grow: an index, read at once, in which the last entry for a path holds,
//! and a pack, of which only what is wanted is read: for every file a sieve, which tells most searches that it need
//! not be looked at, and its text. Both may be deleted, cut off or damaged at any time: every entry, sieve and text
//! has a checksum, and what does not fit is simply not known. An entry holds for one state of its file. Several
//! processes may append at once.

use std::collections::HashMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError, RwLock};

use crc32fast::Hasher;

use super::stamp::Stamp;

/// Names of the files in the cache folder.
const INDEX: &str = "texts.index";
const PACK: &str = "texts.pack";

/// Begins every entry; changes whenever entries, sieves or reading texts are made in another way.
const MAGIC: [u8; 4] = *b"ftx4";

/// Bytes of an entry before its path: magic and six more numbers of four bytes, six of eight, and one byte.
const HEAD: usize = 7 * 4 + 6 * 8 + 1;

/// Where the checksum of an entry begins and ends; it is of what follows.
const SUM: (usize, usize) = (4, 8);

/// More bytes of outdated texts than this, and than of others, are reason to begin anew.
const WASTE: u64 = 16 << 20;

/// What is to be remembered of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// Where it is.
    pub path: PathBuf,
    /// The state it was read in.
    pub stamp: Stamp,
    /// Whether somebody speaks in it.
    pub voices: bool,
    /// What refuses most searches.
    pub sieve: Vec<u8>,
    /// Its folded reading text.
    pub folded: String,
}

/// A stretch of the pack.
#[derive(Clone, Copy, Debug)]
struct Stretch {
    at: u64,
    len: u32,
    sum: u32,
}

/// What is remembered of a file, and where.
#[derive(Clone, Copy, Debug)]
struct Entry {
    stamp: Stamp,
    voices: bool,
    sieve: Stretch,
    text: Stretch,
}

/// A remembered text that has not been read yet.
#[derive(Clone, Copy, Debug)]
pub struct Known<'t> {
    pack: &'t File,
    entry: Entry,
}

/// Folded reading texts in the cache folder. All threads may look and add at once.
#[derive(Debug, Default)]
pub struct Texts {
    folder: PathBuf,
    settings: u64,
    files: OnceLock<Files>,
    known: RwLock<HashMap<PathBuf, Entry>>,
}

#[derive(Debug)]
struct Files {
    index: Mutex<Index>,
    pack: File,
}

#[derive(Debug)]
struct Index {
    file: File,
    /// Where whole entries end.
    end: u64,
}

impl Texts {
    /// What is remembered in `folder`. `settings` names everything besides a file on which its reading text
    /// depends; texts read under others are not known.
    pub fn open(folder: &Path, settings: &str) -> Self {
        let settings = checksum(&[settings.as_bytes(), env!("CARGO_PKG_VERSION").as_bytes()]);
        let (folder, settings) = (folder.to_owned(), u64::from(settings));
        let mut texts = Self { folder, settings, ..Self::default() };
        if let (Ok(index), Ok(pack)) = (texts.file(INDEX, false), texts.file(PACK, false)) {
            texts.read_index(index, pack);
        }
        texts
    }

    /// What is remembered of `path` in the state `stamp`.
    pub fn get(&self, path: &Path, stamp: Stamp) -> Option<Known<'_>> {
        let pack = &self.files.get()?.pack;
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        let entry = *known.get(path).filter(|entry| entry.stamp == stamp)?;
        Some(Known { pack, entry })
    }

    /// Remembers `text`.
    ///
    /// # Errors
    /// Where the folder cannot be written; nothing is lost by that but time.
    pub fn add(&self, text: &Text) -> io::Result<()> {
        let files = self.files()?;
        let mut index = files.index.lock().unwrap_or_else(PoisonError::into_inner);
        index.file.lock()?;
        let added = index.append(&files.pack, self.settings, text);
        index.file.unlock()?;
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        known.insert(text.path.clone(), added?);
        Ok(())
    }

    /// The files, made where there are none yet.
    fn files(&self) -> io::Result<&Files> {
        if let Some(files) = self.files.get() {
            return Ok(files);
        }
        fs::create_dir_all(&self.folder)?;
        let index = Mutex::new(Index { file: self.file(INDEX, true)?, end: 0 });
        let files = Files { index, pack: self.file(PACK, true)? };
        Ok(self.files.get_or_init(|| files))
    }

    fn file(&self, name: &str, create: bool) -> io::Result<File> {
        OpenOptions::new().read(true).append(true).create(create).open(self.folder.join(name))
    }

    fn read_index(&mut self, index: File, pack: File) {
        let bytes = fs::read(self.folder.join(INDEX)).unwrap_or_default();
        let mut rest = bytes.as_slice();
        let mut known: HashMap<PathBuf, Entry> = HashMap::new();
        let mut live = 0;
        while let Some((entry, settings, path, later)) = read_entry(rest) {
            rest = later;
            if settings == self.settings {
                live += entry.len();
                live -= known.insert(path, entry).map_or(0, Entry::len);
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
        self.files = OnceLock::from(Files { index: Mutex::new(Index { file: index, end }), pack });
    }
}

impl Known<'_> {
    /// Whether somebody speaks in it.
    pub fn voices(&self) -> bool {
        self.entry.voices
    }

    /// Its sieve; `None` where that is damaged. `room` is overwritten.
    pub fn sieve<'r>(&self, room: &'r mut Vec<u8>) -> Option<&'r [u8]> {
        read(self.pack, self.entry.sieve, room)
    }

    /// Its folded text; `None` where that is damaged. `room` is overwritten.
    pub fn text<'r>(&self, room: &'r mut Vec<u8>) -> Option<&'r [u8]> {
        read(self.pack, self.entry.text, room)
    }
}

impl Entry {
    /// Bytes of it in the pack.
    fn len(self) -> u64 {
        u64::from(self.sieve.len) + u64::from(self.text.len)
    }
}

impl Index {
    /// Appends `text` to the `pack` and says where; what stands in the index behind the last whole entry is cut off
    /// first, unless somebody else has added to it.
    fn append(&mut self, mut pack: &File, settings: u64, text: &Text) -> io::Result<Entry> {
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
        let (sieve, folded) = (text.sieve.as_slice(), text.folded.as_bytes());
        let at = pack.metadata()?.len();
        let stretch = |at, bytes: &[u8]| Stretch { at, len: bytes.len() as u32, sum: checksum(&[bytes]) };
        let entry = Entry {
            stamp: text.stamp,
            voices: text.voices,
            sieve: stretch(at, sieve),
            text: stretch(at + sieve.len() as u64, folded),
        };
        pack.write_all(sieve)?;
        pack.write_all(folded)?;
        let mut bytes = Vec::new();
        write_entry(&mut bytes, entry, settings, &text.path);
        self.file.write_all(&bytes)?;
        self.end = self.file.metadata()?.len();
        Ok(entry)
    }
}

fn write_entry(bytes: &mut Vec<u8>, entry: Entry, settings: u64, path: &Path) {
    let start = bytes.len();
    let path = path.as_os_str().as_encoded_bytes();
    let Entry { sieve, text, stamp, voices } = entry;
    bytes.extend(MAGIC);
    for number in [0, path.len() as u32, sieve.len, sieve.sum, text.len, text.sum] {
        bytes.extend(number.to_le_bytes());
    }
    for number in [sieve.at].into_iter().chain(stamp.0).chain([settings]) {
        bytes.extend(number.to_le_bytes());
    }
    bytes.push(u8::from(voices));
    bytes.extend(path);
    let sum = checksum(&[&bytes[start + SUM.1..]]).to_le_bytes();
    bytes[start + SUM.0..start + SUM.1].copy_from_slice(&sum);
}

/// The entry that `bytes` begin with, the settings it was made under, its path, and what follows it.
fn read_entry(bytes: &[u8]) -> Option<(Entry, u64, PathBuf, &[u8])> {
    let short = |index: usize| Some(u32::from_le_bytes(*bytes.get(index * 4..)?.first_chunk()?));
    let long = |index: usize| Some(u64::from_le_bytes(*bytes.get(7 * 4 + index * 8..)?.first_chunk()?));
    if bytes.first_chunk() != Some(&MAGIC) {
        return None;
    }
    let end = HEAD + short(2)? as usize;
    if short(1)? != checksum(&[bytes.get(SUM.1..end)?]) {
        return None;
    }
    let sieve = Stretch { at: long(0)?, len: short(3)?, sum: short(4)? };
    let text = Stretch { at: sieve.at + u64::from(sieve.len), len: short(5)?, sum: short(6)? };
    let stamp = Stamp([long(1)?, long(2)?, long(3)?, long(4)?]);
    let entry = Entry { stamp, voices: bytes[HEAD - 1] == 1, sieve, text };
    let path = std::str::from_utf8(bytes.get(HEAD..end)?).ok()?;
    Some((entry, long(5)?, PathBuf::from(path), bytes.get(end..)?))
}

/// Reads a stretch of `pack` into `room`, which only grows; `None` where it is not what was written there.
fn read<'r>(pack: &File, stretch: Stretch, room: &'r mut Vec<u8>) -> Option<&'r [u8]> {
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
