//! Records out of the pages of a database, whatever became of its header and its trees
//! (<https://www.sqlite.org/fileformat2.html>).

use std::collections::HashMap;

use rusqlite::types::Value;

/// A record, with its number where its table gives one.
pub(super) struct RawRow {
    /// The number of the row; none in a table without them.
    pub rowid: Option<i64>,
    /// Its columns, in the order of the table.
    pub values: Vec<Value>,
}

/// The pages of a database, and those that wait in its log.
struct Pages<'f> {
    size: usize,
    file: &'f [u8],
    log: HashMap<u32, &'f [u8]>,
}

/// Bytes of a page where the header does not tell.
const USUAL: usize = 4096;

/// All records in the bytes of a database and of its log; one that is not whole is passed over.
pub(super) fn records(file: &[u8], log: &[u8]) -> Vec<RawRow> {
    let size = page_size(file).unwrap_or(USUAL);
    let pages = Pages { size, file, log: logged(log, size) };
    let in_file = file.chunks(size).enumerate().map(|(index, page)| (page, if index == 0 { 100 } else { 0 }));
    let in_log = pages.log.iter().map(|(number, page)| (*page, if *number == 1 { 100 } else { 0 }));
    in_file.chain(in_log).flat_map(|(page, start)| pages.records_in(page, start)).collect()
}

fn page_size(file: &[u8]) -> Option<usize> {
    let size = usize::from(u16::from_be_bytes(file.get(16..18)?.try_into().ok()?));
    let size = if size == 1 { 1 << 16 } else { size };
    (file.starts_with(b"SQLite format 3\0") && size.is_power_of_two() && size >= 512).then_some(size)
}

/// The last state of each page in a log.
fn logged(log: &[u8], size: usize) -> HashMap<u32, &[u8]> {
    let frames = log.get(32..).unwrap_or_default().chunks_exact(24 + size);
    frames.filter_map(|frame| Some((number(frame, 0)?, frame.get(24..)?))).collect()
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

/// A number of one to nine bytes, and the rest.
fn varint(bytes: &[u8]) -> Option<(u64, &[u8])> {
    let mut value = 0;
    for (index, byte) in bytes.iter().take(9).enumerate() {
        if index == 8 {
            return Some((value << 8 | u64::from(*byte), bytes.get(9..)?));
        }
        value = value << 7 | u64::from(byte & 0x7F);
        if byte & 0x80 == 0 {
            return Some((value, bytes.get(index + 1..)?));
        }
    }
    None
}

impl<'f> Pages<'f> {
    fn page(&self, number: u32) -> Option<&'f [u8]> {
        let start = (number as usize).checked_sub(1)?.checked_mul(self.size)?;
        self.log.get(&number).copied().or_else(|| self.file.get(start..start.checked_add(self.size)?))
    }

    /// The records of a page whose own header begins at `start`, if it is one that has records.
    fn records_in(&self, page: &'f [u8], start: usize) -> Vec<RawRow> {
        let Some(kind @ (0x0D | 0x0A | 0x02)) = page.get(start).copied() else { return Vec::new() };
        let count =
            page.get(start + 3..start + 5).map_or(0, |at| usize::from(at[0]) << 8 | usize::from(at[1]));
        let pointers = page.get(start + if kind == 0x02 { 12 } else { 8 }..).unwrap_or_default();
        let cells = pointers.chunks_exact(2).take(count);
        cells
            .filter_map(|at| self.record(kind, page.get(usize::from(at[0]) << 8 | usize::from(at[1])..)?))
            .collect()
    }

    fn record(&self, kind: u8, cell: &[u8]) -> Option<RawRow> {
        let (length, rest) = varint(if kind == 0x02 { cell.get(4..)? } else { cell })?;
        let (rowid, rest) = match kind {
            0x0D => varint(rest).map(|(rowid, rest)| (Some(rowid.cast_signed()), rest))?,
            _ => (None, rest),
        };
        let payload = self.payload(usize::try_from(length).ok()?, rest, kind == 0x0D)?;
        Some(RawRow { rowid, values: values(&payload)? })
    }

    /// The bytes of a record: those in its cell, and those in a chain of pages for which it has no room.
    fn payload(&self, length: usize, cell: &[u8], in_table: bool) -> Option<Vec<u8>> {
        if length > self.file.len() + self.log.len() * self.size {
            return None;
        }
        let most = if in_table { self.size - 35 } else { (self.size - 12) * 64 / 255 - 23 };
        let least = (self.size - 12) * 32 / 255 - 23;
        let local = match length {
            _ if length <= most => length,
            _ => Some(least + (length - least) % (self.size - 4))
                .filter(|local| *local <= most)
                .unwrap_or(least),
        };
        let mut payload = cell.get(..local)?.to_vec();
        let mut next = if local < length { number(cell, local)? } else { 0 };
        while payload.len() < length {
            let page = self.page(next)?;
            let part = (length - payload.len()).min(self.size - 4);
            payload.extend_from_slice(page.get(4..4 + part)?);
            next = number(page, 0)?;
        }
        Some(payload)
    }
}

/// The columns of a record that is whole.
fn values(payload: &[u8]) -> Option<Vec<Value>> {
    let (length, _) = varint(payload)?;
    let length = usize::try_from(length).ok()?;
    let mut body = payload.get(length..)?;
    let (_, mut head) = varint(payload.get(..length)?)?;
    let mut values = Vec::new();
    while !head.is_empty() {
        let (kind, rest) = varint(head)?;
        head = rest;
        let (value, rest) = value(kind, body)?;
        body = rest;
        values.push(value);
    }
    body.is_empty().then_some(values)
}

fn value(kind: u64, body: &[u8]) -> Option<(Value, &[u8])> {
    let size = match kind {
        0 | 8 | 9 => 0,
        1..=4 => kind as usize,
        5 => 6,
        6 | 7 => 8,
        10 | 11 => return None,
        _ => usize::try_from((kind - 12) / 2).ok()?,
    };
    let (bytes, rest) = body.split_at_checked(size)?;
    let value = match kind {
        0 => Value::Null,
        8 | 9 => Value::Integer(kind.cast_signed() - 8),
        1..=6 => Value::Integer(integer(bytes)),
        7 => Value::Real(f64::from_be_bytes(bytes.try_into().ok()?)),
        _ if kind.is_multiple_of(2) => Value::Blob(bytes.to_vec()),
        // A page that was blanked out: no text of ours holds such a byte.
        _ if bytes.contains(&0) => return None,
        _ => Value::Text(String::from_utf8_lossy(bytes).into_owned()),
    };
    Some((value, rest))
}

/// A signed number of up to eight bytes, the first the highest.
fn integer(bytes: &[u8]) -> i64 {
    let sign = bytes.first().is_some_and(|byte| byte & 0x80 != 0);
    bytes.iter().fold(if sign { -1 } else { 0 }, |value, byte| value << 8 | i64::from(*byte))
}
