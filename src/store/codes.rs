//! The code book, and tags that get other names everywhere at once, which can be taken back.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};
use serde::{Deserialize, Serialize};

use super::bookmarks::{edit_one, select};
use super::error::StoreError;
use super::faulty::readable;
use super::open::Store;
use crate::passage::codes::{CodeEntry, CodeStepId, Recode, Recoded};
use crate::passage::edit::Edit;
use crate::passage::marks::{Bookmark, Millis};
use crate::passage::memo::joined;

/// Steps that can be taken back.
const STEPS: i64 = 100;

/// What was done at once: the tags of passages and entries of the code book, before and after.
#[derive(Default, Serialize, Deserialize)]
struct CodeStep {
    passages: Vec<(String, Vec<String>, Vec<String>)>,
    /// Entries that were changed, as they were, if they were there, and as they became.
    entries: Vec<(Option<CodeEntry>, CodeEntry)>,
}

impl CodeStep {
    fn is_empty(&self) -> bool {
        self.passages.is_empty() && self.entries.is_empty()
    }
}

impl Store {
    /// What is said of tags, by their names.
    pub fn codes(&self) -> super::Result<Vec<CodeEntry>> {
        Ok(codes(&self.connection)?.into_iter().filter(|code| !code.deleted).collect())
    }

    /// The same with what was deleted, for other machines.
    pub fn all_codes(&self) -> super::Result<Vec<CodeEntry>> {
        Ok(codes(&self.connection)?)
    }

    /// All tags that are given or told of, each once.
    pub fn tags(&self) -> super::Result<Vec<String>> {
        Ok(tags(&self.all_bookmarks()?, &self.all_codes()?))
    }

    /// Writes entries, those that are not older than what is there. Returns how many.
    pub fn put_codes(&mut self, codes: &[CodeEntry]) -> super::Result<usize> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut written = 0;
        for code in codes {
            written += put(&transaction, code)?;
        }
        transaction.commit()?;
        Ok(written)
    }

    /// Says of a tag what is told here; what is not, stays as it was.
    pub fn describe_code(
        &mut self,
        name: &str,
        description: Option<&str>,
        color: Option<&str>,
        when: Millis,
    ) -> super::Result<()> {
        let known = self.all_codes()?.into_iter().find(|code| code.name == name);
        let changed = known.as_ref().map_or(when, |known| when.max(known.changed + 1));
        let before = known.filter(|known| !known.deleted).unwrap_or_default();
        let code = CodeEntry {
            name: name.to_owned(),
            description: description.unwrap_or(&before.description).to_owned(),
            color: color.unwrap_or(&before.color).to_owned(),
            changed,
            deleted: false,
        };
        self.put_codes(&[code]).map(drop)
    }

    /// Gives tags other names on all passages and in the code book, all or none, as one step that can be
    /// taken back. Where two entries become one, the description of both stays. None if there is nothing of
    /// these names.
    pub fn recode(&mut self, recodes: &[Recode], when: Millis) -> super::Result<Option<Recoded>> {
        self.recode_chosen(|_| super::Result::Ok(recodes.to_vec()), when)
    }

    /// The same, where what becomes what is chosen by what is kept: nobody else writes in between.
    ///
    /// # Errors
    /// Those of the choice too; nothing is changed then.
    pub fn recode_chosen<E: From<StoreError>>(
        &mut self,
        choose: impl FnOnce(&Self) -> Result<Vec<Recode>, E>,
        when: Millis,
    ) -> Result<Option<Recoded>, E> {
        let immediate = TransactionBehavior::Immediate;
        let transaction =
            Transaction::new_unchecked(&self.connection, immediate).map_err(StoreError::from)?;
        let chosen = choose(self)?;
        Ok(recode(transaction, &chosen, when)?)
    }

    /// Takes back a step that [`recode`](Self::recode) made, the last one if none is named, tag by tag: what was
    /// changed since stays. None if there is nothing to take back.
    pub fn undo_recode(&mut self, which: Option<CodeStepId>, when: Millis) -> super::Result<Option<Recoded>> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let wanted = "SELECT rowid, made, step FROM code_step
            WHERE ?1 IS NULL OR (rowid = ?1 AND made = ?2) ORDER BY rowid DESC LIMIT 1";
        let read = |row: &rusqlite::Row| {
            Ok((CodeStepId { row: row.get(0)?, made: row.get(1)? }, row.get::<_, String>(2)?))
        };
        let which = params![which.map(|step| step.row), which.map(|step| step.made)];
        let Some((id, step)) = transaction.query_row(wanted, which, read).optional()? else {
            return Ok(None);
        };
        let step: CodeStep = serde_json::from_str(&step).unwrap_or_default();
        for (id, before, after) in &step.passages {
            if let Some(stored) =
                select(&transaction, "WHERE id = ?", [id])?.pop().filter(|one| one.deleted.is_none())
            {
                let with = |tags: &Vec<String>| {
                    let mut bookmark = stored.clone();
                    bookmark.tags.clone_from(tags);
                    bookmark
                };
                edit_one(&transaction, &Edit { before: with(after), after: with(before) }, when)?;
            }
        }
        let now = codes(&transaction)?;
        for (before, after) in step.entries.into_iter().filter(|(_, after)| now.contains(after)) {
            let changed = when.max(after.changed + 1);
            let back = before.unwrap_or(CodeEntry { deleted: true, ..after });
            put(&transaction, &CodeEntry { changed, ..back })?;
        }
        transaction.execute("DELETE FROM code_step WHERE rowid = ?", [id.row])?;
        transaction.commit()?;
        Ok(Some(Recoded { passages: step.passages.len(), step: id }))
    }

    /// Takes in those entries of `other` that were changed later than the ones here.
    pub(super) fn take_codes(&mut self, other: &Self) -> super::Result<()> {
        self.put_codes(&other.all_codes()?).map(drop)
    }
}

