//! A vault of notes: interviews come first, the other texts behind them, and nothing is lost.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use fangtan::episode::summary::TextKind;
use fangtan::library::apart::{Grounds, grounds};
use fangtan::library::kind::likelihood;
use fangtan::library::load::{LoadOptions, load};

use crate::cli::Home;
use crate::corpus::{corpora, read};
use crate::desk::Desk;
use crate::screens::print::text;
use crate::support::Random;

const TALK: &str = "# Bridges\n\n**Ines:** How is a bridge begun?\n\n**Rui:** With the river, always with the river.\n\n**Ines:** And then?\n\n**Rui:** Then one waits for the low water.\n";

const WORDS: &[&str] = &[
    "river",
    "buy milk",
    "call the plumber",
    "slept well",
    "读完第三章",
    "下午开会",
    "跑步五公里",
    "the garden",
    "整理照片",
    "write to Ines",
    "fix the gate",
    "面团要醒一小时",
    "soup",
    "look into the budget",
    "给植物浇水",
];

fn words(random: &mut Random, count: usize) -> String {
    (0..count).map(|_| WORDS[random.below(WORDS.len())]).collect::<Vec<_>>().join(", ")
}

/// Notes as people write them, by what they are.
fn notes(random: &mut Random) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for day in 1..=28 {
        let mut daily = format!("---\ntags: [daily]\n---\n# 2024-02-{day:02}\n\n## 今天 / Today\n\n");
        for hour in 0..=random.below(5) {
            let said = words(random, 2);
            match random.below(3) {
                0 => writeln!(daily, "- {:02}:30 {said}", 8 + hour).unwrap(),
                1 => writeln!(daily, "- [{}] {said}", [" ", "x"][random.below(2)]).unwrap(),
                _ => writeln!(daily, "{said}。\n").unwrap(),
            }
        }
        all.push((format!("daily/2024-02-{day:02}.md"), daily));
    }
    for number in 0..20 {
        let mut recipe =
            format!("# {} {number}\n\n## Ingredients\n\n", ["Soup", "红烧肉", "Brot"][number % 3]);
        for _ in 0..random.below(6) + 3 {
            writeln!(recipe, "- {} g {}", random.below(400) + 10, words(random, 1)).unwrap();
        }
        recipe += "\n## Method\n\n";
        for step in 1..=random.below(5) + 2 {
            writeln!(recipe, "{step}. {}.", words(random, 3)).unwrap();
        }
        all.push((format!("recipes/{number}.md"), recipe));
        let todo: String =
            (0..random.below(9) + 2).map(|_| format!("- [ ] {}\n", words(random, 1))).collect();
        all.push((format!("todo {number}.md"), format!("# Todo {number}\n\n{todo}")));
    }
    all.push((
        "templates/interview.md".into(),
        "# {{title}}\n\n**Host:** {{question}}\n\n**Guest:** {{answer}}\n".into(),
    ));
    all.push((
        "模板/访谈.md".into(),
        "# 标题\n\n**主持人**：问题？\n\n**嘉宾**：回答。\n\n**主持人**：问题？\n\n**嘉宾**：回答。\n".into(),
    ));
    all.push(("interview template.md".into(), "Q: \n\nA: \n\nQ: \n\nA: \n".into()));
    all.push(("README.md".into(), format!("# My vault\n\n{TALK}")));
    all
}

fn told(name: &str, text: &str) -> Grounds {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, text).unwrap();
    let loaded = load(&path, &LoadOptions::default()).unwrap();
    grounds(Path::new(name), &loaded.episode)
}

fn kind(name: &str, text: &str) -> TextKind {
    told(name, text).kind()
}

#[test]
fn notes_are_no_interviews_and_interviews_are() {
    for seed in [3, 17, 91] {
        let all = notes(&mut Random(seed));
        let wrong: Vec<&String> = all
            .iter()
            .filter(|(name, text)| kind(name, text) == TextKind::Interview)
            .map(|(name, _)| name)
            .collect();
        assert!(wrong.is_empty(), "seed {seed}: {wrong:?} of {}", all.len());
    }
    assert_eq!(kind("templates/interview.md", "# {{title}}\n\n**Host:** {{question}}\n"), TextKind::Template);
    assert_eq!(kind("README.md", TALK), TextKind::About);
    assert_eq!(kind("bridges.md", TALK), TextKind::Interview);
    let about_templates = format!(
        "{TALK}\n{}",
        "**Rui:** A template is a promise, and `{{name}}` is a hole in it. One fills it late, and never with what was meant at first.\n\n".repeat(60)
    );
    assert_eq!(kind("the template engine.md", &about_templates), TextKind::Interview);
    assert_eq!(kind("templates/a long talk.md", &about_templates), TextKind::Interview);
}

