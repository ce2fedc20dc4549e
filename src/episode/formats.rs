//! Formats told by their content: subtitles, JSON, web pages.

use super::block::Block;
use super::model::Format;

/// Reads `text` where it is evidently such a format.
pub fn read(text: &str, file_name: &str) -> Option<(Format, Vec<Block>)> {
    let _ = (text, file_name);
    None
}
