//! Text from outside that means harm: no byte of it that commands a terminal leaves the program, whatever the
//! way.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use fangtan::text::safe::is_command;
use tempfile::TempDir;

/// Sets the title, clears the screen, turns direction round, hides.
const HOSTILE: &str = "\u{1b}]0;x\u{7}\u{1b}[2J\u{9b}31m\u{7f}\u{202e}b\u{2066}\u{2028}\u{2029}\u{200b}\u{200f}\u{feff}\u{e0041}z";

struct Home(TempDir);

impl Home {
    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_fangtan"));
        command.args(arguments).current_dir(self.0.path().join("texts"));
        command.env("FANGTAN_DATA_DIR", self.0.path().join("data"));
        command.env("FANGTAN_CONFIG", self.0.path().join("config.toml"));
        command.env("FANGTAN_CACHE_DIR", self.0.path().join("cache"));
        command.output().unwrap()
    }
}

/// Everything that came out, without what a line of text is made of.
fn commands_in(output: &Output) -> Vec<char> {
    let all = [output.stdout.as_slice(), output.stderr.as_slice()].concat();
    let text = String::from_utf8(all).unwrap();
    text.chars().filter(|c| is_command(*c) && !matches!(c, '\n' | '\t')).collect()
}

/// A home in which every field that a person or a file can fill holds [`HOSTILE`].
fn hostile_home() -> (Home, String) {
    let home = Home(tempfile::tempdir().unwrap());
    let texts = home.0.path().join("texts");
    fs::create_dir(&texts).unwrap();
    let h = HOSTILE;
    let talk = format!(
        "---\ntitle: a{h}\nguests: [b{h}]\ntags: [c{h}]\nsource: https://a.org/{h}\n---\n\n### 1{h}\n\n\
         **Ada{h}:** Why does steel bend?{h}\n\n**Bo:** It bends before it breaks.{h}\n\n**Ada{h}:** And?\n\n\
         **Bo:** And [link](https://b.org/{h}) `code{h}` <b>{h}</b>.\n"
    );
    let name = format!("talk{}.md", h.replace('/', ""));
    fs::write(texts.join(&name), &talk).unwrap();
    fs::write(texts.join("plain.txt"), format!("{h}\n\nAda: steel{h}?\n\nBo: yes{h}.\n")).unwrap();
    fs::write(
        home.0.path().join("config.toml"),
        format!("theme = \"{h}\"\n\"k{h}\" = 1\n[keys]\n\"x{h}\" = [\"y\"]\n"),
    )
    .unwrap();
    let record = serde_json::json!({
        "id": format!("id{h}"), "quote": format!("bends{h}"), "note": format!("n{h}"), "tags": [format!("t{h}")],
        "color": h, "speaker": format!("s{h}"), "section": h, "address": format!("1.{h}"),
        "episode": { "title": format!("e{h}"), "path": format!("/nowhere{h}"), "source": h, "guests": [h] }
    });
    fs::write(home.0.path().join("import.jsonl"), format!("{record}\n{h}\n")).unwrap();
    (home, name)
}

#[test]
fn no_way_out_of_the_command_line_lets_a_command_through() {
    let (home, name) = hostile_home();
    let added = home.run(&["bookmarks", "add", &format!("{name}#1.2"), "--note", HOSTILE, "--tag", HOSTILE]);
    assert_eq!(commands_in(&added), Vec::<char>::new());
    let import = home.0.path().join("import.jsonl");
    assert_eq!(
        commands_in(&home.run(&["bookmarks", "import", import.to_str().unwrap()])),
        Vec::<char>::new()
    );
    let missing = format!("missing{HOSTILE}");
    let mut said = 0;
    for arguments in [
        &["show", &name][..],
        &["show", "--json", &name],
        &["show", "plain.txt"],
        &["show", &missing],
        &[&name],
        &["sections", &name],
        &["sections", "--json", &name],
        &["list", "."],
        &["list", "--json", "."],
        &["search", "steel", "."],
        &["search", "--json", "steel", "."],
        &["search", HOSTILE, "."],
        &["jump", "steel", "."],
        &["check", &name],
        &["check", "--json", &name],
        &["config"],
        &["stats", "."],
        &["bookmarks", "list"],
        &["bookmarks", "list", "--json"],
        &["bookmarks", "export", "--format", "markdown"],
        &["bookmarks", "export", "--format", "org"],
        &["bookmarks", "export", "--format", "csv"],
        &["bookmarks", "export", "--format", "json"],
        &["bookmarks", "export", "--format", "w3c"],
        &["bookmarks", "export", "--format", "marked"],
        &["bookmarks", "export", "--by", "tag"],
        &["bookmarks", "rm", HOSTILE],
        &["bookmarks", HOSTILE],
        &["--no-such-flag", HOSTILE],
    ] {
        let output = home.run(arguments);
        assert_eq!(commands_in(&output), Vec::<char>::new(), "{arguments:?}");
        said += output.stdout.len() + output.stderr.len();
    }
    assert!(said > 4000, "there was something to be looked at: {said} bytes");
}