#[test]
fn talks_without_names_are_interviews_all_the_same() {
    let mut random = Random(5);
    let prose = words(&mut random, 2_000);
    let asked: String = (0..6)
        .map(|_| {
            format!(
                "**{} and what was it that you saw there?**\n\n{}.\n\n",
                words(&mut random, 2),
                words(&mut random, 40)
            )
        })
        .collect();
    let essay: String = (0..8).map(|n| format!("## {n}\n\n{}.\n\n", words(&mut random, 90))).collect();
    let mut round =
        || ["Ana", "Tom", "Mo Reyes"].map(|name| format!("{name}：{}.\n\n", words(&mut random, 9))).concat();
    let rounds = round() + &round();
    for (name, text, expected) in [
        ("a.md", TALK.to_owned(), Grounds::Voices),
        ("a.md", rounds, Grounds::Labelled),
        ("a.md", "**周岚：** 有人说话吗？\n\n**林岸：** 没有谁说话。\n".into(), Grounds::Labelled),
        ("lecture.srt", "1\n00:00:01,000 --> 00:00:03,000\nThe river rose.\n".into(), Grounds::Recorded),
        (
            "a.md",
            format!("---\nguests: [Rui Sá]\n---\n# Bridges\n\n{}.\n", words(&mut random, 80)),
            Grounds::Participants,
        ),
        ("造桥人专访.md", format!("# 造桥人\n\n{}。\n", words(&mut random, 80)), Grounds::Called),
        ("Interviews/rui.md", format!("# Rui\n\n{}.\n", words(&mut random, 80)), Grounds::Called),
        ("a.md", format!("# Bridges\n\n{asked}"), Grounds::Asks),
        ("a.txt", prose.clone(), Grounds::RunsOn),
        ("essay.md", format!("# Essay\n\n{essay}"), Grounds::Nothing),
    ] {
        let found = told(name, &text);
        let is_one = matches!(found, Grounds::Voices) && expected != Grounds::Nothing;
        assert!(found == expected || is_one, "{name}: {found:?}, not {expected:?}");
    }
}

/// Characters of a snippet, of which nobody can tell what it is of.
const SNIPPET: usize = 400;

