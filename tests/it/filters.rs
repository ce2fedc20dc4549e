//! Finding episodes by the query language: the command line, the search and the list agree.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use fangtan::app::episodes::{EpisodeRow, Episodes, prepared};
use fangtan::app::input::Input;
use fangtan::catalog::facets::FacetKind;
use fangtan::catalog::filter::EpisodeFacts;
use fangtan::episode::model::Role;
use fangtan::episode::summary::{Summary, VoiceSummary};
use fangtan::passage::marks::KeptCount;
use fangtan::text::query::QueryError;
use serde_json::Value;

use crate::cli::Home;
use crate::desk::Desk;

const CLOCKS: &str = "---\ntitle: 修钟的人\ndate: 2024-03-09\ntags: [手艺, 城市]\nguests: [林砚秋]\n系列: 慢谈\n---\n\n\
    **主持人 周小满**：您什么时候开始修钟的？\n\n**林砚秋**：三十年前，在钟楼下面。\n\n**主持人 周小满**：它走得准吗？\n\n\
    **林砚秋**：它慢，我也慢。\n";
const BRIDGES: &str = "# Bridges over the Aare\n\nDate: 2019-05-04\n\n**Nora Lind:** How many are there in the old town?\n\n\
    **Tomas Weber:** There are eighteen, and I have painted all of them.\n\n**Nora Lind:** Which one first?\n\n\
    **Tomas Weber:** The lowest one, because the light is best in the morning there.\n";
const NOTES: &str =
    "# Shopping\n\nBread and ink for the week, two clocks to be brought back from the shop.\n";

fn vault() -> Home {
    let home = Home::new();
    home.write("talks/2024/clocks.md", CLOCKS);
    home.write("talks/2019/bridges.md", BRIDGES);
    home.write("notes/shopping.md", NOTES);
    home
}

fn listed(home: &Home, query: &str, all: bool) -> Vec<String> {
    let mut words = vec!["list", "--json", "--where", query, "."];
    words.extend(all.then_some("--all"));
    let answer = home.run(&words);
    let told = ["no interview is what the query asks for", "1 other text; --all lists them too"];
    let rest = told.iter().fold(answer.err, |rest, told| rest.replace(&format!("fangtan: {told}\n"), ""));
    assert_eq!(rest, "", "{query}");
    let name = |line: &str| {
        let found: Value = serde_json::from_str(line).unwrap();
        Path::new(found["path"].as_str().unwrap()).file_stem().unwrap().to_string_lossy().into_owned()
    };
    answer.out.lines().map(name).collect()
}

#[test]
fn a_list_shows_what_a_query_asks_for() {
    let home = vault();
    assert_eq!(home.run(&["bookmarks", "add", "talks/2024/clocks.md#0.2", "--note", "慢"]).code, Some(0));
    let [clocks, bridges, shopping] = ["clocks", "bridges", "shopping"];
    for (query, expected) in [
        ("钟", vec![clocks]),
        ("xiuzhong", vec![clocks]),
        ("linyanqiu", vec![clocks]),
        ("手艺 林砚秋", vec![clocks]),
        ("慢谈", vec![clocks]),
        ("bridges", vec![bridges]),
        ("shop", vec![shopping]),
        ("bgs", vec![]),
        ("\"over the aare\"", vec![bridges]),
        ("/br.dges/", vec![bridges]),
        ("-钟 -shopping", vec![bridges]),
        ("bridges|钟", vec![bridges, clocks]),
        ("guest:林砚秋", vec![clocks]),
        ("guest:lyq", vec![clocks]),
        ("guest:周小满", vec![]),
        ("host:周小满", vec![clocks]),
        ("speaker:weber", vec![bridges]),
        ("tag:城市|乡村", vec![clocks]),
        ("series:慢谈", vec![clocks]),
        ("folder:2019", vec![bridges]),
        ("folder:talks/2024", vec![clocks]),
        ("folder:talk", vec![]),
        ("lang:zh", vec![clocks]),
        ("lang:English -folder:notes", vec![bridges]),
        ("year:2020..", vec![clocks]),
        ("date:..2019-06", vec![bridges]),
        ("minutes:<1", vec![]),
        ("minutes:1..2", vec![shopping, bridges, clocks]),
        ("has:questions", vec![bridges, clocks]),
        ("has:passages has:notes", vec![clocks]),
        ("has:times", vec![]),
        ("state:unread -has:speakers", vec![shopping]),
        ("state:done|reading", vec![]),
    ] {
        let mut found = listed(&home, query, true);
        if !expected.is_empty() && found.len() > 1 {
            found.sort_by_key(|name| expected.iter().position(|one| one == name));
        }
        assert_eq!(found, expected, "{query}");
    }
}

