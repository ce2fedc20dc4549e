//! Arguments that begin with words and go on with paths.

use std::path::PathBuf;

/// What was asked for, and where.
pub struct Named {
    /// The words; `None` where the first argument is a path already.
    pub words: Option<String>,
    /// The paths.
    pub paths: Vec<PathBuf>,
}

impl Named {
    /// Takes the first of `arguments` for words, unless something is there at that path.
    pub fn of(arguments: &[PathBuf]) -> Self {
        match arguments.split_first() {
            Some((first, rest)) if !first.exists() => {
                Self { words: Some(first.to_string_lossy().into_owned()), paths: rest.to_vec() }
            }
            _ => Self { words: None, paths: arguments.to_vec() },
        }
    }
}
