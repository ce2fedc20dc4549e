//! Folded reading texts of files that were read before, so that a search need not read a library anew.
//!
//! One file in the cache folder, records one after the other, the last one for a path holds. It may be deleted, cut
//! off or damaged at any time: every record carries a checksum, and what does not fit is simply not known. A record
//! holds for one state of its file: size, times of change and inode. Several processes may append at once.

use std::collections::HashMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use flate2::Crc;

/// Name of the file in the cache folder.
const FILE: &str = "texts.pack";

/// Begins every record; changes whenever records or reading texts are made in another way.
const MAGIC: [u8; 4] = *b"ftx1";

/// Bytes before a record's path: magic, checksum, lengths of path and text, stamp, settings, voices.
const HEAD: usize = 4 + 4 + 4 + 4 + 8 * 4 + 8 + 1;

/// A file read this soon after a change may change again without a new time; it is not remembered.
const UNSETTLED: Duration = Duration::from_millis(20);

/// More bytes of outdated records than this, and than of others, are reason to begin anew.
const WASTE: u64 = 16 << 20;

/// One state of a file: size, times of change of text and of inode in nanoseconds, inode.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stamp([u64; 4]);

impl Stamp {
    /// The present state of the file at `path`; `None` where there is none.
    pub fn of(path: &Path) -> Option<Self> {
        let metadata = fs::metadata(path).ok().filter(fs::Metadata::is_file)?;
        let changed = nanos(metadata.modified().ok()?);
        Some(Self([metadata.len(), changed, inode_changed(&metadata), inode(&metadata)]))
    }

    /// Whether a change after now is sure to be seen.
    pub fn is_settled(self) -> bool {
        let [_, text, inode, _] = self.0;
        let settled = text.max(inode).saturating_add(UNSETTLED.as_nanos() as u64);
        settled < nanos(SystemTime::now())
    }
}

fn nanos(time: SystemTime) -> u64 {
    time.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_nanos() as u64)
}

#[cfg(unix)]
fn inode_changed(metadata: &fs::Metadata) -> u64 {
    use std::os::unix::fs::MetadataExt;
    (metadata.ctime().cast_unsigned()).wrapping_mul(1_000_000_000) + metadata.ctime_nsec().cast_unsigned()
}

#[cfg(unix)]
fn inode(metadata: &fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(metadata)
}

#[cfg(not(unix))]
fn inode_changed(_: &fs::Metadata) -> u64 {
    0
}

#[cfg(not(unix))]
fn inode(_: &fs::Metadata) -> u64 {
    0
}

/// What is remembered of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// Where it is.
    pub path: PathBuf,
    /// The state it was read in.
    pub stamp: Stamp,
    /// Whether somebody speaks in it.
    pub voices: bool,
    /// Its folded reading text.
    pub folded: String,
}

/// Where a record lies in the file.
#[derive(Clone, Copy, Debug)]
struct Slot {
    stamp: Stamp,
    voices: bool,
    at: u64,
    path: usize,
    text: usize,
}

impl Slot {
    fn len(self) -> usize {
        HEAD + self.path + self.text
    }
}

/// Folded reading texts in the cache folder.
#[derive(Debug, Default)]
pub struct Texts {
    path: PathBuf,
    settings: u64,
    file: Option<File>,
    known: HashMap<PathBuf, Slot>,
    /// Where whole records end.
    end: u64,
}

impl Texts {
    /// What is remembered in `folder`. `settings` names everything besides a file on which its reading text
    /// depends; texts read under others are not known.
    pub fn open(folder: &Path, settings: &str) -> Self {
        let mut crc = Crc::new();
        crc.update(settings.as_bytes());
        crc.update(env!("CARGO_PKG_VERSION").as_bytes());
        let path = folder.join(FILE);
        let file = OpenOptions::new().read(true).append(true).open(&path).ok();
        let mut texts = Self { path, settings: u64::from(crc.sum()), file, ..Self::default() };
        texts.read_heads();
        texts
    }

    /// Hands the folded text of `path` in the state `stamp` to `see`, with whether somebody speaks in it; `None`
    /// where it is not known. `room` is overwritten.
    pub fn see<T>(
        &self,
        path: &Path,
        stamp: Stamp,
        room: &mut Vec<u8>,
        see: impl FnOnce(&[u8], bool) -> T,
    ) -> Option<T> {
        let slot = self.known.get(path).filter(|slot| slot.stamp == stamp)?;
        room.resize(slot.len(), 0);
        read_at(self.file.as_ref()?, room, slot.at).ok()?;
        let (magic, rest) = room.split_first_chunk::<4>()?;
        let (sum, rest) = rest.split_first_chunk::<4>()?;
        if *magic != MAGIC || u32::from_le_bytes(*sum) != checksum(rest) {
            return None;
        }
        Some(see(room.get(HEAD + slot.path..)?, slot.voices))
    }

