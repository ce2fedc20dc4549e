//! What a damaged database still gives: rows that cannot be read cost themselves, and records are found again
//! whatever became of the file.

use std::fs;
use std::path::{Path, PathBuf};

use fangtan::passage::anchor::{Anchor, Shingles, text_hash};
use fangtan::passage::marks::{Bookmark, Progress};
use fangtan::store::{FileEvidence, Store};
use rusqlite::Connection;
use tempfile::TempDir;

const PASSAGES: usize = 120;

fn open(folder: &Path) -> Store {
    Store::open(folder, |_| true).unwrap().0
}

fn evidence(name: &str, text: &str) -> FileEvidence {
    FileEvidence {
        path: format!("/talks/{name}.md").into(),
        title: name.to_owned(),
        text_hash: text_hash(text),
        shingles: Shingles::of(text),
        seen: 1_700_000_000_000,
        ..FileEvidence::default()
    }
}

/// A talk that is too long for a page of the database, and like no other.
fn talk(name: &str) -> String {
    let mut state: u64 = name.bytes().fold(7, |seed, byte| seed * 31 + u64::from(byte));
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        char::from_u32(0x4E00 + (state >> 40) as u32 % 5000).unwrap()
    };
    (0..20_000).map(|_| next()).collect()
}

/// A database with passages of two talks, closed.
fn kept() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let mut store = open(folder.path());
    for (offset, name) in ["灯塔", "桥"].into_iter().enumerate() {
        let text = talk(name);
        let episode = store.identify(&evidence(name, &text)).unwrap();
        let passage = |number: usize| Bookmark {
            id: format!("0190{offset}-{number:08}"),
            episode,
            anchor: Anchor {
                exact: format!("{name}{number}"),
                start: number,
                end: number + 9,
                ..Anchor::default()
            },
            quote: format!("{name}的第{number}段。").repeat(1 + number % 40),
            note: if number.is_multiple_of(7) { "很长的批注。".repeat(900) } else { String::new() },
            changed: 20,
            ..Bookmark::default()
        };
        store.put_newer(&(0..PASSAGES / 2).map(passage).collect::<Vec<_>>()).unwrap();
        store.keep_text(episode, &text).unwrap();
        store.put_progress(episode, &Progress { fraction: 0.5, read_at: 9, ..Progress::default() }).unwrap();
    }
    let path = folder.path().join(Store::FILE);
    drop(store);
    (folder, path)
}

/// How many of the passages are saved from `bytes` into a store that has one of its own, whole.
fn saved(bytes: &[u8]) -> usize {
    let folder = tempfile::tempdir().unwrap();
    let aside = folder.path().join("aside.db");
    fs::write(&aside, bytes).unwrap();
    let mut store = open(&folder.path().join("data"));
    let mine = store.identify(&evidence("渡口", &talk("渡口"))).unwrap();
    let own = Bookmark {
        id: "mine".to_owned(),
        episode: mine,
        quote: "渡口的话".to_owned(),
        ..Bookmark::default()
    };
    store.put_bookmark(&own).unwrap();
    store.salvage(&aside).unwrap();
    assert_eq!(store.bookmark("mine").unwrap().as_ref(), Some(&own), "what is kept stays");
    let (_whole, path) = kept();
    let before = open(path.parent().unwrap());
    let all = store.all_bookmarks().unwrap();
    for passage in all.iter().filter(|passage| passage.id != "mine") {
        let known = before.bookmark(&passage.id).unwrap().expect("nothing is made up");
        assert_eq!(
            (&passage.quote, &passage.note, &passage.anchor),
            (&known.quote, &known.note, &known.anchor)
        );
    }
    all.len() - 1
}

#[test]
fn all_is_saved_where_only_the_beginning_is_gone() {
    let (_folder, path) = kept();
    let mut bytes = fs::read(path).unwrap();
    assert_eq!(saved(&bytes), PASSAGES);
    bytes[..100].fill(0xA5);
    assert_eq!(saved(&bytes), PASSAGES);
}