#[test]
fn no_interview_of_the_corpora_waits_behind_the_others() {
    let mut looked = 0;
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/cases");
    for folder in corpora().into_iter().chain(cases.is_dir().then_some(cases)) {
        let mut wrong: Vec<(PathBuf, Grounds)> = Vec::new();
        for path in files(&folder) {
            if ["tsv", "py"].iter().any(|other| path.extension().is_some_and(|found| found == *other))
                || path.to_string_lossy().ends_with(".expect.txt")
            {
                continue;
            }
            let (_, episode) = read(&path);
            let inside = path.strip_prefix(&folder).unwrap().to_owned();
            if likelihood(&inside).is_none_or(|likely| !likely.lists(episode.has_voices()))
                || !episode.has_voices() && episode.text.chars().count() < SNIPPET
            {
                continue;
            }
            looked += 1;
            let found = grounds(&inside, &episode);
            if found.kind().waits() {
                wrong.push((inside, found));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
    eprintln!("{looked} texts");
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let walk = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok);
    walk.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path).collect()
}

fn titles(desk: &Desk) -> Vec<String> {
    desk.app.episodes.shown().map(|(row, _)| row.title()).collect()
}

#[test]
fn the_list_shows_interviews_and_a_key_the_others_behind_them() {
    let about = TALK.replace("Bridges", "About");
    let files = [
        ("README.md", about.as_str()),
        ("bridges.md", TALK),
        ("daily.md", "# Daily\n\nSlept well.\n"),
        ("soup.md", "# Soup\n\n- leek\n- salt\n"),
        ("templates/talk.md", "# A talk\n\n**Host:** {{question}}\n\n**Guest:** {{answer}}\n"),
    ];
    let mut desk = Desk::new(&files, 80, 24);
    assert_eq!(titles(&desk), ["Bridges", "About"]);
    assert_eq!(desk.app.episodes.others(), (false, 3));
    assert!(text(&desk.app).contains("2 episodes"), "{}", text(&desk.app));
    assert!(text(&desk.app).contains("+ 3 other texts: +"), "{}", text(&desk.app));
    desk.keys("+");
    assert_eq!(titles(&desk), ["Bridges", "Daily", "Soup", "A talk", "About"]);
    desk.keys("O");
    assert_eq!(
        titles(&desk),
        ["Bridges", "Soup", "Daily", "A talk", "About"],
        "interviews first in any order"
    );
    desk.keys("O+");
    assert_eq!(titles(&desk), ["Bridges", "About"]);
    for (query, found, waiting) in [
        ("soup", vec!["Soup"], 0),
        ("state:unread", vec!["Bridges", "About"], 3),
        ("folder:templates", vec!["A talk"], 0),
    ] {
        desk.keys("/");
        desk.paste(query);
        assert_eq!(
            (titles(&desk), desk.app.episodes.others().1),
            (found.iter().map(ToString::to_string).collect(), waiting),
            "{query}"
        );
        desk.keys("{Esc}");
    }
    let mut notes = Desk::new(&[files[0], files[2], files[3]], 80, 24);
    assert_eq!(titles(&notes), ["Daily", "Soup", "About"], "nothing waits where nothing is an interview");
    notes.keys("+");
    assert_eq!(titles(&notes).len(), 3);
}

#[test]
fn what_was_read_or_marked_stays_in_the_list() {
    let files =
        [("bridges.md", TALK), ("daily.md", "# Daily\n\nSlept well.\n"), ("soup.md", "# Soup\n\n- leek\n")];
    let mut desk = Desk::new(&files, 80, 24);
    desk.keys("+j*+");
    assert_eq!(titles(&desk), ["Bridges", "Daily"]);
    assert_eq!(desk.app.episodes.others(), (false, 1));
}

#[test]
fn the_command_line_lists_interviews_and_says_what_it_left_out() {
    let home = Home::new();
    home.write("vault/bridges.md", TALK);
    home.write("vault/daily.md", "# Daily\n\nSlept well.\n");
    home.write("vault/templates/talk.md", "**Host:** {{question}}\n\n**Guest:** {{answer}}\n");
    let paths = |answer: crate::cli::Answer| {
        assert_eq!(answer.code, Some(0), "{}", answer.err);
        let path = |line: &str| {
            let listed: serde_json::Value = serde_json::from_str(line).unwrap();
            listed["path"].as_str().unwrap().to_owned()
        };
        answer.out.lines().map(path).collect::<Vec<_>>()
    };
    let listed = home.run(&["list", "--json", "vault"]);
    assert!(listed.err.contains("2 other texts; --all"), "{}", listed.err);
    assert_eq!(paths(listed), ["vault/bridges.md"]);
    let all = ["vault/bridges.md", "vault/daily.md", "vault/templates/talk.md"];
    assert_eq!(paths(home.run(&["list", "--json", "--all", "vault"])), all);
    assert_eq!(paths(home.run(&["list", "--json", "--where", "daily", "vault"])), ["vault/daily.md"]);
    let unread = home.run(&["list", "--json", "--where", "state:unread", "vault"]);
    assert!(unread.err.contains("2 other texts; --all"), "{}", unread.err);
    assert_eq!(paths(unread), ["vault/bridges.md"]);
    assert_eq!(paths(home.run(&["list", "--json", "--all", "--where", "state:unread", "vault"])), all);
    assert_eq!(paths(home.run(&["list", "--json", "vault/daily.md"])), ["vault/daily.md"]);
    assert_eq!(paths(home.run(&["list", "--json", "vault/bridges.md", "vault/daily.md"])).len(), 2);
    fs::remove_file(home.path().join("vault/bridges.md")).unwrap();
    assert_eq!(paths(home.run(&["list", "--json", "vault"])).len(), 2);
}

#[test]
fn check_says_among_which_texts_a_file_is_and_why() {
    let home = Home::new();
    for (name, text, english, chinese) in [
        ("bridges.md", TALK, "an interview: 2 voices, 4 turns", "访谈：2 人，4 段发言"),
        ("daily.md", "# Daily\n\nSlept well.\n", "nobody speaks in it", "无人发言"),
        ("template.md", "**Host:** {{q}}\n\n**Guest:** {{a}}\n", "a template, by its blanks", "看是模板"),
        ("README.md", "# Vault\n\nWords.\n", "by its name", "从名字看"),
    ] {
        home.write(name, text);
        assert!(home.run(&["check", name]).out.contains(english), "{name}");
        let chinese_out =
            home.command(&["check", name]).env("LC_ALL", "zh_CN.UTF-8").output().unwrap().stdout;
        assert!(String::from_utf8(chinese_out).unwrap().contains(chinese), "{name}");
    }
}
