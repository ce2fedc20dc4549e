//! Filters that were saved under a name: made, chosen and deleted in the list, kept in the store, asked for
//! on the command line.

use std::path::Path;

use fangtan::app::event::{Effect, Event};
use fangtan::app::request::Request;
use fangtan::store::Store;
use fangtan::text::query::{NamedQuery, QueryError};

use crate::cli::Home;
use crate::desk::Desk;

const TIDES: &str =
    "---\ntitle: Tides\ntags: [sea]\n---\n**Ines:** When do they turn?\n\n**Rui:** Twice a day, always.\n";
const WINDS: &str = "---\ntitle: 风\ntags: [天空]\n---\n**主持人 甲一**：风从哪里来？\n\n**乙二**：从山口来，一年四季都有。\n";

fn desk() -> Desk {
    Desk::new(&[("tides.md", TIDES), ("winds.md", WINDS)], 80, 24)
}

fn shelf(name: &str, query: &str) -> NamedQuery {
    NamedQuery { name: name.into(), query: query.into() }
}

fn titles(desk: &Desk) -> Vec<String> {
    desk.app.episodes.shown().map(|(row, _)| row.title()).collect()
}

#[test]
fn a_filter_is_saved_chosen_and_deleted_and_each_is_taken_back() {
    let mut desk = desk();
    desk.keys("w");
    assert!(desk.notice().contains("no filter to save"), "{}", desk.notice());
    desk.keys("S");
    assert!(desk.notice().contains("w saves"), "{}", desk.notice());
    desk.keys("/tag:sea{Tab}").keys("w  By the  sea {Enter}");
    assert_eq!(desk.app.shelves, [shelf("By the sea", "tag:sea")]);
    assert!(
        matches!(desk.asked.last(), Some(Effect::Store(Request::PutShelf(_)))),
        "{:?}",
        desk.asked.last()
    );
    desk.keys("{C-c}");
    desk.keys("/{Esc}/风{Tab}w风里{Enter}");
    assert_eq!(titles(&desk), ["风"]);
    desk.keys("S{Enter}");
    assert_eq!((titles(&desk), desk.app.episodes.filter.text()), (vec!["Tides".to_owned()], "tag:sea"));
    desk.keys("SD");
    assert!(desk.notice().contains("By the sea"), "{}", desk.notice());
    assert!(
        matches!(desk.asked.last(), Some(Effect::Store(Request::DeleteShelf(name))) if name == "By the sea")
    );
    desk.keys("U");
    assert_eq!(desk.app.shelves, [shelf("By the sea", "tag:sea"), shelf("风里", "风")]);
    // Deleted from the list of shelves, brought back from the list of episodes.
    desk.keys("DqU");
    assert_eq!(desk.app.shelves.len(), 2);
    // One of the same name gives way, and comes back too.
    desk.keys("w{C-u}风里{Enter}");
    assert_eq!(desk.app.shelves[1], shelf("风里", "tag:sea"));
    desk.keys("U");
    assert_eq!(desk.app.shelves[1], shelf("风里", "风"));
}

#[test]
fn a_shelf_is_jumped_to_by_its_name() {
    let mut desk = desk();
    desk.happen(Event::Shelves(vec![shelf("海边", "tag:sea")]));
    desk.keys("fhaibian{Enter}");
    assert_eq!(titles(&desk), ["Tides"]);
    let mut desk = self::desk();
    desk.happen(Event::Shelves(vec![shelf("海边", "tag:sea")]));
    desk.keys("j{Enter}{Enter}f海边{Tab}{Enter}");
    assert_eq!((titles(&desk), desk.app.overlays.len()), (vec!["Tides".to_owned()], 0));
}

