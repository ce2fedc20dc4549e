//! Reading what was kept: old passages shown again, and links of an export that lead into the text and back.

use crate::cli::Home;
use crate::desk::Desk;

const TALK: &str = "# Salt\n\n## Pans\n\n**Lin:** When is it raked?\n\n**Zhou:** Before dawn, never at noon.\n\n\
    **Lin:** And the rain?\n\n**Zhou:** One night of rain and half a month is gone.\n";

/// A home in which the two answers were kept long ago.
fn home() -> Home {
    let home = Home::new();
    home.write("salt.md", TALK);
    for place in ["salt.md#1.2", "salt.md#1.4"] {
        home.run(&["bookmarks", "add", place, "--note", "why?"]);
    }
    let exported = home.run(&["bookmarks", "export", "--format", "json"]).out;
    let old: Vec<String> = exported
        .lines()
        .enumerate()
        .map(|(index, line)| {
            let mut kept: serde_json::Value = serde_json::from_str(line).unwrap();
            kept["id"] = format!("old-{index}").into();
            kept["made"] = "2020-01-02T03:04:05Z".into();
            kept["changed"] = "2020-01-02T03:04:05Z".into();
            kept.to_string()
        })
        .collect();
    home.write("old.jsonl", old.join("\n"));
    for kept in home.run(&["bookmarks", "list", "--json"]).objects() {
        home.run(&["bookmarks", "rm", kept["id"].as_str().unwrap()]);
    }
    assert!(home.run(&["bookmarks", "import", "old.jsonl"]).out.starts_with("2 passages, 2 of them new"));
    home
}

#[test]
fn old_passages_come_back_a_few_a_day_and_the_same_all_day() {
    let home = home();
    let first = home.run(&["review", "--today", "--count", "1"]);
    assert_eq!(first.code, Some(0), "{}", first.err);
    assert!(
        first.out.contains("? When is it raked?") && first.out.contains("Zhou: Before dawn"),
        "{}",
        first.out
    );
    assert!(first.out.contains("salt.md#1.2") && first.out.contains("(why?)"), "{}", first.out);
    assert!(!first.out.contains("half a month"), "no more than asked for");
    assert_eq!(home.run(&["review", "--today", "--count", "1"]).out, first.out);
    assert_eq!(
        home.run(&["review", "--today", "--where", "raked OR dawn", "--json"]).objects()[0]["id"],
        "old-0"
    );
}

#[test]
fn what_was_kept_just_now_is_not_shown_again_yet() {
    let home = Home::new();
    home.write("salt.md", TALK);
    home.run(&["bookmarks", "add", "salt.md#1.2"]);
    assert_eq!(home.run(&["review", "--today"]).code, Some(1));
}

#[test]
fn a_link_into_an_interview_is_followed_where_one_reads_and_leads_back() {
    let kept = "# Kept\n\n## Rain\n\n**Ann:** What of the rain?\n\n\
        **Bob:** One night of it. [Salt, 1.4](fangtan://salt.md#1.4)\n\n**Ann:** And then?\n\n**Bob:** Gone.\n";
    let mut desk = Desk::new(&[("kept.md", kept), ("salt.md", TALK)], 80, 30);
    desk.keys("{Enter}{Enter}");
    assert_eq!(desk.reader().path.as_os_str(), "kept.md");
    desk.keys("o");
    assert_eq!(desk.reader().path.as_os_str(), "salt.md");
    assert_eq!(desk.address(), "1.4");
    desk.keys("{C-o}");
    assert_eq!(desk.reader().path.as_os_str(), "kept.md");
}
