//! Terminals without colours, and terminals that are asked how wide they draw.

use crate::home::Home;
use crate::session::Start;

/// Whether a colour was ever set.
fn colours(written: &[u8]) -> bool {
    let text = String::from_utf8_lossy(written);
    let sequences = text.split("\x1b[").skip(1).filter_map(|rest| rest.split_once('m'));
    let numbers =
        |codes: &str| codes.split([';', ':']).filter_map(|code| code.parse().ok()).collect::<Vec<u8>>();
    let set = |codes: &str| numbers(codes).iter().any(|code| matches!(code, 30..=38 | 40..=48 | 90..=107));
    sequences
        .filter(|(codes, _)| codes.chars().all(|c| c.is_ascii_digit() || c == ';'))
        .any(|(codes, _)| set(codes))
}

#[test]
fn without_colours_everything_can_still_be_told_apart() {
    let home = Home::with_interview();
    for (name, value) in [("NO_COLOR", "1"), ("TERM", "vt220")] {
        let mut session = Start::new(&home, &[&"talk.md#1.1"]).env(name, value).go();
        session.see("林原").see("周若").see("问题甲11").keys("/旧桥").see("1/80");
        assert!(!colours(&session.written), "{name}");
        session.keys("\x1b").miss("1/80");
        session.quit();
    }
    std::fs::create_dir_all(home.path().join("config/fangtan")).unwrap();
    std::fs::write(home.path().join("config/fangtan/config.toml"), "theme = \"ink\"\n").unwrap();
    let mut session = Start::new(&home, &[&"talk.md#1.1"]).env("COLORTERM", "truecolor").go();
    session.see("问题甲11");
    assert!(colours(&session.written), "with colours there are colours");
    session.quit();
}

#[test]
fn a_terminal_that_can_only_print_gets_plain_pages() {
    let home = Home::with_interview();
    let mut session = Start::new(&home, &[&"talk.md"]).env("TERM", "dumb").go();
    assert_eq!(session.end().exit_code(), 0);
    let page = String::from_utf8_lossy(&session.written).into_owned();
    assert!(page.contains("问题甲11") && !page.contains('\u{1b}'), "{page}");
    let mut session = Start::new(&home, &[&"."]).env("TERM", "dumb").go();
    assert_eq!(session.end().exit_code(), 0);
    assert!(session.screen().contains("talk.md") && !session.written.contains(&0x1b), "{}", session.screen());
}

#[test]
fn answers_of_the_terminal_are_taken_and_keys_among_them_are_not_lost() {
    let home = Home::with_interview();
    home.write(
        "quotes.md",
        "### 引号\n\n**甲**：\n\n“一”“二”“三”“四”\n\n### 第二节\n\n**乙**：\n\n后来的话。\n",
    );
    let mut session = Start::new(&home, &[&"quotes.md#1.1"]).go();
    session.see("“一”“二”");
    session
        .keys("\x1b[1;3R\x1b[1;3R")
        .keys("]")
        .keys("\x1b[1;3R\x1b[1;3R\x1b[1;3R\x1b[1;3R\x1b[?62;c")
        .see("2/2");
    session.keys("gg").see("一").keys("\x1a").wait_for_alternate_screen(false);
    session.signal("CONT").wait_for_alternate_screen(true);
    session.quit();
}

#[test]
fn a_terminal_is_told_of_links_unless_it_or_its_user_cannot_do_with_them() {
    let home = Home::new();
    home.write("talk.md", "**甲**：见[旧海图](https://example.org/chart)。\n\n**乙**：好。\n");
    let written = |term: &str| {
        let mut session = Start::new(&home, &[&home.text("talk.md")]).env("TERM", term).go();
        session.see("旧海图").quit();
        String::from_utf8_lossy(&session.written).into_owned()
    };
    let link = "]8;id=9;https://example.org/chart\x1b\\旧\x1b]8;;\x1b\\";
    assert!(written("xterm-256color").contains(link), "{:?}", written("xterm-256color"));
    assert!(!written("linux").contains("]8;"));
    std::fs::create_dir_all(home.path().join("config/fangtan")).unwrap();
    std::fs::write(home.path().join("config/fangtan/config.toml"), "hyperlinks = false\n").unwrap();
    assert!(!written("xterm-256color").contains("]8;"));
}

#[test]
fn while_nothing_happens_nothing_is_written() {
    let home = Home::with_interview();
    for (keys, seen) in [("", "问题甲11"), ("t", "▸"), ("q", "▸"), ("f", "›"), ("/旧桥", "1/80")] {
        let mut session = Start::new(&home, &[&"talk.md#1.1"]).go();
        session.see("问题甲11").keys(keys).see(seen).fall_silent();
        session.keys("\x1b").fall_silent();
        session.keys("Q").end();
    }
}

#[test]
fn a_screen_reader_finds_the_cursor_on_the_line_in_hand() {
    let home = Home::with_interview();
    std::fs::create_dir_all(home.path().join("config/fangtan")).unwrap();
    let settings = "theme = \"mono\"\n[reading]\nline_cursor = true\n";
    std::fs::write(home.path().join("config/fangtan/config.toml"), settings).unwrap();
    let mut session = Start::new(&home, &[&"talk.md#1.1"]).go();
    session.see("问题甲11").keys("}").see(" 1.2 ");
    session.wait_for_cursor_on("周若").keys("}").wait_for_cursor_on("林原");
    session
        .keys("t")
        .see("8 sections")
        .wait_for_cursor_on("第1个话题")
        .keys("j")
        .wait_for_cursor_on("第2个话题");
    assert!(!colours(&session.written), "mono is whole without colours");
    session.quit();
}
