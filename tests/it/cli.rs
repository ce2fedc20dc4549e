//! The command line through the built binary: what it prints, where, and how it ends.

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// A home of its own for one test.
pub struct Home(TempDir);

impl Home {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_fangtan"));
        command.args(arguments).current_dir(self.0.path()).stdin(Stdio::null());
        command.env("FANGTAN_CONFIG", self.0.path().join("config.toml"));
        command.env("FANGTAN_DATA_DIR", self.0.path().join("data"));
        command.env("FANGTAN_CACHE_DIR", self.0.path().join("cache"));
        command.env("LC_ALL", "C.UTF-8").env_remove("LANGUAGE");
        command
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    pub fn run(&self, arguments: &[&str]) -> Answer {
        Answer::of(self.command(arguments).output().unwrap())
    }

    pub fn run_with(&self, arguments: &[&str], input: &[u8]) -> Answer {
        let mut command = self.command(arguments);
        let mut child =
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(input).unwrap();
        Answer::of(child.wait_with_output().unwrap())
    }

    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path
    }
}

/// What a run gave.
#[derive(Debug)]
pub struct Answer {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Answer {
    pub fn of(output: Output) -> Self {
        Self {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// The objects it printed; it must have ended well.
    pub fn objects(&self) -> Vec<Value> {
        assert_eq!((self.code, self.err.as_str()), (Some(0), ""), "{self:?}");
        self.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    fn is(&self, code: i32, out: &str, err: &str) {
        assert_eq!((self.code, self.out.as_str(), self.err.as_str()), (Some(code), out, err));
    }
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

fn seeds() -> Option<PathBuf> {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/seeds");
    if !seeds.is_dir() {
        eprintln!("skipped: {} is not there", seeds.display());
        return None;
    }
    Some(seeds)
}

/// A talk of two sections.
pub const TALK: &str = "---\ntitle: Bridges\ndate: 2024-05-01\n---\n### Steel\n\n**Ada:** Why steel?\n\n\
    **Bo:** Because it bends before it breaks.\n\n### Stone\n\n**Ada:** And stone?\n\n**Bo:** Stone never bends.\n";

#[test]
fn show_prints_the_whole_object() {
    let home = Home::new();
    home.write("talk.md", TALK);
    let objects = home.run(&["show", "talk.md", "--json"]).objects();
    let [show] = objects.as_slice() else { panic!("{objects:?}") };
    assert_eq!(
        keys(show),
        [
            "schema",
            "path",
            "id",
            "format",
            "encoding",
            "title",
            "date",
            "source",
            "front_matter",
            "speakers",
            "sections",
            "labels",
            "turns",
            "glossary",
            "folded",
            "diagnostics"
        ]
    );
    assert_eq!(show["schema"], 1);
    assert_eq!((&show["title"], &show["date"]), (&"Bridges".into(), &"2024-05-01".into()));
    assert_eq!(keys(&show["speakers"][0]), ["name", "role", "aliases", "turns", "chars"]);
    let section = &show["sections"][1];
    assert_eq!(keys(section), ["number", "title", "level", "line", "turns", "chars", "minutes"]);
    assert_eq!(
        (&section["title"], &section["line"], &section["turns"]),
        (&"Stone".into(), &11.into(), &2.into())
    );
    let turn = &show["turns"][3];
    assert_eq!(keys(turn), ["address", "section", "speaker", "role", "time", "line", "paragraphs"]);
    assert_eq!((&turn["address"], &turn["speaker"]), (&"2.2".into(), &"Bo".into()));
    assert_eq!(turn["paragraphs"], serde_json::json!(["Stone never bends."]));
    assert_eq!(show["labels"].as_array().unwrap().len(), 4);
    assert_eq!(keys(&show["labels"][0]), ["line", "text", "speaker"]);
}

#[test]
fn a_turn_and_a_section_are_shown_by_their_address() {
    let home = Home::new();
    home.write("talk.md", TALK);
    home.run(&["show", "talk.md#2.2"]).is(0, "Bo\nStone never bends.\n", "");
    let turns = home.run(&["show", "talk.md#2", "--json"]).objects();
    let addresses: Vec<&Value> = turns.iter().map(|turn| &turn["address"]).collect();
    assert_eq!(addresses, ["2.1", "2.2"]);
    let missing = home.run(&["show", "talk.md#9.9"]);
    assert_eq!((missing.code, missing.out.as_str()), (Some(2), ""));
    assert!(missing.err.contains("talk.md has no place `9.9`"), "{}", missing.err);
}

#[test]
fn an_existing_path_wins_over_an_address() {
    let home = Home::new();
    home.write("talk.md#2", "# Own\n\nA file of its own.\n");
    home.write("talk.md", TALK);
    assert!(home.run(&["show", "talk.md#2"]).out.contains("A file of its own."));
}

#[test]
fn printed_lines_fit_the_width() {
    let home = Home::new();
    for width in [20_usize, 41, 80] {
        let answer = home.run(&["show", "builtin:03-sound-recordist.md", "--width", &width.to_string()]);
        assert_eq!((answer.code, answer.err.as_str()), (Some(0), ""));
        let policy = fangtan::layout::width::WidthPolicy::default();
        for line in answer.out.lines() {
            assert!(fangtan::layout::width::text_width(line, policy) <= width, "{line}");
        }
        assert!(!answer.out.contains("**"));
    }
}

#[test]
fn sections_are_listed_one_per_line() {
    let home = Home::new();
    home.write("talk.md", TALK);
    home.run(&["sections", "talk.md"]).is(
        0,
        "   1     2 turns    0.1 min  Steel\n   2     2 turns    0.0 min  Stone\n",
        "",
    );
    let objects = home.run(&["sections", "talk.md", "--json"]).objects();
    assert_eq!(objects.iter().map(|section| &section["number"]).collect::<Vec<_>>(), [1, 2]);
}

#[test]
fn list_goes_on_after_a_file_that_cannot_be_read() {
    let home = Home::new();
    home.write("talks/1.md", TALK);
    home.write("talks/2.md", b"\x89PNG\r\n\x1a\n\0\0\0");
    home.write("talks/3.md", TALK.replace("Bridges", "Arches"));
    let answer = home.run(&["list", "talks", "--json"]);
    assert_eq!(
        (answer.code, answer.err.as_str()),
        (Some(2), "fangtan: talks/2.md: holds no text but an image\n")
    );
    let objects: Vec<Value> = answer.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let titles: Vec<&Value> = objects.iter().map(|object| &object["title"]).collect();
    assert_eq!(titles, ["Bridges", "Arches"]);
    assert_eq!(
        keys(&objects[0]),
        [
            "path",
            "id",
            "title",
            "date",
            "speakers",
            "tags",
            "sections",
            "turns",
            "chars",
            "minutes",
            "progress",
            "bookmarks",
            "series",
            "language",
            "state",
            "starred",
            "queued",
            "hidden",
            "kind"
        ]
    );
}

#[test]
fn an_empty_folder_and_a_missing_path_say_so() {
    let home = Home::new();
    fs::create_dir(home.0.path().join("empty")).unwrap();
    home.run(&["list", "empty"]).is(1, "", "fangtan: no interviews here\n");
    home.run(&["list", "nowhere"]).is(2, "", "fangtan: nowhere: no such file or folder\n");
    home.run(&["show", "nowhere.md"]).is(2, "", "fangtan: nowhere.md: no such file or folder\n");
    home.run(&["show", "empty"]).is(2, "", "fangtan: empty: is a folder, not a text\n");
}

#[test]
fn data_that_is_no_interview_is_listed_only_when_named() {
    let home = Home::new();
    home.write("notes/package.json", "{\"name\": \"x\"}");
    home.write("notes/README.md", "# A project\n\nWords.\n");
    assert_eq!(home.run(&["list", "notes"]).code, Some(1));
    assert_eq!(home.run(&["list", "notes/README.md"]).out.lines().count(), 1);
}

#[test]
fn without_paths_the_library_of_the_settings_is_listed_else_the_samples() {
    let home = Home::new();
    let samples = home.run(&["list", "--json"]).objects();
    assert!(samples.len() >= 5);
    assert!(samples.iter().all(|sample| sample["path"].as_str().unwrap().starts_with("builtin:")));
    let path = home.write("mine/talk.md", TALK);
    let library = path.parent().unwrap().to_str().unwrap();
    home.write("config.toml", format!("library = [{library:?}]\n"));
    assert_eq!(home.run(&["list", "--json"]).objects()[0]["title"], "Bridges");
}

#[test]
fn a_broken_setting_is_told_and_left_alone() {
    let home = Home::new();
    home.write("talk.md", TALK);
    let config = home.write("config.toml", "mouse = 1\n");
    let answer = home.run(&["sections", "talk.md"]);
    assert_eq!(answer.code, Some(0));
    assert!(
        answer.err.ends_with("config.toml:1:9: invalid type: integer `1`, expected a boolean\n"),
        "{}",
        answer.err
    );
    assert_eq!(home.run(&["config"]).code, Some(1));
    assert_eq!(fs::read_to_string(config).unwrap(), "mouse = 1\n");
}

#[test]
fn keys_that_mean_nothing_are_named_with_their_lines() {
    let home = Home::new();
    let config = home.write("config.toml", "mouse = 1\n[keys]\nquit = [\"C-q\", \"nokey-\"]\nfly = \"y\"\n");
    let told = home.run(&["config"]);
    assert_eq!(told.code, Some(1));
    let places = |line: &str| Some(line.strip_prefix(config.to_str()?)?.split(": ").next()?.to_owned());
    let mut found: Vec<String> = told.out.lines().filter_map(places).collect();
    found.sort();
    assert_eq!(found, [":1:9", ":3:1", ":4:1"], "{}", told.out);
}

#[test]
fn search_names_the_place_and_the_bytes() {
    let home = Home::new();
    home.write("talk.md", TALK);
    let found = home.run(&["search", "bends", "talk.md", "--json"]).objects();
    assert_eq!(keys(&found[0]), ["path", "title", "address", "speaker", "role", "line", "text", "ranges"]);
    for hit in &found {
        let (text, range) = (hit["text"].as_str().unwrap(), &hit["ranges"][0]);
        let (start, end) = (range[0].as_u64().unwrap() as usize, range[1].as_u64().unwrap() as usize);
        assert_eq!(&text[start..end], "bends");
    }
    assert_eq!(found.iter().map(|hit| &hit["address"]).collect::<Vec<_>>(), ["1.2", "2.2"]);
    home.run(&["search", "glass", "talk.md"]).is(1, "", "");
    assert_eq!(home.run(&["search", "/(/", "talk.md"]).code, Some(2));
}

#[test]
fn search_counts_takes_scopes_and_sees_every_change() {
    let home = Home::new();
    home.write("talk.md", TALK);
    for _ in 0..3 {
        home.run(&["search", "--count", "bends", "talk.md"]).is(0, "talk.md: 2\n", "");
    }
    home.write("talk.md", TALK.replacen("bends", "turns", 1));
    home.run(&["search", "--count", "bends", "talk.md"]).is(0, "talk.md: 1\n", "");
    home.run(&["search", "bends year:1999", "talk.md"]).is(1, "", "");
    assert_eq!(home.run(&["search", "in:nowhere", "talk.md"]).code, Some(2));
}

#[test]
fn jump_knows_the_names_of_the_user_and_what_was_kept() {
    let home = Home::new();
    home.write("config.toml", "aliases = [[\"四十里水路\", \"Waterway\"]]\n");
    let found = home.run(&["jump", "waterway", "builtin:03-sound-recordist.md", "--json"]).objects();
    assert_eq!(found[0]["label"], "四十里水路");
    home.write("talk.md", TALK);
    assert_eq!(home.run(&["bookmarks", "add", "talk.md#1.2", "--note", "marmalade"]).code, Some(0));
    let found = home.run(&["jump", "marmalade", "talk.md", "--json"]).objects();
    assert_eq!((&found[0]["kind"], &found[0]["address"]), (&"bookmark".into(), &"1.2".into()));
}

#[test]
fn jump_finds_sections_by_a_few_letters_and_by_pinyin() {
    let home = Home::new();
    let found = home.run(&["jump", "sslsl", "builtin:03-sound-recordist.md", "--json"]).objects();
    assert_eq!(keys(&found[0]), ["kind", "label", "path", "address", "score", "ranges"]);
    assert_eq!((&found[0]["kind"], &found[0]["label"]), (&"section".into(), &"四十里水路".into()));
    assert_eq!(home.run(&["jump", "vvvvvvvvvv"]).code, Some(1));
}

#[test]
fn jump_is_narrowed_by_the_prefixes_of_the_box() {
    let home = Home::new();
    let kinds = |query: &str| -> Vec<String> {
        let found = home.run(&["jump", query, "builtin:03-sound-recordist.md", "--json"]).objects();
        found.iter().map(|hit| hit["kind"].as_str().unwrap().to_owned()).collect()
    };
    let all = |query: &str, kind: &str| {
        let kinds = kinds(query);
        assert!(!kinds.is_empty() && kinds.iter().all(|found| found == kind), "{query}: {kinds:?}");
    };
    all("#sslsl", "section");
    all("＃水", "section");
    all("@", "speaker");
}

#[test]
fn check_tells_what_was_decided_and_exits_by_the_worst() {
    let home = Home::new();
    home.write("good.md", TALK);
    home.write("bad.md", format!("---\ntitle: [unclosed\n---\n{TALK}"));
    let good = home.run(&["check", "good.md"]);
    assert_eq!((good.code, good.err.as_str()), (Some(0), ""));
    assert!(good.out.starts_with("good.md:1: note: markdown, UTF-8; 2 sections"), "{}", good.out);
    let bad = home.run(&["check", "bad.md", "good.md", "--json"]);
    assert_eq!(bad.code, Some(1));
    for line in bad.out.lines() {
        let told: Value = serde_json::from_str(line).unwrap();
        assert_eq!(keys(&told), ["path", "line", "column", "severity", "message"]);
    }
}

#[test]
fn a_kept_passage_survives_an_edit_and_a_new_name() {
    let home = Home::new();
    home.write("talk.md", TALK);
    let added =
        home.run(&["bookmarks", "add", "talk.md#1.2", "--quote", "bends before", "--note", "yes", "--json"]);
    let added = &added.objects()[0];
    assert_eq!(
        keys(added),
        ["id", "path", "address", "section", "speaker", "quote", "note", "tags", "color", "made", "state"]
    );
    assert_eq!(
        (&added["quote"], &added["speaker"], &added["state"]),
        (&"bends before".into(), &"Bo".into(), &"ok".into())
    );
    fs::remove_file(home.0.path().join("talk.md")).unwrap();
    home.write(
        "renamed.md",
        TALK.replace("### Steel", "### Wood\n\n**Ada:** First, wood?\n\n**Bo:** Wood rots.\n\n### Steel"),
    );
    assert_eq!(home.run(&["bookmarks", "add", "renamed.md#1.1"]).code, Some(0));
    let kept = home.run(&["bookmarks", "list", "--json"]).objects();
    let quote = kept.iter().find(|kept| kept["id"] == added["id"]).unwrap();
    assert_eq!((&quote["address"], &quote["quote"]), (&"2.2".into(), &"bends before".into()));
    assert!(quote["path"].as_str().unwrap().ends_with("renamed.md"));
    assert_eq!(home.run(&["list", "renamed.md", "--json"]).objects()[0]["bookmarks"], 2);

    let id = added["id"].as_str().unwrap();
    home.run(&["bookmarks", "rm", id]).is(0, "", "");
    assert_eq!(home.run(&["bookmarks", "list", "--json"]).objects().len(), 1);
    assert_eq!(home.run(&["bookmarks", "rm", "nonsense"]).code, Some(1));
}

#[test]
fn a_long_passage_is_listed_by_its_beginning() {
    let home = home_with_passages();
    let listed = home.run(&["bookmarks", "list"]).out;
    let row = listed.lines().find(|row| row.contains("It stands")).unwrap();
    assert!(row.ends_with('…') && row.chars().count() < 300, "{row}");
    assert!(listed.contains("(yes and yes)\n"), "a note is told on the line of its passage: {listed}");
    let whole = home.run(&["bookmarks", "list", "--json"]).objects();
    assert!(whole.iter().any(|kept| kept["quote"].as_str().unwrap().len() > 500));
}

#[test]
fn passages_of_a_renamed_file_are_listed_under_its_new_name() {
    let home = Home::new();
    let before = home.write("here/talk.md", TALK);
    assert_eq!(home.run(&["bookmarks", "add", "here/talk.md#2.2"]).code, Some(0));
    fs::rename(before, home.write("there/new name.md", "")).unwrap();
    assert_eq!(home.run(&["list", "there", "--json"]).objects()[0]["bookmarks"], 1);
    for path in ["there/new name.md", "there"] {
        let kept = home.run(&["bookmarks", "list", path, "--json"]).objects();
        assert_eq!(kept.len(), 1, "{path}");
        assert_eq!((&kept[0]["state"], &kept[0]["quote"]), (&"ok".into(), &"Stone never bends.".into()));
        assert!(kept[0]["path"].as_str().unwrap().ends_with("new name.md"));
    }
    assert!(home.run(&["bookmarks", "export", "there"]).out.contains("Stone never bends."));
    assert_eq!(home.run(&["bookmarks", "list"]).code, Some(0), "its new place was written down");
}

#[test]
fn passages_of_an_episode_without_a_file_are_told_with_its_title() {
    let (here, there) = (Home::new(), Home::new());
    here.write("talk.md", TALK);
    assert_eq!(here.run(&["bookmarks", "add", "talk.md#2.2"]).code, Some(0));
    let shared = there.0.path().join("shared");
    assert_eq!(here.run(&["bookmarks", "sync", shared.to_str().unwrap()]).code, Some(0));
    assert_eq!(there.run(&["bookmarks", "sync", shared.to_str().unwrap()]).code, Some(0));
    let listed = there.run(&["bookmarks", "list"]);
    assert_eq!(
        (listed.code, listed.err.as_str()),
        (Some(2), "fangtan: Bridges: no file of it was seen here\n")
    );
    there.write("mine.md", TALK);
    let kept = there.run(&["bookmarks", "list", "mine.md", "--json"]).objects();
    assert_eq!(kept.iter().map(|kept| &kept["state"]).collect::<Vec<_>>(), ["ok"]);
}

#[test]
fn passages_are_exported_and_imported_elsewhere() {
    let (here, there) = (Home::new(), Home::new());
    here.write("talk.md", TALK);
    assert_eq!(here.run(&["bookmarks", "add", "talk.md#2.2", "--note", "no"]).code, Some(0));
    let markdown = here.run(&["bookmarks", "export"]);
    assert!(
        markdown.out.contains("Stone never bends.") && markdown.out.contains("Bridges"),
        "{}",
        markdown.out
    );
    for format in ["org", "csv"] {
        assert!(here.run(&["bookmarks", "export", "--format", format]).out.contains("Stone never bends."));
    }
    for format in ["json", "w3c"] {
        let exported = here.run(&["bookmarks", "export", "--format", format]).out;
        let imported = there.run_with(&["bookmarks", "import", "-"], exported.as_bytes());
        assert_eq!((imported.code, imported.err.as_str()), (Some(0), ""), "{format}");
        let kept = there.run(&["bookmarks", "list", "--json"]).objects();
        assert_eq!(kept.len(), 1, "{format}");
        assert_eq!((&kept[0]["quote"], &kept[0]["note"]), (&"Stone never bends.".into(), &"no".into()));
    }
    let broken = there.run_with(&["bookmarks", "import", "-"], b"{\"id\": 3}\n");
    assert_eq!(broken.code, Some(1));
    assert!(broken.err.starts_with("fangtan: -:1: "), "{}", broken.err);
}

/// Kept passages with notes, tags and a colour, one of them from a long turn.
fn home_with_passages() -> Home {
    let home = Home::new();
    let long = "It stands, and it waits, and it says nothing at all of what it bears. ".repeat(12);
    home.write("talk.md", format!("{TALK}\n\n### Brick\n\n**Ada:** And brick?\n\n**Bo:** {long}\n"));
    home.write("wind.md", TALK.replace("teel", "ind").replace("title: Bridges", "title: Wind"));
    for arguments in [
        &["talk.md#1.2", "--quote", "bends before", "--note", "yes\nand yes", "--tag", "metal"][..],
        &["talk.md#3.2", "--tag", "metal", "--tag", "砖 石", "--color", "green"],
        &["wind.md#2.2", "--note", "“quoted”, *marked*"],
    ] {
        assert_eq!(home.run(&[&["bookmarks", "add"], arguments].concat()).code, Some(0));
    }
    home
}

#[test]
fn an_export_imported_elsewhere_is_exported_as_the_same_bytes_however_often() {
    let here = home_with_passages();
    for format in ["json", "w3c"] {
        let export = ["bookmarks", "export", "--format", format];
        let exported = here.run(&export).out;
        assert_eq!(here.run(&export).out, exported, "twice the same");
        let there = Home::new();
        let first = there.run_with(&["bookmarks", "import", "-"], exported.as_bytes());
        assert!(first.out.starts_with("3 passages, 3 of them new"), "{first:?}");
        assert_eq!(there.run(&export).out, exported, "{format}");
        let second = there.run_with(&["bookmarks", "import", "-"], exported.as_bytes());
        assert!(second.out.starts_with("3 passages, 0 of them new"), "{second:?}");
        assert_eq!(there.run(&export).out, exported, "{format}");
        let again = here.run_with(&["bookmarks", "import", "-"], exported.as_bytes());
        assert!(again.out.starts_with("3 passages, 0 of them new"), "{again:?}");
    }
}

#[test]
fn what_is_imported_before_its_file_is_there_is_found_when_it_comes() {
    let here = home_with_passages();
    let text = fs::read_to_string(here.0.path().join("talk.md")).unwrap();
    here.write("talk.md", text.replace("date:", "source: https://example.org/bridges\ndate:"));
    for format in ["json", "w3c"] {
        let there = Home::new();
        let exported = here.run(&["bookmarks", "export", "--format", format, "talk.md"]).out;
        // The other machine has the same file elsewhere.
        let moved = exported.replace(here.0.path().to_str().unwrap(), "/another/machine");
        let imported = there.run_with(&["bookmarks", "import", "-"], moved.as_bytes());
        assert_eq!((imported.code, imported.err.as_str()), (Some(0), ""), "{format}");
        there.write("mine.md", fs::read_to_string(here.0.path().join("talk.md")).unwrap());
        assert_eq!(there.run(&["bookmarks", "add", "mine.md#1.1"]).code, Some(0));
        let kept = there.run(&["bookmarks", "list", "mine.md", "--json"]).objects();
        assert_eq!(kept.len(), 3, "{format}: {kept:?}");
        let states: Vec<&str> = kept.iter().filter_map(|kept| kept["state"].as_str()).collect();
        assert_eq!(states, ["ok"; 3], "each of them stands there once: {format}: {kept:?}");
    }
}

#[test]
fn a_backup_brings_everything_back() {
    let home = Home::new();
    home.write("talk.md", TALK);
    assert_eq!(home.run(&["bookmarks", "add", "talk.md#2.2"]).code, Some(0));
    home.run(&["bookmarks", "backup", "copy.db"]).is(0, "", "");
    assert_eq!(home.run(&["bookmarks", "backup", "copy.db"]).code, Some(2));
    let id = home.run(&["bookmarks", "list", "--json"]).objects()[0]["id"].as_str().unwrap().to_owned();
    home.run(&["bookmarks", "rm", &id]).is(0, "", "");
    assert_eq!(home.run(&["bookmarks", "list"]).code, Some(1));
    home.run(&["bookmarks", "restore", "copy.db"]).is(0, "", "");
    assert_eq!(home.run(&["bookmarks", "list", "--json"]).objects().len(), 1);
}

#[test]
fn words_that_do_not_stand_there_are_not_kept() {
    let home = Home::new();
    home.write("talk.md", TALK);
    let answer = home.run(&["bookmarks", "add", "talk.md#1.2", "--quote", "never said"]);
    answer.is(1, "", "fangtan: these words do not stand there\n");
    home.run(&["bookmarks", "list"]).is(1, "", "");
}

#[test]
fn asking_leaves_nothing_behind() {
    let home = Home::new();
    home.write("talk.md", TALK);
    for arguments in [&["list", "talk.md"][..], &["bookmarks", "list"], &["show", "talk.md"], &["config"]] {
        home.run(arguments);
    }
    assert!(!home.0.path().join("data").exists());
}

#[test]
fn standard_input_is_read_as_a_file_would_be() {
    let home = Home::new();
    assert_eq!(home.run_with(&["sections", "-", "--json"], TALK.as_bytes()).objects().len(), 2);
    let piped = home.run_with(&[], TALK.as_bytes());
    assert_eq!((piped.code, piped.err.as_str()), (Some(0), ""));
    assert!(piped.out.contains("Bo\nStone never bends.\n"), "{}", piped.out);
}

#[test]
fn reading_into_a_pipe_prints_plain_text() {
    let home = Home::new();
    home.write("talks/talk.md", TALK);
    let file = home.run(&["talks/talk.md"]);
    assert_eq!(file.code, Some(0));
    assert!(file.out.starts_with("Bridges\n2024-05-01\n"), "{}", file.out);
    assert_eq!(home.run(&["talks"]).out.lines().count(), 1);
}

#[test]
fn other_encodings_are_read_when_named_and_unknown_ones_refused() {
    let home = Home::new();
    let (bytes, ..) = encoding_rs::BIG5.encode("訪談：**問**：好嗎？\n");
    home.write("talk.md", bytes);
    let show = &home.run(&["show", "talk.md", "--encoding", "Big5", "--json"]).objects()[0];
    assert_eq!(show["encoding"], "Big5");
    let unknown = home.run(&["show", "talk.md", "--encoding", "klingon"]);
    assert_eq!(unknown.code, Some(2));
    assert!(unknown.err.contains("unknown encoding `klingon`"));
}

#[test]
fn escape_sequences_never_reach_the_terminal() {
    let home = Home::new();
    home.write(
        "a\u{1b}[2J.md",
        "### T\u{1b}]0;owned\u{7}\n\n**A:** x\u{1b}[31my\n\n**A:** \u{9b}2J\n\n**B:** z\n",
    );
    for arguments in [&["list", "."][..], &["show", "a\u{1b}[2J.md"], &["check", "."], &["search", "x", "."]]
    {
        let answer = home.run(arguments);
        let control = |c: char| c.is_control() && c != '\n';
        assert!(
            !answer.out.is_empty() && !answer.out.chars().any(control),
            "{arguments:?}: {:?}",
            answer.out
        );
        assert!(!answer.err.chars().any(control), "{arguments:?}: {:?}", answer.err);
    }
}

#[test]
fn usage_errors_exit_with_two_and_help_with_zero() {
    let home = Home::new();
    let wrong = home.run(&["show"]);
    assert_eq!((wrong.code, wrong.out.as_str()), (Some(2), ""));
    assert!(wrong.err.contains("Usage: fangtan show"), "{}", wrong.err);
    let help = home.run(&["--help"]);
    assert_eq!((help.code, help.err.as_str()), (Some(0), ""));
    assert_eq!(home.run(&["--version"]).out, format!("fangtan {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn the_manual_page_names_every_subcommand_and_shells_are_told_to_ask() {
    let home = Home::new();
    let names = ["show", "sections", "list", "search", "jump", "bookmarks", "check", "stats", "config"];
    let page = home.run(&["man"]);
    assert_eq!(page.code, Some(0));
    assert!(names.iter().all(|name| page.out.contains(name)), "{}", page.out);
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = home.run(&["completions", shell]);
        assert_eq!(script.code, Some(0));
        assert!(script.out.contains("COMPLETE") && script.out.contains("fangtan"), "{shell}: {}", script.out);
    }
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_ends_the_work_quietly() {
    let home = Home::new();
    let text = format!("{TALK}\n{}", "**Ada:** Again?\n\n**Bo:** Again.\n\n".repeat(20_000));
    home.write("long.md", text);
    let mut command = home.command(&["show", "long.md"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut first = [0; 16];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let answer = Answer::of(child.wait_with_output().unwrap());
    answer.is(0, "", "");
}

#[cfg(unix)]
#[test]
fn pipes_and_link_loops_in_a_folder_stop_nothing() {
    let home = Home::new();
    home.write("talks/talk.md", TALK);
    let talks = home.0.path().join("talks");
    assert!(Command::new("mkfifo").arg(talks.join("a.md")).status().unwrap().success());
    std::os::unix::fs::symlink(&talks, talks.join("loop")).unwrap();
    assert_eq!(home.run(&["list", "talks", "--json"]).objects().len(), 1);
    home.run(&["show", "talks/a.md"]).is(2, "", "fangtan: talks/a.md: is a named pipe, not a text\n");
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let home = Home::new();
    let path = home.write("talk.md", TALK);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::File::open(&path).is_ok() {
        eprintln!("skipped: this user may read everything");
        return;
    }
    home.run(&["show", "talk.md"]).is(2, "", "fangtan: talk.md: may not be read (permission denied)\n");
}

#[test]
fn the_first_seed_is_understood() {
    let Some(seeds) = seeds() else { return };
    let home = Home::new();
    let seed = seeds.join("zuckerberg-2024-llama3.md");
    let show = &home.run(&["show", seed.to_str().unwrap(), "--json"]).objects()[0];
    let count = |key: &str| show[key].as_array().unwrap().len();
    assert_eq!((count("sections"), count("labels"), count("turns")), (27, 104, 102));
    let roles: Vec<(&str, &str)> = show["speakers"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|speaker| Some((speaker["name"].as_str()?, speaker["role"].as_str()?)))
        .collect();
    assert!(
        roles.contains(&("Dwarkesh Patel", "host")) && roles.contains(&("Mark Zuckerberg", "guest")),
        "{roles:?}"
    );
    let terms: Vec<&str> =
        show["glossary"].as_array().unwrap().iter().filter_map(|term| term["term"].as_str()).collect();
    assert!(!terms.is_empty());
    assert!(!show["turns"].to_string().contains("**"));
    let check = home.run(&["check", seed.to_str().unwrap()]);
    assert_eq!(check.code, Some(1));
    assert!(check.out.lines().any(|line| line.contains(":185: warning: ")), "{}", check.out);
}

#[test]
fn the_second_seed_ends_where_the_talk_ends() {
    let Some(seeds) = seeds() else { return };
    let home = Home::new();
    let seed = seeds.join("zuckerberg-2025-llama4.txt");
    let show = &home.run(&["show", seed.to_str().unwrap(), "--json"]).objects()[0];
    let numbered =
        show["sections"].as_array().unwrap().iter().filter(|section| section["number"] != 0).count();
    assert_eq!((numbered, show["turns"].as_array().unwrap().len()), (6, 12));
    let voices: Vec<&Value> =
        show["speakers"].as_array().unwrap().iter().map(|speaker| &speaker["name"]).collect();
    assert_eq!(voices, ["主持人", "扎克伯格"]);
    let plain = home.run(&["show", seed.to_str().unwrap()]).out;
    assert!(plain.contains("[end matter: ") && !plain.contains("上下滑动查看更多"));
    let all = home.run(&["show", seed.to_str().unwrap(), "--all"]).out;
    assert!(all.contains("上下滑动查看更多"));
}

#[test]
fn what_was_found_is_marked_when_it_is_asked_for() {
    let home = Home::new();
    home.write("talk.md", TALK);
    let asked = |words: &[&str], color: &[&str]| {
        let answer = home.run(&[words, color].concat());
        assert_eq!((answer.code, answer.err.as_str()), (Some(0), ""));
        answer.out
    };
    for (words, marked) in [
        (&["search", "bends", "talk.md"][..], "\x1b[1;31mbends\x1b[m"),
        (&["questions", "steel", "talk.md"], "\x1b[1;31msteel\x1b[m"),
        (&["jump", "#stone", "talk.md"], "\x1b[1;31mStone\x1b[m"),
    ] {
        let always = asked(words, &["--color", "always"]);
        assert!(always.contains(marked), "{always:?}");
        let plain = asked(words, &[]);
        assert_eq!(plain, asked(words, &["--color=never"]), "no terminal");
        assert_eq!(plain, always.replace("\x1b[1;31m", "").replace("\x1b[m", ""));
        let mut forced = home.command(words);
        assert_eq!(Answer::of(forced.env("CLICOLOR_FORCE", "1").output().unwrap()).out, always);
        let json = asked(words, &["--color", "always", "--json"]);
        assert!(!json.contains("1;31m"), "{json}");
    }
}
