//! Rows that cannot be read: each costs itself, and is named.

use rusqlite::types::ValueRef;
use rusqlite::{Error, MappedRows, Row};

use super::open::Store;
use super::rows::{bookmark, progress, voice};

/// A row that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaultyRow {
    /// Its table.
    pub table: &'static str,
    /// What it is known by there.
    pub key: String,
}

impl std::fmt::Display for FaultyRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.table, self.key)
    }
}

/// The rows that can be read.
pub(super) fn readable<T, F: FnMut(&Row) -> rusqlite::Result<T>>(
    rows: MappedRows<'_, F>,
) -> rusqlite::Result<Vec<T>> {
    rows.filter(|row| !row.as_ref().is_err_and(is_fault)).collect()
}

/// Whether an error is one of the row and not of the database.
fn is_fault(error: &Error) -> bool {
    use Error::{FromSqlConversionFailure, IntegralValueOutOfRange, InvalidColumnType, Utf8Error};
    matches!(
        error,
        FromSqlConversionFailure(..) | IntegralValueOutOfRange(..) | InvalidColumnType(..) | Utf8Error(..)
    )
}

impl Store {
    /// The rows of what a reader left that cannot be read and are left out of every list.
    pub fn faulty_rows(&self) -> super::Result<Vec<FaultyRow>> {
        let mut faulty =
            self.faulty_in("bookmark", "*, id AS key", "deleted IS NULL", |row| bookmark(row).map(drop))?;
        faulty.extend(self.faulty_in("progress", "*, episode AS key", "1", |row| progress(row).map(drop))?);
        faulty.extend(
            self.faulty_in("voice", "name, shown, role, name AS key", "1", |row| voice(row).map(drop))?,
        );
        Ok(faulty)
    }

    fn faulty_in(
        &self,
        table: &'static str,
        columns: &str,
        condition: &str,
        read: impl Fn(&Row) -> rusqlite::Result<()>,
    ) -> super::Result<Vec<FaultyRow>> {
        let query = format!("SELECT {columns} FROM {table} WHERE {condition}");
        let mut query = self.connection.prepare(&query)?;
        let mut rows = query.query([])?;
        let mut faulty = Vec::new();
        while let Some(row) = rows.next()? {
            if read(row).is_err() {
                faulty.push(FaultyRow { table, key: shown(row.get_ref("key")?) });
            }
        }
        Ok(faulty)
    }
}

fn shown(value: ValueRef) -> String {
    match value {
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => String::from_utf8_lossy(bytes).into_owned(),
        ValueRef::Real(number) => number.to_string(),
        ValueRef::Null => "?".to_owned(),
    }
}
