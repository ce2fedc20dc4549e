//! Files of passages from elsewhere: a broken line costs itself, and what was read is written as it was.
#![no_main]

use std::collections::BTreeMap;

use fangtan::export::{jsonl, merge, read_jsonl, read_sync, read_w3c, sync_file, w3c};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let (records, problems) = read_jsonl(text);
    assert!(problems.iter().all(|problem| problem.line <= text.lines().count()));
    assert_eq!(read_jsonl(&jsonl(&records)).0, records);
    if let Ok(records) = read_w3c(text) {
        let _ = w3c(&records);
    }
    let (header, bookmarks, _) = read_sync(text);
    if let Some(header) = header {
        let written = sync_file(&header, &bookmarks);
        assert_eq!(read_sync(&written).1, bookmarks);
    }
    let merged = merge(&bookmarks, &bookmarks, &BTreeMap::new());
    let _ = merge(&bookmarks, &[], &BTreeMap::new());
    drop(merged);
});
