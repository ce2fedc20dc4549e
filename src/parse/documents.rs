//! Documents that are archives of XML: DOCX, ODT, EPUB. What they hold becomes one page of HTML, a paragraph
//! a line, which is then read as any page is: with the same eyes for labels, sections and notes.

mod archive;
mod docx;
mod epub;
mod odt;
mod page;
mod styles;

use crate::episode::head::Format;
use archive::Archive;

/// What a document holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// What it is.
    pub format: Format,
    /// What it says, as a page of HTML.
    pub page: String,
    /// Whether something in it was broken or too big to be read.
    pub broken: bool,
}

/// Whether `bytes` are a document that can be unpacked; takes a look at the archive's list of files.
pub fn is_document(bytes: &[u8]) -> bool {
    Archive::open(bytes).is_some_and(|archive| kind(&archive).is_some())
}

fn kind(archive: &Archive<'_>) -> Option<Format> {
    let kinds = [
        ("word/document.xml", Format::Docx),
        ("META-INF/container.xml", Format::Epub),
        ("content.xml", Format::Odt),
    ];
    kinds.into_iter().find(|(name, _)| archive.has(name)).map(|(_, format)| format)
}

/// Unpacks a document; `None` if `bytes` are none of these.
pub fn unpack(bytes: &[u8]) -> Option<Document> {
    let mut archive = Archive::open(bytes)?;
    let format = kind(&archive)?;
    let page = match format {
        Format::Docx => docx::page(&mut archive)?,
        Format::Epub => epub::page(&mut archive)?,
        _ => odt::page(&mut archive)?,
    };
    Some(Document { format, page, broken: archive.broken })
}
