//! What a search over many files shows of each: its hits as rows of a list, with who says them and some words
//! around.

use std::path::PathBuf;

use crate::episode::model::Episode;
use crate::text::joint::is_joint;
use crate::text::range::TextRange;

/// What a search over all episodes found in one of them.
#[derive(Clone, Debug, PartialEq)]
pub struct EpisodeHits {
    /// The episode's file.
    pub path: PathBuf,
    /// How many hits there are.
    pub count: usize,
    /// The first of them; none if they have not been looked at.
    pub hits: Vec<LibraryHit>,
}

/// A hit of a search over all episodes.
#[derive(Clone, Debug, PartialEq)]
pub struct LibraryHit {
    /// Address of the turn; empty over the text.
    pub address: String,
    /// Who says it; empty if unknown.
    pub speaker: String,
    /// Where in the reading text.
    pub range: TextRange,
    /// Some words around it.
    pub snippet: String,
    /// The hit in `snippet`.
    pub ranges: Vec<TextRange>,
}

/// Characters shown before and after a hit.
const AROUND: (usize, usize) = (24, 80);

/// The row for the hit at `range` of `episode`.
pub fn row(episode: &Episode, range: TextRange) -> LibraryHit {
    let turn = episode.turn_at(range.start).and_then(|index| episode.turns.get(index));
    let speaker = turn.and_then(|turn| episode.speaker_of(turn));
    let (snippet, hit) = excerpt(&episode.text, range);
    LibraryHit {
        address: episode.address_at(range.start).to_string(),
        speaker: speaker.map_or_else(String::new, |speaker| speaker.name.clone()),
        range,
        snippet,
        ranges: vec![hit],
    }
}

/// The row for what was found over the text: in the title, among the people.
pub fn row_over((words, ranges): (String, Vec<TextRange>)) -> LibraryHit {
    LibraryHit {
        address: String::new(),
        speaker: String::new(),
        range: TextRange::default(),
        snippet: words,
        ranges,
    }
}

/// Some words around `range`, within its paragraph, and where `range` is in them; dots where the paragraph
/// goes on.
fn excerpt(text: &str, range: TextRange) -> (String, TextRange) {
    let (around, line) = around(text, range);
    let more = |is_cut: bool| if is_cut { "…" } else { "" };
    let (before, after) = (more(around.start > line.start), more(around.end < line.end));
    let start = range.start - around.start + before.len();
    let hit = TextRange::new(start, start + range.end.min(around.end) - range.start);
    (format!("{before}{}{after}", around.of(text).trim_end()), hit)
}

/// Some words around `range`, cut between words, and the line they are from.
fn around(text: &str, range: TextRange) -> (TextRange, TextRange) {
    let before = text.get(..range.start).unwrap_or_default();
    let after = text.get(range.end..).unwrap_or_default();
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let start = before.char_indices().rev().take(AROUND.0).last().map_or(range.start, |(at, _)| at);
    let line_end = after.find('\n').unwrap_or(after.len());
    let end = after.char_indices().nth(AROUND.1).map_or(after.len(), |(at, _)| at);
    let line = TextRange::new(line_start, range.end + line_end);
    let (start, end) = (start.max(line.start), range.end + end.min(line_end));
    let joint = |at: &usize| text.is_char_boundary(*at) && is_joint(text, *at);
    let start =
        if start > line.start { (start..range.start).find(joint).unwrap_or(range.start) } else { start };
    let end = if end < line.end { (range.end..=end).rev().find(joint).unwrap_or(range.end) } else { end };
    (TextRange::new(start, end), line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_around_a_hit_stay_in_its_paragraph() {
        let text = "第一段。\n这里说到能源的问题。\n第三段。";
        let at = text.find("能源").unwrap();
        let found = around(text, TextRange::new(at, at + "能源".len()));
        assert_eq!(found.0.of(text), "这里说到能源的问题。");
    }

    #[test]
    fn words_around_a_hit_are_few() {
        let text = format!("{}能源{}", "前".repeat(100), "后".repeat(200));
        let at = text.find("能源").unwrap();
        let found = around(&text, TextRange::new(at, at + "能源".len()));
        assert_eq!(found.0.of(&text).chars().count(), AROUND.0 + 2 + AROUND.1);
    }

    #[test]
    fn an_excerpt_is_cut_between_words_and_says_so() {
        let text = format!("{}energy{}", "before ".repeat(20), " afterwards".repeat(20));
        let at = text.find("energy").unwrap();
        let (words, hit) = excerpt(&text, TextRange::new(at, at + "energy".len()));
        assert!(words.starts_with("…before ") && words.ends_with(" afterwards…"), "{words}");
        assert_eq!(hit.of(&words), "energy");
        let (whole, hit) = excerpt("no more", TextRange::new(3, 7));
        assert_eq!((whole.as_str(), hit), ("no more", TextRange::new(3, 7)));
    }
}
