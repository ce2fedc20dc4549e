//! The database of passages and reading places, as the command line opens it.

use std::path::Path;

use super::outcome::Failure;
use super::output::Output;
use super::patience::{at_once, patient};
use crate::store::{Again, Store, StoreError};

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::Message(error.to_string())
    }
}

/// Opens the database in `folder`; makes it if there is none.
pub fn open(folder: &Path, output: &mut Output) -> Result<Store, Failure> {
    open_with(folder, patient, output)
}

fn open_with(folder: &Path, again: Again, output: &mut Output) -> Result<Store, Failure> {
    let (store, warnings) = Store::open(folder, again)?;
    for warning in warnings {
        output.message(&warning.to_string());
    }
    Ok(store)
}

/// Opens the database in `folder` if there is one: asking leaves nothing behind, and needs nothing to be
/// written.
pub fn open_existing(folder: &Path, output: &mut Output) -> Result<Option<Store>, Failure> {
    open_if_there(folder, patient, output)
}

fn open_if_there(folder: &Path, again: Again, output: &mut Output) -> Result<Option<Store>, Failure> {
    let to_read = |failure| Store::open_to_read(folder).map_err(|_| failure);
    Store::is_in(folder).then(|| open_with(folder, again, output).or_else(to_read)).transpose()
}

/// Tells which rows cannot be read; whether there are any.
pub fn tell_faulty(store: &Store, output: &mut Output) -> Result<bool, Failure> {
    let faulty = store.faulty_rows()?;
    for row in &faulty {
        output.message(&format!("cannot be read, and is left out: {row}"));
    }
    Ok(!faulty.is_empty())
}

/// What `ask` finds in the database; if it cannot be asked, that is reported and nothing is known.
pub fn query_or_default<T: Default>(
    folder: &Path,
    output: &mut Output,
    ask: impl FnOnce(&Store) -> Result<T, StoreError>,
) -> T {
    let asked = open_if_there(folder, at_once, output)
        .and_then(|store| Ok(store.as_ref().map(ask).transpose()?.unwrap_or_default()));
    asked.unwrap_or_else(|failure| {
        if let Failure::Message(message) = failure {
            output.message(&message);
        }
        T::default()
    })
}
