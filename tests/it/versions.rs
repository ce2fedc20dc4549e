//! Versions of an interview: one entry in the list, each in reach, two of them side by side at the same turn.

use std::fmt::Write;

use fangtan::app::views::View;

use crate::cli::Home;
use crate::desk::Desk;
use crate::screens::print::text;

/// A talk of forty turns.
fn talk(title: &str, names: [&str; 2], words: &str) -> String {
    let mut text = format!("# {title}\n\n");
    for turn in 0..40 {
        write!(text, "**{}:** {turn} {}\n\n", names[turn % 2], words.repeat(turn % 3 + 2)).unwrap();
    }
    text
}

fn desk() -> Desk {
    let english = talk("The river", ["Ann", "Bo"], "Nobody crossed the river that year, it was high. ");
    let chinese = talk("那条河", ["安", "博"], "那一年水很高，没有人过河，我们在岸边等。");
    let other = talk("Hills", ["Ann", "Cy"], "The hills were dry and the paths were long. ");
    let files = [
        ("hills.md", other.as_str()),
        ("river.en.md", english.as_str()),
        ("river.zh-CN.md", chinese.as_str()),
    ];
    Desk::new(&files, 170, 30)
}

fn titles(desk: &Desk) -> Vec<String> {
    desk.app.episodes.shown().map(|(row, _)| row.title()).collect()
}

#[test]
fn versions_are_one_entry_and_a_key_chooses_among_them() {
    let mut desk = desk();
    assert_eq!(titles(&desk), ["Hills", "The river"]);
    assert_eq!(desk.app.episodes.listable(), 2);
    assert!(text(&desk.app).contains("The river  en zh-cn"), "{}", text(&desk.app));
    desk.keys("v");
    assert!(desk.notice().contains("no version"), "{}", desk.notice());
    desk.keys("jvj{Enter}");
    assert_eq!(desk.reader().path.to_str(), Some("river.zh-CN.md"));
    desk.keys("qq");
    assert_eq!(desk.app.view(), View::Episodes);
    for (typed, title) in [("lang:zh", "那条河"), ("lang:en river", "The river"), ("那条", "那条河")]
    {
        desk.keys(&format!("/{typed}"));
        assert_eq!(titles(&desk), [title], "{typed}");
        desk.keys("{Esc}");
    }
}

#[test]
fn the_next_episode_is_no_version_of_the_open_one() {
    let mut desk = desk();
    desk.keys("jvj{Enter}g[");
    assert_eq!(desk.reader().path.to_str(), Some("hills.md"));
    desk.keys("g]");
    assert!(desk.reader().path.to_str().unwrap().starts_with("river"));
    desk.keys("qq");
    let selected = desk.app.episodes.selected().map(fangtan::app::episodes::EpisodeRow::file_name);
    assert!(selected.is_some_and(|name| name.starts_with("river")));
}

#[test]
fn a_front_matter_names_versions_in_other_files() {
    let english =
        format!("---\nalternates:\n  zh: 河.md\n---\n{}", talk("The river", ["Ann", "Bo"], "It was high. "));
    let chinese = talk("那条河", ["安", "博"], "那一年水很高。");
    let linked = format!(
        "---\ntranslations: [\"[[fleuve]]\"]\n---\n{}",
        talk("Hills", ["Ann", "Cy"], "They were dry. ")
    );
    let files = [
        ("a/river.md", english.as_str()),
        ("a/河.md", chinese.as_str()),
        (
            "b/fleuve.md",
            "# Collines\n\n**Ann :** Et puis ?\n\n**Cy :** Elles étaient sèches.\n\n**Ann :** Ah.\n\n**Cy :** Oui.\n",
        ),
        ("b/hills.md", linked.as_str()),
    ];
    assert_eq!(Desk::new(&files, 100, 30).app.episodes.listable(), 2);
}

#[test]
fn a_key_opens_the_other_language_beside_at_the_same_turn() {
    let mut desk = desk();
    desk.keys("j{Enter}{Enter}gg}}}}}}}");
    assert_eq!(desk.reader().path.to_str(), Some("river.en.md"));
    let address =
        |reader: &fangtan::app::reader::Reader| reader.episode().address_at(reader.place).to_string();
    let before = address(desk.reader());
    desk.keys("{C-w}t");
    let beside = |desk: &Desk| {
        let pane = desk.app.beside.as_ref().unwrap();
        (pane.reader.path.to_str().unwrap().to_owned(), address(&pane.reader))
    };
    assert_eq!(desk.reader().path.to_str(), Some("river.zh-CN.md"));
    assert_eq!((address(desk.reader()), beside(&desk)), (before.clone(), ("river.en.md".to_owned(), before)));
    desk.keys("}}}}");
    assert_eq!(beside(&desk).1, address(desk.reader()), "both go on together");
    let mut alone = Desk::new(&[("river.md", "**A:** One?\n\n**B:** Two.\n")], 170, 30);
    alone.keys("{Enter}{Enter}{C-w}t");
    assert!(alone.app.beside.is_none() && alone.notice().contains("no version"), "{}", alone.notice());
}

#[test]
fn the_command_line_finds_each_version() {
    let home = Home::new();
    home.write("t/river.en.md", talk("The river", ["Ann", "Bo"], "Nobody crossed the river that year. "));
    home.write("t/river.zh-CN.md", talk("那条河", ["安", "博"], "那一年水很高，没有人过河。"));
    assert_eq!(home.run(&["list", "--json", "t"]).objects().len(), 2);
    assert_eq!(home.run(&["list", "--json", "--where", "lang:zh", "t"]).objects().len(), 1);
}
