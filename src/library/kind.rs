//! What a file is, as far as its name and its first bytes tell.

use std::fs::FileType;
use std::path::Path;

use crate::parse::decode::is_binary;

/// How likely a file found in a folder is an interview.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Likelihood {
    /// Its kind of file is listed without a look inside.
    #[default]
    Likely,
    /// Listed only if its text turns out to have turns (data, web pages, a project's README).
    Doubtful,
}

const LIKELY: &[&str] = &["md", "markdown", "mdown", "mkd", "txt", "text", "srt", "vtt"];
const DOUBTFUL: &[&str] = &["json", "html", "htm", "xhtml"];
const ABOUT: &[&str] =
    &["readme", "license", "licence", "copying", "changelog", "contributing", "notice", "authors"];
const BUILD_FOLDERS: &[&str] = &["node_modules", "target", "__pycache__", "_site"];

/// What to make of a file found in a folder; `None` where its extension is not one of an interview's.
pub fn likelihood(path: &Path) -> Option<Likelihood> {
    let extension = path.extension()?.to_str()?.to_ascii_lowercase();
    if DOUBTFUL.contains(&extension.as_str()) {
        return Some(Likelihood::Doubtful);
    }
    if !LIKELY.contains(&extension.as_str()) {
        return None;
    }
    let name = path.file_name()?.to_string_lossy().to_ascii_lowercase();
    let stem = name.split('.').next().unwrap_or_default();
    Some(if ABOUT.contains(&stem) { Likelihood::Doubtful } else { Likelihood::Likely })
}

/// Whether a name found in a folder is passed over: hidden, or a folder that builds leave behind.
pub fn passed_over(name: &str, is_dir: bool) -> bool {
    name.starts_with('.') || (is_dir && BUILD_FOLDERS.contains(&name))
}

/// What a file that cannot be read as a text is: `a folder`, `a named pipe` …; `None` for a regular file.
pub fn special(kind: FileType) -> Option<&'static str> {
    if kind.is_file() {
        return None;
    }
    if kind.is_dir() {
        return Some("a folder");
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        if kind.is_fifo() {
            return Some("a named pipe");
        }
        if kind.is_socket() {
            return Some("a socket");
        }
    }
    Some("a device")
}

const MAGIC: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive (or EPUB or office document)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
    (b"ID3", "a recording"),
    (b"OggS", "a recording"),
    (b"fLaC", "a recording"),
    (b"RIFF", "a recording"),
];

/// What `bytes` hold instead of text, if their beginning shows that; UTF-16 counts as text.
pub fn binary(bytes: &[u8]) -> Option<&'static str> {
    let known = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, name)| *name);
    known.or_else(|| is_binary(bytes).then_some("binary data"))
}