/// Does what [`Store::recode`] tells, and ends the transaction.
fn recode(transaction: Transaction<'_>, recodes: &[Recode], when: Millis) -> super::Result<Option<Recoded>> {
    let known = codes(&transaction)?;
    let bookmarks = select(&transaction, "WHERE deleted IS NULL", [])?;
    let tags = tags(&bookmarks, &known);
    let recodes: Vec<Recode> = recodes.iter().flat_map(|recode| recode.of_each(&tags)).collect();
    let mut step = CodeStep::default();
    for before in &bookmarks {
        let mut after = before.clone();
        for recode in &recodes {
            after.tags = recode.tags(&after);
        }
        if after.tags != before.tags {
            step.passages.push((before.id.clone(), before.tags.clone(), after.tags.clone()));
            edit_one(&transaction, &Edit { before: before.clone(), after }, when)?;
        }
    }
    for recode in recodes.iter().filter(|recode| recode.only.is_none()) {
        for code in codes(&transaction)?.iter().filter(|code| !code.deleted) {
            rename(&transaction, code, recode.tag(&code.name), when)?;
        }
    }
    for after in codes(&transaction)? {
        let before = known.iter().find(|before| before.name == after.name);
        if before != Some(&after) {
            step.entries.push((before.cloned(), after));
        }
    }
    if step.is_empty() {
        return Ok(None);
    }
    let id = keep_step(&transaction, &step, when)?;
    transaction.commit()?;
    Ok(Some(Recoded { passages: step.passages.len(), step: id }))
}

/// Tags that are given or told of, each once.
fn tags(bookmarks: &[Bookmark], codes: &[CodeEntry]) -> Vec<String> {
    let told = codes.iter().filter(|code| !code.deleted).map(|code| &code.name);
    let tags: BTreeSet<&String> = bookmarks.iter().flat_map(|one| &one.tags).chain(told).collect();
    tags.into_iter().cloned().collect()
}

fn codes(connection: &Connection) -> rusqlite::Result<Vec<CodeEntry>> {
    let mut query = connection
        .prepare_cached("SELECT name, description, color, changed, deleted FROM code ORDER BY name")?;
    let code = |row: &rusqlite::Row| {
        Ok(CodeEntry {
            name: row.get(0)?,
            description: row.get(1)?,
            color: row.get(2)?,
            changed: row.get(3)?,
            deleted: row.get(4)?,
        })
    };
    readable(query.query_map([], code)?)
}

/// Writes an entry unless a later one is there.
fn put(connection: &Connection, code: &CodeEntry) -> rusqlite::Result<usize> {
    let mut insert = connection.prepare_cached(
        "INSERT INTO code (name, description, color, changed, deleted) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (name) DO UPDATE SET description = ?2, color = ?3, changed = ?4, deleted = ?5
         WHERE changed < ?4 OR (changed = ?4 AND (description, color, deleted) <> (?2, ?3, ?5))",
    )?;
    insert.execute(params![code.name, code.description, code.color, code.changed, code.deleted])
}

/// Moves an entry to another name, or takes it away.
fn rename(
    connection: &Connection,
    code: &CodeEntry,
    to: Option<String>,
    when: Millis,
) -> rusqlite::Result<()> {
    if to.as_ref() == Some(&code.name) {
        return Ok(());
    }
    let later = |code: &CodeEntry| when.max(code.changed + 1);
    put(connection, &CodeEntry { deleted: true, changed: later(code), ..code.clone() })?;
    let Some(to) = to else { return Ok(()) };
    let there = codes(connection)?.into_iter().find(|known| known.name == to);
    let there = there.map_or_else(
        || CodeEntry { name: to, ..CodeEntry::default() },
        |known| {
            if known.deleted {
                CodeEntry { name: known.name, changed: known.changed, ..CodeEntry::default() }
            } else {
                known
            }
        },
    );
    let color = if there.color.is_empty() { code.color.clone() } else { there.color.clone() };
    let description = joined(&there.description, &code.description);
    put(connection, &CodeEntry { description, color, deleted: false, changed: later(&there), ..there })?;
    Ok(())
}

fn keep_step(connection: &Connection, step: &CodeStep, when: Millis) -> rusqlite::Result<CodeStepId> {
    let text = serde_json::to_string(step).unwrap_or_default();
    connection.execute("INSERT INTO code_step (made, step) VALUES (?, ?)", params![when, text])?;
    let id = CodeStepId { row: connection.last_insert_rowid(), made: when };
    let oldest = "DELETE FROM code_step WHERE rowid <= (SELECT max(rowid) FROM code_step) - ?";
    connection.execute(oldest, [STEPS])?;
    Ok(id)
}
