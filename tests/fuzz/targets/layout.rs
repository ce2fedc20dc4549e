//! Any text at any measure: every line fits, lines go forward, and none cuts a character.
#![no_main]

use fangtan::parse::{Hints, parse};
use fangtan::layout::flow::{Flow, Shape};
use fangtan::layout::segments::Segments;
use fangtan::layout::width::{WidthPolicy, text_width};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: (u8, bool, &str)| {
    let (measure, wide_ambiguous, text) = data;
    let policy = WidthPolicy { wide_ambiguous, ..WidthPolicy::default() };
    let measure = u16::from(measure).max(2);
    let (episode, _) = parse(text.as_bytes(), &Hints { file_name: "a.txt".to_owned(), ..Hints::default() });
    let shape = Shape { measure, policy, ..Shape::default() };
    let segments = Segments::of(&episode, policy);
    let flow = Flow::new(&episode, &segments, shape, &[]);
    let mut start = 0;
    for line in flow.lines() {
        assert!(line.range.start >= start);
        start = line.range.start;
        let shown = episode.text.get(line.range.start..line.range.end).expect("character boundaries");
        assert!(text_width(shown, policy) <= usize::from(measure));
    }
});
