//! Files that are none, or not what they seem: each gets a word, and the rest works on.

use std::fs;
use std::process::Command;

use crate::home::{Home, interview};
use crate::session::{Start, open};

#[test]
fn a_folder_of_odd_things_is_listed_without_waiting_for_any() {
    let home = Home::with_interview();
    assert!(Command::new("mkfifo").arg(home.text("pipe.md")).status().unwrap().success());
    home.write("binary.md", [0_u8, 1, 2, 0, 255, 0, 7, 0].repeat(100));
    home.write("broken.md", interview().replace("title: 河边的访谈", "title: [河边").replace("甲11", "甲99"));
    home.write("long.txt", "长".repeat(300_000));
    home.write("bytes.md", [interview().replace("河边", "湖边").as_bytes(), b"\xff\xfe\xff"].concat());
    home.write("escape.md", interview().replace("河边的访谈", "红\u{1b}[31m字\u{7}\u{202e}"));
    std::os::unix::fs::symlink(home.text(""), home.text("loop")).unwrap();
    let mut session = Start::new(&home, &[&home.text("")]).go();
    session.see("河边的访谈").see("湖边的访谈").miss("looking for").see("binary");
    assert!(!session.screen().contains("pipe"), "{}", session.screen());
    session.keys("/河边的\r").see("8 sections");
    session.quit();
}

#[test]
fn an_empty_folder_says_so() {
    let home = Home::new();
    let mut session = Start::new(&home, &[&home.text("")]).go();
    session.see("No interviews here.");
    session.quit();
}

#[test]
fn a_file_that_is_not_there_is_told_before_the_screen_is_taken() {
    let home = Home::new();
    let mut session = open(&home, &home.text("nothing.md"));
    let status = session.end();
    assert_eq!(status.exit_code(), 2);
    assert!(session.screen().contains("no such file"), "{}", session.screen());
    assert!(!session.written.windows(8).any(|bytes| bytes == b"\x1b[?1049h"));
}

#[test]
fn a_file_that_is_no_text_is_told_before_the_screen_is_taken() {
    let home = Home::new();
    home.write("picture.md", [0_u8, 1, 2, 0, 255, 0, 7, 0].repeat(100));
    home.write("paper.pdf", "%PDF-1.7\n1 0 obj\n");
    for (name, what) in [("picture.md", "holds no text but binary data"), ("paper.pdf", "`pdftotext -layout")]
    {
        let mut session = open(&home, &home.text(name));
        assert_eq!(session.end().exit_code(), 2);
        assert!(session.screen().contains(what), "{}", session.screen());
        assert!(!session.written.contains(&0x1b));
    }
}

#[test]
fn a_pipe_given_as_the_only_file_is_told_and_never_waited_for() {
    let home = Home::new();
    assert!(Command::new("mkfifo").arg(home.text("pipe.md")).status().unwrap().success());
    let mut session = open(&home, &home.text("pipe.md"));
    assert_eq!(session.end().exit_code(), 2);
    assert!(session.screen().contains("is a named pipe, not a text"), "{}", session.screen());
}

#[test]
fn a_line_of_300_000_characters_is_read() {
    let home = Home::new();
    let path = home.write("long.txt", "漫长的一句话没有尽头".repeat(30_000));
    let mut session = open(&home, &path);
    session.see("漫长的一句话").keys("G").see("100%").keys("gg").see("漫长的一句话");
    session.quit();
}

#[test]
fn a_file_that_vanishes_while_it_is_open_can_be_read_on() {
    let home = Home::with_interview();
    let mut session = crate::reader::reading(&home);
    fs::remove_file(home.text("talk.md")).unwrap();
    session.keys("]").see("2/8").keys("r").see("no such file").keys("]").see("3/8");
    session.quit();
}

#[test]
fn a_store_that_cannot_be_opened_does_not_stop_the_reading() {
    let home = Home::with_interview();
    fs::write(home.path().join("data/fangtan"), "a file where a folder should be").unwrap();
    let mut session = open(&home, &home.text("talk.md"));
    session.see("nothing can be saved").see("8 sections").keys("\r").see("问题甲11").keys("]").see("2/8");
    session.quit();
}

#[test]
fn a_slip_in_the_settings_is_told_and_costs_only_itself() {
    let home = Home::with_interview();
    let folder = home.path().join("config/fangtan");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("config.toml"), "language = \"zh\"\ntheme = 7\n").unwrap();
    let mut session = Start::new(&home, &[&home.text("")]).size(160, 24).go();
    session.see("config.toml:2:").see("帮助");
    session.quit();
}
