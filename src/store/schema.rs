//! The tables, and how each version of them became the next.

use rusqlite::{Connection, TransactionBehavior};

use super::complete;

/// `PRAGMA application_id`: "ftan".
const APPLICATION: i32 = 0x6674_616e;

/// One step of history each. Steps are only ever added: databases of every age are out there.
const MIGRATIONS: &[&str] = &[
    // 1: episodes and what is known of their files, bookmarks, progress, kept texts, renamed voices.
    "
    -- An interview, whatever its file is called now.
    CREATE TABLE episode (
        id        INTEGER PRIMARY KEY,
        front_id  TEXT,                    -- `id` of its front matter
        source    TEXT,                    -- where it was published
        title     TEXT NOT NULL DEFAULT '',
        text_hash INTEGER NOT NULL,        -- fingerprint of its reading text (FNV-1a, as a signed number)
        shingles  BLOB NOT NULL,           -- its least hashes, by which an edited text is recognised
        seen      INTEGER NOT NULL         -- last opened; all times are milliseconds since 1970
    );
    CREATE INDEX episode_by_front_id ON episode (front_id) WHERE front_id IS NOT NULL;
    CREATE INDEX episode_by_hash ON episode (text_hash);

    -- Every file an episode was seen as; a blob where the name is not UTF-8.
    CREATE TABLE path (
        path    PRIMARY KEY,
        episode INTEGER NOT NULL REFERENCES episode (id) ON DELETE CASCADE,
        seen    INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX path_by_episode ON path (episode);

    -- A kept passage. Deleted ones stay as tombstones, so that deletions travel.
    CREATE TABLE bookmark (
        id        TEXT PRIMARY KEY,        -- UUID version 7
        episode   INTEGER NOT NULL REFERENCES episode (id) ON DELETE CASCADE,
        exact     TEXT NOT NULL,           -- the passage, or the beginning of a long one
        tail      TEXT NOT NULL,           -- the end of a long one
        prefix    TEXT NOT NULL,           -- the words before it
        suffix    TEXT NOT NULL,           -- the words after it
        section   TEXT NOT NULL,
        speaker   TEXT NOT NULL,
        address   TEXT NOT NULL,           -- section.turn
        start     INTEGER NOT NULL,        -- bytes in the reading text with this fingerprint
        end       INTEGER NOT NULL,
        text_hash INTEGER NOT NULL,
        only_one  INTEGER NOT NULL,        -- 1 where the words stood only once in it
        note      TEXT NOT NULL,
        tags      TEXT NOT NULL,           -- a JSON list, for json_each()
        color     TEXT NOT NULL,
        letter    TEXT,                    -- of a named mark
        made      INTEGER NOT NULL,
        changed   INTEGER NOT NULL,
        deleted   INTEGER
    ) WITHOUT ROWID;
    CREATE INDEX bookmark_by_episode ON bookmark (episode);

    -- How far an episode was read.
    CREATE TABLE progress (
        episode       INTEGER PRIMARY KEY REFERENCES episode (id) ON DELETE CASCADE,
        place         TEXT NOT NULL,       -- an anchor, as JSON
        fraction      REAL NOT NULL,       -- 0 to 1
        read_at       INTEGER NOT NULL,
        finished      INTEGER NOT NULL,
        starred       INTEGER NOT NULL,
        seconds       INTEGER NOT NULL,    -- spent reading
        sections_read TEXT NOT NULL        -- a JSON list of section numbers
    );

    -- The reading text in which an episode's passages were last placed, deflated.
    CREATE TABLE kept (
        episode INTEGER PRIMARY KEY REFERENCES episode (id) ON DELETE CASCADE,
        text    BLOB NOT NULL
    );

    -- Seconds read on each day.
    CREATE TABLE reading (
        day     TEXT NOT NULL,             -- YYYY-MM-DD, where the reader is
        episode INTEGER NOT NULL REFERENCES episode (id) ON DELETE CASCADE,
        seconds INTEGER NOT NULL,
        PRIMARY KEY (day, episode)
    ) WITHOUT ROWID;

    -- The version of each bookmark that a shared folder and this store last agreed on.
    CREATE TABLE agreed (
        folder   TEXT NOT NULL,
        bookmark TEXT NOT NULL REFERENCES bookmark (id) ON DELETE CASCADE,
        version  INTEGER NOT NULL,         -- when it was last changed
        PRIMARY KEY (folder, bookmark)
    ) WITHOUT ROWID;

    -- A voice the reader renamed, joined to another (same shown name) or gave a role.
    CREATE TABLE voice (
        episode INTEGER NOT NULL REFERENCES episode (id) ON DELETE CASCADE,
        name    TEXT NOT NULL,             -- as in the file
        shown   TEXT NOT NULL,
        role    TEXT,                      -- host, guest, other, pseudo
        changed INTEGER NOT NULL,
        PRIMARY KEY (episode, name)
    ) WITHOUT ROWID;
    ",
    // 2: more than one kept text of an episode. Whose fingerprint an old one has is known by its last
    // passage.
    "
    -- The reading texts that passages of an episode were placed in, deflated; the newest has the highest rowid.
    CREATE TABLE kept_text (
        episode INTEGER NOT NULL REFERENCES episode (id) ON DELETE CASCADE,
        hash    INTEGER NOT NULL,          -- its fingerprint, as in bookmark.text_hash
        text    BLOB NOT NULL,
        PRIMARY KEY (episode, hash)
    );
    INSERT INTO kept_text (episode, hash, text)
        SELECT episode, coalesce((SELECT text_hash FROM bookmark WHERE bookmark.episode = kept.episode
            AND deleted IS NULL ORDER BY changed DESC LIMIT 1), 0), text FROM kept;
    DROP TABLE kept;
    ",
    // 3: what a reader decided of a passage that was not found again, and of two copies of one interview.
    "
    ALTER TABLE bookmark ADD COLUMN lost INTEGER NOT NULL DEFAULT 0; -- 1 where it was left for lost
    ALTER TABLE path ADD COLUMN chosen INTEGER NOT NULL DEFAULT 0;   -- 1 where the reader told whose file it is
    ",
    // 4: the words that were kept, whole. (Those of long passages are taken from the kept texts: `complete`.)
    "
    ALTER TABLE bookmark ADD COLUMN quote TEXT NOT NULL DEFAULT '';
    UPDATE bookmark SET quote = exact WHERE tail = '';
    ",
    // 5: fingerprints that tell two talks in one language apart (made anew from the kept texts: `complete`),
    // and what a path held before another text was put there.
    "
    CREATE TABLE former_path (
        path    NOT NULL,                  -- as in path
        episode INTEGER NOT NULL REFERENCES episode (id) ON DELETE CASCADE,
        seen    INTEGER NOT NULL,
        PRIMARY KEY (path, episode)
    ) WITHOUT ROWID;
    CREATE INDEX former_path_by_episode ON former_path (episode);
    ",
    // 6: what each version of a passage was made from, so that a merge tells a later one from a parallel one.
    "
    ALTER TABLE bookmark ADD COLUMN replaces TEXT NOT NULL DEFAULT '[]'; -- a JSON list of versions
    ",
    // 7: filters of the list that were saved under a name.
    "
    CREATE TABLE shelf (
        name    TEXT PRIMARY KEY,
        query   TEXT NOT NULL,             -- as it was typed
        changed INTEGER NOT NULL,
        deleted INTEGER NOT NULL           -- 1 for a tombstone
    ) WITHOUT ROWID;
    ",
    // 8: names that a reader joined or parted.
    "
    CREATE TABLE name_tie (
        one     TEXT NOT NULL,
        other   TEXT NOT NULL,             -- the one that sorts behind
        same    INTEGER NOT NULL,          -- 1 where both mean one person, 0 where they do not
        changed INTEGER NOT NULL,
        PRIMARY KEY (one, other)
    ) WITHOUT ROWID;
    ",
    // 9: episodes that wait to be read, in an order of the reader's own, and those that are left out of lists.
    "
    ALTER TABLE progress ADD COLUMN queued INTEGER;                  -- its place, lower ones first
    ALTER TABLE progress ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0;
    ",
    // 10: who made a passage, what is said of tags, and tags that got other names, so that it can be taken back.
    "
    ALTER TABLE bookmark ADD COLUMN author TEXT NOT NULL DEFAULT '';
    CREATE TABLE code (
        name        TEXT PRIMARY KEY,
        description TEXT NOT NULL,
        color       TEXT NOT NULL,
        changed     INTEGER NOT NULL,
        deleted     INTEGER NOT NULL       -- 1 for a tombstone
    ) WITHOUT ROWID;
    CREATE TABLE code_step (
        made INTEGER NOT NULL,
        step TEXT NOT NULL                 -- tags and codes before and after, as JSON
    );
    ",
    // 11: when passages were shown again.
    "
    CREATE TABLE recall (
        bookmark TEXT PRIMARY KEY REFERENCES bookmark (id) ON DELETE CASCADE,
        seen     INTEGER NOT NULL,
        times    INTEGER NOT NULL          -- on days of their own
    ) WITHOUT ROWID;
    ",
    // 12: notes that belong to no passage.
    "
    CREATE TABLE memo (
        episode INTEGER PRIMARY KEY,       -- 0: of all
        text    TEXT NOT NULL,             -- empty for a tombstone
        changed INTEGER NOT NULL
    );
    ",
];

/// What a database is, seen from its header.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum DatabaseKind {
    /// Ours, or empty.
    Ours,
    /// Written by a newer program.
    Newer,
    /// Another program's.
    Foreign,
}

