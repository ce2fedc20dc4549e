//! The command line in Chinese: what a reader sees who asked for it.

use fangtan::layout::width::{WidthPolicy, text_width};

use crate::cli::{Answer, Home};

const TALK: &str = "---\ntitle: 钟楼\ndate: 2024-04-01\n---\n\n### 上发条\n\n**周岚：** 多久上一次发条？\n\n**林岸：** 两天一次。\n\n### 报时\n\n**周岚：** 谁来报时？\n\n**林岸：** 钟自己报。\n";

fn in_chinese(home: &Home, arguments: &[&str]) -> Answer {
    Answer::of(home.command(arguments).env("LC_ALL", "zh_CN.UTF-8").output().unwrap())
}

fn with_talk() -> Home {
    let home = Home::new();
    home.write("talk.md", TALK);
    home
}

/// Words of Latin letters in `text`, without paths, commands and what is said of formats.
fn latin(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_ascii_alphabetic() && c != '-' && c != '.');
    let known = ["talk.md", "fangtan", "note", "plain", "markdown", "UTF-8", "FILE", "h"];
    words
        .filter(|word| word.len() > 1 && word.contains(|c: char| c.is_ascii_alphabetic()))
        .filter(|word| !known.contains(word) && !word.starts_with("--"))
        .map(str::to_owned)
        .collect()
}

#[test]
fn what_is_listed_is_told_in_chinese() {
    let home = with_talk();
    for (arguments, told) in [
        (&["list", "talk.md"][..], "2024-04-01     1 分钟    0%    0 条书签  钟楼  talk.md\n"),
        (&["sections", "talk.md"], "   1     2 段    0.0 分钟  上发条\n   2     2 段    0.0 分钟  报时\n"),
        (
            &["people", "林岸", "talk.md"],
            "    1 篇      0 分钟  2024        林岸\n                    0 分钟  2024-04-01  嘉宾    钟楼  talk.md\n",
        ),
        (&["jump", "baoshi", "talk.md"], "talk.md#2  章节: 报时\ntalk.md#2.1  发言: 谁来报时？\n"),
        (&["bookmarks", "add", "talk.md#1.2"], "talk.md#1.2  林岸: 两天一次。\n"),
    ] {
        assert_eq!(in_chinese(&home, arguments).out, told, "{arguments:?}");
    }
    let shown = in_chinese(&home, &["show", "talk.md"]).out;
    assert!(shown.starts_with("钟楼\n2024-04-01\n周岚（主持人）、林岸（嘉宾）\n"), "{shown}");
    let counted = in_chinese(&home, &["stats", "talk.md"]).out;
    assert!(counted.starts_with("        1 篇\n        2 节\n        4 段\n"), "{counted}");
    assert_eq!(latin(&counted), [""; 0]);
}

#[test]
fn what_went_wrong_is_told_in_chinese() {
    let home = with_talk();
    home.write("scan.pdf", "%PDF-1.4 ...");
    for arguments in [
        &["show", "gone.md"][..],
        &["show", "talk.md#9.9"],
        &["show", "scan.pdf"],
        &["list", "--where", "guest:nobody", "talk.md"],
        &["list", "--where", "year:soon", "talk.md"],
        &["list", "--where", "colour:x", "talk.md"],
        &["list", "--wher", "x"],
        &["list", "empty"],
        &["jump"],
        &["people", "nobody", "talk.md"],
        &["bookmarks", "rm", "0"],
        &["bookmarks", "add", "talk.md"],
        &["bookmarks", "restore"],
        &["bookmarks", "export", "--format", "pdf"],
        &["shelves"],
        &["99"],
        &["search", "/(/", "talk.md"],
        &["show", "--set", "reading.measure=5", "talk.md"],
        &["show", "--set", "reading.measrue=50", "talk.md"],
        &["bookmarks", "export", "--to", "talk.md/deeper"],
    ] {
        let answer = in_chinese(&home, arguments);
        let told = &answer.err;
        assert!(told.contains(|c: char| c >= '\u{4e00}'), "{arguments:?}: {told}");
        for word in ["error", "no such", "cannot", "tip", "Usage", "For more", "is not", "there is"] {
            assert!(!told.contains(word), "{arguments:?}: {told}");
        }
    }
}

#[test]
fn rows_end_at_the_columns_that_were_asked_for() {
    let home = with_talk();
    for arguments in [&["list", "talk.md"][..], &["search", "天", "talk.md"], &["people", "talk.md"]] {
        let whole = in_chinese(&home, arguments).out;
        let cut = in_chinese(&home, &[arguments, &["--width", "24"]].concat()).out;
        assert_eq!(cut.lines().count(), whole.lines().count());
        for (cut, whole) in cut.lines().zip(whole.lines()) {
            let width = |text: &str| text_width(text, WidthPolicy::default());
            assert!(width(cut) <= 24 && (width(whole) <= 24) == (cut == whole), "{cut}");
            assert!(cut == whole || cut.ends_with('…'), "{cut}");
        }
    }
}

#[test]
fn help_is_in_chinese_down_to_its_last_option() {
    let home = Home::new();
    for arguments in [&["--help"][..], &["help", "list"], &["bookmarks", "export", "--help"], &["show", "-h"]]
    {
        let help = in_chinese(&home, arguments);
        assert_eq!((help.code, help.err.as_str()), (Some(0), ""));
        for line in help.out.lines().filter(|line| line.trim_start().starts_with('-') || line.ends_with(':'))
        {
            let next = help.out.lines().skip_while(|other| *other != line).nth(1).unwrap_or_default();
            assert!(format!("{line}{next}").contains(|c: char| c >= '\u{4e00}'), "{arguments:?}: {line}");
        }
        for word in ["Usage:", "Options", "Commands", "Arguments", "default:", "possible values"] {
            assert!(!help.out.contains(word), "{arguments:?}: {word}");
        }
    }
    let manual = in_chinese(&home, &["man"]).out;
    assert!(manual.contains("终端里的长访谈阅读器"), "{manual}");
}

#[test]
fn the_language_is_that_of_the_settings_or_the_locale() {
    let home = with_talk();
    let minutes = |answer: Answer| answer.out.contains("分钟");
    let list = ["list", "talk.md"];
    let under = |name: &str, value: &str| {
        Answer::of(home.command(&list).env("LC_ALL", "").env(name, value).output().unwrap())
    };
    assert!(minutes(under("LANG", "zh_CN.UTF-8")));
    assert!(minutes(under("LANGUAGE", "zh_CN:en")));
    assert!(!minutes(under("LANG", "en_US.UTF-8")));
    home.write("config.toml", "language = \"zh\"\n");
    assert!(minutes(under("LANG", "en_US.UTF-8")));
    assert!(in_chinese(&home, &["--help"]).out.contains("用法"));
}

#[test]
fn programs_read_the_same_in_every_language() {
    let home = with_talk();
    for arguments in [
        &["list", "--json", "talk.md"][..],
        &["show", "--json", "talk.md"],
        &["sections", "--json", "talk.md"],
        &["check", "--json", "talk.md"],
        &["people", "--json", "talk.md"],
        &["stats", "--json", "talk.md"],
        &["jump", "--json", "baoshi", "talk.md"],
        &["keys", "--json"],
    ] {
        assert_eq!(in_chinese(&home, arguments).out, home.run(arguments).out, "{arguments:?}");
    }
}
