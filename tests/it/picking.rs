//! What `fangtan WORDS` and `fangtan NUMBER` open where no file is named.

use std::env::join_paths;

use fangtan::passage::anchor::{Shingles, text_hash};
use fangtan::passage::marks::Progress;
use fangtan::store::{FileEvidence, Store};

use crate::cli::{Answer, Home};

fn talk(title: &str, guest: &str) -> String {
    let turns = format!(
        "**Ines:** What of {title}?

**{guest}:** It was long ago, and I was young.

\
         **Ines:** And who was there?

**{guest}:** Nobody but me and the rain.

"
    );
    format!(
        "---
title: {title}
guests: [{guest}]
---
{turns}"
    )
}

fn home() -> Home {
    let home = Home::new();
    home.write("one/energy.md", talk("能源与城市", "林砚秋"));
    home.write("one/tides.md", talk("Tides", "Rui Gonçalves"));
    home.write("two/dunes-2019.md", talk("Dunes", "Ada Fang"));
    home.write("two/old.md", talk("Tides", "Wout"));
    home
}

fn open(home: &Home, arguments: &[&str]) -> Answer {
    let folders = join_paths([home.path().join("one"), home.path().join("two")]).unwrap();
    let mut command = home.command(arguments);
    Answer::of(command.env("FANGTAN_LIBRARY", folders).output().unwrap())
}

#[test]
fn words_open_the_best_match_of_the_library() {
    let home = home();
    for (words, title) in [
        (&["能源"][..], "能源与城市"),
        (&["nengyuan"], "能源与城市"),
        (&["linyanqiu"], "能源与城市"),
        (&["ada", "fang"], "Dunes"),
        (&["2019"], ""),
        (&["dunes-2019"], "Dunes"),
        (&["tides rui"], "Tides"),
    ] {
        let answer = open(&home, words);
        if title.is_empty() {
            assert!(answer.code == Some(2) && answer.err.contains("called 2019"), "{answer:?}");
        } else {
            assert!(answer.code == Some(0) && answer.out.contains(title), "{words:?}: {answer:?}");
        }
    }
    assert_eq!(open(&home, &["list"]).out.lines().count(), 4);
}

#[test]
fn none_and_several_that_match_equally_well_are_told() {
    let home = home();
    let several = open(&home, &["tides"]);
    assert!(
        several.code == Some(2) && several.err.contains("old.md") && several.out.is_empty(),
        "{several:?}"
    );
    let none = open(&home, &["zeppelin"]);
    assert!(none.code == Some(2) && none.err.contains("nothing in the library is like it (4"), "{none:?}");
    for path in ["one/energie.md", "energie.md", "./tides", "tides#2"] {
        let answer = open(&home, &[path]);
        assert!(answer.code == Some(2) && !answer.err.contains("library"), "{path}: {answer:?}");
    }
}

#[test]
fn a_number_opens_what_was_read_so_many_ago() {
    let home = home();
    let (mut store, _) = Store::open(&home.path().join("data"), |_| true).unwrap();
    for (read_at, file) in
        [(10, "one/energy.md"), (30, "two/gone.md"), (20, "two/dunes-2019.md"), (0, "two/old.md")]
    {
        let evidence = FileEvidence {
            path: home.path().join(file),
            text_hash: text_hash(file),
            shingles: Shingles::of(file),
            seen: 1,
            ..FileEvidence::default()
        };
        let id = store.identify(&evidence).unwrap();
        store.put_progress(id, &Progress { read_at, fraction: 0.5, ..Progress::default() }).unwrap();
    }
    drop(store);
    assert!(open(&home, &["1"]).out.contains("Dunes"));
    assert!(open(&home, &["2"]).out.contains("能源与城市"));
    let third = open(&home, &["3"]);
    assert!(third.code == Some(2) && third.err.contains("2 are there"), "{third:?}");
    home.write("3", talk("A file called three", "Rui"));
    assert!(open(&home, &["3"]).out.contains("called three"));
}
