//! The database of passages and reading places, as the command line opens it.

use std::path::Path;

use super::outcome::Failure;
use super::output::Output;
use super::patience::{at_once, patient};
use crate::messages::Msg;
use crate::store::{Again, Cause, Store, StoreError, Warning};

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// Opens the database in `folder`; makes it if there is none.
pub fn open(folder: &Path, output: &mut Output) -> Result<Store, Failure> {
    let (store, warnings) = Store::open(folder, patient)?;
    Ok(told(store, &warnings, output))
}

fn told(store: Store, warnings: &[Warning], output: &mut Output) -> Store {
    for warning in warnings {
        let Warning::SetAside(path) = warning;
        output.tell(Msg::SetAside, &[&path.display()]);
    }
    store
}

/// Opens the database in `folder` if there is one: asking leaves nothing behind, and needs nothing to be
/// written. One that another program holds is read as it is, which is told.
pub fn open_existing(folder: &Path, output: &mut Output) -> Result<Option<Store>, Failure> {
    let Some((store, refused)) = open_if_there(folder, patient, output)? else { return Ok(None) };
    if let Some(refused) = refused.filter(|refused| refused.cause() == Some(Cause::Busy)) {
        let why = Failure::Store(refused).words(output.language).unwrap_or_default();
        output.tell(Msg::LastMayMiss, &[&why]);
    }
    Ok(Some(store))
}

/// The database in `folder` if there is one; where it cannot be opened but read, with the reason.
fn open_if_there(
    folder: &Path,
    again: Again,
    output: &mut Output,
) -> Result<Option<(Store, Option<StoreError>)>, Failure> {
    if !Store::is_in(folder) {
        return Ok(None);
    }
    match Store::open(folder, again) {
        Ok((store, warnings)) => Ok(Some((told(store, &warnings, output), None))),
        Err(refused) => match Store::open_to_read(folder) {
            Ok(store) => Ok(Some((store, Some(refused)))),
            Err(_) => Err(refused.into()),
        },
    }
}

/// Tells which rows cannot be read; whether there are any.
pub fn tell_faulty(store: &Store, output: &mut Output) -> Result<bool, Failure> {
    let faulty = store.faulty_rows()?;
    for row in &faulty {
        output.tell(Msg::RowLeftOut, &[&row]);
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
        .and_then(|store| Ok(store.map(|(store, _)| ask(&store)).transpose()?.unwrap_or_default()));
    asked.unwrap_or_else(|failure| {
        if let Some(words) = failure.words(output.language) {
            output.message(&words);
        }
        T::default()
    })
}
