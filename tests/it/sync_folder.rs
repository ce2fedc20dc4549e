//! Two machines that share passages through a folder, by the command line.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use fangtan::store::Store;
use serde_json::Value;
use tempfile::TempDir;

const TALK: &str = "---\ntitle: Wind\n---\n\n### Steel\n\n**Ada:** First, why does steel bend in the cold?\n\n\
                    **Bo:** It bends before it breaks, and that is the whole of the art of bridges.\n\n\
                    ### Stone\n\n**Ada:** And stone?\n\n**Bo:** Stone never bends. It stands or it falls.\n";

struct Machine(TempDir);

impl Machine {
    fn new() -> Self {
        let machine = Self(tempfile::tempdir().unwrap());
        fs::write(machine.0.path().join("talk.md"), TALK).unwrap();
        machine
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_fangtan"));
        command.args(arguments).current_dir(self.0.path());
        command.env("FANGTAN_DATA_DIR", self.0.path().join("data"));
        command.env("FANGTAN_CONFIG", self.0.path().join("config.toml"));
        command.env("FANGTAN_CACHE_DIR", self.0.path().join("cache"));
        command.output().unwrap()
    }

    fn add(&self, arguments: &[&str]) -> String {
        let out = self.run(&[&["bookmarks", "add", "--json"], arguments].concat()).stdout;
        serde_json::from_slice::<Value>(&out).unwrap()["id"].as_str().unwrap().to_owned()
    }

