//! Kept passages.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params, params_from_iter};
use uuid::{NoContext, Timestamp, Uuid};

use super::error::StoreError;
use super::faulty::readable;
use super::open::Store;
use super::rows::{ANCHOR, BOOKMARK, anchor_values, bookmark, bookmark_values};
use crate::passage::edit::Edit;
use crate::passage::marks::{Bookmark, EpisodeId, KeptCount, Millis};
use crate::passage::present::Present;

/// Tells one state of all bookmarks from another: how many there are, with sums of what every change changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BookmarksStamp(i64, i64, i64);

impl Store {
    /// A new id for a bookmark made at `now`: UUID version 7, so that ids sort by time.
    pub fn new_id(now: Millis) -> String {
        let now = now.max(0) as u64;
        let timestamp = Timestamp::from_unix(NoContext, now / 1000, (now % 1000) as u32 * 1_000_000);
        Uuid::new_v7(timestamp).to_string()
    }

    /// The bookmarks of an episode that are not deleted, in the order of the text they were made in.
    pub fn bookmarks(&self, episode: EpisodeId) -> super::Result<Vec<Bookmark>> {
        let condition = "WHERE episode = ? AND deleted IS NULL ORDER BY start, end, id";
        Ok(select(&self.connection, condition, [episode])?)
    }

    /// All bookmarks that are not deleted, in order of episode and text.
    pub fn all_bookmarks(&self) -> super::Result<Vec<Bookmark>> {
        Ok(select(&self.connection, "WHERE deleted IS NULL ORDER BY episode, start, end, id", [])?)
    }

    /// One bookmark, deleted or not.
    pub fn bookmark(&self, id: &str) -> super::Result<Option<Bookmark>> {
        Ok(select(&self.connection, "WHERE id = ?", [id])?.pop())
    }

    /// How much is kept of every episode of which anything is.
    pub fn counts(&self) -> super::Result<Vec<(EpisodeId, KeptCount)>> {
        let mut query = self.connection.prepare_cached(
            "SELECT episode, count(*), sum(note <> '') FROM bookmark WHERE deleted IS NULL
             GROUP BY episode ORDER BY episode",
        )?;
        let count =
            |row: &rusqlite::Row| Ok((row.get(0)?, KeptCount { passages: row.get(1)?, notes: row.get(2)? }));
        Ok(query.query_map([], count)?.collect::<Result<_, _>>()?)
    }

    /// The stamp of all bookmarks as they are now. Anchors that were only renewed leave it as it is.
    pub fn stamp(&self) -> super::Result<BookmarksStamp> {
        let mut query = self.connection.prepare_cached(
            "SELECT count(*), CAST(total(changed) AS INTEGER), CAST(total(episode) AS INTEGER) FROM bookmark",
        )?;
        Ok(query.query_row([], |row| Ok(BookmarksStamp(row.get(0)?, row.get(1)?, row.get(2)?)))?)
    }

    /// Writes a bookmark, in place of the one with the same id.
    pub fn put_bookmark(&mut self, bookmark: &Bookmark) -> super::Result<()> {
        Ok(put(&self.connection, bookmark)?)
    }