/// Whose database it is. Nothing is written.
pub(super) fn kind(connection: &Connection) -> rusqlite::Result<DatabaseKind> {
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if tables > 0 && number(connection, "application_id")? != APPLICATION {
        return Ok(DatabaseKind::Foreign);
    }
    let newer = number(connection, "user_version")? > MIGRATIONS.len() as i32;
    Ok(if newer { DatabaseKind::Newer } else { DatabaseKind::Ours })
}

/// Whether a database is ours and has the tables of today.
pub(super) fn is_newest(connection: &Connection) -> rusqlite::Result<bool> {
    let version = number(connection, "user_version")?;
    Ok(version == MIGRATIONS.len() as i32 && number(connection, "application_id")? == APPLICATION)
}

/// Brings a database to the newest version, each step in its own transaction.
pub(super) fn migrate(connection: &mut Connection) -> rusqlite::Result<()> {
    while number(connection, "user_version")? < MIGRATIONS.len() as i32 {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let version = number(&transaction, "user_version")?;
        let Some(step) = MIGRATIONS.get(version.max(0) as usize) else { return Ok(()) };
        transaction.execute_batch(step)?;
        match version {
            3 => complete::quotes(&transaction)?,
            4 => complete::shingles(&transaction)?,
            _ => {}
        }
        transaction.pragma_update(None, "application_id", APPLICATION)?;
        transaction.pragma_update(None, "user_version", version + 1)?;
        transaction.commit()?;
    }
    Ok(())
}

