//! `fangtan bookmarks backup|restore FILE`

use std::path::Path;

use crate::commands::context::RunContext;
use crate::commands::marks;
use crate::commands::outcome::{Failure, Outcome};
use crate::commands::output::Output;

/// Writes a copy of everything that is kept to a new file.
pub fn backup(file: &Path, context: &RunContext, output: &mut Output) -> Result<Outcome, Failure> {
    marks::open(context, output)?.backup(file)?;
    Ok(Outcome::Done)
}

/// Takes everything from a backup, in place of what is kept.
pub fn restore(file: &Path, context: &RunContext, output: &mut Output) -> Result<Outcome, Failure> {
    marks::open(context, output)?.restore(file)?;
    Ok(Outcome::Done)
}
