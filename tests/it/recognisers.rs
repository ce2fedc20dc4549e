//! What speech recognisers write in JSON is read by what its parts mean: every segment, its speaker, its
//! time.

use fangtan::parse::{Hints, parse};

/// Second, speaker and words of each turn, in lines.
fn turns(json: &str) -> Vec<String> {
    let (episode, _) = parse(json.as_bytes(), &Hints { file_name: "a.json".to_owned(), ..Hints::default() });
    let turn = |turn: &fangtan::episode::model::Turn| {
        let name = turn.speaker.map_or("-", |index| episode.speakers[index].name.as_str());
        let body = turn.paragraphs.clone().filter(|index| turn.label != Some(*index));
        let words: Vec<&str> = body.map(|index| episode.paragraphs[index].range.of(&episode.text)).collect();
        format!("{} {name}: {}", turn.time.map_or("-".to_owned(), |time| time.to_string()), words.join(" / "))
    };
    episode.turns.iter().map(turn).collect()
}

#[test]
fn each_in_its_own_way_says_the_same() {
    let samples = [
        (
            "AssemblyAI",
            r#"{"text": "Where was it? By the sea.", "words": [{"text": "Where", "start": 1000, "end": 1200, "speaker": "A"}],
            "utterances": [{"speaker": "A", "text": "Where was it?", "start": 1000, "end": 2000, "words": [{"text": "Where", "start": 1000, "end": 1200}]},
            {"speaker": "B", "text": "By the sea.", "start": 4000, "end": 5900}]}"#,
            ["1 A: Where was it?", "4 B: By the sea."],
        ),
        (
            "Deepgram, words only",
            r#"{"results": {"channels": [{"alternatives": [{"transcript": "Where was it? By the sea.", "words": [
            {"word": "where", "punctuated_word": "Where", "start": 1.1, "end": 1.4, "speaker": 0}, {"word": "was", "start": 1.5, "end": 1.6, "speaker": 0},
            {"word": "it", "punctuated_word": "it?", "start": 1.7, "end": 1.8, "speaker": 0}, {"word": "by", "punctuated_word": "By", "start": 4.2, "end": 4.3, "speaker": 1},
            {"word": "the", "start": 4.4, "end": 4.5, "speaker": 1}, {"word": "sea", "punctuated_word": "sea.", "start": 4.6, "end": 4.9, "speaker": 1}]}]}]}}"#,
            ["1 Speaker 0: Where was it?", "4 Speaker 1: By the sea."],
        ),
        (
            "AWS Transcribe, speakers apart from words",
            r#"{"results": {"transcripts": [{"transcript": "Where was it? By the sea."}], "speaker_labels": {"speakers": 2, "segments": [
            {"start_time": "1.1", "speaker_label": "spk_0", "items": [{"start_time": "1.1", "speaker_label": "spk_0"}, {"start_time": "1.5", "speaker_label": "spk_0"}, {"start_time": "1.7", "speaker_label": "spk_0"}]},
            {"start_time": "4.2", "speaker_label": "spk_1", "items": [{"start_time": "4.2", "speaker_label": "spk_1"}, {"start_time": "4.4", "speaker_label": "spk_1"}, {"start_time": "4.6", "speaker_label": "spk_1"}]}]},
            "items": [{"type": "pronunciation", "start_time": "1.1", "end_time": "1.4", "alternatives": [{"content": "Where"}]},
            {"type": "pronunciation", "start_time": "1.5", "alternatives": [{"content": "was"}]}, {"type": "pronunciation", "start_time": "1.7", "alternatives": [{"content": "it"}]},
            {"type": "punctuation", "alternatives": [{"content": "?"}]}, {"type": "pronunciation", "start_time": "4.2", "alternatives": [{"content": "By"}]},
            {"type": "pronunciation", "start_time": "4.4", "alternatives": [{"content": "the"}]}, {"type": "pronunciation", "start_time": "4.6", "alternatives": [{"content": "sea"}]},
            {"type": "punctuation", "alternatives": [{"content": "."}]}]}}"#,
            ["1 spk_0: Where was it?", "4 spk_1: By the sea."],
        ),
        (
            "Google, words with tags",
            r#"{"results": [{"alternatives": [{"transcript": "Where was it? By the sea.", "words": [
            {"startTime": "1.100s", "word": "Where", "speakerTag": 1}, {"startTime": "1.5s", "word": "was", "speakerTag": 1}, {"startTime": "1.7s", "word": "it?", "speakerTag": 1},
            {"startTime": "4.2s", "word": "By", "speakerTag": 2}, {"startTime": "4.4s", "word": "the", "speakerTag": 2}, {"startTime": "4.6s", "word": "sea.", "speakerTag": 2}]}]}]}"#,
            ["1 Speaker 1: Where was it?", "4 Speaker 2: By the sea."],
        ),
        (
            "Rev, elements and a table of speakers",
            r#"{"speakers": [{"id": 0, "name": "Ana"}, {"id": 1, "name": "Bo"}], "monologues": [
            {"speaker": 0, "elements": [{"type": "text", "value": "Where", "ts": 1.1}, {"type": "punct", "value": " "}, {"type": "text", "value": "was", "ts": 1.5}, {"type": "punct", "value": " "}, {"type": "text", "value": "it"}, {"type": "punct", "value": "?"}]},
            {"speaker": 1, "elements": [{"type": "text", "value": "By", "ts": 4.2}, {"type": "text", "value": "the"}, {"type": "text", "value": "sea"}, {"type": "punct", "value": "."}]}]}"#,
            ["1 Ana: Where was it?", "4 Bo: By the sea."],
        ),
        (
            "Azure, phrases with alternatives",
            r#"{"combinedRecognizedPhrases": [{"display": "Where was it? By the sea."}], "recognizedPhrases": [
            {"speaker": 1, "offset": "PT1.1S", "offsetInTicks": 11000000, "nBest": [{"confidence": 0.9, "display": "Where was it?"}]},
            {"speaker": 2, "offset": "PT4.2S", "offsetInTicks": 42000000, "nBest": [{"display": "By the sea."}]}]}"#,
            ["1 Speaker 1: Where was it?", "4 Speaker 2: By the sea."],
        ),
        (
            "Otter and its like, identities in a table",
            r#"{"speakers": {"s1": {"id": "s1", "speaker_name": "Ana"}, "s2": {"id": "s2", "speaker_name": "Bo"}}, "transcripts": [
            {"speaker_id": "s1", "transcript": "Where was it?", "start": "00:00:01.5"}, {"speaker_id": "s2", "transcript": "By the sea.", "start": "00:00:04"}]}"#,
            ["1 Ana: Where was it?", "4 Bo: By the sea."],
        ),
        (
            "pairs of a name and words",
            r#"[{"Ana": "Where was it?"}, {"Bo": "By the sea."}]"#,
            ["- Ana: Where was it?", "- Bo: By the sea."],
        ),
    ];
    for (name, json, wanted) in samples {
        assert_eq!(turns(json), wanted, "{name}");
    }
}

