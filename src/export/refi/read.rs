//! What other programs write as REFI-QDA: code books and projects.

mod counted;
mod elements;
mod resolve;

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::Event;
use zip::ZipArchive;

use elements::ProjectReader;
use resolve::resolved;

pub use resolve::{LeftOut, ReadMemo, ReadProject};

/// Bytes that are unpacked at most.
const MOST: u64 = 256 << 20;

/// Why a project cannot be read; nothing of it is taken then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProjectFault {
    /// It is no XML at this line, from 1.
    NoXml(usize),
    /// It ends before all of its elements do, at this line.
    CutOff(usize),
    /// The archive is damaged, or there is no project in it.
    Archive,
}

/// Reads a `.qdpx`, a `project.qde` or a `.qdc`; `None` if it is none of them.
///
/// # Errors
/// If it is damaged.
pub fn read_project(bytes: &[u8]) -> Option<Result<ReadProject, ProjectFault>> {
    if !bytes.starts_with(b"PK\x03\x04") {
        let text = String::from_utf8_lossy(bytes);
        let text = text.trim_start_matches('\u{feff}');
        return text.contains("urn:QDA-XML:").then(|| read(text, &mut |_| None));
    }
    Some(read_archive(bytes).unwrap_or(Err(ProjectFault::Archive)))
}

fn read_archive(bytes: &[u8]) -> Option<Result<ReadProject, ProjectFault>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut left = MOST;
    let mut file = |name: &str| {
        let index = archive
            .file_names()
            .position(|known| known.is_ok_and(|known| known.replace('\\', "/").eq_ignore_ascii_case(name)))?;
        let mut bytes = Vec::new();
        archive.by_index(index).ok()?.take(left).read_to_end(&mut bytes).ok()?;
        left = left.saturating_sub(bytes.len() as u64);
        Some(String::from_utf8_lossy(&bytes).trim_start_matches('\u{feff}').to_owned())
    };
    let project = file("project.qde")?;
    Some(read(&project, &mut file))
}

fn read(xml: &str, file: &mut impl FnMut(&str) -> Option<String>) -> Result<ReadProject, ProjectFault> {
    let mut project = ProjectReader::default();
    let mut reader = Reader::from_str(xml);
    reader.config_mut().expand_empty_elements = true;
    let line = |reader: &Reader<&[u8]>| {
        let read = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX).min(xml.len());
        xml.get(..xml.floor_char_boundary(read)).unwrap_or_default().matches('\n').count() + 1
    };
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => {
                if start.contains('<') || start.attributes().any(|attribute| attribute.is_err()) {
                    return Err(ProjectFault::NoXml(line(&reader)));
                }
                project.open(&start, file);
            }
            Ok(Event::End(_)) => project.close(),
            Ok(Event::Text(text)) => project.words(&text),
            Ok(Event::CData(text)) => project.words(&text),
            Ok(Event::GeneralRef(entity)) => {
                if let Some(known) = resolve_predefined_entity(&entity) {
                    project.words(known);
                } else if let Ok(Some(c)) = entity.resolve_char_ref() {
                    project.words(c.encode_utf8(&mut [0; 4]));
                }
            }
            Ok(Event::Eof) if project.is_whole() => return Ok(resolved(&project.read)),
            Ok(Event::Eof) => return Err(ProjectFault::CutOff(line(&reader))),
            Err(_) => return Err(ProjectFault::NoXml(line(&reader))),
            Ok(_) => {}
        }
    }
}
