//! What is wrong with the store, in the reader's language; the reason first, for the line may be short.

use crate::messages::{Language, Msg};
use crate::store::{Cause, StoreError};

/// Why a call failed.
pub fn reason(error: &StoreError, language: Language) -> String {
    let msg = match error.cause() {
        Some(Cause::Full) => Msg::DiskFull,
        Some(Cause::Fails) => Msg::DiskFails,
        Some(Cause::Closed) => Msg::DatabaseClosed,
        Some(Cause::Busy) => Msg::DatabaseBusy,
        Some(Cause::Damaged) => Msg::DatabaseDamaged,
        None => return without_cause(error, language),
    };
    msg.text(language).to_owned()
}

fn without_cause(error: &StoreError, language: Language) -> String {
    match error {
        StoreError::Newer { .. } => Msg::DatabaseNewer.text(language).to_owned(),
        StoreError::Foreign { path } => Msg::DatabaseForeign.with(language, &[&path.display()]),
        StoreError::File { .. } => Msg::FolderClosed.with(language, &[error]),
        other => other.to_string(),
    }
}
