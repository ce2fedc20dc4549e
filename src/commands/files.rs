//! Files that hold what a reader keeps: written whole or not at all, for their owner only; read if they are
//! files.

use std::fs::{self, Permissions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use crate::library::builtin;

/// Bytes of the longest file of passages that is read.
const LONGEST: u64 = 256 << 20;

/// Writes `text` to the file at `path`, in place of what is there; a link there is replaced, not followed. A
/// file that is there keeps who may read it, a new one is for its owner only.
///
/// # Errors
/// If the folder cannot be written.
pub fn write(path: &Path, text: &str) -> io::Result<()> {
    write_bytes(path, text.as_bytes())
}

/// The same for what is no text.
pub fn write_bytes(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // Made under a name that nobody can foresee, so that nothing can lie there in wait.
    let mut beside = tempfile::Builder::new().prefix(".fangtan-").suffix(".tmp").tempfile_in(folder)?;
    beside.write_all(bytes)?;
    if let Some(permissions) = permissions_of(path) {
        beside.as_file().set_permissions(permissions)?;
    }
    beside.as_file().sync_all()?;
    beside.persist(path)?;
    Ok(())
}

fn permissions_of(path: &Path) -> Option<Permissions> {
    fs::symlink_metadata(path).ok().filter(fs::Metadata::is_file).map(|there| there.permissions())
}

/// Reads a file of text. A link, a pipe or a device in its place is neither followed nor waited for.
///
/// # Errors
/// If it cannot be read, is no file, too long, or not UTF-8.
pub fn read(path: &Path) -> io::Result<String> {
    let other = |what: &str| io::Error::new(io::ErrorKind::InvalidData, what.to_owned());
    let mut options = fs::OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK;
        std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, flags.bits().cast_signed());
    }
    if fs::symlink_metadata(path)?.is_symlink() {
        return Err(other("a link; left alone"));
    }
    let file = options.open(path)?;
    let found = file.metadata()?;
    if !found.is_file() {
        return Err(other("not a file; left alone"));
    }
    read_bounded(file)
}

/// Reads a file to its end, if it is no longer than `most` bytes.
///
/// # Errors
/// If it cannot be read or is too long.
pub fn read_bytes(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, format!("longer than {} MB", most >> 20)));
    }
    Ok(bytes)
}

/// Reads text to its end, but not for ever.
///
/// # Errors
/// If it cannot be read, is too long, or not UTF-8.
pub fn read_bounded(source: impl Read) -> io::Result<String> {
    let mut text = String::new();
    let count = source.take(LONGEST + 1).read_to_string(&mut text)?;
    if count as u64 > LONGEST {
        let what = format!("longer than {} MB", LONGEST >> 20);
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, what));
    }
    Ok(text)
}

/// Whether `path` can be read as before.
pub fn is_there(path: &Path) -> bool {
    path.exists() || builtin::find(path).is_some()
}

/// How the path of a file that is gone was written when it was there: absolute, links on the way followed as
/// far as they are there.
pub fn gone_path(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let there = path.ancestors().find_map(|folder| Some((folder, fs::canonicalize(folder).ok()?)));
    match there {
        Some((folder, known)) => {
            path.strip_prefix(folder).map_or_else(|_| path.clone(), |rest| known.join(rest))
        }
        None => path,
    }
}
