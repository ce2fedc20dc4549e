//! What was kept is what comes out: passages whose words were edited, files that moved, exports into a folder
//! that somebody writes in, and notes that git merged.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

const TALK: &str = "---\ntitle: Wind\n---\n\n### Steel\n\n**Ada:** First, why does steel bend in the cold?\n\n\
                    **Bo:** It bends before it breaks, and that is the whole of the art of bridges.\n\n\
                    **Ada:** Who taught you to look at a rivet before you look at the river?\n\n\
                    **Bo:** My aunt did. She walked the old crossing every Sunday with a lamp and a hammer.\n";

const OTHER: &str = "---\ntitle: Bread\n---\n\n**Ada:** What does a baker hear at four in the morning?\n\n\
                     **Cy:** The oven ticking, the street before anybody is in it, and my own shoes on flour.\n\n\
                     **Ada:** And when the dough is wrong?\n\n\
                     **Cy:** Then it is silent under the knuckles, and you begin again from the sour.\n";

struct Desk(TempDir);

impl Desk {
    fn new() -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        fs::create_dir(desk.path("talks")).unwrap();
        fs::write(desk.path("talks/a.md"), TALK).unwrap();
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn run(&self, arguments: &[&str]) -> (String, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_fangtan"));
        command.args(arguments).current_dir(self.0.path());
        command.env("FANGTAN_DATA_DIR", self.path("data"));
        command.env("FANGTAN_CONFIG", self.path("config.toml"));
        command.env("FANGTAN_CACHE_DIR", self.path("cache"));
        let output = command.output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (text(output.stdout), text(output.stderr))
    }

    fn add(&self, arguments: &[&str]) -> Value {
        let (out, err) = self.run(&[&["bookmarks", "add", "--json"], arguments].concat());
        serde_json::from_str(&out).unwrap_or_else(|_| panic!("{err}"))
    }

