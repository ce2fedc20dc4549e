//! A passage that was torn: its sentences searched for one by one, and put together where most of them still
//! stand near each other in their old order.

use super::carry::room;
use super::folded::{Folded, weight};
use super::judge::{self, Case};
use super::quote::{Candidate, Haystack, Quote};
use super::search;

/// Sentences that say less than this are searched together with the next.
const LEAST: u32 = 16;

/// Codes of context a piece takes from its neighbours.
const CONTEXT: usize = 32;

/// The stretch of `text` that holds at least half of `words`, whose context is `before` and `after`.
/// `unique` tells of a piece whether it stood only once in the text it came from.
pub(super) fn gather(
    text: &Haystack,
    words: &str,
    (before, after): (&str, &str),
    unique: impl Fn(&[u32]) -> bool,
) -> Option<Candidate> {
    let quotes = quotes(words, before, after);
    let room = room(quotes.iter().map(|quote| quote.length).sum());
    let whole: u32 = quotes.iter().map(|quote| weight(quote.codes())).sum();
    let mut found: Vec<(Candidate, u32)> = quotes
        .into_iter()
        .filter_map(|quote| {
            let weight = weight(quote.codes());
            let stood = unique(quote.codes()).then_some(1);
            Some((find(text, &Case { quote, stood, place: None })?, weight))
        })
        .collect();
    found.sort_by_key(|(candidate, _)| candidate.start);
    let stretch = |first: usize| together(found.get(first..).unwrap_or_default(), room);
    let (candidate, held) = (0..found.len()).filter_map(stretch).max_by_key(|(_, held)| *held)?;
    (held * 3 >= whole).then_some(Candidate { quality: held as f32 / whole as f32, ..candidate })
}

fn find(text: &Haystack, case: &Case) -> Option<Candidate> {
    let exact = search::exact(text, &case.quote);
    let candidates = if exact.is_empty() { search::approximate(text, &case.quote) } else { exact };
    judge::choose(case, &candidates)
}

/// The first piece and all that end within `room` codes of its start, as one; and their weight.
fn together(found: &[(Candidate, u32)], room: usize) -> Option<(Candidate, u32)> {
    let ((first, _), _) = found.split_first()?;
    let near = || found.iter().filter(|(piece, _)| piece.end <= first.start + room);
    let (last, _) = near().max_by_key(|(piece, _)| piece.end)?;
    let held = near().map(|(_, weight)| weight).sum();
    Some((Candidate { end: last.end, after: last.after, ..*first }, held))
}

/// The pieces of `words` as quotes, each with the words around it.
fn quotes(words: &str, before: &str, after: &str) -> Vec<Quote> {
    let mut all = Folded::of(before).codes;
    let mut places = Vec::new();
    for piece in split(words) {
        let start = all.len();
        all.extend(Folded::of(piece).codes);
        places.push((start, all.len()));
    }
    all.extend(Folded::of(after).codes);
    let slice = |start: usize, end: usize| all.get(start..end.min(all.len())).unwrap_or_default();
    let quote = |(start, end): (usize, usize)| {
        Quote::new(slice(start, end), slice(start.saturating_sub(CONTEXT), start), slice(end, end + CONTEXT))
    };
    places.into_iter().map(quote).collect()
}

/// Sentences and paragraphs, none too short to be searched for.
fn split(words: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for (at, mark) in words.match_indices(['。', '！', '？', '.', '!', '?', '\n']) {
        let piece = words.get(start..at + mark.len()).unwrap_or_default();
        let least = if mark == "\n" { LEAST / 2 } else { LEAST };
        if weight(&Folded::of(piece).codes) >= least {
            pieces.push(piece);
            start = at + mark.len();
        }
    }
    pieces.extend(words.get(start..).filter(|rest| !rest.is_empty()));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: &str = "起初我们量过每一条街上的长椅，只是想看看会怎样。后来城里的人画下旧码头边的起重机。\
                         有一天夜里孩子修好了三台坏掉的收音机。";

    #[test]
    fn short_sentences_stay_with_their_neighbours() {
        assert_eq!(
            split("好。那么我们就从头说起吧，好吗？嗯。"),
            ["好。那么我们就从头说起吧，好吗？", "嗯。"]
        );
        assert_eq!(split(WORDS).concat(), WORDS);
    }

    #[test]
    fn a_passage_torn_by_a_new_paragraph_is_put_together() {
        let text = WORDS
            .replace("后来", "\n编者按：这里原来有一张图，印刷时删去了，读者可以在书末找到它的说明。\n后来");
        let found = gather(&Haystack::of(&text), WORDS, ("", ""), |_| true).unwrap();
        assert_eq!((found.start, found.end), (0, Folded::of(&text).len()));
    }

    #[test]
    fn pieces_far_apart_are_not_one_passage() {
        let far = "别的话说了很久很久。".repeat(200);
        let (one, rest) = WORDS.split_at(WORDS.find("后来").unwrap());
        let found = gather(&Haystack::of(&format!("{rest}{far}{one}")), WORDS, ("", ""), |_| true).unwrap();
        assert_eq!((found.start, found.end), (0, Folded::of(rest).len()));
    }
}
