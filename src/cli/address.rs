//! A file and a place in it, as one writes them after the program's name.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// Parts `FILE#ADDRESS` at its last `#`. Whether a file of the whole name exists is for the caller to see
/// first.
pub fn split_address(argument: &Path) -> Option<(PathBuf, String)> {
    let bytes = argument.as_os_str().as_encoded_bytes();
    let at = bytes.iter().rposition(|byte| *byte == b'#')?;
    let address = argument.as_os_str().to_str().and_then(|text| text.get(at + 1..));
    let address = address.or_else(|| std::str::from_utf8(bytes.get(at + 1..)?).ok())?;
    Some((prefix(argument.as_os_str(), at), address.to_owned()))
}

#[cfg(unix)]
fn prefix(whole: &OsStr, at: usize) -> PathBuf {
    use std::os::unix::ffi::OsStrExt;
    PathBuf::from(OsStr::from_bytes(whole.as_bytes().get(..at).unwrap_or_default()))
}

#[cfg(not(unix))]
fn prefix(whole: &OsStr, at: usize) -> PathBuf {
    PathBuf::from(whole.to_string_lossy().get(..at).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_follows_the_last_hash() {
        let split = |text: &str| split_address(Path::new(text));
        assert_eq!(split("a/C#.md#12.3"), Some(("a/C#.md".into(), "12.3".to_owned())));
        assert_eq!(split("访谈.md#5"), Some(("访谈.md".into(), "5".to_owned())));
        assert_eq!(split("plain.md"), None);
    }
}
