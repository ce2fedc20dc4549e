//! Reading: motions, counts, the way back, and places that outlive a resize and a kill.

use crate::home::Home;
use crate::session::{Session, Start, open, wait_until};

/// The interview of `home`, open in the reader at its beginning.
pub fn reading(home: &Home) -> Session {
    let mut session = open(home, &home.text("talk.md"));
    session.see("8 sections").keys("\r").see("问题甲11").see("1/8");
    session
}

#[test]
fn motions_go_by_turn_section_page_and_to_the_ends() {
    let home = Home::with_interview();
    let mut session = reading(&home);
    session.keys("}").see(" 1.1 ").keys("}").see(" 1.2 ").keys("{").see(" 1.1 ");
    session.keys("]").see("2/8").keys("3]").see("5/8").keys("[").see("4/8");
    session.keys("G").see("回答乙84").see("100%").keys("gg").see("问题甲11").see("1/8");
    session.keys(" ").miss("问题甲11").keys("\x1b[5~").see("问题甲11");
    session.keys("J").see(" 1.3 ").keys("K").see(" 1.1 ");
    session.quit();
}

#[test]
fn names_and_sections_stand_where_they_can_be_seen() {
    let home = Home::with_interview();
    let mut session = reading(&home);
    session.see("林原").see("周若").keys("]").see("2/8 第2个话题");
    let screen = session.screen();
    let name = screen.lines().find(|row| row.contains("周若")).unwrap();
    assert!(!name.contains("回答"), "the name shares its line with words: {name}");
    session.quit();
}

#[test]
fn one_goes_back_and_forward_through_places() {
    let home = Home::with_interview();
    let mut session = reading(&home);
    session.keys(":6.1\r").see("6/8").see("问题甲61");
    session.keys("<").see("1/8").see("问题甲11").keys(">").see("6/8");
    session.quit();
}

/// The first row of text, below the section's line.
fn first_words(screen: &str) -> &str {
    screen.lines().skip(1).find(|row| !row.trim().is_empty()).unwrap_or_default()
}

#[test]
fn any_resize_keeps_the_first_words() {
    let home = Home::with_interview();
    let mut session = reading(&home);
    session
        .keys(":4.2\r")
        .see(" 4.2 ")
        .keys("j")
        .wait("the name to scroll away", |screen| first_words(screen).contains("乙42"));
    for (columns, rows) in [(40, 12), (12, 4), (1, 1), (2, 2), (200, 60), (80, 24)] {
        session.resize(columns, rows);
    }
    session.wait("the first words to come back", |screen| {
        screen.lines().count() > 20 && first_words(screen).contains("乙42")
    });
    session.quit();
}

#[test]
fn the_place_outlives_a_kill() {
    let home = Home::with_interview().reads_at_a_glance();
    let mut session = reading(&home);
    session.keys(":5.3\r").see("问题甲53").see(" 5.3 ");
    wait_until("the place to be stored", || {
        home.stored_place().is_some_and(|place| place.starts_with("5.3 "))
    });
    session.signal("KILL");
    session.end();
    let mut session = open(&home, &home.text("talk.md"));
    session.see("问题甲53").see(" 5.3 ");
    session.quit();
}

#[test]
fn a_file_changed_by_another_program_is_read_again() {
    let home = Home::with_interview();
    let mut session = reading(&home);
    let text = crate::home::interview().replace("问题甲11", "新问题甲11");
    home.write("talk.md", text);
    // The window is looked at again.
    session.keys("\x1b[I").see("新问题甲11");
    session.quit();
}

#[test]
fn a_file_written_while_nobody_does_anything_is_read_again() {
    let home = Home::with_interview();
    let mut session = reading(&home);
    home.write("talk.md", crate::home::interview().replace("问题甲11", "新问题甲11"));
    session.see("新问题甲11");
    session.quit();
}

#[test]
fn a_turn_is_given_to_a_command_and_the_terminal_comes_back() {
    let home = Home::with_interview();
    let mut session = reading(&home);
    session.keys("|tr 问 问 > said; echo done\r").see("[any key goes on]");
    session.keys("\n").wait_for_alternate_screen(true).see("exit status: 0").see("问题甲11");
    let said = std::fs::read_to_string(home.path().join("texts/said")).unwrap();
    assert!(said.starts_with("问题甲11"), "{said}");
    session.quit();
}

#[test]
fn control_c_ends_the_command_and_not_the_program() {
    let home = Home::with_interview();
    let mut session = reading(&home);
    session.keys("|echo begun; exec sleep 1000\r").wait_for_alternate_screen(false).see("begun");
    session.keys("\x03").see("[any key goes on]");
    session.keys("\n").wait_for_alternate_screen(true).see("signal: 2").see("问题甲11");
    session.quit();
}

