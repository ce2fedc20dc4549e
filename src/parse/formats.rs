//! Transcripts that are neither Markdown nor plain text: subtitles, JSON segments, web pages.
//!
//! Each reader turns its format into blocks; none of them ever fails: from a broken or truncated file comes what
//! could be read (of JSON a diagnostic names the fault). What a format itself tells of voices and times stands in the blocks. Who is host, what is a
//! section, what is an aside is decided elsewhere, once for all formats.

mod cue;
mod elements;
mod html;
mod json;
mod long_tags;
mod markup;
mod page;
mod place;
mod subtitles;

use super::block::Block;
use crate::episode::model::{Diagnostic, Format};

/// Reads `text` if it is one of these formats; `None` for Markdown and plain text. Takes time linear in the text.
pub fn read(text: &str, file_name: &str) -> Option<(Format, Vec<Block>)> {
    let format = format(text, file_name)?;
    let blocks = match format {
        Format::Vtt => subtitles::vtt(text),
        Format::Srt => subtitles::srt(text),
        Format::Json => json::read(text)?,
        _ => html::read(text)?,
    };
    (!blocks.is_empty()).then_some((format, blocks))
}

/// Where a text that was read as `format` breaks its rules, if they can be broken.
pub fn fault(text: &str, format: Format) -> Option<Diagnostic> {
    (format == Format::Json).then(|| json::fault(text)).flatten()
}

/// Which of these formats `text` seems to be, judged by its beginning first and by the extension of `file_name` second.
pub fn format(text: &str, file_name: &str) -> Option<Format> {
    let extension = file_name.rsplit_once('.').map_or("", |(_, extension)| extension).to_ascii_lowercase();
    let top = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    if is_vtt(top) {
        Some(Format::Vtt)
    } else if subtitles::is_srt(top) {
        Some(Format::Srt)
    } else if top.starts_with(['{', '[']) && extension != "md" {
        Some(Format::Json)
    } else if html::is_page(top) {
        Some(Format::Html)
    } else {
        by_extension(&extension)
    }
}

fn is_vtt(top: &str) -> bool {
    top.strip_prefix("WEBVTT")
        .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t', '\r', '\n']))
}

/// The format an extension promises, for files whose first lines do not show it.
fn by_extension(extension: &str) -> Option<Format> {
    match extension {
        "vtt" => Some(Format::Vtt),
        "srt" => Some(Format::Srt),
        "html" | "htm" | "xhtml" => Some(Format::Html),
        _ => None,
    }
}
