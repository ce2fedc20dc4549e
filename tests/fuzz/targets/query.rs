//! Anything may be typed into the search: it means something or says what is wrong, and what is found is
//! text.
#![no_main]

use fangtan::parse::{Hints, parse};
use fangtan::search::scoped::find_in_episode;
use fangtan::text::query::Query;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: (&str, &str)| {
    let (typed, text) = data;
    let Ok(query) = Query::parse(typed) else { return };
    let hints = Hints { file_name: "a.txt".to_owned(), ..Hints::default() };
    let text = format!("主持人：你怎么看？\n周远：{text}\n主持人：再说说。\n周远：好。\n");
    let (episode, _) = parse(text.as_bytes(), &hints);
    for found in find_in_episode(&episode, &query).unwrap_or_default() {
        assert!(episode.text.get(found.range.start..found.range.end).is_some());
        assert_eq!(episode.address_at(found.range.start), found.address);
    }
});
