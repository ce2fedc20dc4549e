//! A text of some megabytes: its first pages are there before the rest is read.

use std::fmt::Write;

use crate::home::Home;
use crate::session::{Session, open};

/// What is on the screen while the rest is read.
const REST: &str = "rest…";

/// A home with an interview of four megabytes in 400 sections: `问题7完` ends the question of section 7.
fn home() -> Home {
    let home = Home::new();
    let mut text = "---\ntitle: 很长的访谈\n---\n".to_owned();
    for section in 1..=400 {
        write!(text, "\n### 第{section}个话题\n\n主持人 **林原**：问题{section}完？\n").unwrap();
        for _ in 0..10 {
            let words = "旧桥每年春天都要修一次，修桥的人先看水再看木头。".repeat(14);
            write!(text, "\n**周若**：{words}\n").unwrap();
        }
    }
    home.write("long.md", text);
    home
}

fn was_begun(session: &Session) -> bool {
    String::from_utf8_lossy(&session.written).contains(REST)
}

#[test]
fn a_long_text_is_read_before_all_of_it_is_there() {
    let home = home();
    let path = home.text("long.md");
    let mut session = open(&home, &path);
    session.see("第1个话题").keys("\r").see("问题1完").keys("Gb").see("第400个话题").see("100%").see("kept");
    assert!(was_begun(&session));
    session.quit();
    assert_eq!(home.run(&["bookmarks", "list"]).lines().count(), 1);

    let mut session = open(&home, &path);
    session.see("100%");
    assert!(!was_begun(&session), "one left off behind the first pages");
    session.keys("ggb").see("问题1完").see("kept");
    session.quit();

    let mut session = open(&home, &path);
    session.see("问题1完").see("1/400");
    assert!(was_begun(&session), "one left off in the first pages");
    session.quit();
}
