//! Bad news: what is said of them is true, it stands until it is confirmed, and what the reader did is not
//! lost.

use std::fs;

use rusqlite::Connection;

use crate::home::{Home, interview};
use crate::reader::reading;
use crate::session::open;

/// The database of `home`, as another program has it open.
fn database(home: &Home) -> Connection {
    Connection::open(home.path().join("data/fangtan/fangtan.db")).unwrap()
}

#[test]
fn a_passage_kept_twice_under_a_foreign_lock_is_one_passage() {
    let home = Home::with_interview();
    home.run(&["bookmarks", "add", "talk.md#7.1"]);
    let mut session = reading(&home);
    let other = database(&home);
    other.execute_batch("BEGIN EXCLUSIVE").unwrap();
    session.keys("bb").see("another program is using the database").miss("kept 1.1");
    session.keys("]").see("2/8").see("another program is using");
    session.keys("[").see("1/8");
    drop(other);
    session.see("kept 1.1").miss("another program").quit();
    assert_eq!(home.run(&["bookmarks", "list"]).lines().count(), 2);
}

#[test]
fn bad_news_stand_until_they_are_confirmed() {
    let home = Home::with_interview();
    home.run(&["bookmarks", "add", "talk.md#7.1"]);
    fs::write(home.path().join("data/fangtan/fangtan.db"), "no database at all").unwrap();
    let mut session = open(&home, &home.text("talk.md"));
    session.see("the database was damaged and a new one begun").see("Esc: seen").see("8 sections");
    session.keys("\r").see("问题甲11").keys("b").keys("]").see("2/8").see("the database was damaged");
    session.keys("\u{1b}").miss("the database was damaged").keys("b").see("kept 2.1").quit();
}

#[test]
fn what_is_said_to_be_kept_is_there_though_the_folder_was_removed() {
    let home = Home::with_interview();
    home.run(&["bookmarks", "add", "talk.md#7.1"]);
    let mut session = reading(&home);
    fs::remove_dir_all(home.path().join("data/fangtan")).unwrap();
    session.keys("b").see("the database was removed").keys("\u{1b}").see("▎2").quit();
    assert_eq!(home.run(&["bookmarks", "list"]).lines().count(), 2);
}

#[test]
fn a_locked_store_is_read_and_left_at_once_and_takes_over_when_it_is_free() {
    let home = Home::with_interview();
    home.run(&["bookmarks", "add", "talk.md#7.1", "--note", "早先的"]);
    let lock = fs::File::open(home.path().join("data/fangtan/fangtan.lock")).unwrap();
    lock.lock().unwrap();
    let mut session = reading(&home);
    session.see("nothing can be saved: another program is using the database");
    session.see("•").keys("b");
    lock.unlock().unwrap();
    session.see("kept 1.1").miss("nothing can be saved").quit();
    assert_eq!(home.run(&["bookmarks", "list"]).lines().count(), 2);
}

#[test]
fn a_list_that_cannot_be_read_is_not_called_empty() {
    let home = Home::with_interview();
    home.run(&["bookmarks", "add", "talk.md#7.1", "--note", "早先的"]);
    let version: i64 = database(&home).pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    database(&home).pragma_update(None, "user_version", 99).unwrap();
    let mut session = reading(&home);
    session.keys("B").see("the list cannot be read now: the database is of a newer fangtan");
    database(&home).pragma_update(None, "user_version", version).unwrap();
    session.miss("nothing can be saved").see("早先的").keys("\u{1b}").miss("早先的").quit();
}

#[test]
fn a_folder_that_cannot_be_read_is_told_with_the_reason_first() {
    let home = Home::with_interview();
    home.write("other.md", interview());
    let mut session = crate::session::Start::new(&home, &[&home.text("talk.md"), &home.text("nowhere")]).go();
    session.see("no such file or folder: ").see("Esc: seen").keys("jk").see("no such file or folder: ");
    session.keys("\u{1b}").miss("no such file").quit();
}

#[test]
fn what_waits_for_a_held_database_when_the_program_ends_is_not_lost() {
    let home = Home::with_interview();
    home.run(&["bookmarks", "add", "talk.md#7.1"]);
    let mut session = reading(&home);
    let other = database(&home);
    other.execute_batch("BEGIN EXCLUSIVE").unwrap();
    session.keys("b").see("what you do waits").keys("\u{1b}").miss("what you do waits").quit();
    drop(other);
    assert_eq!(home.run(&["bookmarks", "list"]).lines().count(), 2);
    assert!(home.run(&["bookmarks", "list"]).contains("问题甲11"));
}
