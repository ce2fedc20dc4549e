//! Finding in one text: nothing is missed, nothing is made up, and what was copied is found again.

use fangtan::search::find::FindPattern;
use fangtan::text::fold::fold_han;
use fangtan::text::range::TextRange;
use proptest::prelude::*;

/// Finds by folding both sides; slow and plain.
fn by_folding(needle: &str, text: &str) -> Vec<TextRange> {
    let folded = fold_han(text);
    let needle = fold_han(needle).text;
    let hits = folded.text.match_indices(needle.as_str());
    hits.map(|(at, hit)| folded.source_range(TextRange::new(at, at + hit.len()))).collect()
}

proptest! {
    #[test]
    fn matches_are_those_of_folded_texts(
        text in "[a-cA-Cａ-ｃＡé“”\"‘'’：:，,數数据據\u{301}\u{200b}開开0-1]{0,60}",
        needle in "[a-cａ-ｃé“\"'：,數据开0-1]{1,3}",
    ) {
        let found = FindPattern::new(&needle).unwrap().find_all(&text);
        prop_assert_eq!(found, by_folding(&needle, &text));
    }

    #[test]
    fn what_was_copied_is_found_where_it_was(
        text in "[\\PC \u{3000}\n]{1,60}",
        start in 0..60usize,
        length in 1..20usize,
    ) {
        let chars: Vec<(usize, char)> = text.char_indices().collect();
        let start = start % chars.len();
        let copied: String = chars[start..].iter().take(length).map(|(_, c)| *c).collect();
        prop_assume!(copied.trim() == copied && !fold_han(&copied).text.trim().is_empty());
        let found = FindPattern::text(&copied).unwrap().find_all(&text);
        let at = chars[start].0;
        prop_assert!(found.iter().any(|range| range.start <= at + copied.len() && at < range.end), "{:?}", found);
        let own = fold_han(&copied).text;
        for range in found {
            prop_assert_eq!(squeezed(&fold_han(range.of(&text)).text), squeezed(&own));
        }
    }
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
