//! Every byte of a text in any format is accounted for: what it became is told from the first to the last.
#![no_main]

use fangtan::parse::decode::decode;
use fangtan::parse::{Hints, parse, parse_with_map};
use libfuzzer_sys::fuzz_target;

/// How such files begin, so that most of what is tried is read as that format.
const BEGINNINGS: [(&str, &str); 8] = [
    ("a.md", "# 标题\n\n"),
    ("a.txt", ""),
    ("a.srt", "1\n00:00:01,000 --> 00:00:02,000\n"),
    ("a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n<v "),
    ("a.lrc", "[00:01.00]"),
    ("a.ass", "[Script Info]\n\n[Events]\nFormat: Start, End, Name, Text\nDialogue: 0:00:01.00,0:00:02.00,"),
    ("a.json", "{\"segments\":[{\"text\":\""),
    ("a.html", "<!doctype html><html><body><p>"),
];

fuzz_target!(|data: (u8, &str)| {
    let (name, beginning) = BEGINNINGS[usize::from(data.0) % BEGINNINGS.len()];
    let text = [beginning, data.1].concat();
    let hints = Hints { file_name: name.to_owned(), ..Hints::default() };
    let (episode, _, map) = parse_with_map(text.as_bytes(), &hints);
    assert_eq!(episode.text, parse(text.as_bytes(), &hints).0.text);
    let mut next = 0;
    for (range, _) in map {
        assert_eq!(range.start, next);
        next = range.end;
    }
    assert_eq!(next, decode(text.as_bytes(), None).text.len());
});
