//! The files in a ZIP archive, as texts. The only door to the unpacker.

use std::io::{Cursor, Read};

use zip::ZipArchive;

/// Bytes that are unpacked of one archive at most: what no document of words comes near, and a bomb goes far
/// beyond.
const MOST: u64 = 64 << 20;

/// An open archive.
pub struct Archive<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    left: u64,
    /// Whether something could not be read, or not to its end.
    pub broken: bool,
}

impl<'b> Archive<'b> {
    /// Opens an archive; `None` if `bytes` are none.
    pub fn open(bytes: &'b [u8]) -> Option<Self> {
        if !bytes.starts_with(b"PK\x03\x04") {
            return None;
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).ok()?;
        Some(Self { zip, left: MOST, broken: false })
    }

    /// Whether a file of this name is in it.
    pub fn has(&self, name: &str) -> bool {
        self.zip.index_for_name(name).is_some()
    }

    /// The text of the file called `name`, without a byte order mark; what is no UTF-8 is replaced. `None`
    /// if there is no such file or nothing of it can be read.
    pub fn text(&mut self, name: &str) -> Option<String> {
        let mut bytes = Vec::new();
        let file = self.zip.by_name(name).ok()?;
        let read = file.take(self.left + 1).read_to_end(&mut bytes);
        self.broken |= read.is_err() || bytes.len() as u64 > self.left;
        bytes.truncate(self.left as usize);
        self.left -= bytes.len() as u64;
        let text = String::from_utf8_lossy(&bytes);
        (!bytes.is_empty()).then(|| text.trim_start_matches('\u{feff}').to_owned())
    }
}
