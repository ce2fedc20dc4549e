//! Links that exports have: the program opens what they name. And keeping the same words twice on the command
//! line.

use std::fs;

use crate::cli::Home;

const TALK: &str = "### Ink\n\n**Ana:** Where does the ink come from, and who mixes it before the press runs?\n\n\
    **Ben:** From soot and oil. My sister mixes it by smell on Mondays.\n\n\
    ### 纸\n\n**Ana:** 纸是谁送来的？\n\n**Ben:** 河对岸的人划船送来，一个月两次。\n";

#[test]
fn a_link_of_an_export_opens_what_it_names() {
    let home = Home::new();
    home.write("访谈 一/ink #1.md", TALK);
    assert_eq!(home.run(&["bookmarks", "add", "访谈 一/ink #1.md#2.2"]).code, Some(0));
    let exported = home.run(&["bookmarks", "export"]).out;
    let start = exported.find("fangtan://").unwrap();
    let link = exported[start..].split([')', ']', '>', '\n', ' ']).next().unwrap();
    let shown = home.run(&[link]);
    assert!(shown.out.contains("河对岸的人划船送来"), "{link}: {shown:?}");
    assert!(!shown.out.contains("soot"), "only the turn it names: {}", shown.out);
    assert!(home.run(&["show", link]).out.contains("划船"));
    let gone = home.run(&["fangtan:///no/such.md#1.1"]);
    assert!(gone.code == Some(2) && gone.err.contains("/no/such.md"), "{gone:?}");
}

#[test]
fn a_link_to_a_file_that_moved_and_was_corrected_is_followed_by_its_words() {
    let home = Home::new();
    home.write("config.toml", "library = [\".\"]\n");
    let file = home.write("talks/ink.md", TALK);
    assert_eq!(home.run(&["bookmarks", "add", "talks/ink.md#2.2"]).code, Some(0));
    let link = format!("fangtan://{}#2.2", file.display());
    fs::remove_file(&file).unwrap();
    home.write("archive/2020/press.md", TALK.replace("on Mondays", "every Monday"));
    for command in [&[link.as_str()][..], &["show", &link], &["show", "talks/ink.md#2.2"]] {
        let shown = home.run(command);
        assert!(shown.out.contains("河对岸的人划船送来"), "{command:?}: {shown:?}");
    }
    assert!(home.run(&["sections", "talks/ink.md"]).out.contains("Ink"));
}

#[test]
fn desktops_are_told_of_the_links() {
    let entry = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/fangtan.desktop")).unwrap();
    let value = |key: &str| entry.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix('='));
    assert_eq!(entry.lines().next(), Some("[Desktop Entry]"));
    assert_eq!(value("Exec"), Some("fangtan %u"), "the link is its only argument");
    assert_eq!(value("Terminal"), Some("true"));
    let kinds: Vec<&str> = value("MimeType").unwrap().split(';').collect();
    assert!(
        ["x-scheme-handler/fangtan", "text/markdown", "application/epub+zip"]
            .iter()
            .all(|it| kinds.contains(it))
    );
    assert!(["Type", "Name", "Comment"].into_iter().all(|key| value(key).is_some()));
}

#[test]
fn the_same_words_added_again_are_the_same_passage_and_lose_nothing() {
    let home = Home::new();
    home.write("ink.md", TALK);
    let add = |more: &[&str]| {
        let answer = home.run(&[&["bookmarks", "add", "--json", "ink.md#1.2"], more].concat());
        answer.objects().remove(0)
    };
    let first = add(&["--note", "by smell", "--tag", "press"]);
    let again = add(&[]);
    assert_eq!((&first["id"], &first["note"]), (&again["id"], &again["note"]));
    let more = add(&["--note", "ask the sister", "--tag", "ink", "--color", "green"]);
    assert_eq!(more["id"], first["id"]);
    assert_eq!(more["note"], "by smell\n\nask the sister");
    assert_eq!(more["tags"], serde_json::json!(["press", "ink"]));
    let part = add(&["--quote", "soot and oil"]);
    assert_ne!(part["id"], first["id"], "some of the words are a passage of their own");
    let listed = home.run(&["bookmarks", "list", "--json"]).objects();
    assert_eq!(listed.len(), 2);
    assert_eq!(listed.iter().find(|kept| kept["id"] == first["id"]).unwrap()["color"], "green");
}

#[test]
fn a_field_that_a_search_does_not_know_is_named() {
    let home = Home::new();
    home.write("ink.md", TALK);
    for (query, said) in [
        ("speker:Ana ink", "speaker:"),
        ("where:Ana", "speaker:"),
        ("color:green ink", "color: says nothing"),
        ("note:x", "note: says nothing"),
    ] {
        let answer = home.run(&["search", query, "."]);
        assert!(answer.code == Some(2) && answer.err.contains(said), "{query}: {answer:?}");
        assert_eq!(answer.out, "");
    }
    assert_eq!(home.run(&["search", "\"speker:Ana\" ink", "."]).code, Some(1), "in quotes it is words");
}