#[test]
fn nothing_harmful_gets_into_files_that_are_shared() {
    let (home, name) = hostile_home();
    home.run(&["bookmarks", "add", &format!("{name}#1.2"), "--note", HOSTILE]);
    let folder = home.0.path().join("shared");
    assert_eq!(commands_in(&home.run(&["bookmarks", "sync", folder.to_str().unwrap()])), Vec::<char>::new());
    let files: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(files.len(), 1);
    let shared = fs::read_to_string(&files[0]).unwrap();
    assert_eq!(shared.chars().filter(|c| is_command(*c) && *c != '\n').count(), 0);
    assert!(shared.contains("\\u202e"), "nothing is lost: {shared}");
}

#[cfg(unix)]
#[test]
fn a_shared_folder_full_of_traps_is_synced_around_them() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let (home, name) = hostile_home();
    home.run(&["bookmarks", "add", &format!("{name}#1.2"), "--note", "mine"]);
    let folder = home.0.path().join("shared");
    fs::create_dir(&folder).unwrap();
    let outside = home.0.path().join("outside");
    fs::write(&outside, "precious").unwrap();
    symlink(&outside, folder.join("link.jsonl")).unwrap();
    symlink("/dev/zero", folder.join("endless.jsonl")).unwrap();
    assert!(Command::new("mkfifo").arg(folder.join("pipe.jsonl")).status().unwrap().success());
    fs::write(folder.join("bytes.jsonl"), [0xFF, 0xFE]).unwrap();
    let synced = home.run(&["bookmarks", "sync", folder.to_str().unwrap()]);
    let told = String::from_utf8_lossy(&synced.stderr).into_owned();
    for trap in ["link.jsonl", "endless.jsonl", "pipe.jsonl", "bytes.jsonl"] {
        assert!(told.contains(trap), "{trap} is named: {told}");
    }
    assert_eq!(synced.status.code(), Some(2));
    assert_eq!(fs::read_to_string(&outside).unwrap(), "precious");
    let ours = |path: &Path| fs::read_to_string(path).is_ok_and(|text| text.contains("\"mine\""));
    let regular = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap());
    let files: Vec<_> =
        regular.filter(|entry| entry.file_type().unwrap().is_file()).map(|entry| entry.path()).collect();
    let written: Vec<_> = files.iter().filter(|path| ours(path)).collect();
    assert_eq!(written.len(), 1, "{files:?}");
    assert_eq!(fs::metadata(written[0]).unwrap().permissions().mode() & 0o077, 0, "for its owner only");
}

#[test]
fn what_a_spreadsheet_or_an_outline_would_run_is_only_words() {
    let (home, name) = hostile_home();
    for (words, note) in [
        ("Why", "=cmd|'/c calc'!A0"),
        ("does", "@SUM(1)"),
        ("steel", "[[elisp:(kill-emacs)][x]]"),
        ("bend", "shell:rm"),
    ] {
        home.run(&["bookmarks", "add", &format!("{name}#1.2"), "--quote", words, "--note", note]);
    }
    let export =
        |format| String::from_utf8(home.run(&["bookmarks", "export", "--format", format]).stdout).unwrap();
    let csv = export("csv");
    assert!(
        csv.contains("'=cmd") && csv.contains("'@SUM") && !csv.contains(",=cmd") && !csv.contains(",@SUM"),
        "{csv}"
    );
    let org = export("org");
    assert!(!org.contains("[[") && !org.contains("elisp:") && !org.contains("shell:"), "{org}");
}

#[test]
fn a_template_that_never_ends_is_stopped() {
    let (home, name) = hostile_home();
    home.run(&["bookmarks", "add", &format!("{name}#1.2")]);
    let template = home.0.path().join("endless.j2");
    let loops = "{% for a in range(9999) %}{% for b in range(9999) %}{% for c in range(9999) %}{% endfor %}{% endfor %}{% endfor %}";
    fs::write(&template, loops).unwrap();
    let output = home.run(&["bookmarks", "export", "--template", template.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(told.contains("endless.j2: stopped"), "{told}");
}

#[test]
fn a_database_that_was_cut_off_is_set_aside_and_said() {
    for length in [0, 1, 100] {
        let (home, name) = hostile_home();
        let data = home.0.path().join("data");
        fs::create_dir(&data).unwrap();
        fs::write(data.join("fangtan.db"), vec![7; length]).unwrap();
        let output = home.run(&["bookmarks", "add", &format!("{name}#1.2")]);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(told.contains("damaged"), "{length} bytes: {told}");
        assert_eq!(fs::read(data.join("fangtan.damaged-1.db")).unwrap(), vec![7; length]);
    }
}
