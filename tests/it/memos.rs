//! Notes that belong to no passage: written, listed, seen, and nowhere lost.

use serde_json::Value;

use crate::cli::Home;

const TALK: &str = "---\ntitle: The ferry\n---\n\n## River\n\n**Ina:** Who steers at night?\n\n\
    **Tom Reed:** I do, by the lamps on the bank.\n";

fn home() -> Home {
    let home = Home::new();
    home.write("ferry.md", TALK);
    home
}

fn told(home: &Home) -> Vec<[String; 3]> {
    let word = |memo: &Value, name: &str| memo[name].as_str().unwrap().to_owned();
    let memos = home.run(&["memos", "--json"]).objects();
    memos.iter().map(|memo| ["about", "name", "text"].map(|name| word(memo, name))).collect()
}

fn write(home: &Home) {
    for words in [
        &["memos", "set", "who steers what"][..],
        &["memos", "set", "--episode", "ferry.md", "two on\nthe bank"],
        &["memos", "set", "--tag", "night", "after dark"],
    ] {
        assert_eq!(home.run(words).code, Some(0), "{words:?}");
    }
}

const WRITTEN: [[&str; 3]; 3] = [
    ["project", "", "who steers what"],
    ["episode", "The ferry", "two on\nthe bank"],
    ["tag", "night", "after dark"],
];

#[test]
fn a_memo_belongs_to_the_project_an_episode_or_a_tag() {
    let home = home();
    assert_eq!(home.run(&["memos"]).code, Some(1), "there is none");
    write(&home);
    assert_eq!(told(&home), WRITTEN);
    let printed = home.run(&["memos"]).out;
    assert_eq!(
        printed,
        "the whole project\n  who steers what\nThe ferry\n  two on\n  the bank\nnight\n  after dark\n"
    );
    assert_eq!(home.run(&["codes", "--json"]).objects()[0]["description"], "after dark");
    home.run(&["memos", "set", "--episode", "ferry.md", ""]);
    assert_eq!(told(&home), [WRITTEN[0], WRITTEN[2]]);
    assert_eq!(home.run(&["memos", "set", "--episode", "gone.md", "x"]).code, Some(2));
}

#[test]
fn memos_travel_with_the_passages_and_the_later_one_stays() {
    let (one, other) = (home(), home());
    let shared = tempfile::tempdir().unwrap();
    let folder = shared.path().to_str().unwrap();
    let sync = |home: &Home| assert_eq!(home.run(&["bookmarks", "sync", folder]).code, Some(0));
    write(&one);
    [&one, &other].into_iter().for_each(sync);
    assert_eq!(told(&other), WRITTEN);
    other.run(&["memos", "set", "--episode", "ferry.md", "three"]);
    other.run(&["memos", "set", ""]);
    [&other, &one].into_iter().for_each(sync);
    assert_eq!(told(&one), [["episode", "The ferry", "three"], WRITTEN[2]]);
    let files = || {
        let all = std::fs::read_dir(shared.path()).unwrap().flatten();
        let mut all: Vec<String> = all.map(|file| std::fs::read_to_string(file.path()).unwrap()).collect();
        all.sort();
        all
    };
    let before = files();
    [&one, &other].into_iter().for_each(sync);
    assert_eq!(files(), before, "nothing is left to tell");
}

#[test]
fn memos_are_in_a_backup_and_saved_from_a_damaged_database() {
    let home = home();
    write(&home);
    assert_eq!(home.run(&["bookmarks", "backup", "all.db"]).code, Some(0));
    let other = Home::new();
    let saved = home.path().join("all.db");
    let mut bytes = std::fs::read(&saved).unwrap();
    other.write("whole.db", &bytes);
    assert_eq!(other.run(&["bookmarks", "restore", "whole.db"]).code, Some(0));
    assert_eq!(told(&other), WRITTEN);
    let third = Home::new();
    bytes[16..100].fill(0);
    third.write("broken.db", &bytes);
    assert_eq!(third.run(&["bookmarks", "restore", "broken.db"]).code, Some(0));
    assert_eq!(told(&third), WRITTEN);
}
