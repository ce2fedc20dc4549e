//! Names of files made from titles.

/// Characters of a title that go into a name.
const LONGEST: usize = 60;

/// A file name that every system takes and a person recognises: the letters and digits of `title`, with `-`
/// for whatever stands between them.
pub fn file_name(title: &str, extension: &str) -> String {
    let words = title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let stem: String = words.collect::<Vec<_>>().join("-").chars().take(LONGEST).collect();
    let stem = if stem.is_empty() { "untitled" } else { &stem };
    format!("{stem}.{extension}")
}
