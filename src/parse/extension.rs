//! The one list of file extensions, and what a file that bears one is likely to be.

/// What a file's name promises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// Markdown in one of its dialects.
    Markdown,
    /// Text without markup.
    Text,
    /// Timed cues: subtitles and captions.
    Cues,
    /// Data that may hold a transcript.
    Data,
    /// A web page.
    Page,
    /// An archive of XML that holds a document.
    Document,
    /// Such an archive that holds a book.
    Book,
}

const EXTENSIONS: &[(&str, FileKind)] = &[
    ("md", FileKind::Markdown),
    ("markdown", FileKind::Markdown),
    ("mdown", FileKind::Markdown),
    ("mkd", FileKind::Markdown),
    ("mdx", FileKind::Markdown),
    ("qmd", FileKind::Markdown),
    ("rmd", FileKind::Markdown),
    ("txt", FileKind::Text),
    ("text", FileKind::Text),
    ("srt", FileKind::Cues),
    ("vtt", FileKind::Cues),
    ("sbv", FileKind::Cues),
    ("ass", FileKind::Cues),
    ("ssa", FileKind::Cues),
    ("ttml", FileKind::Cues),
    ("dfxp", FileKind::Cues),
    ("trs", FileKind::Cues),
    ("json", FileKind::Data),
    ("csv", FileKind::Data),
    ("tsv", FileKind::Data),
    ("log", FileKind::Data),
    ("html", FileKind::Page),
    ("htm", FileKind::Page),
    ("xhtml", FileKind::Page),
    ("docx", FileKind::Document),
    ("odt", FileKind::Document),
    ("epub", FileKind::Book),
];

/// What the extension of `name` promises; `None` for one that is not known or none at all.
pub fn kind(name: &str) -> Option<FileKind> {
    let extension = of(name);
    EXTENSIONS.iter().find(|(known, _)| *known == extension).map(|(_, kind)| *kind)
}

/// The extension of `name` in lower case; empty without one.
pub fn of(name: &str) -> String {
    name.rsplit_once('.').map_or("", |(_, extension)| extension).to_ascii_lowercase()
}
