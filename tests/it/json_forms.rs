//! What `--json` prints is what `help json` says: every command over the samples, and over what was kept of them.

use serde_json::Value;

use crate::cli::{Home, TALK};
use crate::schema::wrong;

fn form(home: &Home, command: &str) -> Value {
    let words: Vec<&str> = ["help", "json"].into_iter().chain(command.split(' ')).collect();
    let answer = home.run(&words);
    assert_eq!((answer.code, answer.err.as_str()), (Some(0), ""), "{command}");
    serde_json::from_str(&answer.out).unwrap()
}

/// Holds what `arguments` print to the form of `command`; how many objects that were.
fn holds(home: &Home, command: &str, arguments: &[&str]) -> usize {
    let schema = form(home, command);
    let words: Vec<&str> = command.split(' ').chain(arguments.iter().copied()).chain(["--json"]).collect();
    let answer = home.run(&words);
    assert!(matches!(answer.code, Some(0 | 1)), "{words:?}: {answer:?}");
    let objects: Vec<Value> = answer.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    for object in &objects {
        let wrong = wrong(&schema, object);
        assert!(wrong.is_empty(), "{words:?}: {wrong:#?}");
    }
    objects.len()
}

fn samples(home: &Home) -> Vec<String> {
    let listed = home.run(&["list", "--json", "--all"]).objects();
    listed.iter().map(|one| one["path"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn what_is_told_of_the_samples_is_as_documented() {
    let home = Home::new();
    let samples = samples(&home);
    assert!(samples.len() >= 5);
    for path in &samples {
        assert_eq!(holds(&home, "show", &[path]), 1);
        holds(&home, "show", &[&format!("{path}#1")]);
        holds(&home, "sections", &[path]);
        assert!(holds(&home, "check", &[path]) > 1);
    }
    assert_eq!(holds(&home, "list", &["--all"]), samples.len());
    assert!(holds(&home, "search", &["what"]) > 0);
    assert!(holds(&home, "search", &["水", "-c"]) > 0);
    assert!(holds(&home, "jump", &["a"]) > 0);
    assert!(holds(&home, "people", &[]) > 0);
    assert!(holds(&home, "questions", &[]) > 0);
    assert!(holds(&home, "keys", &[]) > 50);
    assert_eq!(holds(&home, "stats", &[]), 1);
}

#[test]
fn what_is_told_of_other_formats_and_of_faults_is_as_documented() {
    let home = Home::new();
    home.write("odd/a.srt", "1\n00:00:01,000 --> 00:00:04,000\nAnn: What bends?\n\n2\n00:00:05,000 --> 00:00:09,000\nBo: Light.\n");
    home.write("odd/b.md", format!("---\ntitle: [unclosed\n---\n{TALK}```\nopen"));
    home.write("odd/c.md", format!("{TALK}\n<!-- a remark -->\n\n**Cy:** A third voice.\n"));
    home.write("odd/d.txt", "Nobody speaks here.\n");
    for name in ["a.srt", "b.md", "c.md", "d.txt"] {
        let path = format!("odd/{name}");
        assert_eq!(holds(&home, "show", &[&path]), 1);
        assert!(holds(&home, "check", &[&path]) > 0);
    }
    assert_eq!(holds(&home, "list", &["odd", "--all"]), 4);
    assert!(holds(&home, "people", &["Ada", "odd"]) > 0);
}

#[test]
fn what_is_told_of_passages_and_shelves_is_as_documented() {
    let home = Home::new();
    home.write("talk.md", TALK);
    home.write("copy.md", TALK);
    assert_eq!(holds(&home, "bookmarks add", &["talk.md#1.2", "--note", "why", "--tag", "t"]), 1);
    assert_eq!(holds(&home, "bookmarks list", &[]), 1);
    assert!(holds(&home, "jump", &["why", "talk.md"]) > 0);
    assert_eq!(holds(&home, "bookmarks copies", &["copy.md"]), 1);
    assert!(holds(&home, "stats", &[]) > 0);
    home.run(&["codes", "set", "t", "--description", "what it is for"]);
    assert_eq!(holds(&home, "codes", &[]), 1);
    assert_eq!(holds(&home, "bookmarks cross", &["speaker"]), 1);
    assert_eq!(holds(&home, "memos", &[]), 1);
    holds(&home, "review", &["--today"]);
    holds(&home, "codes agree", &["ann", "bo"]);
    // Only the list itself saves shelves.
    assert_eq!(holds(&home, "shelves", &[]), 0);
}

#[test]
fn what_is_told_of_words_that_went_elsewhere_is_as_documented() {
    let home = Home::new();
    let kept = format!(
        "{TALK}\n### Wood\n\n**Ada:** Wood?\n\n**Bo:** It rots within a century, whatever one paints on it.\n"
    );
    home.write("talk.md", &kept);
    assert_eq!(holds(&home, "bookmarks add", &["talk.md#3.2"]), 1);
    home.write("talk.md", TALK);
    home.write("there/wood.md", format!("# Wood alone\n\n{}", kept.split_once("### Wood").unwrap().1));
    assert_eq!(holds(&home, "bookmarks list", &[]), 1);
    assert_eq!(holds(&home, "bookmarks seek", &["there"]), 1);
}

#[test]
fn all_forms_are_told_at_once_and_what_has_none_is_named() {
    let home = Home::new();
    let all = home.run(&["help", "json"]).objects();
    let titles: Vec<&str> = all.iter().map(|form| form["title"].as_str().unwrap()).collect();
    assert!(titles.contains(&"fangtan bookmarks list --json"), "{titles:?}");
    assert!(all.iter().all(|form| form["$id"].as_str().unwrap().starts_with("urn:fangtan:json:1:")));
    let unknown = home.run(&["json", "guide"]);
    assert_eq!((unknown.code, unknown.out.as_str()), (Some(2), ""));
    assert!(
        unknown.err.contains("`guide` prints no JSON") && unknown.err.contains("list"),
        "{}",
        unknown.err
    );
}