#[test]
fn what_is_not_in_the_lost_part_is_saved() {
    let (_folder, path) = kept();
    let bytes = fs::read(path).unwrap();
    for lost in [0..bytes.len() / 4, bytes.len() / 3..bytes.len() / 2, bytes.len() / 4 * 3..bytes.len()] {
        let mut torn = bytes.clone();
        torn[lost].fill(0);
        let saved = saved(&torn);
        assert!(saved > PASSAGES / 3, "{saved}");
    }
    let cut = saved(&bytes[..bytes.len() / 2]);
    assert!(cut > PASSAGES / 8, "{cut}");
}

#[test]
fn texts_places_and_files_come_along() {
    let (_folder, path) = kept();
    let mut bytes = fs::read(path).unwrap();
    bytes[..100].fill(0);
    let folder = tempfile::tempdir().unwrap();
    let aside = folder.path().join("aside.db");
    fs::write(&aside, bytes).unwrap();
    let mut store = open(&folder.path().join("data"));
    let taken = store.salvage(&aside).unwrap();
    assert_eq!((taken.passages, taken.places, taken.episodes), (PASSAGES, 2, 2));
    let episode = store.episode_by_path(Path::new("/talks/桥.md")).unwrap().unwrap();
    assert!(store.kept_texts(episode).unwrap() == [talk("桥")]);
    assert_eq!(store.evidence(episode).unwrap().unwrap().title, "桥");
    assert_eq!(store.salvage(&aside).unwrap().passages, 0, "once is enough");
}

#[test]
fn any_bytes_can_be_tried() {
    let (_folder, path) = kept();
    let bytes = fs::read(path).unwrap();
    let mut state = 7_u64;
    for _ in 0..20 {
        let mut spoilt = bytes.clone();
        for _ in 0..400 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let at = (state >> 33) as usize % spoilt.len();
            spoilt[at] = (state >> 20) as u8;
        }
        let folder = tempfile::tempdir().unwrap();
        let aside = folder.path().join("aside.db");
        fs::write(&aside, spoilt).unwrap();
        assert!(open(&folder.path().join("data")).salvage(&aside).unwrap().passages > PASSAGES / 4);
    }
}

#[test]
fn a_row_that_cannot_be_read_costs_that_row_and_is_named() {
    let (folder, path) = kept();
    let spoil = Connection::open(&path).unwrap();
    let whole = PASSAGES - 4;
    for (id, change) in [
        ("01900-00000001", "start = 'not a number'"),
        ("01900-00000002", "quote = x'FF00'"),
        ("01901-00000003", "changed = 'yesterday'"),
        ("01901-00000004", "note = CAST(x'E5A4FF' AS TEXT)"),
    ] {
        assert_eq!(spoil.execute(&format!("UPDATE bookmark SET {change} WHERE id = ?"), [id]).unwrap(), 1);
    }
    spoil.execute("UPDATE progress SET fraction = 'half' WHERE episode = 1", []).unwrap();
    let store = open(folder.path());
    assert_eq!(store.all_bookmarks().unwrap().len(), whole);
    let named: Vec<String> = store.faulty_rows().unwrap().iter().map(ToString::to_string).collect();
    assert_eq!(
        named,
        [
            "bookmark 01900-00000001",
            "bookmark 01900-00000002",
            "bookmark 01901-00000003",
            "bookmark 01901-00000004",
            "progress 1"
        ]
    );
    assert_eq!(store.all_progress().unwrap().len(), 1);
    assert!(store.stamp().is_ok());
}

#[test]
fn what_was_left_beside_a_held_database_is_taken_in_at_the_next_opening() {
    let (folder, path) = kept();
    let (mut beside, made) = Store::beside(folder.path()).unwrap();
    let store = open(folder.path());
    assert_eq!(store.all_bookmarks().unwrap().len(), PASSAGES, "it is not taken before it is left");
    beside.take_passage(&store, "01900-00000001").unwrap();
    beside.delete_bookmark("01900-00000001", 99).unwrap();
    let new = beside.identify(&evidence("井", &talk("井"))).unwrap();
    beside.put_bookmark(&Bookmark { id: "new".to_owned(), episode: new, ..Bookmark::default() }).unwrap();
    let left = beside.leave_beside(&made).unwrap();
    drop(store);

    let store = open(folder.path());
    assert_eq!(store.all_bookmarks().unwrap().len(), PASSAGES, "one more, one less");
    assert!(store.bookmark("01900-00000001").unwrap().unwrap().deleted.is_some());
    assert!(store.bookmark("new").unwrap().is_some() && !left.exists() && path.exists());
}
