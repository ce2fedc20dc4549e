//! Completions in the shells themselves, where they are installed, and the pages of the manual.

use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

const TALK: &str = "# Glass\n\n## Fog\n\n**Ann:** What bends?\n\n**Bo:** Light bends.\n\n## Wool\n\n**Ann:** Who?\n\n**Bo:** Me.\n";

/// A home with a talk in it, and the program in the search path.
fn home() -> TempDir {
    let home = tempfile::tempdir().unwrap();
    std::fs::write(home.path().join("talk.md"), TALK).unwrap();
    home
}

fn within(home: &Path, program: &str, arguments: &[&str]) -> Option<Output> {
    let bin = Path::new(env!("CARGO_BIN_EXE_fangtan")).parent().unwrap();
    let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap());
    let mut command = Command::new(program);
    command.args(arguments).current_dir(home).env("PATH", path).env("HOME", home);
    for name in ["CONFIG", "DATA", "CACHE", "STATE"] {
        command.env(format!("XDG_{name}_HOME"), home);
    }
    let output = command.env("FANGTAN_LIBRARY", home).output();
    if output.is_err() {
        eprintln!("skipped: {program} is not installed");
    }
    output.ok()
}

fn text(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// What bash offers for the last of `words`.
fn in_bash(home: &Path, words: &[&str]) -> String {
    let script = format!(
        "source <(fangtan completions bash); COMP_WORDS=({}); COMP_CWORD={}; COMP_TYPE=9; \
         f=$(complete -p fangtan | sed 's/.*-F \\([^ ]*\\).*/\\1/'); \
         $f fangtan \"${{COMP_WORDS[COMP_CWORD]}}\" '' 2>/dev/null; printf '%s\\n' \"${{COMPREPLY[@]}}\"",
        words.join(" "),
        words.len() - 1
    );
    within(home, "bash", &["--norc", "-c", &script]).map_or_else(String::new, |output| text(&output))
}

#[test]
fn bash_completes_subcommands_files_addresses_people_tags_shelves_and_styles() {
    let home = home();
    let offered = in_bash(home.path(), &["fangtan", "sect"]);
    assert!(offered.lines().any(|line| line.trim() == "sections"), "{offered}");
    assert!(in_bash(home.path(), &["fangtan", "show", "ta"]).contains("talk.md"));
    assert!(in_bash(home.path(), &["fangtan", "ta"]).contains("talk.md"));
    let offered = in_bash(home.path(), &["fangtan", "show", "talk.md#"]);
    assert!(offered.contains("talk.md#1") && offered.contains("talk.md#2"), "{offered}");
    assert!(in_bash(home.path(), &["fangtan", "show", "talk.md#2."]).contains("talk.md#2.1"));
    assert!(in_bash(home.path(), &["fangtan", "people", "An"]).contains("Ann"));
    within(home.path(), "fangtan", &["bookmarks", "add", "talk.md#1.2", "--tag", "optics"]).unwrap();
    assert!(
        in_bash(home.path(), &["fangtan", "bookmarks", "add", "talk.md#1.1", "--tag", "op"])
            .contains("optics")
    );
    let offered = in_bash(home.path(), &["fangtan", "bookmarks", "export", "--style", "gb"]);
    assert!(offered.contains("gbt7714") && offered.contains("gb-7714-2015-numeric"), "{offered}");
}

#[test]
fn fish_completes_subcommands_and_addresses() {
    let home = home();
    let offered = |line: &str| {
        let script = format!("fangtan completions fish | source; complete -C '{line}'");
        within(home.path(), "fish", &["--no-config", "-c", &script]).map(|output| text(&output))
    };
    let Some(found) = offered("fangtan sect") else { return };
    assert!(found.contains("sections"), "{found}");
    assert!(offered("fangtan show talk.md#").unwrap().contains("talk.md#2"));
    assert!(offered("fangtan people An").unwrap().contains("Ann"));
}

#[test]
fn zsh_completes_a_subcommand_before_the_optional_paths() {
    let home = home();
    let script = r#"
        zmodload zsh/zpty
        zpty z zsh -f -i
        zpty -w z "PS1=; PROMPT=; autoload -U compinit; compinit -u -D; source <(fangtan completions zsh); print rea''dy"
        zpty -r z seen '*ready*'
        zpty -n -w z $'fangtan secti\t'
        zpty -r z seen '*sections*'
        print -r -- "$seen"
    "#;
    let Some(output) = within(home.path(), "zsh", &["-f", "-c", script]) else { return };
    assert!(text(&output).contains("sections"), "{output:?}");
}

#[test]
fn every_command_has_a_page_of_the_manual() {
    let home = home();
    let page = within(home.path(), "fangtan", &["man", "bookmarks", "add"]).unwrap();
    assert!(text(&page).contains("quote"), "{}", text(&page));
    within(home.path(), "fangtan", &["man", "--to", "pages"]).unwrap();
    for page in ["fangtan.1", "fangtan-list.1", "fangtan-bookmarks-add.1", "fangtan-keys.1"] {
        assert!(home.path().join("pages").join(page).exists(), "{page}");
    }
}