#[test]
fn a_filter_that_cannot_be_meant_is_named() {
    let home = vault();
    for (query, said) in [
        ("gest:林", "did you mean guest:?"),
        ("state:unraed", "did you mean unread?"),
        ("in:question", "in: says nothing of what is looked for here"),
        ("state:lost", "state: says nothing"),
        ("color:red", "color: says nothing"),
    ] {
        let answer = home.run(&["list", "--where", query, "."]);
        assert!(answer.code == Some(2) && answer.err.contains(said), "{query}: {answer:?}");
    }
}

#[test]
fn a_search_looks_only_into_the_episodes_it_asks_for() {
    let home = vault();
    for (query, expected) in [
        ("the folder:2019", "bridges.md"),
        ("三十年 series:慢谈 state:unread", "clocks.md"),
        ("ink lang:en folder:notes", "shopping.md"),
        ("ink lang:en folder:talks", ""),
        ("the state:done", ""),
    ] {
        let answer = home.run(&["search", query, "."]);
        assert_eq!(answer.code, Some(i32::from(expected.is_empty())), "{query}: {answer:?}");
        assert!(answer.out.lines().all(|line| line.contains(expected)), "{query}: {answer:?}");
    }
}

#[test]
fn words_of_the_title_and_the_people_of_the_front_matter_are_found() {
    let home = vault();
    home.write(
        "talks/asked.md",
        "---\ntitle: 谈话\npeople: [Ana Böhm]\n---\n\n问：冷吗？\n\n答：不冷。\n\n问：还好？\n\n答：还好。\n",
    );
    for (query, path) in [("aare", "bridges.md#0"), ("Bohm", "asked.md#0"), ("xyz", "")] {
        // The second time nothing is read.
        for _ in 0..2 {
            let lines = home.run(&["search", query, "."]).out;
            assert_eq!(
                lines.lines().filter(|line| line.contains(path)).count(),
                usize::from(!path.is_empty())
            );
            let counts = home.run(&["search", "--count", query, "."]).out;
            assert_eq!(counts.lines().count(), lines.lines().count(), "{query}: {counts}");
        }
    }
    let found = home.run(&["search", "--json", "aare", "."]).objects().remove(0);
    assert_eq!((&found["text"], &found["line"]), (&"Bridges over the Aare".into(), &1.into()));
    assert_eq!(found["ranges"], serde_json::json!([[17, 21]]));
    assert_eq!(home.run(&["search", "aare in:answer", "."]).code, Some(1), "a title answers nothing");
}

#[test]
fn the_list_shows_what_the_command_line_lists() {
    let home = vault();
    let files =
        [("talks/2024/clocks.md", CLOCKS), ("talks/2019/bridges.md", BRIDGES), ("notes/shopping.md", NOTES)];
    let mut desk = Desk::new(&files, 100, 30);
    for query in
        ["钟", "guest:weber", "lang:en", "has:questions", "minutes:1..2 -folder:notes", "state:unread bri"]
    {
        desk.keys("/");
        desk.paste(query);
        let shown: Vec<String> = desk.app.episodes.shown().map(|(row, _)| row.file_name()).collect();
        let mut expected: Vec<String> =
            listed(&home, query, false).iter().map(|name| format!("{name}.md")).collect();
        expected.sort_by_key(|name| shown.iter().position(|one| one == name));
        assert_eq!(shown, expected, "{query}");
        desk.keys("{Esc}");
    }
    assert_eq!(desk.app.episodes.shown().len(), 2, "the note waits behind the interviews");
}

#[test]
fn while_a_field_is_typed_the_rows_stay_and_the_slip_is_named() {
    let files = [("a/clocks.md", CLOCKS), ("b/bridges.md", BRIDGES)];
    let mut desk = Desk::new(&files, 100, 30);
    desk.keys("/");
    desk.paste("weber");
    assert_eq!(desk.app.episodes.shown().len(), 1);
    desk.keys(" year:");
    assert_eq!(desk.app.episodes.shown().len(), 1);
    assert_eq!(desk.app.episodes.problem, Some(QueryError::NoValue { field: "year" }));
    desk.paste("2019");
    assert!(desk.app.episodes.problem.is_none());
    assert_eq!(desk.app.episodes.shown().len(), 1);
}

#[test]
fn people_are_listed_with_what_they_said_and_where() {
    let home = vault();
    home.write(
        "talks/2021/again.md",
        CLOCKS
            .replace("2024-03-09", "2021-05-01")
            .replace("修钟的人", "再访")
            .replace("慢。", "慢。还是慢。"),
    );
    let people = home.run(&["people", "--json", "."]).objects();
    let names: Vec<&str> = people.iter().map(|person| person["name"].as_str().unwrap()).collect();
    assert_eq!(names.len(), 4, "{names:?}");
    let lin = people.iter().find(|person| person["name"] == "林砚秋").unwrap();
    assert_eq!((&lin["first"], &lin["last"]), (&"2021-05-01".into(), &"2024-03-09".into()));
    assert_eq!(lin["asked_by"], serde_json::json!(["周小满"]));
    let episodes = lin["episodes"].as_array().unwrap();
    assert_eq!(episodes.len(), 2);
    assert!(episodes.iter().all(|one| one["role"] == "guest" && one["turns"] == 2), "{episodes:?}");
    let found = home.run(&["people", "lyq", "."]);
    assert_eq!(found.out.lines().count(), 3, "one line for the person, one for each episode: {found:?}");
    assert!(people[0].get("terms").is_none(), "terms are looked for only of somebody who is named");
    assert_eq!(home.run(&["people", "nobody", "."]).code, Some(1));
}