#[test]
fn a_voice_keeps_its_new_name_in_the_next_session() {
    let home = Home::with_interview();
    let mut session = reading(&home);
    session.keys("S").see("林原").keys("a\x15老林\r").see("from now on").see("老林");
    session.quit();
    let mut session = open(&home, &home.text("talk.md"));
    session.see("老林");
    session.quit();
    let mut session = Start::new(&home, &[&"."]).go();
    session.see("河边的访谈").keys("i").see("◇ 老林 · host").keys("\x1b").miss("◇ 老林 · host");
    session.keys("g/speaker:老林 旧桥").see("16 hits · 1 episode").see("老林").keys("\r");
    session.quit();
}

#[test]
fn the_mouse_is_released_and_taken_by_a_key() {
    let home = Home::with_interview();
    let mut session = reading(&home);
    session.keys("gm").see("the mouse").keys("gm").see("the mouse");
    let count = |bytes: &[u8]| session.written.windows(bytes.len()).filter(|seen| *seen == bytes).count();
    assert!(count(b"\x1b[?1000l") >= 1 && count(b"\x1b[?1000h") >= 1);
    session.quit();
}

#[test]
fn standard_input_is_read_while_keys_come_from_the_terminal() {
    let home = Home::with_interview();
    let mut session = Start::shell(&home, "cat talk.md | \"$FANGTAN\" -").go();
    session.see("8 sections").keys("\r").see("问题甲11").keys("]").see("2/8");
    session.quit();
}

#[test]
fn an_editor_gets_the_terminal_and_gives_it_back() {
    let home = Home::with_interview();
    let editor = home.path().join("editor");
    std::fs::write(
        &editor,
        "#!/bin/sh\necho \"editing $1\"\nread answer\nsed -i s/问题甲11/改过的问题/ \"$2\"\n",
    )
    .unwrap();
    let run = format!("sh {}", editor.display());
    let mut session = Start::new(&home, &[&home.text("talk.md")]).env("VISUAL", run).go();
    session.see("8 sections").keys("\r").see("问题甲11");
    session.keys("e").wait_for_alternate_screen(false).see("editing +");
    session.keys("\n").wait_for_alternate_screen(true).see("改过的问题");
    session.quit();
}

#[test]
fn a_click_on_a_link_hands_it_to_the_opener() {
    let home = Home::new();
    home.write("talk.md", "**甲**：见[旧海图](https://example.org/chart)。\n\n**乙**：好。\n");
    let opener = home.path().join("xdg-open");
    std::fs::write(&opener, "#!/bin/sh\necho \"$1\" > opened\n").unwrap();
    std::fs::set_permissions(&opener, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    let path = format!("{}:{}", home.path().display(), std::env::var("PATH").unwrap());
    let mut session = Start::new(&home, &[&home.text("talk.md")]).env("PATH", path).go();
    session.see("旧海图").keys("\x1b[<0;16;3M").see("opening https://example.org/chart");
    let opened = home.text("opened");
    wait_until("the link to be opened", || {
        std::fs::read_to_string(&opened).is_ok_and(|url| url == "https://example.org/chart\n")
    });
    session.quit();
}

#[test]
fn wide_code_and_tables_are_read_to_their_end_with_the_arrows() {
    let home = Home::new();
    let code = "run --lamp=whale-oil --height=41 --turns-each-minute=2 --until=the-morning-star-is-up\n";
    let row = "| 1890 | the keeper climbed the stairs every night | and trimmed the wick by hand each day until dawn |\n";
    home.write(
        "wide.md",
        format!(
            "### Lamps\n\n**Nora:** How was it lit?\n\n**Tom:** Like this:\n\n```\n{code}```\n\n\
             | year | what | how |\n|---:|:-:|:--|\n{row}\n**Nora:** And now?\n\n**Tom:** By a switch.\n"
        ),
    );
    let mut session = Start::new(&home, &[&"wide.md#1.2"]).size(48, 24).go();
    // All of it is on the page, broken into lines.
    session.see("--lamp").see("star-is-up").see("until dawn");
    session.keys("\x1b[C").miss("star-is-up").miss("until dawn").see("run --lamp").see("…");
    for _ in 0..12 {
        session.keys("\x1b[C");
    }
    session.see("until dawn").miss("run --lamp").see("Like this:");
    // The end of the table, some fifty columns on, is as far as it goes: eight steps lead back.
    for _ in 0..8 {
        session.keys("\x1b[D");
    }
    session.see("run --lamp").see("star-is-up").see("until dawn");
    // Where nothing is cut the arrows lead out and in as everywhere.
    session.keys("\x1b[D").see("1 section").keys("\x1b[C").see("--lamp");
    session.quit();
}
