//! `fangtan bookmarks backup|restore FILE`

use std::path::Path;

use crate::commands::context::RunContext;
use crate::commands::marks;
use crate::commands::outcome::{Failure, Outcome};
use crate::commands::output::Output;
use crate::store::{Cause, Store, StoreError, Taken};

/// Writes a copy of everything that is kept to a new file.
pub fn backup(file: &Path, context: &RunContext, output: &mut Output) -> Result<Outcome, Failure> {
    marks::open(context, output)?.backup(file)?;
    Ok(Outcome::Done)
}

/// Takes everything from a backup, in place of what is kept; of a damaged one what can be read of it, beside
/// what is kept.
pub fn restore(file: &Path, context: &RunContext, output: &mut Output) -> Result<Outcome, Failure> {
    let mut store = marks::open(context, output)?;
    match store.restore(file) {
        Err(error) if error.cause() == Some(Cause::Damaged) => salvage(&mut store, file, error, output),
        restored => Ok(restored.map(|()| Outcome::Done)?),
    }
}

fn salvage(
    store: &mut Store,
    file: &Path,
    damage: StoreError,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let Taken { passages, places, episodes } = store.salvage(file)?;
    if episodes == 0 {
        return Err(damage.into());
    }
    let added = format!(
        "{passages} passages and {places} reading places were read from it and added to what is kept"
    );
    output.message(&format!("{} is damaged: {added}", file.display()));
    Ok(Outcome::Done)
}
