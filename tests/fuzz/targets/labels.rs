//! Lines put together from what labels are made of: no word of theirs is lost, whoever is said to speak.
#![no_main]

use fangtan::parse::coverage::SourcePieceKind;
use fangtan::parse::{Hints, parse_with_map};
use libfuzzer_sys::fuzz_target;

const PARTS: [&str; 40] = [
    "\n", "\n\n", " ", "：", ":", "**", "*", "【", "】", "[", "]", "（", "）", "(", ")", "「", "」", "### ", "- ", "> ",
    "1. ", "00:12:34", "[01:02]", ">>", "Q", "A", "问", "答", "主持人", "嘉宾", "林夏", "周远", "Ada Fang", "HOST",
    "灯塔在海边。", "你怎么看？", "We went there.", "——", "/", "，",
];

fuzz_target!(|choices: Vec<u8>| {
    let text: String = choices.iter().map(|choice| PARTS[usize::from(*choice) % PARTS.len()]).collect();
    for name in ["a.md", "a.txt"] {
        let hints = Hints { file_name: name.to_owned(), ..Hints::default() };
        let (episode, _, map) = parse_with_map(text.as_bytes(), &hints);
        let spoken = map.iter().filter(|(_, kind)| matches!(kind, SourcePieceKind::Text | SourcePieceKind::Label));
        for word in ["灯塔在海边", "你怎么看", "We went there"] {
            let written: usize = spoken.clone().map(|(range, _)| text[range.clone()].matches(word).count()).sum();
            assert!(episode.text.matches(word).count() >= written, "{word} in {text:?}");
        }
        for turn in &episode.turns {
            assert!(turn.speaker.is_none_or(|speaker| speaker < episode.speakers.len()));
        }
    }
});