    /// Writes those of `bookmarks` that are new, or were changed later than what is kept under their id; all
    /// or none. Returns how many.
    pub fn put_newer(&mut self, bookmarks: &[Bookmark]) -> super::Result<usize> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut written = 0;
        for bookmark in bookmarks {
            let known = select(&transaction, "WHERE id = ?", [&bookmark.id])?.pop();
            if known.is_none_or(|known| known.changed < bookmark.changed) {
                put(&transaction, bookmark)?;
                written += 1;
            }
        }
        transaction.commit()?;
        Ok(written)
    }

    /// Writes what `merge` makes of an episode's bookmarks, given with the tombstones of deleted ones, by id:
    /// what travels to other machines. Nobody else changes them meanwhile. Returns what `merge` has to say
    /// besides.
    pub fn merge_bookmarks<T>(
        &mut self,
        episode: EpisodeId,
        merge: impl FnOnce(&[Bookmark]) -> (Vec<Bookmark>, T),
    ) -> super::Result<T> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let (to_store, told) = merge(&select(&transaction, "WHERE episode = ? ORDER BY id", [episode])?);
        for bookmark in &to_store {
            put(&transaction, bookmark)?;
        }
        transaction.commit()?;
        Ok(told)
    }

    /// Changes a bookmark as a person asked for, field by field, whatever others made of it meanwhile. A note
    /// of theirs that the person did not see, and that gives way to another, is kept in a bookmark of its
    /// own, which is returned.
    pub fn edit(&mut self, edit: &Edit, when: Millis) -> super::Result<Option<Bookmark>> {
        Ok(self.edit_all(std::slice::from_ref(edit), when)?.pop())
    }

    /// The same for many bookmarks, all or none.
    pub fn edit_all(&mut self, edits: &[Edit], when: Millis) -> super::Result<Vec<Bookmark>> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut displaced = Vec::new();
        for edit in edits {
            displaced.extend(edit_one(&transaction, edit, when)?);
        }
        transaction.commit()?;
        Ok(displaced)
    }

    /// Makes a passage one of the episode `into`, in whose file its words stand as `present` tells. There it
    /// is a new one with all that was noted of it, and the old one is deleted: so it travels to machines that
    /// know only one of the two. Returns the new one.
    pub fn rehome(
        &mut self,
        id: &str,
        into: EpisodeId,
        present: &Present,
        when: Millis,
    ) -> super::Result<Bookmark> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let Some(stored) = select(&transaction, "WHERE id = ?", [id])?.pop() else {
            return Err(StoreError::Missing { id: id.to_owned() });
        };
        let changed = when.max(stored.changed + 1);
        let moved = Bookmark {
            id: Self::new_id(when),
            episode: into,
            anchor: present.anchor.clone(),
            quote: present.words.clone(),
            changed,
            lost: false,
            deleted: None,
            replaces: BTreeSet::new(),
            ..stored.clone()
        };
        put(&transaction, &moved)?;
        put(&transaction, &Bookmark { changed, deleted: Some(when), ..stored })?;
        transaction.commit()?;
        Ok(moved)
    }

    /// Gives bookmarks the anchors they have here (and their words, if only the ends of them were known), and
    /// leaves alone what was changed since they were read. That is no change of theirs: nothing but the
    /// anchor is written.
    pub fn renew_anchors<'a>(
        &mut self,
        bookmarks: impl IntoIterator<Item = &'a Bookmark>,
    ) -> super::Result<()> {
        let transaction = self.connection.transaction()?;
        for bookmark in bookmarks {
            let mut update = transaction.prepare_cached(&format!(
                "UPDATE bookmark SET ({ANCHOR}) = (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11),
                        quote = iif(quote = '', ?14, quote)
                 WHERE id = ?12 AND changed = ?13 AND deleted IS NULL"
            ))?;
            let which =
                [bookmark.id.as_str().into(), bookmark.changed.into(), bookmark.quote.as_str().into()];
            update.execute(params_from_iter(anchor_values(&bookmark.anchor).into_iter().chain(which)))?;
        }
        Ok(transaction.commit()?)
    }

    /// Deletes a bookmark; its tombstone stays, with the time `when`. Its version is later than the one
    /// before, whatever the clocks say.
    pub fn delete_bookmark(&mut self, id: &str, when: Millis) -> super::Result<()> {
        self.set_deleted(&[id.to_owned()], Some(when), when)
    }

    /// Takes a deletion back.
    pub fn restore_bookmark(&mut self, id: &str, when: Millis) -> super::Result<()> {
        self.set_deleted(&[id.to_owned()], None, when)
    }

    /// Deletes bookmarks at the time `deleted`, or takes their deletion back; all or none.
    pub fn set_deleted(
        &mut self,
        ids: &[String],
        deleted: Option<Millis>,
        when: Millis,
    ) -> super::Result<()> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        for id in ids {
            let Some(stored) = select(&transaction, "WHERE id = ?", [id])?.pop() else {
                return Err(StoreError::Missing { id: id.clone() });
            };
            put(&transaction, &Bookmark { deleted, changed: when.max(stored.changed + 1), ..stored })?;
        }
        Ok(transaction.commit()?)
    }

    /// The live bookmark of `author`'s [own](Bookmark::is_of) that bears a letter in an episode; of several the
    /// last changed.
    pub fn mark(&self, episode: EpisodeId, letter: char, author: &str) -> super::Result<Option<Bookmark>> {
        let query = format!(
            "SELECT {BOOKMARK} FROM bookmark WHERE episode = ? AND letter = ? AND author IN ('', ?) AND deleted IS NULL
             ORDER BY changed DESC LIMIT 1"
        );
        let mut query = self.connection.prepare_cached(&query)?;
        Ok(query.query_row(params![episode, letter.to_string(), author], bookmark).optional()?)
    }
}

pub(super) fn select(
    connection: &Connection,
    condition: &str,
    parameters: impl rusqlite::Params,
) -> rusqlite::Result<Vec<Bookmark>> {
    let mut query = connection.prepare_cached(&format!("SELECT {BOOKMARK} FROM bookmark {condition}"))?;
    readable(query.query_map(parameters, bookmark)?)
}

/// Writes one change, and in a bookmark of its own the note that it displaces, which is returned.
pub(super) fn edit_one(
    connection: &Connection,
    edit: &Edit,
    when: Millis,
) -> super::Result<Option<Bookmark>> {
    let id = &edit.before.id;
    let Some(stored) = select(connection, "WHERE id = ?", [id])?.pop() else {
        return Err(StoreError::Missing { id: id.clone() });
    };
    let Some(merged) = edit.over(&stored, when) else { return Ok(None) };
    let displaced = edit.displaces_note(&stored).then(|| Bookmark {
        id: Store::new_id(when),
        letter: None,
        deleted: None,
        replaces: BTreeSet::new(),
        ..stored
    });
    for bookmark in std::iter::once(&merged).chain(&displaced) {
        put(connection, bookmark)?;
    }
    Ok(displaced)
}

/// Writes a bookmark as one made from what is kept under its id.
fn put(connection: &Connection, bookmark: &Bookmark) -> rusqlite::Result<()> {
    let stored = select(connection, "WHERE id = ?", [&bookmark.id])?.pop();
    let mut bookmark = bookmark.clone();
    if let Some(stored) = stored {
        // A program that does not know of authors gives none back.
        if bookmark.author.is_empty() {
            bookmark.author.clone_from(&stored.author);
        }
        bookmark = bookmark.made_from(&stored);
    }
    let numbers: Vec<String> = (1..=BOOKMARK.split(',').count()).map(|number| format!("?{number}")).collect();
    let values = numbers.join(", ");
    let mut insert = connection.prepare_cached(&format!(
        "INSERT INTO bookmark ({BOOKMARK}) VALUES ({values})
         ON CONFLICT (id) DO UPDATE SET ({BOOKMARK}) = ({values})"
    ))?;
    insert.execute(params_from_iter(bookmark_values(&bookmark)))?;
    Ok(())
}
