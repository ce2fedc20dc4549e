//! Any bytes are parsed, and what comes out hangs together: the paragraphs tile the reading text, sections
//! and turns tile the paragraphs, and no control character gets through.
#![no_main]

use fangtan::parse::{Hints, parse};
use libfuzzer_sys::fuzz_target;

const NAMES: [&str; 12] = [
    "a.md", "a.txt", "a.srt", "a.vtt", "a.json", "a.html", "a.csv", "a.tsv", "a.ass", "a.sbv", "a.ttml", "a.trs",
];

fuzz_target!(|data: (u8, &[u8])| {
    let (choice, bytes) = data;
    let name = NAMES[usize::from(choice) % NAMES.len()];
    let (episode, _) = parse(bytes, &Hints { file_name: name.to_owned(), ..Hints::default() });

    let mut next = 0;
    for paragraph in &episode.paragraphs {
        assert_eq!(paragraph.range.start, next);
        let text = episode.text.get(paragraph.range.start..paragraph.range.end).expect("character boundaries");
        assert!(!text.chars().any(char::is_control));
        next = paragraph.range.end + 1;
    }
    assert!(episode.paragraphs.is_empty() || next == episode.text.len() + 1);

    let mut paragraph = 0;
    for section in &episode.sections {
        assert_eq!(section.paragraphs.start, paragraph);
        paragraph = section.paragraphs.end;
    }
    assert_eq!(paragraph, episode.paragraphs.len());
    for turn in &episode.turns {
        assert!(turn.paragraphs.start < turn.paragraphs.end);
        assert_eq!(episode.turn_of(turn.address), Some(turn));
    }
});