    fn sync(&self, folder: &Path) -> String {
        let output = self.run(&["bookmarks", "sync", folder.to_str().unwrap()]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    fn notes(&self) -> Vec<String> {
        let out = String::from_utf8(self.run(&["bookmarks", "list", "--json"]).stdout).unwrap();
        let note =
            |line: &str| serde_json::from_str::<Value>(line).unwrap()["note"].as_str().unwrap().to_owned();
        let mut notes: Vec<String> = out.lines().map(note).collect();
        notes.sort();
        notes
    }

    fn export(&self) -> String {
        String::from_utf8(self.run(&["bookmarks", "export", "--format", "json"]).stdout).unwrap()
    }

    /// Changes a note as another version of the program would: by an import that is newer.
    fn change(&self, from: &str, to: &str, when: &str) {
        let lines = self.export().replace(&format!("\"note\":\"{from}\""), &format!("\"note\":\"{to}\""));
        let lines: Vec<String> = lines
            .lines()
            .map(|line| {
                let mut record: Value = serde_json::from_str(line).unwrap();
                if record["note"] == to {
                    record["changed"] = when.into();
                }
                record.to_string()
            })
            .collect();
        let file = self.0.path().join("changed.jsonl");
        fs::write(&file, lines.join("\n")).unwrap();
        assert!(self.run(&["bookmarks", "import", file.to_str().unwrap()]).status.success());
    }
}

fn files(folder: &Path) -> Vec<String> {
    let mut files: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap())
        .collect();
    files.sort();
    files
}

#[test]
fn what_one_keeps_and_deletes_the_other_has_and_loses() {
    let (one, other, shared) = (Machine::new(), Machine::new(), tempfile::tempdir().unwrap());
    let gone = one.add(&["talk.md#1.2", "--note", "one"]);
    other.add(&["talk.md#2.2", "--note", "other"]);
    one.sync(shared.path());
    other.sync(shared.path());
    one.sync(shared.path());
    assert_eq!(
        (one.notes(), other.notes()),
        (vec!["one".into(), "other".into()], vec!["one".into(), "other".into()])
    );
    assert_eq!(files(shared.path()).len(), 1, "one file per episode");
    assert_eq!(files(shared.path())[0].lines().count(), 3, "a header and a line each");

    one.run(&["bookmarks", "rm", &gone]);
    one.sync(shared.path());
    other.sync(shared.path());
    assert_eq!((one.notes(), other.notes()), (vec!["other".into()], vec!["other".into()]));

    let before = files(shared.path());
    assert_eq!(other.sync(shared.path()), "0 passages taken, 0 files written, 0 kept in both versions\n");
    one.sync(shared.path());
    assert_eq!(files(shared.path()), before, "nothing to do changes nothing");
}

#[test]
fn what_both_changed_is_kept_in_both_versions() {
    let (one, other, shared) = (Machine::new(), Machine::new(), tempfile::tempdir().unwrap());
    one.add(&["talk.md#1.2", "--note", "first"]);
    one.sync(shared.path());
    other.sync(shared.path());
    one.change("first", "mine", "2100-01-01T00:00:00Z");
    other.change("first", "theirs", "2100-01-02T00:00:00Z");
    one.sync(shared.path());
    assert!(other.sync(shared.path()).contains("1 kept in both versions"));
    one.sync(shared.path());
    let both = vec!["mine".to_owned(), "theirs".to_owned()];
    assert_eq!((one.notes(), other.notes()), (both.clone(), both));
}

#[test]
fn a_machine_without_the_file_carries_the_passages_until_it_has_it() {
    let (one, other, shared) = (Machine::new(), Machine::new(), tempfile::tempdir().unwrap());
    fs::remove_file(other.0.path().join("talk.md")).unwrap();
    one.add(&["talk.md#1.2", "--note", "one"]);
    one.sync(shared.path());
    other.sync(shared.path());
    assert_eq!(files(shared.path()).len(), 1);
    fs::write(other.0.path().join("later.md"), TALK).unwrap();
    other.add(&["later.md#2.2", "--note", "two"]);
    let all = other.export();
    assert!(all.lines().count() == 2 && all.lines().all(|line| line.contains("later.md")), "{all}");
}

#[test]
fn edited_texts_on_two_machines_do_not_fight_over_anchors() {
    let (one, other, shared) = (Machine::new(), Machine::new(), tempfile::tempdir().unwrap());
    fs::write(other.0.path().join("talk.md"), TALK.replace("### Stone", "### Of stone")).unwrap();
    one.add(&["talk.md#1.2", "--note", "one"]);
    other.add(&["talk.md#2.2", "--note", "two"]);
    for machine in [&one, &other, &one] {
        machine.sync(shared.path());
    }
    assert_eq!(files(shared.path()).len(), 1, "one episode in two states has one file");
    let before = files(shared.path());
    for machine in [&other, &one] {
        machine.sync(shared.path());
    }
    assert_eq!((files(shared.path()), one.notes()), (before, other.notes()));
}

#[test]
fn strange_files_in_the_folder_are_left_alone() {
    let (one, shared) = (Machine::new(), tempfile::tempdir().unwrap());
    fs::write(shared.path().join("strange.jsonl"), "not of ours\n").unwrap();
    fs::write(shared.path().join("README.md"), "hello").unwrap();
    one.add(&["talk.md#1.2"]);
    let output = one.run(&["bookmarks", "sync", shared.path().to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("strange.jsonl: not a file of shared passages"));
    assert_eq!(files(shared.path()).len(), 3);
}

#[test]
fn a_template_and_files_by_tag_are_written_as_asked() {
    let home = Machine::new();
    home.add(&["talk.md#1.2", "--tag", "craft", "--note", "n"]);
    home.add(&["talk.md#2.2", "--tag", "stone", "--tag", "craft"]);
    let template = "{% for group in groups %}\n== {{ group.name }}\n{% for r in group.records %}\n\
                    {{ r.speaker }}: {{ r.quote }} ({{ r.episode.title }} {{ r.address }})\n{% endfor %}\n{% endfor %}\n";
    fs::write(home.0.path().join("plain.txt.j2"), template).unwrap();
    let bends = "Bo: It bends before it breaks, and that is the whole of the art of bridges. (Wind 1.2)\n";
    let stone = "Bo: Stone never bends. It stands or it falls. (Wind 2.2)\n";
    let out = home.run(&["bookmarks", "export", "--template", "plain.txt.j2", "--by", "tag"]);
    assert_eq!(String::from_utf8(out.stdout).unwrap(), format!("== craft\n{bends}{stone}== stone\n{stone}"));

    let to = ["bookmarks", "export", "--by", "tag", "--to", "out"];
    home.run(&[&to[..], &["--template", "plain.txt.j2"]].concat());
    assert_eq!(
        fs::read_to_string(home.0.path().join("out/stone.txt")).unwrap(),
        format!("== stone\n{stone}")
    );
    home.run(&to);
    assert!(fs::read_to_string(home.0.path().join("out/craft.md")).unwrap().contains("It bends before"));

    let marked = home.run(&["bookmarks", "export", "--format", "marked"]);
    assert!(String::from_utf8_lossy(&marked.stdout).contains("⟦Stone never bends"));
    fs::write(home.0.path().join("broken.j2"), "{% for %}").unwrap();
    let broken = home.run(&["bookmarks", "export", "--template", "broken.j2"]);
    assert_eq!(broken.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&broken.stderr).contains("broken.j2"));
}

#[test]
fn what_was_shown_again_on_one_machine_is_known_on_the_other() {
    let (one, other, folder) = (Machine::new(), Machine::new(), tempfile::tempdir().unwrap());
    let id = one.add(&["talk.md#1.2"]);
    one.sync(folder.path());
    other.sync(folder.path());
    let store = |machine: &Machine| Store::open(&machine.0.path().join("data"), |_| true).unwrap().0;
    let shown = |machine: &Machine| {
        store(machine).recalls().unwrap().remove(&id).map(|shown| (shown.seen, shown.times))
    };
    store(&one).put_recalled(std::slice::from_ref(&id), 0, 7).unwrap();
    store(&one).put_recalled(std::slice::from_ref(&id), 90, 100).unwrap();
    store(&other).put_recalled(std::slice::from_ref(&id), 0, 50).unwrap();
    one.sync(folder.path());
    other.sync(folder.path());
    one.sync(folder.path());
    assert_eq!([shown(&one), shown(&other)], [Some((100, 2)); 2]);
}
