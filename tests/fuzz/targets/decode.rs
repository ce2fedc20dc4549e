//! Any bytes in any encoding become text; what is UTF-8 already stays as it is, but for the form of its letters
//! and its line ends.
#![no_main]

use fangtan::parse::decode::{decode, is_binary};
use fangtan::text::compose::composed;
use libfuzzer_sys::fuzz_target;

const ENCODINGS: [Option<&str>; 8] = [
    None,
    Some("utf-8"),
    Some("gb18030"),
    Some("big5"),
    Some("shift_jis"),
    Some("euc-kr"),
    Some("utf-16le"),
    Some("no such thing"),
];

fuzz_target!(|data: (u8, &[u8])| {
    let (choice, bytes) = data;
    let decoded = decode(bytes, ENCODINGS[usize::from(choice) % ENCODINGS.len()]);
    assert!(!decoded.encoding.is_empty());
    if let Ok(text) = std::str::from_utf8(bytes)
        && choice == 0
        && !text.contains(['\0', '\u{feff}', '\u{1b}'])
    {
        let usual = composed(text).replace(['\u{b}', '\u{85}', '\u{2028}', '\u{2029}'], "\n");
        assert_eq!(decoded.text, usual);
        assert!(text.chars().any(|c| c.is_control()) || !is_binary(bytes));
    }
});