    /// Remembers `texts`.
    ///
    /// # Errors
    /// Where the folder cannot be written; nothing is lost by that but time.
    pub fn add(&mut self, texts: &[Text]) -> io::Result<()> {
        if texts.is_empty() {
            return Ok(());
        }
        if self.file.is_none() {
            fs::create_dir_all(self.path.parent().unwrap_or(Path::new(".")))?;
            self.file = Some(OpenOptions::new().read(true).append(true).create(true).open(&self.path)?);
        }
        let Some(file) = &self.file else { return Ok(()) };
        file.lock()?;
        let added = append(file, self.end, self.settings, texts);
        file.unlock()?;
        for (text, slot) in texts.iter().zip(added?) {
            self.end = slot.at + slot.len() as u64;
            self.known.insert(text.path.clone(), slot);
        }
        Ok(())
    }

    fn read_heads(&mut self) {
        let Some(file) = &self.file else { return };
        let mut known = HashMap::new();
        let (mut at, mut live) = (0, 0);
        let mut room = Vec::new();
        while let Some((slot, settings, path)) = head(file, at, &mut room) {
            at += slot.len() as u64;
            if settings == self.settings {
                live += slot.len() as u64;
                let before = known.insert(path, slot);
                live -= before.map_or(0, |slot| slot.len() as u64);
            }
        }
        (self.known, self.end) = (known, at);
        let waste = at - live;
        if waste > WASTE && waste > live {
            // Whoever reads the old file still has it open.
            let _ = fs::remove_file(&self.path);
            (self.file, self.end) = (None, 0);
            self.known.clear();
        }
    }
}

/// Appends records; what stands behind the last whole record is cut off first, unless somebody else has added to it.
fn append(mut file: &File, end: u64, settings: u64, texts: &[Text]) -> io::Result<Vec<Slot>> {
    let mut at = file.metadata()?.len();
    if at > end && head(file, end, &mut Vec::new()).is_none() {
        file.set_len(end)?;
        at = end;
    }
    let mut slots = Vec::new();
    let mut bytes = Vec::new();
    for text in texts {
        let slot = Slot {
            stamp: text.stamp,
            voices: text.voices,
            at: at + bytes.len() as u64,
            path: text.path.as_os_str().as_encoded_bytes().len(),
            text: text.folded.len(),
        };
        write_record(&mut bytes, slot, settings, text);
        slots.push(slot);
    }
    file.write_all(&bytes)?;
    Ok(slots)
}

fn write_record(bytes: &mut Vec<u8>, slot: Slot, settings: u64, text: &Text) {
    let start = bytes.len();
    bytes.extend(MAGIC);
    bytes.extend([0; 4]);
    bytes.extend((slot.path as u32).to_le_bytes());
    bytes.extend((slot.text as u32).to_le_bytes());
    bytes.extend(slot.stamp.0.into_iter().flat_map(u64::to_le_bytes));
    bytes.extend(settings.to_le_bytes());
    bytes.push(u8::from(slot.voices));
    bytes.extend(text.path.as_os_str().as_encoded_bytes());
    bytes.extend(text.folded.as_bytes());
    let sum = checksum(&bytes[start + 8..]).to_le_bytes();
    bytes[start + 4..start + 8].copy_from_slice(&sum);
}

/// The head of the record at `at`: where it lies, under which settings it was made, for which path.
fn head(file: &File, at: u64, room: &mut Vec<u8>) -> Option<(Slot, u64, PathBuf)> {
    room.resize(HEAD, 0);
    read_at(file, room, at).ok()?;
    let number = |from: usize| Some(u64::from_le_bytes(*room.get(from..)?.first_chunk()?));
    let length = |from: usize| Some(u32::from_le_bytes(*room.get(from..)?.first_chunk()?) as usize);
    if room.first_chunk() != Some(&MAGIC) {
        return None;
    }
    let (path, text) = (length(8)?, length(12)?);
    let stamp = Stamp([number(16)?, number(24)?, number(32)?, number(40)?]);
    let (settings, voices) = (number(48)?, *room.get(56)? == 1);
    let slot = Slot { stamp, voices, at, path, text };
    let size = file.metadata().ok()?.len();
    if at + slot.len() as u64 > size {
        return None;
    }
    room.resize(path, 0);
    read_at(file, room, at + HEAD as u64).ok()?;
    Some((slot, settings, PathBuf::from(std::str::from_utf8(room).ok()?)))
}

fn checksum(bytes: &[u8]) -> u32 {
    let mut crc = Crc::new();
    crc.update(bytes);
    crc.sum()
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
