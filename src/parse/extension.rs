//! The one list of file extensions, and what a file that bears one is likely to be.

/// What a file's name promises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
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

const EXTENSIONS: &[(&str, Kind)] = &[
    ("md", Kind::Markdown),
    ("markdown", Kind::Markdown),
    ("mdown", Kind::Markdown),
    ("mkd", Kind::Markdown),
    ("mdx", Kind::Markdown),
    ("qmd", Kind::Markdown),
    ("rmd", Kind::Markdown),
    ("txt", Kind::Text),
    ("text", Kind::Text),
    ("srt", Kind::Cues),
    ("vtt", Kind::Cues),
    ("sbv", Kind::Cues),
    ("ass", Kind::Cues),
    ("ssa", Kind::Cues),
    ("ttml", Kind::Cues),
    ("dfxp", Kind::Cues),
    ("trs", Kind::Cues),
    ("json", Kind::Data),
    ("csv", Kind::Data),
    ("tsv", Kind::Data),
    ("log", Kind::Data),
    ("html", Kind::Page),
    ("htm", Kind::Page),
    ("xhtml", Kind::Page),
    ("docx", Kind::Document),
    ("odt", Kind::Document),
    ("epub", Kind::Book),
];

/// What the extension of `name` promises; `None` for one that is not known or none at all.
pub fn kind(name: &str) -> Option<Kind> {
    let extension = of(name);
    EXTENSIONS.iter().find(|(known, _)| *known == extension).map(|(_, kind)| *kind)
}

/// The extension of `name` in lower case; empty without one.
pub fn of(name: &str) -> String {
    name.rsplit_once('.').map_or("", |(_, extension)| extension).to_ascii_lowercase()
}
