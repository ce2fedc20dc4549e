//! Any query in any text: matches are in order, never overlap and never cut a character.
#![no_main]

use fangtan::search::find::FindPattern;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: (&str, &str)| {
    let (query, text) = data;
    let Ok(pattern) = FindPattern::new(query) else { return };
    let mut end = 0;
    for hit in pattern.find_all(text) {
        assert!(hit.start >= end);
        assert!(text.get(hit.start..hit.end).is_some());
        end = hit.end;
    }
});