fn number(connection: &Connection, pragma: &str) -> rusqlite::Result<i32> {
    connection.pragma_query_value(None, pragma, |row| row.get(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_version_becomes_the_newest() {
        for version in 0..=MIGRATIONS.len() {
            let mut connection = Connection::open_in_memory().unwrap();
            for step in &MIGRATIONS[..version] {
                connection.execute_batch(step).unwrap();
            }
            connection.pragma_update(None, "user_version", version as i32).unwrap();
            migrate(&mut connection).unwrap();
            assert_eq!(number(&connection, "user_version").unwrap(), MIGRATIONS.len() as i32);
            assert_eq!(
                connection
                    .query_row("SELECT count(*) FROM bookmark", [], |row| row.get::<_, i64>(0))
                    .unwrap(),
                0
            );
        }
    }

    #[test]
    fn what_the_first_version_kept_is_there_in_the_newest() {
        let mut connection = Connection::open_in_memory().unwrap();
        connection.execute_batch(MIGRATIONS[0]).unwrap();
        connection
            .execute_batch(
                "INSERT INTO episode VALUES (1, NULL, NULL, '风', 7, x'', 0);
                 INSERT INTO bookmark VALUES ('a', 1, '', '', '', '', '', '', '', 0, 0, 7, 1, 'note', '[]', '',
                     NULL, 1, 2, NULL);
                 INSERT INTO kept VALUES (1, x'0102');
                 PRAGMA user_version = 1;",
            )
            .unwrap();
        migrate(&mut connection).unwrap();
        let kept = |row: &rusqlite::Row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?));
        let author: String =
            connection.query_row("SELECT author FROM bookmark", [], |row| row.get(0)).unwrap();
        assert_eq!(author, "", "nobody told who made it");
        let query = "SELECT hash, text, note, lost FROM kept_text JOIN bookmark USING (episode)";
        let row: (i64, Vec<u8>, String, bool) = connection.query_row(query, [], kept).unwrap();
        assert_eq!(row, (7, vec![1, 2], "note".to_owned(), false));
    }
}
