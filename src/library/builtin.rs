//! The sample interviews that are compiled in, so that a fresh installation has something to read.

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
    ($name:literal) => {
        Builtin { name: $name, text: include_str!(concat!("../../assets/library/", $name)) }
    };
}

const SAMPLES: [Builtin; 6] = [
    sample!("01-welcome.md"),
    sample!("02-welcome-zh.md"),
    sample!("03-sound-recordist.md"),
    sample!("04-terminal-type.md"),
    sample!("05-bookbinder.txt"),
    sample!("06-tower-clock.md"),
];

/// All samples, in reading order.
pub fn builtin() -> Vec<Builtin> {
    SAMPLES.to_vec()
}

impl Builtin {
    /// The path under which it is listed and loaded.
    pub fn path(&self) -> PathBuf {
        PathBuf::from(format!("{PREFIX}{}", self.name))
    }
}

/// The sample that `path` names, by its whole name or without its extension.
pub fn find(path: &Path) -> Option<Builtin> {
    let wanted = path.to_str()?.strip_prefix(PREFIX)?;
    let stem = |name: &'static str| name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    SAMPLES.iter().find(|sample| sample.name == wanted || stem(sample.name) == wanted).copied()
}
