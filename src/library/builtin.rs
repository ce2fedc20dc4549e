//! The sample interviews and the guide that are compiled in, so that a fresh installation has something to read.

use std::path::{Path, PathBuf};

/// A sample interview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Builtin {
    /// Its file name.
    pub name: &'static str,
    /// Its source text.
    pub text: &'static str,
}

/// What the path of a sample begins with: `builtin:01-welcome.md`.
pub const PREFIX: &str = "builtin:";

macro_rules! sample {
    ($folder:literal $name:literal) => {
        Builtin { name: $name, text: include_str!(concat!("../../assets/", $folder, $name)) }
    };
}

const SAMPLES: [Builtin; 6] = [
    sample!("library/" "01-welcome.md"),
    sample!("library/" "02-welcome-zh.md"),
    sample!("library/" "03-sound-recordist.md"),
    sample!("library/" "04-terminal-type.md"),
    sample!("library/" "05-bookbinder.txt"),
    sample!("library/" "06-tower-clock.md"),
];

/// Texts about the program, which no list has.
const GUIDES: [Builtin; 2] = [sample!("" "guide.md"), sample!("" "guide.zh-CN.md")];

/// All samples, in reading order: first the one that teaches the keys, in Chinese for `chinese` readers.
pub fn builtin(chinese: bool) -> Vec<Builtin> {
    let mut samples = SAMPLES.to_vec();
    if chinese {
        samples.swap(0, 1);
    }
    samples
}

impl Builtin {
    /// The path under which it is listed and loaded.
    pub fn path(&self) -> PathBuf {
        PathBuf::from(format!("{PREFIX}{}", self.name))
    }
}

/// The sample or guide that `path` names, by its whole name or without its extension.
pub fn find(path: &Path) -> Option<Builtin> {
    let wanted = path.to_str()?.strip_prefix(PREFIX)?;
    let stem = |name: &'static str| name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    SAMPLES.iter().chain(&GUIDES).find(|sample| sample.name == wanted || stem(sample.name) == wanted).copied()
}
