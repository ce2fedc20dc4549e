//! Somebody starts the program for the first time, with no texts of their own, and does what it says.

use crate::home::Home;
use crate::session::{Session, Start, wait_until};

fn first_start(home: &Home) -> Session {
    Start::new(home, &[]).size(90, 30).go()
}

#[test]
fn the_first_text_is_a_conversation_that_counts_the_keys_one_tries() {
    let home = Home::new();
    let mut session = first_start(&home);
    session.see("A first conversation").see("0 of ").see("keys tried");
    session.keys("j").see("1 of ").keys("k").see("2 of ").keys("j").see("2 of ");
    session.keys("}").see("3 of ").keys("s").keys("s").keys("]").see("5 of ");
    session.keys("/exhausted\r").see("/exhausted 1/1").keys("j").see("6 of ");
    session.keys("v").see("SELECT").keys(")").keys("b").see("kept 4.5").keys("j").see("9 of ");
    session.quit();
}

#[test]
fn what_the_conversation_says_of_the_library_can_be_done_at_once() {
    let home = Home::new();
    let mut session = first_start(&home);
    session.see("A first conversation").keys("h").see("Sit down, start scrolling");
    session.keys("h").see("6 episodes").see("Enter open");
    session.keys("gp").see("People").keys("\x1b").miss("People");
    session.keys("/tower\r").miss("Mara Quill").keys("\r").see("clock");
    session.quit();
}

#[test]
fn a_chinese_reader_begins_with_the_chinese_conversation() {
    let home = Home::new();
    let mut session = Start::new(&home, &[]).env("LANG", "zh_CN.UTF-8").size(90, 30).go();
    session.see("开卷有问").see("试过 0 / ").keys("j").see("试过 1 / ");
    session.keys("h").see("先坐下来").keys("h").see("6 篇");
    session.wait("the Chinese one to stand first", |screen| {
        let at = |title: &str| screen.find(title).unwrap_or(usize::MAX);
        at("开卷有问") < at("A first conversation")
    });
    session.quit();
}

#[test]
fn who_has_read_something_already_begins_with_the_list() {
    let home = Home::new().reads_at_a_glance();
    let mut session = first_start(&home);
    session.see("A first conversation").keys("}").see("1 of ");
    wait_until("the place to be stored", || home.stored_place().is_some());
    session.quit();
    first_start(&home).see("6 episodes").quit();
}

#[test]
fn the_guide_is_a_text_one_comes_back_from() {
    let home = Home::with_interview();
    let mut session = Start::new(&home, &[&home.text("talk.md")]).go();
    session.see("河边的访谈").keys(":guide\r").see("The guide to fangtan");
    session.keys("<").see("第1个话题").quit();
}