#[test]
fn a_field_and_its_value_are_completed() {
    let mut desk = desk();
    for (typed, then) in [
        ("gue", "guest:"),
        ("tide -ta", "tide -tag:"),
        ("嘉", "嘉宾:"),
        ("state:un", "state:unread "),
        ("has:no", "has:notes "),
        ("状态：未", "状态：未读 "),
    ] {
        desk.keys(&format!("/{{C-u}}{typed}{{Tab}}"));
        assert_eq!((desk.app.episodes.filter.text(), desk.app.episodes.typing), (then, true), "{typed}");
    }
    desk.keys("{C-u}se{Tab}");
    let ways = QueryError::Ambiguous(vec!["section", "series"]);
    assert_eq!(desk.app.episodes.problem, Some(ways));
    // `note:` is of passages.
    desk.keys("{C-u}not{Tab}/{C-u}tide{Tab}");
    assert_eq!((desk.app.episodes.typing, titles(&desk).len()), (false, 1));
}

fn open(folder: &Path) -> Store {
    Store::open(folder, |_| true).unwrap().0
}

#[test]
fn shelves_are_kept_merged_and_saved_from_a_damaged_database() {
    let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut other = open(there.path());
    other.put_named_query(&shelf("late", "year:2024.."), 30).unwrap();
    other.put_named_query(&shelf("gone", "tag:x"), 10).unwrap();
    other.put_named_query(&shelf("old", "tag:old"), 5).unwrap();
    other.delete_named_query("gone", 40).unwrap();
    let mut store = open(here.path());
    store.put_named_query(&shelf("gone", "tag:y"), 20).unwrap();
    store.put_named_query(&shelf("old", "tag:newer"), 20).unwrap();
    store.merge_in(&other).unwrap();
    let expected = [shelf("late", "year:2024.."), shelf("old", "tag:newer")];
    assert_eq!(store.named_queries().unwrap(), expected);
    drop((store, other));
    assert_eq!(open(here.path()).named_queries().unwrap(), expected);
    let file = here.path().join(Store::FILE);
    let saved = tempfile::tempdir().unwrap();
    let mut salvaged = open(saved.path());
    salvaged.salvage(&file).unwrap();
    assert_eq!(salvaged.named_queries().unwrap(), expected);
}

#[test]
fn the_command_line_lists_a_shelf() {
    let home = Home::new();
    home.write("texts/tides.md", TIDES);
    home.write("texts/winds.md", WINDS);
    let none = home.run(&["list", "--shelf", "sea", "texts"]);
    assert!(none.code == Some(2) && none.err.contains("no shelf “sea”"), "{none:?}");
    assert_eq!(home.run(&["shelves"]).code, Some(1));
    let mut store = open(&home.path().join("data"));
    store.put_named_query(&shelf("By the sea", "tag:sea"), 1).unwrap();
    store.put_named_query(&shelf("天", "tag:天空 \"still"), 1).unwrap();
    drop(store);
    assert_eq!(home.run(&["shelves"]).out, "By the sea  tag:sea\n天  tag:天空 \"still\n");
    assert_eq!(home.run(&["shelves", "--json"]).objects()[0]["query"], "tag:sea");
    let listed = home.run(&["list", "--shelf", "by the sea", "texts"]);
    assert!(
        listed.code == Some(0) && listed.out.contains("Tides") && !listed.out.contains('风'),
        "{listed:?}"
    );
    let both = home.run(&["list", "--shelf", "By the sea", "--where", "state:done", "texts"]);
    assert_eq!((both.code, both.out.as_str()), (Some(1), ""), "{both:?}");
    let mut store = open(&home.path().join("data"));
    store.put_named_query(&shelf("either", "tag:sea OR tag:天空"), 1).unwrap();
    drop(store);
    let listed = |query: &str| home.run(&["list", "--shelf", "either", "--where", query, "texts"]).out;
    assert_eq!(listed("风 OR Tides").lines().count(), 2);
    assert!(listed("Tides").contains("Tides") && listed("Tides").lines().count() == 1);
    let slip = home.run(&["list", "--shelf", "By teh sea", "texts"]);
    assert!(slip.code == Some(2) && slip.err.contains("did you mean “By the sea”?"), "{slip:?}");
    // Sharing passages leaves shelves as they are.
    assert_eq!(home.run(&["bookmarks", "sync", "shared"]).code, Some(0));
    assert!(home.run(&["shelves"]).out.starts_with("By the sea"));
}