#[test]
fn no_segment_is_dropped_whatever_its_time() {
    for start in ["", "\"start\": null,", "\"start\": \"?\",", "\"start\": [],", "\"start\": -1,"] {
        let json = format!(
            "{{\"segments\": [{{\"start\": 0, \"text\": \"Where was it?\", \"speaker\": \"A\"}}, {{{start} \"text\": \"By the sea.\", \"speaker\": \"B\"}}]}}"
        );
        let turns = turns(&json);
        assert!(turns.len() == 2 && turns[1].ends_with("B: By the sea."), "{start} {turns:?}");
    }
}

#[test]
fn whisper_and_captions_without_speakers_are_one_text() {
    for json in [
        r#"{"transcription": [{"timestamps": {"from": "00:00:01,000", "to": "00:00:03,000"}, "offsets": {"from": 1000, "to": 3000}, "text": " Where was it?"},
        {"timestamps": {"from": "00:00:04,000", "to": "00:00:06,000"}, "text": " By the sea."}]}"#,
        r#"{"events": [{"tStartMs": 1000, "dDurationMs": 2000, "segs": [{"utf8": "Where"}, {"utf8": " was it?", "tOffsetMs": 300}]}, {"tStartMs": 4000, "segs": [{"utf8": "By the sea."}]}]}"#,
        r#"{"text": "Where was it? By the sea.", "segments": [{"id": 0, "start": 1.0, "end": 3.0, "text": "Where was it?"}, {"id": 1, "start": 4.0, "end": 6.0, "text": "By the sea."}]}"#,
        r#"{"text": "Where was it? By the sea."}"#,
    ] {
        let turns = turns(json).join(" ");
        assert!(turns.ends_with("-: Where was it? By the sea."), "{turns} of {json}");
    }
}

#[test]
fn data_without_talk_says_so_and_shows_none_of_its_markup() {
    for json in ["{\"a\": 1, \"b\": [true, null]}", "[]", "{}"] {
        let (episode, diagnostics) =
            parse(json.as_bytes(), &Hints { file_name: "a.json".to_owned(), ..Hints::default() });
        assert_eq!(episode.text, "", "{json}");
        assert!(
            diagnostics.iter().any(|d| d.oddity.to_string().contains("nothing was found that reads as talk")),
            "{json}"
        );
    }
}
