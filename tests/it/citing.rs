//! Citations in styles that journals and schools ask for.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use fangtan::export::{Citation, CitationStyle, CitationWriter, Work};
use tempfile::TempDir;

/// A style of one's own: `Oya in Wind at 1.2`.
const OWN: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>Mine</title><id>mine</id><updated>2024-01-01T00:00:00+00:00</updated></info>
  <citation><layout prefix="[" suffix="]" delimiter="; ">
    <group delimiter=" ">
      <names variable="author"><name form="short"/></names>
      <text variable="title" prefix="in "/>
      <text variable="locator" prefix="at "/>
    </group>
  </layout></citation>
</style>"#;

/// A style that only says which other one it is like.
const LIKE_MLA: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0">
  <info><title>Journal</title><id>journal</id>
    <link href="http://www.zotero.org/styles/modern-language-association" rel="independent-parent"/>
    <updated>2024-01-01T00:00:00+00:00</updated></info>
</style>"#;

fn writer(name: &str) -> CitationWriter {
    CitationStyle::of(name, Path::new("")).unwrap().writer(|path| fs::read_to_string(path)).unwrap()
}

fn chinese() -> Citation {
    Citation {
        quote: "大家都付，一点一点地付。".into(),
        speaker: "林原".into(),
        role: "嘉宾".into(),
        work: Work {
            title: "海上的风：谁来付账".into(),
            date: "2024-04-18".into(),
            source: "https://www.bilibili.com/video/BV1".into(),
            series: "十三邀".into(),
            guests: vec!["林 原".into(), "罗伯特·艾格".into()],
            hosts: vec!["许知远".into()],
            ..Work::default()
        },
        address: "2.1".into(),
        time: Some(754),
        accessed: "2024-05-01".into(),
    }
}

fn english() -> Citation {
    Citation {
        quote: "Everybody pays, a little at a time.".into(),
        speaker: "Ursula von der Leyen".into(),
        role: "guest".into(),
        work: Work {
            title: "The sea and its wind: who pays?".into(),
            date: "2024-04".into(),
            source: "https://example.org/wind".into(),
            series: "Talks at Sea".into(),
            guests: vec!["Ursula von der Leyen".into(), "Martin Luther King Jr.".into()],
            hosts: vec!["Mark Twain".into()],
            ..Work::default()
        },
        address: "1.2".into(),
        accessed: "2024-05-01".into(),
        ..Citation::default()
    }
}

#[test]
fn a_chinese_talk_in_styles_of_both_languages() {
    let quote = "“大家都付，一点一点地付。”";
    for (style, wanted) in [
        (
            "gbt7714",
            "[1]（2.1, 00:12:34）\n[1] 林原, 罗伯特·艾格. 海上的风：谁来付账[EB/OL]. \
             (2024-04-18)[2024-05-01]. https://www.bilibili.com/video/BV1?t=754.",
        ),
        (
            "gb-7714-2015-author-date",
            "(林原 等, 2024)（2.1, 00:12:34）\n林原, 罗伯特·艾格, 2024. 海上的风：谁来付账[EB/OL]. \
             (2024-04-18)[2024-05-01]. https://www.bilibili.com/video/BV1?t=754.",
        ),
        (
            "apa",
            "(林原 & 罗伯特·艾格, 2024, 2.1, 00:12:34)\n林原, & 罗伯特·艾格. (2024, April 18). 海上的风：谁来付账 \
             (许知远, Interviewer). 十三邀. https://www.bilibili.com/video/BV1?t=754",
        ),
        (
            "chicago-notes",
            "\n林原 and 罗伯特·艾格, “海上的风：谁来付账,” interview by 许知远, 十三邀, April 18, 2024, 2.1, \
             00:12:34, https://www.bilibili.com/video/BV1?t=754.",
        ),
        (
            "plain",
            "\n——林原（嘉宾），《海上的风：谁来付账》，2024-04-18，2.1, 00:12:34，\
             https://www.bilibili.com/video/BV1?t=754",
        ),
    ] {
        assert_eq!(writer(style).one(&chinese()), format!("{quote}{wanted}"), "{style}");
    }
    assert_eq!(
        writer("markdown").one(&chinese()),
        "> 大家都付，一点一点地付。\n>\n> — 林原（嘉宾）, [海上的风：谁来付账](<https://www.bilibili.com/video/BV1?t=754>), \
         2024-04-18, 2.1, 00:12:34"
    );
}

