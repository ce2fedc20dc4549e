//! The keyboard never dies: whatever a terminal sends, and wherever it is cut off, the next key is a key.

use std::process::Command;

use crate::home::Home;
use crate::reader::reading;
use crate::session::Start;

#[test]
fn a_sequence_without_an_end_takes_no_key_that_follows() {
    let home = Home::with_interview();
    let mut session = reading(&home);
    for cut in ["\x1bO", "\x1bP", "\x1b]11;rgb:ff/", "\x1b[1;3", "\x1b[<64;3", "\x1bP>|", "\x1b[200~ abc"] {
        session.keys(":1.1\r").see("1/8").keys(cut).see("1/8");
        // A control key does not wait; it ends what never ended by itself.
        session.keys("\x04").miss("问题甲11").keys("gg").see("问题甲11");
        session.keys("]").see("2/8").keys("[").see("1/8");
    }
    session.keys("\x1b]").see("8 sections");
    session.keys("\x1b[200~ abc").keys("\x03");
    assert!(session.end().success());
    session.expect_restored();
}

#[test]
fn alt_and_a_letter_is_neither_escape_nor_the_letter() {
    let home = Home::with_interview();
    let mut session = reading(&home);
    for key in ["v", "b", "h", "q", "Q", "f"] {
        session.keys(&format!("\x1b{key}")).see(&format!("A-{key} means nothing")).keys("]").see("2/8");
        session.keys("[").see("1/8");
    }
    session.quit();
}

#[test]
fn at_the_top_only_the_keys_that_leave_leave() {
    let home = Home::with_interview();
    let mut session = Start::new(&home, &[&home.text("")]).go();
    session.see("河边的访谈").miss("looking for");
    for key in ["h", "\x1b", "\x1b[D"] {
        session.keys(key).see("q leaves the program").keys("j").miss("q leaves the program");
    }
    session.keys("q");
    assert!(session.end().success());
}

#[test]
fn in_tmux_with_its_slow_escape_the_next_key_is_not_lost() {
    if Command::new("tmux").arg("-V").output().is_err() {
        eprintln!("skipped: there is no tmux here");
        return;
    }
    let home = Home::with_interview();
    let socket = home.path().join("tmux");
    let line = format!(
        "exec tmux -S '{}' -f /dev/null new-session \"$FANGTAN\" '{}'",
        socket.display(),
        home.text("talk.md").display()
    );
    let mut session = Start::shell(&home, &line).env("LC_ALL", "C.UTF-8").env("SHELL", "/bin/sh").go();
    session.see("8 sections").keys("\r").see("问题甲11").keys("j");
    session.keys("/旧桥\r").see("1/80");
    session.keys("\x1b").miss("1/80").keys("\x1b").keys("]").see("8 sections");
    session.keys("\r").see(" 1.").keys("]").see("2/8").keys("Q");
    session.end();
    assert!(!home.path().join("state/fangtan/fangtan.log").exists());
}
