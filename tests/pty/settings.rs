//! Settings in a running session, what is remembered of them, and hands that come from `less` and `emacs`.

use std::fs;

use crate::home::Home;
use crate::reader::reading;
use crate::session::Start;

fn set(home: &Home, settings: &str) {
    let folder = home.path().join("config/fangtan");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("config.toml"), settings).unwrap();
}

#[test]
fn settings_that_are_written_hold_at_once_and_wrong_ones_leave_the_session_alone() {
    let home = Home::with_interview();
    set(&home, "mouse = false\n");
    let mut session = reading(&home);
    set(&home, "mouse = false\nlanguage = \"zh\"\n[keys]\nbottom = \"C-t\"\n");
    session.see("设置已更新").keys("\x14").see("回答乙84").keys("gg").see("问题甲11");
    set(&home, "language = \"en\"\ntheme = \"nosuch\"\n");
    session.see("nosuch").keys("G").see("回答乙84").quit();
}

#[test]
fn the_theme_and_the_measure_that_keys_chose_are_there_the_next_time() {
    let home = Home::with_interview();
    let mut session = reading(&home);
    session.keys("+").see("columns");
    let chosen = session.screen().lines().last().unwrap().to_owned();
    session.keys("T").see("contrast-dark").keys("j\r").miss("contrast-dark").quit();
    let kept = |what: &str| fs::read_to_string(home.path().join("state/fangtan").join(what)).unwrap();
    let theme = kept("theme");
    assert!(theme.ends_with("\nauto\n") && !theme.starts_with("auto\n"), "{theme}");
    let measure = kept("measure").lines().next().unwrap().to_owned();
    assert!(chosen.contains(&measure), "{chosen}: {measure}");
    // One step more begins where the last session ended.
    let mut session = Start::new(&home, &[&home.text("talk.md")]).go();
    session.see("问题甲11").keys("+").see("columns");
    let next = session.screen().lines().last().unwrap().to_owned();
    assert_ne!(chosen, next);
    session.quit();
    let then: u16 = kept("measure").lines().next().unwrap().parse().unwrap();
    assert!(then > measure.parse().unwrap(), "{then} after {measure}");
}

#[test]
fn hands_of_less_find_their_way() {
    let home = Home::with_interview();
    set(&home, "[keys]\npreset = \"less\"\n");
    let mut session = reading(&home);
    session.keys("f").miss("问题甲11").keys("b").see("问题甲11");
    session.keys("G").see("回答乙84").keys("g").see("问题甲11");
    session.keys("/乙52\r").see("5/8").keys("?甲31\r").see("?甲31 1/1");
    session.keys("\x1b").keys(">").see("回答乙84").keys("<").see("问题甲11");
    session.keys("h").see("page").keys("\x1b").see("问题甲11").quit();
}

#[test]
fn hands_of_emacs_find_their_way() {
    let home = Home::with_interview();
    set(&home, "[keys]\npreset = \"emacs\"\n");
    let mut session = reading(&home);
    session.keys("\x16").miss("问题甲11").keys("\x1bv").see("问题甲11");
    session.keys("\x1b>").see("回答乙84").keys("\x1b<").see("问题甲11");
    session.keys("\x13乙52\r").see("5/8").keys("\x12甲31\r").see("?甲31 1/1");
    session.keys("\x07").keys("\x18]").see("4/8").keys("\x18[").see("3/8").keys("\x18\x03");
    assert!(session.end().success());
    session.expect_restored();
}

#[test]
fn what_was_typed_comes_back_in_a_later_session() {
    let home = Home::with_interview();
    reading(&home).keys("/乙52\r").see("5/8").quit();
    let mut session = Start::new(&home, &[&home.text("talk.md")]).go();
    session.see("%").keys("/\x1b[A").see("/乙52").keys("\r").see("5/8").quit();
}

#[test]
fn line_numbers_are_those_of_the_file() {
    let home = Home::with_interview();
    let file = fs::read_to_string(home.text("talk.md")).unwrap();
    let line = |words: &str| file.lines().position(|line| line.contains(words)).unwrap() + 1;
    let shows = |screen: &str, words: &str| {
        let row = screen.lines().find(|row| row.contains(words)).unwrap_or_default();
        row.split_whitespace().next() == Some(line(words).to_string().as_str())
    };
    let mut session = reading(&home);
    assert!(!shows(&session.screen(), "回答乙12"));
    session.keys("gl").wait("numbers", |screen| shows(screen, "回答乙12") && shows(screen, "问题甲13"));
    session.resize(120, 40).wait("numbers", |screen| shows(screen, "问题甲13"));
    session.keys("gl").wait("no numbers", |screen| !shows(screen, "问题甲13")).quit();
    set(&home, "[keys]\npreset = \"less\"\n");
    let mut session = Start::new(&home, &[&home.text("talk.md")]).go();
    session.see("%").keys("-N").wait("numbers", |screen| shows(screen, "回答乙12")).quit();
}

#[test]
fn the_mouse_is_taken_and_left_as_the_settings_change() {
    let home = Home::with_interview();
    set(&home, "mouse = false\n");
    let mut session = reading(&home);
    session.wait_for_mouse(false);
    set(&home, "mouse = true\n");
    session.wait_for_mouse(true);
    set(&home, "mouse = false\nlibrary = [\"/nowhere\"]\n");
    session.see("at the next start").wait_for_mouse(false).quit();
}

#[test]
fn what_is_found_is_marked_on_a_terminal_unless_that_is_not_wanted() {
    let home = Home::with_interview();
    for (options, variable, marked) in [
        ("", None, true),
        ("--color never", None, false),
        ("", Some("NO_COLOR"), false),
        ("--color always", Some("NO_COLOR"), true),
    ] {
        let start = Start::shell(&home, &format!("\"$FANGTAN\" search {options} 乙52 talk.md"));
        let start = variable.into_iter().fold(start, |start, name| start.env(name, "1"));
        let mut session = start.go();
        assert!(session.end().success());
        assert!(session.screen().contains("回答乙52"), "{}", session.screen());
        let written = String::from_utf8_lossy(&session.written);
        assert_eq!(written.contains("\x1b[1;31m乙52\x1b[m"), marked, "{options} {variable:?}: {written:?}");
    }
}