#[test]
fn questions_are_listed_with_the_beginnings_of_their_answers() {
    let home = vault();
    let all = home.run(&["questions", "--json", "."]).objects();
    assert_eq!(all.len(), 4, "{all:?}");
    let found = home.run(&["questions", "--json", "guest:lyq 准", "."]).objects();
    assert_eq!(found.len(), 1);
    assert_eq!(
        (&found[0]["question"], &found[0]["answer"]),
        (&"它走得准吗？".into(), &"它慢，我也慢。".into())
    );
    assert_eq!((&found[0]["address"], &found[0]["answer_address"]), (&"0.3".into(), &"0.4".into()));
    let answer = home.run(&["questions", "first one", "talks"]);
    assert!(answer.out.contains("Nora Lind: Which one first?"), "{answer:?}");
    assert!(answer.out.contains("\n    Tomas Weber: The lowest one"), "{answer:?}");
}

#[test]
fn the_first_row_of_a_person_lists_their_episodes() {
    let files = [("a/clocks.md", CLOCKS), ("b/bridges.md", BRIDGES)];
    let mut desk = Desk::new(&files, 100, 30);
    desk.keys("gp/weber{Enter}{Enter}{Enter}");
    let shown: Vec<String> = desk.app.episodes.shown().map(|(row, _)| row.file_name()).collect();
    assert_eq!(shown, ["bridges.md"]);
}

/// So many rows that their names are prepared away from the keys.
fn long_list() -> (Episodes, u64, Vec<EpisodeRow>) {
    let mut list = Episodes::default();
    list.add((0..6_000).map(|number| PathBuf::from(format!("/talks/{number:04}.md"))).collect());
    list.settle();
    let (generation, rows) = list.unprepared().unwrap();
    list.filter = Input::holding("4321");
    list.refresh();
    (list, generation, rows)
}

fn found(list: &Episodes) -> Vec<String> {
    list.shown().map(|(row, _)| row.file_name()).collect()
}

#[test]
fn a_key_does_not_wait_for_the_names_of_a_long_list() {
    let (mut list, generation, rows) = long_list();
    assert_eq!(found(&list).len(), 6_000, "what was found before stays");
    list.take_names(generation, Arc::new(prepared(&rows)));
    assert_eq!(found(&list), ["4321.md"]);
}

#[test]
fn what_is_about_to_be_opened_is_what_the_filter_asks_for() {
    let (mut list, _, _) = long_list();
    list.prepare_names();
    assert_eq!(found(&list), ["4321.md"]);
    assert_eq!(list.selected().map(EpisodeRow::file_name).as_deref(), Some("4321.md"));
}

#[test]
fn who_is_only_called_by_a_role_or_a_letter_is_no_guest_to_narrow_by() {
    let voice = |name: &str, generic| VoiceSummary {
        name: name.to_owned(),
        generic,
        role: Some(Role::Guest),
        ..VoiceSummary::default()
    };
    let summary =
        Summary { speakers: vec![voice("林砚秋", false), voice("答", true)], ..Summary::default() };
    let facts = EpisodeFacts {
        path: Path::new("clocks.md"),
        summary: Some(&summary),
        progress: None,
        kept: KeptCount::default(),
    };
    assert_eq!(FacetKind::Guest.values(&facts), ["林砚秋"]);
}

#[test]
fn either_of_two_queries_is_asked_for_in_the_list_and_on_the_command_line() {
    let home = vault();
    for (query, expected) in [
        ("tag:手艺 OR year:2019", vec!["clocks", "bridges"]),
        ("speaker:weber AND year:2019 OR tag:nothing", vec!["bridges"]),
        ("钟 或 \"over the Aare\"", vec!["clocks", "bridges"]),
        ("year:2019 OR NOT tag:手艺 钟", vec!["bridges"]),
        ("tag:手艺 OR", vec!["clocks"]),
    ] {
        let mut found = listed(&home, query, false);
        let mut expected: Vec<String> = expected.into_iter().map(str::to_owned).collect();
        found.sort();
        expected.sort();
        assert_eq!(found, expected, "{query}");
    }
    let mut desk = Desk::new(&[("clocks.md", CLOCKS), ("bridges.md", BRIDGES)], 80, 24);
    let shown = |desk: &Desk| desk.app.episodes.shown().count();
    desk.keys("/tag:城市");
    assert_eq!(shown(&desk), 1);
    desk.keys(" OR speaker:weber");
    assert_eq!(shown(&desk), 2);
    desk.keys(" year:1900{Enter}");
    assert_eq!(shown(&desk), 1);
}
