//! What a file is, as far as its name and its first bytes tell.

use crate::episode::findings::InBoth;
use std::fs::FileType;
use std::path::Path;

use crate::parse::decode::is_binary;
use crate::parse::documents;
use crate::parse::extension::{self, FileKind};

/// How likely a file found in a folder is an interview.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Likelihood {
    /// Its kind of file is listed without a look inside.
    #[default]
    Likely,
    /// The user named it: it is listed among the interviews, whatever it is.
    Named,
    /// Listed only if its text turns out to have turns (data, web pages, a project's README).
    Doubtful,
}

impl Likelihood {
    /// Whether such a file is listed, if it has `voices` or not.
    pub fn lists(self, voices: bool) -> bool {
        self != Self::Doubtful || voices
    }
}

const ABOUT: &[&str] =
    &["readme", "license", "licence", "copying", "changelog", "contributing", "notice", "authors"];
const BUILD_FOLDERS: &[&str] = &["node_modules", "target", "__pycache__", "_site"];

/// What to make of a file found in a folder; `None` if its extension is not one of an interview's.
pub fn likelihood(path: &Path) -> Option<Likelihood> {
    let name = path.file_name()?.to_string_lossy().to_ascii_lowercase();
    match extension::kind(&name)? {
        FileKind::Data | FileKind::Page | FileKind::Book => return Some(Likelihood::Doubtful),
        FileKind::Markdown | FileKind::Text | FileKind::Cues | FileKind::Document => {}
    }
    Some(if is_about(path) { Likelihood::Doubtful } else { Likelihood::Likely })
}

/// Whether a file is called as those are that tell of the files beside them: `README.md`.
pub fn is_about(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    ABOUT.contains(&name.split('.').next().unwrap_or_default())
}

/// Whether a name found in a folder is passed over: hidden, what Word keeps beside an open document, or a
/// folder that builds leave behind.
pub fn passed_over(name: &str, is_dir: bool) -> bool {
    name.starts_with('.') || name.starts_with("~$") || (is_dir && BUILD_FOLDERS.contains(&name))
}

/// What a file that cannot be read as a text is: `a folder`, `a named pipe` …; `None` for a regular file.
pub fn special(kind: FileType) -> Option<InBoth> {
    if kind.is_file() {
        return None;
    }
    if kind.is_dir() {
        return Some(["a folder", "文件夹"]);
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        if kind.is_fifo() {
            return Some(["a named pipe", "管道"]);
        }
        if kind.is_socket() {
            return Some(["a socket", "套接字"]);
        }
    }
    Some(["a device", "设备"])
}

const PDF: InBoth = ["a PDF", "PDF"];
const RTF: InBoth = ["an RTF document", "RTF 文档"];
const OLD_WORD: InBoth = ["a document of an old Word", "旧版 Word 文档"];

const MAGIC: &[(&[u8], InBoth)] = &[
    (b"%PDF-", PDF),
    (
        b"PK\x03\x04",
        ["an archive that is damaged, or no DOCX, ODT or EPUB", "损坏的压缩包，或并非 DOCX、ODT、EPUB"],
    ),
    (b"\xd0\xcf\x11\xe0", OLD_WORD),
    (b"{\\rtf", RTF),
    (b"\x1f\x8b", ["a gzip archive", "gzip 压缩包"]),
    (b"\x89PNG", ["an image", "图片"]),
    (b"\xff\xd8\xff", ["an image", "图片"]),
    (b"GIF8", ["an image", "图片"]),
    (b"\x7fELF", ["a program", "程序"]),
    (b"SQLite format 3", ["a database", "数据库"]),
    (b"ID3", ["a recording", "录音"]),
    (b"OggS", ["a recording", "录音"]),
    (b"fLaC", ["a recording", "录音"]),
    (b"RIFF", ["a recording", "录音"]),
];

/// What `bytes` hold instead of text, if their beginning shows that; UTF-16 and documents that can be
/// unpacked count as text.
pub fn binary(bytes: &[u8]) -> Option<InBoth> {
    if documents::is_document(bytes) {
        return None;
    }
    let known = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, name)| *name);
    known.or_else(|| is_binary(bytes).then_some(["binary data", "二进制数据"]))
}

/// How a text is made of `what` [`binary`] told, if a program is known that does it well.
pub fn remedy(what: InBoth) -> Option<InBoth> {
    match what {
        PDF => Some([
            "`pdftotext -layout FILE.pdf FILE.txt` makes a text of it",
            "用 pdftotext -layout FILE.pdf FILE.txt 可转成文本",
        ]),
        RTF | OLD_WORD => Some(["save it as DOCX, ODT or plain text", "请另存为 DOCX、ODT 或纯文本"]),
        _ => None,
    }
}