#[test]
fn an_english_talk_has_its_names_turned_as_the_style_says() {
    let quote = "“Everybody pays, a little at a time.”";
    for (style, wanted) in [
        (
            "apa",
            " (von der Leyen & King, 2024, 1.2)\nvon der Leyen, U., & King, M. L., Jr. (2024, April). The sea and \
             its wind: who pays? (M. Twain, Interviewer). Talks at Sea. https://example.org/wind",
        ),
        (
            "gbt7714",
            " [1] (1.2)\n[1] VON DER LEYEN U, KING M L Jr. The sea and its wind: who pays?[EB/OL]. \
             (2024-04)[2024-05-01]. https://example.org/wind.",
        ),
        (
            "mla",
            " (von der Leyen and King, 1.2)\nvon der Leyen, Ursula, and Martin Luther King Jr. “The Sea and Its \
             Wind: Who Pays?” Interview by Mark Twain. Talks at Sea, Apr. 2024, https://example.org/wind.",
        ),
        (
            "ieee",
            " [1, 1.2]\n[1] U. von der Leyen and M. L. King Jr., “The sea and its wind: who pays?,” Talks at Sea, \
             Apr. 2024. Accessed: May 01, 2024. [Online]. Available: https://example.org/wind",
        ),
        (
            "chicago-notes",
            "\nUrsula von der Leyen and Martin Luther King Jr., “The Sea and Its Wind: Who Pays?,” interview by \
             Mark Twain, Talks at Sea, April 2024, 1.2, https://example.org/wind.",
        ),
        (
            "nature",
            " [1] (1.2)\n1. von der Leyen, U. & King, M. L., Jr. The sea and its wind: who pays? Talks at Sea (2024).",
        ),
    ] {
        assert_eq!(writer(style).one(&english()), format!("{quote}{wanted}"), "{style}");
    }
}

#[test]
fn names_of_many_peoples() {
    let cited = |name: &str| {
        let guests = vec![name.to_owned()];
        let work = Work { title: "Wind".into(), guests, ..english().work };
        let cited = writer("apa").one(&Citation { work, ..english() });
        cited.lines().last().unwrap().split(" (2024").next().unwrap().to_owned()
    };
    for (name, wanted) in [
        ("林 原", "林原."),
        ("司马相如", "司马相如."),
        ("김연아", "김연아."),
        ("山田 太郎", "山田太郎."),
        ("マーク・トウェイン", "マーク・トウェイン."),
        ("Plato", "Plato."),
        ("danah boyd", "boyd, danah."),
        ("Ludwig van Beethoven", "van Beethoven, L."),
        ("Jean-Luc Godard", "Godard, J.-L."),
        ("Sammy Davis, Jr.", "Davis, S., Jr."),
        ("Лев Толстой", "Толстой, Л."),
    ] {
        assert_eq!(cited(name), wanted, "{name}");
    }
}

