//! The recording of a talk: which files the text names for it, which words a time of it belongs to, and the
//! times of a passage.

use super::model::{Episode, TimeMark};
use super::named_files::named_files;
use crate::text::range::{Offset, TextRange};

/// Keys of a front matter that name a recording.
const KEYS: [&str; 17] = [
    "audio",
    "audio_file",
    "audio-file",
    "sound",
    "media",
    "recording",
    "enclosure",
    "podcast",
    "mp3",
    "video",
    "音频",
    "音訊",
    "录音",
    "錄音",
    "媒体",
    "媒體",
    "视频",
];

/// The files that the front matter names as the recording, as they are written there; addresses elsewhere are
/// none.
pub fn named(episode: &Episode) -> Vec<String> {
    let head = episode.head.front_matter.as_ref().and_then(serde_json::Value::as_object);
    let values = head.into_iter().flatten().filter(|(key, _)| KEYS.contains(&key.to_lowercase().as_str()));
    values.flat_map(|(_, value)| named_files(value)).collect()
}

/// Where the recording is to begin for the words at `offset`: the last mark before them, else the first one;
/// `None` for a text without times.
pub fn mark_at(episode: &Episode, offset: Offset) -> Option<TimeMark> {
    let after = episode.times.partition_point(|mark| mark.at <= offset);
    episode.times.get(after.saturating_sub(1)).copied()
}

/// What is heard so many seconds after the beginning: of the marks that are not later the latest, of several
/// at one time the last; before all of them the earliest. Marks need not rise, as where a talk opens with
/// words from its middle.
pub fn heard_at(episode: &Episode, seconds: u32) -> Option<TimeMark> {
    let past = episode.times.iter().filter(|mark| mark.seconds <= seconds).max_by_key(|mark| mark.seconds);
    past.or_else(|| episode.times.iter().min_by_key(|mark| mark.seconds)).copied()
}

/// The text from a mark to the next one.
pub fn stretch(episode: &Episode, mark: TimeMark) -> TextRange {
    let next = episode.times.get(episode.times.partition_point(|other| other.at <= mark.at));
    TextRange::new(mark.at, next.map_or(episode.text.len(), |next| next.at).max(mark.at))
}

/// When the words of `range` end, in seconds: the first time that stands behind them, if it is later than
/// that of their beginning.
pub fn end_of(episode: &Episode, range: TextRange) -> Option<u32> {
    let begin = episode.time_at(range.start)?;
    let behind = episode.times.partition_point(|mark| mark.at < range.end);
    episode.times.get(behind).map(|mark| mark.seconds).filter(|end| *end > begin)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn timed(marks: &[(Offset, u32)]) -> Episode {
        let times = marks.iter().map(|&(at, seconds)| TimeMark { at, seconds }).collect();
        Episode { text: "x".repeat(100), times, ..Episode::default() }
    }

    #[test]
    fn a_time_belongs_to_the_last_words_that_have_begun() {
        let episode = timed(&[(0, 5), (10, 20), (20, 20), (30, 60)]);
        let at = |seconds| heard_at(&episode, seconds).unwrap().at;
        assert_eq!([at(0), at(5), at(19), at(20), at(59), at(60), at(9_000)], [0, 0, 0, 20, 20, 30, 30]);
        assert_eq!(heard_at(&timed(&[]), 7), None);
    }

    #[test]
    fn words_from_the_middle_that_open_a_talk_are_heard_in_the_middle() {
        let episode = timed(&[(0, 600), (10, 0), (20, 30), (30, 590), (40, 700)]);
        let at = |seconds| heard_at(&episode, seconds).unwrap().at;
        assert_eq!([at(0), at(31), at(595), at(640), at(700)], [10, 20, 30, 0, 40]);
    }

    #[test]
    fn a_place_is_heard_from_the_mark_before_it() {
        let episode = timed(&[(10, 5), (20, 9)]);
        let from = |offset| mark_at(&episode, offset).unwrap().seconds;
        assert_eq!([from(0), from(10), from(19), from(20), from(99)], [5, 5, 5, 9, 9]);
        assert_eq!(stretch(&episode, TimeMark { at: 10, seconds: 5 }), TextRange::new(10, 20));
        assert_eq!(stretch(&episode, TimeMark { at: 20, seconds: 9 }), TextRange::new(20, 100));
    }

    #[test]
    fn a_passage_ends_where_the_next_time_stands() {
        let episode = timed(&[(10, 5), (20, 9), (30, 9), (40, 3)]);
        let end = |start, end| end_of(&episode, TextRange::new(start, end));
        assert_eq!([end(12, 18), end(10, 20), end(12, 25)], [Some(9); 3]);
        assert_eq!(end(0, 5), None, "nobody knows when it begins");
        assert_eq!(end(22, 28), None, "it takes less than a second, as far as the text tells");
        assert_eq!([end(32, 38), end(45, 50)], [None; 2], "no later time stands behind it");
    }

    #[test]
    fn a_front_matter_names_files_of_its_own_only() {
        let named = |head| {
            let mut episode = Episode::default();
            episode.head.front_matter = Some(head);
            named(&episode)
        };
        assert_eq!(named(serde_json::json!({"Audio": "rec/talk.mp3", "title": "x.mp3"})), ["rec/talk.mp3"]);
        assert_eq!(named(serde_json::json!({"录音": "![[河边.m4a]]"})), ["河边.m4a"]);
        assert_eq!(named(serde_json::json!({"enclosure": {"url": "https://x.example/a.mp3"}})), [""; 0]);
    }
}
