//! What the command line says of trouble: held and damaged databases, and files that are no text.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::process::Stdio;

use rusqlite::Connection;

use crate::cli::{Home, TALK};

fn home_with_a_passage() -> Home {
    let home = Home::new();
    home.write("talk.md", TALK);
    assert_eq!(home.run(&["bookmarks", "add", "talk.md#2.2"]).code, Some(0));
    home
}

#[test]
fn a_held_database_is_waited_for_with_a_word_and_used_when_it_is_free() {
    for exclusive in [false, true] {
        let home = home_with_a_passage();
        let data = home.path().join("data");
        let lock = fs::File::open(data.join("fangtan.lock")).unwrap();
        let other = Connection::open(data.join("fangtan.db")).unwrap();
        if exclusive {
            other.execute_batch("PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE; DELETE FROM voice").unwrap();
        } else {
            lock.lock().unwrap();
        }
        let mut command = home.command(&["bookmarks", "add", "talk.md#1.1"]);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut said = BufReader::new(child.stderr.take().unwrap());
        let mut first = String::new();
        said.read_line(&mut first).unwrap();
        assert!(first.starts_with("fangtan: waiting for another program that uses "), "{first}");
        drop((lock, other));
        assert_eq!(child.wait().unwrap().code(), Some(0), "exclusive: {exclusive}");
        let mut rest = String::new();
        said.read_to_string(&mut rest).unwrap();
        assert_eq!(rest, "", "it is said once");
        assert_eq!(home.run(&["bookmarks", "list"]).out.lines().count(), 2);
    }
}

#[test]
fn a_damaged_database_is_listed_and_what_it_holds_is_added() {
    let home = home_with_a_passage();
    let answer = home.run(&["bookmarks", "restore"]);
    assert_eq!((answer.code, answer.out.as_str()), (Some(1), ""));
    assert!(answer.err.contains("no damaged database was set aside"), "{}", answer.err);

    let database = home.path().join("data/fangtan.db");
    let mut bytes = fs::read(&database).unwrap();
    bytes[..100].fill(0);
    fs::write(&database, bytes).unwrap();
    let answer = home.run(&["bookmarks", "add", "talk.md#1.1"]);
    assert!(answer.err.contains("fangtan bookmarks restore saves what it can"), "{}", answer.err);

    let answer = home.run(&["bookmarks", "restore"]);
    let (aside, what) = answer.out.trim_end().split_once("  ").unwrap();
    assert_eq!((answer.code, what), (Some(0), "1 passages, 0 reading places"));
    assert_eq!(home.run(&["bookmarks", "restore", aside]).code, Some(0));
    assert_eq!(home.run(&["bookmarks", "list"]).out.lines().count(), 2);
}

#[test]
fn a_file_that_is_no_text_is_an_error_for_every_command_that_reads_it() {
    let home = Home::new();
    home.write("picture.md", [0, 1, 2, 0, 255, 0, 7, 0].repeat(50));
    home.write("paper.pdf", "%PDF-1.7\n1 0 obj\n");
    for (name, what) in
        [("picture.md", "holds no text but binary data"), ("paper.pdf", "holds no text but a PDF")]
    {
        for arguments in
            [&[name][..], &["show", name], &["sections", name], &["check", name], &["search", "a", name]]
        {
            let answer = home.run(arguments);
            assert_eq!((answer.code, answer.out.as_str()), (Some(2), ""), "{arguments:?}: {}", answer.err);
            assert!(answer.err.contains(what), "{arguments:?}: {}", answer.err);
        }
    }
}

#[test]
fn a_nul_in_a_text_or_any_number_behind_it_leaves_it_a_text() {
    let home = Home::new();
    home.write("one.md", TALK.replace("bends", "ben\0ds"));
    home.write("tail.md", [TALK.as_bytes(), &[0; 5000]].concat());
    home.write("short.txt", "好。\0");
    for (name, words) in
        [("one.md", "before it breaks."), ("tail.md", "bends before it breaks."), ("short.txt", "好。")]
    {
        let answer = home.run(&["show", name]);
        assert_eq!((answer.code, answer.err.as_str()), (Some(0), ""), "{name}");
        assert!(answer.out.contains(words) && !answer.out.contains('\0'), "{name}: {}", answer.out);
    }
}