#[test]
fn whatever_is_missing_every_style_names_the_quote_and_the_place_and_nothing_broken() {
    let whole = english();
    let bare = Citation { quote: "Words.".into(), address: "1.2".into(), ..Citation::default() };
    let work = |change: fn(&mut Work)| {
        let mut citation = english();
        change(&mut citation.work);
        citation
    };
    let cases = [
        bare.clone(),
        chinese(),
        work(|work| work.date.clear()),
        work(|work| work.date = "spring 2024".into()),
        work(|work| work.date = "2024-13-77".into()),
        work(|work| work.source.clear()),
        work(|work| work.source = "a newspaper".into()),
        work(|work| work.guests.clear()),
        work(|work| work.hosts.clear()),
        work(|work| (work.guests, work.hosts) = (vec![" ".into()], vec![String::new()])),
        work(|work| (work.title, work.series) = (" \n ".into(), String::new())),
        work(|work| work.title = "<b>“1 | 2”</b> {x} $ \\ `y`\n% #".into()),
        Citation { accessed: String::new(), ..whole.clone() },
    ];
    let broken = regex::Regex::new(r"\(\)|\[\]|“”|, ,|,,|\.\. |: \.|\n\n\n|^\s|\s$").unwrap();
    for (style, _) in CitationStyle::names() {
        let writer = writer(style);
        for citation in &cases {
            let text = writer.one(citation);
            assert!(text.contains("1.2") || text.contains("2.1"), "{style}: {text}");
            let words = citation.quote.trim_end_matches('.');
            assert!(text.contains(words), "{style}: {text}");
            assert!(!broken.is_match(&text), "{style}: {text:?}");
        }
        let many = writer.many(&cases, "References");
        assert!(many.matches("Everybody").count() >= 10, "{style}: {many}");
    }
    assert_eq!(writer("plain").one(&bare), "“Words.”\n— 1.2");
    assert_eq!(writer("apa").many(&[], "References"), "");
}

#[test]
fn what_is_cited_again_is_one_reference_and_each_note_is_whole() {
    let again = Citation { quote: "And again.".into(), address: "3.4".into(), ..english() };
    let cited = [english(), chinese(), again];
    let text = writer("gbt7714").many(&cited, "参考文献");
    assert!(text.contains("“And again.” [1] (3.4)\n\n参考文献\n\n[1] VON DER LEYEN U"), "{text}");
    assert_eq!((text.matches("\n[2] 林原").count(), text.matches("\n[").count()), (1, 2), "{text}");
    let notes = writer("gb-7714-2015-note").many(&cited, "");
    assert!(notes.matches("VON DER LEYEN U").count() == 3 && !notes.contains("同上"), "{notes}");
}

#[test]
fn entries_for_bibtex_have_keys_of_their_own_and_nothing_that_tex_would_run() {
    let quote = "100 % & more_ {\\tt}".to_owned();
    let entries = writer("bibtex").many(&[chinese(), Citation { quote, ..chinese() }, english()], "");
    assert!(
        entries
            .starts_with("@misc{interview2024-2.1,\n  author = {{林 原} and {罗伯特·艾格} and {许知远}},\n")
    );
    assert!(entries.contains("@misc{interview2024-2.1-2,"), "{entries}");
    assert!(entries.contains("note = {林原, 嘉宾, 2.1, 00:12:34}"), "{entries}");
    assert!(entries.contains("annote = {100 \\% \\& more\\_ \\{\\textbackslash{}tt\\}}"), "{entries}");
    assert!(
        entries.contains("@misc{leyen2024-1.2,\n  author = {Ursula von der Leyen and Martin"),
        "{entries}"
    );
}

#[test]
fn a_style_that_is_not_known_names_those_that_are_like_it() {
    let told = |name| CitationStyle::of(name, Path::new("")).unwrap_err();
    assert_eq!(told("apa7"), "no citation style is called \"apa7\"; near it: apa");
    assert!(told("chicago").contains("chicago-notes") && told("chicago").contains("chicago-author-date"));
    assert!(told("vancuver").contains("vancouver") && told("IEE").contains("ieee"), "{}", told("IEE"));
    assert!(told("nothing").contains("there are: plain, markdown, bibtex, gbt7714"), "{}", told("nothing"));
    let names: Vec<&str> = CitationStyle::names().map(|(name, _)| name).collect();
    assert!(names.len() > 80, "{}", names.len());
}

/// A home with a talk of which two passages are kept.
struct Home(TempDir);

