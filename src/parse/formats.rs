//! Transcripts that are neither Markdown nor plain text: subtitles, captions, data, tables, web pages.
//!
//! Each reader turns its format into blocks; none of them ever fails: from a broken or truncated file comes
//! what could be read (of JSON a diagnostic names the fault). What a format itself tells of speakers and
//! times stands in the blocks. Who is host, what is a section, what is an aside is decided elsewhere, once
//! for all formats.

mod cue;
mod elements;
mod html;
mod json;
mod long_tags;
mod markup;
mod page;
mod place;
mod scripts;
mod subtitles;
mod table;
mod timecode;
mod timed_xml;

use super::block::Block;
use super::extension::{self, FileKind};
use crate::episode::head::Format;
use crate::episode::oddity::{Diagnostic, Oddity};

/// Reads `text` if it is one of these formats; `None` for Markdown and plain text. Takes time linear in the
/// text.
pub fn read(text: &str, file_name: &str) -> Option<(Format, Vec<Block>)> {
    let format = format(text, file_name)?;
    let blocks = match format {
        Format::Vtt => subtitles::vtt(text),
        Format::Srt => subtitles::srt(text),
        Format::Json => json::read(text)?,
        Format::Table => table::read(text)?,
        Format::Ass => scripts::ass(text),
        Format::Sbv => scripts::sbv(text),
        Format::TimedXml => timed_xml::read(text),
        _ => html::read(text)?,
    };
    (!blocks.is_empty() || is_markup(format)).then_some((format, blocks))
}

/// Whether a file of this format is nothing to read if no talk is found in it.
fn is_markup(format: Format) -> bool {
    matches!(format, Format::Json | Format::Ass | Format::TimedXml | Format::Html)
}

/// Where a text that was read as `format` breaks its rules, if they can be broken; that it holds no talk
/// if there are no `blocks`.
pub fn fault(text: &str, format: Format, blocks: &[Block]) -> Option<Diagnostic> {
    let nothing = || Diagnostic::warning(1, Oddity::NoTalk(format));
    let fault = (format == Format::Json).then(|| json::fault(text)).flatten();
    fault.or_else(|| (blocks.is_empty() && !text.trim().is_empty()).then(nothing))
}

/// Which of these formats `text` seems to be, judged by its beginning first and by the extension of
/// `file_name` second.
pub fn format(text: &str, file_name: &str) -> Option<Format> {
    let top = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    if is_vtt(top) {
        Some(Format::Vtt)
    } else if subtitles::is_srt(top) {
        Some(Format::Srt)
    } else if is_json(top, file_name) {
        Some(Format::Json)
    } else if html::is_page(top) {
        Some(Format::Html)
    } else if timed_xml::is_timed_xml(top) {
        Some(Format::TimedXml)
    } else if scripts::is_ass(top) {
        Some(Format::Ass)
    } else if scripts::is_sbv(top) {
        Some(Format::Sbv)
    } else {
        by_extension(file_name)
    }
}

/// Markdown may begin with a bracket, and data is taken at its word.
fn is_json(top: &str, file_name: &str) -> bool {
    match extension::of(file_name).as_str() {
        "json" => top.starts_with(['{', '[']),
        _ => json::is_json(top) && extension::kind(file_name) != Some(FileKind::Markdown),
    }
}

fn is_vtt(top: &str) -> bool {
    top.strip_prefix("WEBVTT")
        .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t', '\r', '\n']))
}

/// The format an extension promises, for files whose first lines do not show it.
fn by_extension(file_name: &str) -> Option<Format> {
    match (extension::of(file_name).as_str(), extension::kind(file_name)) {
        ("vtt", _) => Some(Format::Vtt),
        ("srt", _) => Some(Format::Srt),
        ("csv" | "tsv", _) => Some(Format::Table),
        (_, Some(FileKind::Page)) => Some(Format::Html),
        _ => None,
    }
}
