//! Hearing the recording of a text, by the real mpv into a device that makes no sound; where mpv is not
//! installed, only what is said then.

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::home::Home;
use crate::session::{Session, Start, wait_until};

/// Seconds of a turn of the timed interview.
const TURN: usize = 40;
/// Turns of it.
const TURNS: usize = 30;

/// Whether mpv is there; says so if not.
fn has_mpv() -> bool {
    let there = Command::new("mpv").arg("--version").output().is_ok();
    if !there {
        eprintln!("skipped: mpv is not installed");
    }
    there
}

/// A home whose player makes no sound, with an interview that has a time at each turn.
fn home() -> Home {
    let home = Home::new();
    let mut text = "# 灯塔\n".to_owned();
    for turn in 0..TURNS {
        let speaker = if turn % 2 == 0 { "林原" } else { "周若" };
        let seconds = turn * TURN;
        write!(text, "\n**{speaker}** {:02}:{:02}\n\n", seconds / 60, seconds % 60).unwrap();
        writeln!(text, "第{turn}段。{}", "灯塔在夜里亮着，守塔的人数着海浪。".repeat(6)).unwrap();
    }
    home.write("talk.md", text);
    let folder = home.path().join("config/fangtan");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("config.toml"), "[listen]\ncommand = [\"mpv\", \"--no-config\", \"--ao=null\"]\n")
        .unwrap();
    home
}

/// So many seconds of silence, as a WAV file.
fn silence(seconds: u32) -> Vec<u8> {
    const RATE: u32 = 2000;
    let size = seconds * RATE;
    let numbers =
        |numbers: &[u32]| numbers.iter().flat_map(|number| number.to_le_bytes()).collect::<Vec<u8>>();
    let format = [&[1_u16.to_le_bytes(), 1_u16.to_le_bytes()].concat()[..], &numbers(&[RATE, RATE])].concat();
    let bits = [1_u16.to_le_bytes(), 8_u16.to_le_bytes()].concat();
    let head = [b"RIFF".as_slice(), &numbers(&[36 + size]), b"WAVEfmt ", &numbers(&[16]), &format, &bits];
    [&head.concat()[..], b"data", &numbers(&[size]), &vec![128; size as usize]].concat()
}

fn reading(home: &Home) -> Session {
    let mut session = Start::new(home, &[&home.text("talk.md")]).go();
    session.see("灯塔").keys("\r").see("第0段");
    session
}

/// The processes that play the recording in this home.
fn players(home: &Home) -> Vec<u32> {
    let sound = home.text("talk.wav").into_os_string().into_encoded_bytes();
    let process = |id: &u32| {
        let words = fs::read(format!("/proc/{id}/cmdline")).unwrap_or_default();
        words.windows(sound.len()).any(|part| part == sound)
    };
    let ids = fs::read_dir("/proc").into_iter().flatten().flatten();
    ids.filter_map(|entry| entry.file_name().to_str()?.parse().ok()).filter(process).collect()
}

#[test]
fn the_text_follows_the_recording_and_the_recording_who_goes_on() {
    if !has_mpv() {
        return;
    }
    let home = home();
    home.write("talk.wav", silence(1300));
    let mut session = reading(&home);
    session.keys("}}}").see(" 0.4 ").keys("x").see("from 02:00").see("♪ 02:00").see("♪ 02:01");
    session.keys(" ").see("‖ 02:0").fall_silent();
    session.keys(" ").see("♪ 02:0");
    session.keys("}").see(" 0.5 ").see("♪ 02:40").keys("3}").see("第7段").see("♪ 04:40");
    session.keys("X").miss("♪").keys(" ").miss("第7段");
    if Path::new("/proc/self").exists() {
        wait_until("the player to end", || players(&home).is_empty());
    }
    session.quit();
}

#[test]
fn the_turn_changes_when_its_time_has_come() {
    if !has_mpv() {
        return;
    }
    let home = home();
    home.write("talk.wav", silence(1300));
    let folder = home.path().join("config/fangtan/config.toml");
    fs::write(folder, "[listen]\ncommand = [\"mpv\", \"--no-config\", \"--ao=null\", \"--speed=20\"]\n")
        .unwrap();
    let mut session = reading(&home);
    session.keys("x").see("第7段").miss("第0段").keys(" ").see("‖ ").fall_silent();
    session.keys("gg").see("第0段").keys(" ").miss("第0段").see("♪ ").see("第15段");
    session.quit();
}

#[test]
fn the_player_ends_with_the_program_however_that_ends() {
    if !has_mpv() || !Path::new("/proc/self").exists() {
        return;
    }
    let home = home();
    home.write("talk.wav", silence(1300));
    for signal in ["KILL", "TERM"] {
        let mut session = reading(&home);
        session.keys("x").see("♪ 00:01");
        assert_eq!(players(&home).len(), 1);
        session.signal(signal).end();
        wait_until("the player to end", || players(&home).is_empty());
    }
    let mut session = reading(&home);
    session.keys("x").see("♪ 00:01").quit();
    wait_until("the player to end", || players(&home).is_empty());
}

#[test]
fn a_recording_that_ends_or_cannot_be_played_gives_the_keys_back() {
    if !has_mpv() {
        return;
    }
    let home = home();
    home.write("talk.wav", silence(41));
    let mut session = reading(&home);
    session.keys("}").see(" 0.2 ").keys("x").see("♪ 00:40").miss("♪");
    home.write("talk.wav", "no sound");
    session.keys("x").see("talk.wav cannot be played: ").keys("\x1b").miss("cannot be played");
    session.keys("gg").see("第0段").keys(" ").miss("第0段").quit();
}

#[test]
fn what_is_missing_is_said() {
    let home = home();
    let mut session = reading(&home);
    session.keys("x").see("no recording: talk.mp3 (");
    home.write("plain.md", "**林原**：灯还亮吗？\n\n**周若**：还亮着。\n");
    session.quit();
    let mut session = Start::new(&home, &[&home.text("plain.md")]).go();
    session.see("还亮着").keys("x").see("this text has no times for a recording").quit();
    home.write("talk.wav", silence(5));
    let mut session = Start::new(&home, &[&home.text("talk.md")]).env("PATH", "/nowhere").go();
    session.see("灯塔").keys("\r").see("第0段").keys("x").see("mpv plays recordings, but cannot be");
    session.keys("\x1b").miss("mpv plays").quit();
}