    fn listed(&self) -> Vec<Value> {
        let (out, _) = self.run(&["bookmarks", "list", "--json"]);
        out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// File name and state of the only passage.
    fn stands(&self) -> (String, String) {
        let all = self.listed();
        assert_eq!(all.len(), 1, "{all:?}");
        let text = |name: &str| all[0][name].as_str().unwrap().to_owned();
        let name = Path::new(&text("path")).file_name().unwrap_or_default().to_string_lossy().into_owned();
        (name, text("state"))
    }
}

#[test]
fn the_quote_is_the_kept_words_and_the_present_ones_stand_beside_them() {
    let desk = Desk::new();
    let kept = desk.add(&["talks/a.md#1.2"]);
    fs::write(desk.path("talks/a.md"), TALK.replace("the whole of the art", "half of the craft")).unwrap();
    let now = &desk.listed()[0];
    assert_eq!(now["state"], "changed");
    assert_eq!(now["quote"], kept["quote"]);
    assert!(now["present"].as_str().unwrap().contains("half of the craft"), "{now}");
    for format in ["markdown", "org", "json", "csv", "w3c"] {
        let (out, _) = desk.run(&["bookmarks", "export", "--format", format]);
        assert!(out.contains("the whole of the art of bridges"), "{format}: {out}");
    }
}

#[test]
fn a_long_passage_comes_out_whole_when_its_file_is_gone() {
    let desk = Desk::new();
    let long: Vec<String> = (0..80).map(|number| format!("word{number} and more")).collect();
    fs::write(
        desk.path("talks/long.md"),
        format!("{TALK}\n**Ada:** Go on?\n\n**Bo:** {}.\n", long.join(" ")),
    )
    .unwrap();
    let kept = desk.add(&["talks/long.md#1.6"]);
    fs::remove_file(desk.path("talks/long.md")).unwrap();
    let (out, _) = desk.run(&["bookmarks", "export"]);
    assert!(out.contains("word40 and more word41") && !out.contains("[…]"), "{out}");
    assert_eq!(desk.listed()[0]["quote"], kept["quote"]);
}

#[test]
fn a_file_that_moved_is_found_and_stays_found() {
    for moves in
        [&[("talks/a.md", "talks/b.md")][..], &[("talks/a.md", "talks/sub/b.md")], &[("talks", "elsewhere")]]
    {
        let desk = Desk::new();
        desk.add(&["talks/a.md#1.2"]);
        fs::create_dir_all(desk.path("talks/sub")).unwrap();
        for (from, to) in moves {
            fs::rename(desk.path(from), desk.path(to)).unwrap();
        }
        let (name, state) = desk.stands();
        assert!(
            state == "ok" && Path::new(&name).extension().is_some_and(|end| end == "md"),
            "{moves:?}: {name} {state}"
        );
        let (_, err) = desk.run(&["bookmarks", "list"]);
        assert_eq!(err, "", "it was written down");
    }
}

#[test]
fn passages_go_with_the_words_whatever_is_put_in_their_place() {
    for opened in [false, true] {
        let desk = Desk::new();
        desk.add(&["talks/a.md#1.2"]);
        fs::rename(desk.path("talks/a.md"), desk.path("talks/b.md")).unwrap();
        fs::write(desk.path("talks/a.md"), OTHER).unwrap();
        if opened {
            desk.add(&["talks/a.md#0.2"]);
            let all = desk.listed();
            let of =
                |words: &str| all.iter().find(|one| one["quote"].as_str().unwrap().contains(words)).unwrap();
            assert!(of("It bends")["path"].as_str().unwrap().ends_with("b.md"), "{all:?}");
            assert!(of("The oven")["path"].as_str().unwrap().ends_with("a.md"), "{all:?}");
            assert!(all.iter().all(|one| one["state"] == "ok"), "{all:?}");
        } else {
            assert_eq!(desk.stands(), ("b.md".to_owned(), "ok".to_owned()));
        }
    }
}

#[test]
fn two_files_that_were_swapped_keep_their_own_passages() {
    let desk = Desk::new();
    fs::write(desk.path("talks/b.md"), OTHER).unwrap();
    desk.add(&["talks/a.md#1.2"]);
    desk.add(&["talks/b.md#0.2"]);
    for (from, to) in [("a.md", "c.md"), ("b.md", "a.md"), ("c.md", "b.md")] {
        fs::rename(desk.path("talks").join(from), desk.path("talks").join(to)).unwrap();
    }
    for file in ["talks/a.md", "talks/b.md"] {
        desk.run(&["bookmarks", "copies", file]);
    }
    let all = desk.listed();
    let of = |words: &str| all.iter().find(|one| one["quote"].as_str().unwrap().contains(words)).unwrap();
    assert!(of("It bends")["path"].as_str().unwrap().ends_with("b.md"), "{all:?}");
    assert!(of("The oven")["path"].as_str().unwrap().ends_with("a.md"), "{all:?}");
    assert!(all.iter().all(|one| one["state"] == "ok"), "{all:?}");
}

#[test]
fn an_export_never_writes_over_what_is_not_its_own() {
    let desk = Desk::new();
    let id = desk.add(&["talks/a.md#1.2"])["id"].as_str().unwrap().to_owned();
    fs::create_dir(desk.path("notes")).unwrap();
    fs::write(desk.path("notes/wind.md"), "my own\n").unwrap();
    let export = |more: &[&str]| desk.run(&[&["bookmarks", "export", "--to", "notes"], more].concat());
    let (_, err) = export(&[]);
    assert!(err.contains("Wind.md is not of an export: written to Wind 2.md"), "{err}");
    assert_eq!(fs::read_to_string(desk.path("notes/wind.md")).unwrap(), "my own\n");
    let note = desk.path("notes/Wind 2.md");
    let text = fs::read_to_string(&note).unwrap();
    assert!(text.contains(&format!("1.2)\n\n^{id}\n")) || text.contains(&format!("\n\n^{id}\n")), "{text}");
    fs::write(&note, format!("{text}What I think of it.\n")).unwrap();
    desk.add(&["talks/a.md#1.4"]);
    let (_, err) = export(&[]);
    assert_eq!(err, "");
    let text = fs::read_to_string(&note).unwrap();
    assert!(text.contains("What I think of it.") && text.contains("My aunt did"), "{text}");
    export(&["--format", "csv"]);
    fs::write(desk.path("notes/Wind.csv"), "changed by me\n").unwrap();
    export(&["--format", "csv"]);
    assert_eq!(fs::read_to_string(desk.path("notes/Wind.csv")).unwrap(), "changed by me\n");
    let ids: Vec<String> = desk.listed().iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect();
    desk.run(&[&["bookmarks", "rm"], &ids.iter().map(String::as_str).collect::<Vec<_>>()[..]].concat());
    export(&["--prune"]);
    assert!(fs::read_to_string(&note).unwrap().contains("What I think of it."));
}

#[test]
fn two_notes_that_git_merged_into_one_file_both_stay() {
    for marked in [false, true] {
        let desk = Desk::new();
        desk.add(&["talks/a.md#1.2", "--note", "from here"]);
        desk.run(&["bookmarks", "sync", "shared"]);
        let file = fs::read_dir(desk.path("shared")).unwrap().next().unwrap().unwrap().path();
        let text = fs::read_to_string(&file).unwrap();
        let (header, line) = text.trim_end().split_once('\n').unwrap();
        let changed = |note: &str, when: &str| {
            let mut record: Value = serde_json::from_str(line).unwrap();
            record["note"] = note.into();
            record["changed"] = when.into();
            record.to_string()
        };
        let (one, other) =
            (changed("one", "2031-01-01T00:00:00.000Z"), changed("other", "1999-01-01T00:00:00.000Z"));
        let both = if marked {
            format!("<<<<<<< HEAD\n{one}\n||||||| base\n{line}\n=======\n{other}\n>>>>>>> theirs")
        } else {
            format!("{one}\n{other}")
        };
        fs::write(&file, format!("{header}\n{both}\n")).unwrap();
        desk.run(&["bookmarks", "sync", "shared"]);
        let mut notes: Vec<String> =
            desk.listed().iter().map(|one| one["note"].as_str().unwrap().to_owned()).collect();
        notes.sort();
        assert!(
            notes.contains(&"one".to_owned()) && notes.contains(&"other".to_owned()),
            "{marked}: {notes:?}"
        );
    }
}