impl Home {
    fn new() -> Self {
        let home = Self(tempfile::tempdir().unwrap());
        home.write(
            "talk.md",
            "---\ntitle: Wind\ndate: 2024\n---\n\n**Host:** Who pays?\n\n**Oya Shade:** All of us, a little at a time.\n",
        );
        for place in ["talk.md#0.1", "talk.md#0.2"] {
            home.run(&["bookmarks", "add", place]);
        }
        home
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).unwrap();
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_fangtan"));
        command.args(arguments).current_dir(self.0.path()).env("HOME", self.0.path());
        command.env("FANGTAN_CONFIG", self.path("config.toml"));
        for name in ["CONFIG", "DATA", "CACHE", "STATE"] {
            command.env(format!("XDG_{name}_HOME"), self.0.path());
        }
        command
    }

    /// What is printed, what is said, and the code of the end.
    fn run(&self, arguments: &[&str]) -> (String, String, i32) {
        let output = self.command(arguments).output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (text(output.stdout), text(output.stderr), output.status.code().unwrap())
    }

    fn cited(&self, style: &str) -> String {
        let (out, err, code) = self.run(&["bookmarks", "export", "--style", style]);
        assert_eq!((err.as_str(), code), ("", 0));
        out
    }
}

#[test]
fn kept_passages_are_exported_in_a_style() {
    let home = Home::new();
    assert_eq!(
        home.cited("chicago-author-date"),
        "“Who pays?” (Shade 2024, 0.1)\n\n“All of us, a little at a time.” (Shade 2024, 0.2)\n\nReferences\n\n\
         Shade, Oya. 2024. “Wind.”\n"
    );
    let (out, err, code) = home.run(&["bookmarks", "export", "--style", "bibtex", "--to", "refs"]);
    assert_eq!((out.as_str(), err.as_str(), code), ("", "", 0));
    let entries = fs::read_to_string(home.path("refs/Wind.bib")).unwrap();
    assert!(entries.contains("author = {Oya Shade}"), "{entries}");
    let (.., code) = home.run(&["bookmarks", "export", "--style", "apa", "--format", "csv"]);
    assert_eq!(code, 2);
}

#[test]
fn a_style_of_ones_own_is_a_file() {
    let home = Home::new();
    home.write("mine.csl", OWN);
    assert!(
        home.cited("mine.csl").contains("“Who pays?” [Shade in Wind at 0.1]"),
        "{}",
        home.cited("mine.csl")
    );
    assert_eq!(home.cited("~/mine.csl"), home.cited("mine.csl"));
    home.write("like.csl", LIKE_MLA);
    assert_eq!(home.cited("like.csl"), home.cited("mla"));
    home.write("broken.csl", "<style><citation>");
    let circle =
        r#"<macro name="a"><text macro="b"/></macro><macro name="b"><text macro='a'/></macro><citation>"#;
    let called = OWN.replace("<citation>", circle).replace(r#"<text variable="title""#, r#"<text macro="a""#);
    home.write("circle.csl", &called);
    for (style, told) in [
        ("circle.csl", "a macro comes back to itself"),
        ("broken.csl", "broken.csl: not a style of CSL"),
        ("./no.csl", "no.csl: No such file"),
    ] {
        let (out, err, code) = home.run(&["bookmarks", "export", "--style", style]);
        assert!((out.as_str(), code) == ("", 2) && err.contains(told), "{err}");
    }
}

#[test]
fn a_style_in_the_settings_is_checked_with_them() {
    let home = Home::new();
    home.write("config.toml", "mouse = false\ncitation = \"chicago\"\n");
    let (out, _, code) = home.run(&["config"]);
    assert!(out.contains("config.toml:2:1: no citation style is called \"chicago\"; near it: "), "{out}");
    assert_eq!(code, 1);
    let output = home.command(&["config"]).env("LANG", "zh_CN.UTF-8").output().unwrap();
    let out = String::from_utf8(output.stdout).unwrap();
    assert!(out.contains("没有名为“chicago”的引用格式；相近的有：chicago-author-date"), "{out}");
    for style in ["apa", "gbt7714", "plain", "mine.csl"] {
        home.write("config.toml", &format!("citation = \"{style}\"\n"));
        assert_eq!(home.run(&["config"]).2, 0, "{style}");
    }
}
