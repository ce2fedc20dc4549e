//! Kept passages by query, on the screen and from the command line, and how often their tags stand together.

use fangtan::app::overlay::Overlay;

use crate::cli::Home;
use crate::desk::Desk;

const MILL: &str = "---\ndate: 2023-05-02\nguests: [Rosa Lindt]\n---\n# The mill\n\n## Water\n\n\
    **Ed:** What drives the mill?\n\n**Rosa Lindt:** The brook drives it, most of the year.\n\n\
    **Ed:** And in a dry summer?\n\n**Rosa Lindt:** Then we wait, and mend the sacks.\n";
const KILN: &str = "---\ndate: 2025-01-20\nguests: [Hu Yan]\n---\n# The kiln\n\n## Fire\n\n\
    **Ed:** How hot is it?\n\n**Hu Yan:** Hot enough to wait a day before you open it.\n";

/// Three passages: water/brook + power and patience at the mill, patience + power/heat at the kiln.
fn home() -> Home {
    let home = Home::new();
    home.write("mill.md", MILL);
    home.write("kiln.md", KILN);
    let keep = |place: &str, tags: &[&str], color: &str| {
        let tags = tags.iter().flat_map(|tag| ["--tag", tag]);
        let all: Vec<&str> = ["bookmarks", "add", place, "--color", color].into_iter().chain(tags).collect();
        assert_eq!(home.run(&all).code, Some(0));
    };
    keep("mill.md#1.2", &["water/brook", "power"], "blue");
    keep("mill.md#1.4", &["patience"], "red");
    keep("kiln.md#1.2", &["patience", "power/heat"], "red");
    home
}

fn places(home: &Home, query: &str) -> Vec<String> {
    let told = home.run(&["bookmarks", "list", "--where", query, "--json"]);
    if told.code == Some(1) {
        return Vec::new();
    }
    let place = |kept: &serde_json::Value| {
        let file = kept["path"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
        format!("{}#{}", file.trim_end_matches(".md"), kept["address"].as_str().unwrap())
    };
    let mut places: Vec<String> = told.objects().iter().map(place).collect();
    places.sort();
    places
}

#[test]
fn one_query_language_asks_for_passages_by_tag_person_year_color_and_words() {
    let home = home();
    let (brook, sacks, kiln) = ("mill#1.2", "mill#1.4", "kiln#1.2");
    for (query, expected) in [
        ("tag:power", vec![kiln, brook]),
        ("tag:water", vec![brook]),
        ("tag:pow", vec![kiln, brook]),
        ("tag:patience year:2025", vec![kiln]),
        ("tag:patience AND NOT guest:Hu", vec![sacks]),
        ("color:blue OR speaker:hu", vec![kiln, brook]),
        ("NOT tag:patience OR sacks", vec![brook, sacks]),
        ("标签:patience 且 非 说话人:Rosa 或 tag:water", vec![kiln, brook]),
        ("wait", vec![kiln, sacks]),
        ("\"wait, and\"", vec![sacks]),
        ("date:..2024 !water", vec![sacks]),
        ("state:lost", vec![]),
    ] {
        assert_eq!(places(&home, query), expected, "{query}");
    }
    let wrong = home.run(&["bookmarks", "list", "--where", "tg:x"]);
    assert_eq!(wrong.code, Some(2));
    assert!(wrong.err.contains("tag:"), "{}", wrong.err);
    assert_eq!(home.run(&["bookmarks", "list", "--where", "color:green"]).code, Some(1));
}

#[test]
fn a_tag_is_asked_for_as_it_is_and_not_as_a_part_of_others() {
    let home = home();
    home.run(&["bookmarks", "add", "mill.md#1.3", "--tag", "powerless"]);
    assert_eq!(places(&home, "tag:power"), ["kiln#1.2", "mill#1.2"]);
    assert_eq!(places(&home, "tag:powerl"), ["mill#1.3"]);
}

#[test]
fn an_export_is_of_what_is_asked_for_and_leaves_other_files_alone() {
    let home = home();
    let told = home.run(&["bookmarks", "export", "--where", "guest:Rosa tag:water", "--format", "csv"]);
    assert_eq!(told.out.lines().count(), 2, "{}", told.out);
    let folder = home.path().join("notes");
    let to = folder.to_str().unwrap();
    home.run(&["bookmarks", "export", "--to", to]);
    let told = home.run(&["bookmarks", "export", "--where", "guest:Hu", "--to", to, "--prune"]);
    assert_eq!((told.code, folder.join("The-mill.md").exists()), (Some(0), true), "{}", told.err);
}

#[test]
fn tags_are_counted_with_tags_speakers_and_episodes_as_table_csv_and_json() {
    let home = home();
    let told = home.run(&["bookmarks", "cross", "tag", "--json"]).objects();
    let row = |tag: &str| told.iter().find(|row| row["tag"] == tag).unwrap()["counts"].clone();
    assert_eq!(
        row("power"),
        serde_json::json!({"patience": 1, "power": 2, "water": 1, "water/brook": 1}),
        "not how often it stands with the tags below it, which all have it"
    );
    let csv = home.run(&["bookmarks", "cross", "tag", "--csv"]).out;
    assert_eq!(csv.lines().next(), Some(",patience,power,power/heat,water,water/brook"));
    assert!(csv.lines().any(|line| line.starts_with("power,1,2,,1,")), "{csv}");
    assert_eq!(row("patience")["patience"], 2);
    let csv = home.run(&["bookmarks", "cross", "speaker", "--csv"]).out;
    assert_eq!(csv.lines().next(), Some(",Hu Yan,Rosa Lindt"));
    assert!(csv.lines().any(|line| line == "patience,1,1"), "{csv}");
    let table = home.run(&["bookmarks", "cross", "episode", "--where", "color:red"]).out;
    assert!(table.lines().next().unwrap().ends_with("The mill  The kiln"), "{table}");
    assert!(table.lines().any(|line| line.split_whitespace().eq(["patience", "1", "1"])), "{table}");
}

#[test]
fn the_filter_of_the_list_takes_or_and_the_year_of_the_talk() {
    let mut desk = Desk::new(&[("kiln.md", KILN), ("mill.md", MILL)], 80, 30);
    desk.keys("{Enter}{Enter}:1.2{Enter}Cfire{Enter}gg:1.1{Enter}Cheat{Enter}");
    let shown = |desk: &Desk| match desk.app.overlays.last() {
        Some(Overlay::Bookmarks(list)) => {
            list.shown().map(|(listed, _)| listed.bookmark.tags.join(" ")).collect()
        }
        _ => Vec::new(),
    };
    for (query, expected) in [("tag:fire OR tag:heat", 2), ("year:2025 NOT tag:fire", 1), ("year:2024", 0)] {
        desk.keys(&format!("B/{query}{{Enter}}"));
        assert_eq!(shown(&desk).len(), expected, "{query}");
        desk.keys("{Esc}{Esc}");
    }
}
