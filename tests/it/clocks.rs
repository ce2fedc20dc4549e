//! The recording's clock: kept from cues and rows and out of the middle of a text, gone to, shown, cited.

use fangtan::app::geometry::{TIME, left_margin};
use fangtan::episode::model::Episode;
use fangtan::export::timed_source;
use fangtan::parse::{Hints, parse};

use crate::desk::Desk;

const CUES: &str = "1\n00:00:01,000 --> 00:00:04,000\n潮水退下去以后，\n\n2\n00:00:04,000 --> 00:00:07,500\n石头上全是贝壳，\n\n\
    3\n00:00:07,500 --> 00:00:09,000\n我们一个一个地捡。\n";

fn read(text: &str, name: &str) -> Episode {
    parse(text.as_bytes(), &Hints { file_name: name.to_owned(), ..Hints::default() }).0
}

/// The words from each time on.
fn timed(episode: &Episode) -> Vec<(u32, String)> {
    let words = |at: usize| episode.text[at..].lines().next().unwrap_or_default().chars().take(4).collect();
    episode.times.iter().map(|mark| (mark.seconds, words(mark.at))).collect()
}

#[test]
fn each_cue_of_a_paragraph_keeps_its_time() {
    let episode = read(CUES, "a.srt");
    assert_eq!(episode.paragraphs.len(), 1);
    let wanted =
        [(1, "潮水退下"), (4, "石头上全"), (7, "我们一个")].map(|(at, words)| (at, words.to_owned()));
    assert_eq!(timed(&episode), wanted);
}

#[test]
fn times_of_cues_stay_with_their_words_in_divided_paragraphs() {
    let cue = |n: usize| {
        let (from, to) = (n * 4, n * 4 + 4);
        let clock = |s: usize| format!("{:02}:{:02}:{:02}.000", s / 3600, s / 60 % 60, s % 60);
        format!("{} --> {}\n第{n}句话说的是第{n}块石头。\n\n", clock(from), clock(to))
    };
    let text = format!("WEBVTT\n\n{}", (0..400).map(cue).collect::<String>());
    let episode = read(&text, "a.vtt");
    assert!(episode.paragraphs.len() > 3);
    assert_eq!(episode.times.len(), 400);
    for mark in &episode.times {
        let sentence = format!("第{}句", mark.seconds / 4);
        assert!(episode.text[mark.at..].starts_with(&sentence), "{} s at {}", mark.seconds, mark.at);
    }
}

#[test]
fn times_inside_the_text_are_marks_and_no_words() {
    let text = "**甲**：[00:01:00] 我们从海边出发。[00:01:30] 走了一天。\n\n**乙**：[00:02:00] 累不累？\n\n\
        **甲**：\\[02:40\\] 不累。\n\n(00:03:00):\n\n后来下雨了。\n\n**乙**：[00:03:20] 是吗？\n";
    let episode = read(text, "a.md");
    assert!(!episode.text.contains("00:") && !episode.text.contains("02:40"), "{}", episode.text);
    let seconds: Vec<u32> = episode.times.iter().map(|mark| mark.seconds).collect();
    assert_eq!(seconds, [60, 90, 120, 160, 180, 200]);
    let inner = episode.times[1];
    assert!(episode.text[inner.at..].starts_with("走了一天"));
}

#[test]
fn a_typed_time_leads_to_the_words_said_then() {
    let mut desk = Desk::new(&[("a.srt", CUES)], 80, 24);
    desk.keys("{Enter}gg::00:00:08{Enter}");
    let reader = desk.reader();
    assert!(reader.episode().text[reader.place..].starts_with("我们一个"), "at {}", reader.place);
    assert!(!reader.times);
    desk.keys("gt");
    assert!(desk.reader().times, "{}", desk.notice());
}

#[test]
fn times_have_room_beside_the_text_on_a_usual_terminal() {
    let row = |n: usize| format!("[01:{n:02}:00] 第{n}块石头上也有贝壳。\n");
    let mut desk = Desk::new(&[("a.txt", &(10..30).map(row).collect::<String>())], 80, 24);
    desk.keys("{Enter}");
    let room = |desk: &Desk| left_margin(desk.app.size, desk.reader().shape().measure) - TIME;
    let (before, widest) = (desk.page(), "1:10:00".len());
    assert!(usize::from(room(&desk)) < widest);
    desk.keys("gt");
    assert!(usize::from(room(&desk)) >= widest);
    desk.keys("gt");
    assert_eq!(desk.page(), before, "hidden, they leave the page as it was");
}

#[test]
fn the_link_of_a_passage_starts_the_video_there() {
    let episode = read(CUES, "a.srt");
    let at = episode.text.find("一个一个").unwrap();
    assert_eq!(
        timed_source("https://youtu.be/abcdefghijk", episode.time_at(at)),
        "https://youtu.be/abcdefghijk?t=7s"
    );
}
