//! How long the store takes to open, to write a bookmark and to recognise a file among many.
#![allow(missing_docs, clippy::unwrap_used)]

use divan::Bencher;
use fangtan::passage::anchor::{Anchor, Shingles, text_hash};
use fangtan::passage::marks::Bookmark;
use fangtan::store::{FileEvidence, Store};
use tempfile::TempDir;

fn main() {
    divan::main();
}

fn evidence(number: usize) -> FileEvidence {
    let text: String = (0..200_u32)
        .filter_map(|n| char::from_u32(0x4e00 + (n * 7 + number as u32 * 131) % 20_000))
        .collect();
    FileEvidence {
        path: format!("/talks/{number}.md").into(),
        title: format!("talk {number}"),
        text_hash: text_hash(&text),
        shingles: Shingles::of(&text),
        ..FileEvidence::default()
    }
}

fn bookmark(number: usize) -> Bookmark {
    let anchor = Anchor {
        exact: "为什么有的城市让人愿意步行，有的却不。".repeat(3),
        prefix: "先是一个问题，".repeat(4),
        suffix: "我走了三年，".repeat(4),
        start: number,
        ..Anchor::default()
    };
    Bookmark { id: format!("{number:08}"), episode: 1, anchor, ..Bookmark::default() }
}

fn filled(bookmarks: usize) -> (TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let (mut store, _) = Store::open(folder.path(), |_| true).unwrap();
    store.identify_with(&evidence(0), &|_| true).unwrap();
    store.put_newer(&(0..bookmarks).map(bookmark).collect::<Vec<_>>()).unwrap();
    (folder, store)
}

#[divan::bench(args = [0, 1_000, 10_000])]
fn open(bencher: Bencher, bookmarks: usize) {
    let (folder, _store) = filled(bookmarks);
    bencher.bench_local(|| Store::open(folder.path(), |_| true).unwrap());
}

#[divan::bench(args = [1_000])]
fn load(bencher: Bencher, bookmarks: usize) {
    let (_folder, store) = filled(bookmarks);
    bencher.bench_local(|| store.bookmarks(1).unwrap().len());
}

#[divan::bench]
fn put_bookmark(bencher: Bencher) {
    let (_folder, mut store) = filled(1_000);
    let bookmark = bookmark(500);
    bencher.bench_local(|| store.put_bookmark(&bookmark).unwrap());
}

#[divan::bench(sample_count = 10)]
fn identify_a_new_file_among_two_thousand(bencher: Bencher) {
    let mut store = Store::in_memory().unwrap();
    for number in 0..2_000 {
        store.identify_with(&evidence(number), &|_| true).unwrap();
    }
    let mut number = 20_000;
    bencher.bench_local(|| {
        number += 1;
        store.identify_with(&evidence(number), &|_| true).unwrap()
    });
}
