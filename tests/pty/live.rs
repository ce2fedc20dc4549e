//! The list follows its folders: files that come, change, move or go are seen without a key.

use std::fs;

use crate::home::Home;
use crate::session::{Session, Start};

/// A talk about `title` that is like no talk about anything else.
fn talk(title: &str, guest: &str) -> String {
    let words = |n: u32| (0..12).map(|k| format!("{title}{} ", (n * 37 + k * 11) % 97)).collect::<String>();
    let turn = |n: u32| format!("**Ines:** And {}?\n\n**{guest}:** Well, {}.\n\n", words(n), words(n + 50));
    format!("# {title}\n\n{}", (1..5).map(turn).collect::<String>())
}

fn library(home: &Home) -> Session {
    home.write("b.md", talk("Bridges", "Tomas"));
    home.write("d.md", talk("Dykes", "Wout"));
    Start::new(home, &[&home.text("")]).size(100, 24).go()
}

#[test]
fn files_that_come_change_move_and_go_are_seen() {
    let home = Home::new();
    let mut session = library(&home);
    session.see("2 episodes").keys("j").see("▸ • Dykes");
    // The selection stays on its episode whatever comes before it.
    home.write("c.md", talk("Canals", "Rosa"));
    session.see("Canals").wait("the new row between its neighbours, the selection where it was", |screen| {
        let at = |title: &str| screen.lines().position(|line| line.contains(title)).unwrap_or(99);
        let selected =
            screen.lines().find(|line| line.contains('▸')).is_some_and(|line| line.contains("Dykes"));
        at("Bridges") < at("Canals") && at("Canals") < at("Dykes") && selected
    });
    home.write("c.md", talk("Canals and locks", "Rosa"));
    session.see("Canals and locks");
    fs::create_dir(home.text("old")).unwrap();
    fs::rename(home.text("d.md"), home.text("old/d.md")).unwrap();
    home.write("old/e.md", talk("Estuaries", "Nils"));
    session.see("Estuaries").see("Dykes").see("4 episodes");
    fs::remove_dir_all(home.text("old")).unwrap();
    session.miss("Estuaries").see("2 episodes");
    home.write(".gitignore", "c.md\n");
    session.miss("Canals").see("1 episode");
    session.quit();
}

#[test]
fn a_key_in_the_text_leads_to_the_next_episode_of_the_list() {
    let home = Home::new();
    let mut session = library(&home);
    session.see("2 episodes").keys("\r").see("And Bridges").keys("g]").see("And Dykes");
    session.keys("g]").see("this is the last episode").keys("g[").see("And Bridges");
    session.quit();
}
