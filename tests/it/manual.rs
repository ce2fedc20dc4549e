//! What README and guide say: their command lines run, what they link to is there, both languages have the same.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::cli::Home;

const DOCUMENTS: [&str; 4] =
    ["README.md", "assets/README.zh-CN.md", "assets/guide.md", "assets/guide.zh-CN.md"];

const TALK: &str = "---\ntitle: 能源与城市\nguest: 林原\ndate: 2024-05-01\n---\n\n### 一\n\n\
    **黄仁勋：** 开源的瓶颈在哪里？\n\n**林原：** 能源。电比人贵。\n\n**黄仁勋：** 那怎么办？\n\n";

fn text(document: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(document)).unwrap()
}

/// The lines in the blocks of shell that have the program in them.
fn command_lines(document: &str) -> Vec<String> {
    let text = text(document);
    let blocks = text.split("```sh\n").skip(1).map(|block| block.split("```").next().unwrap());
    let lines = blocks.flat_map(str::lines);
    lines
        .filter(|line| line.starts_with("fangtan") || line.contains("| fangtan"))
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_example_of_the_help_runs_and_is_shown() {
    for (command, lines) in fangtan::cli::examples::EXAMPLES {
        let (home, words): (Home, Vec<&str>) =
            (reader(), command.split_whitespace().chain(["--help"]).collect());
        let answer = home.run(&words);
        let chinese = home.command(&words).env("LC_ALL", "zh_CN.UTF-8").output().unwrap();
        let chinese = String::from_utf8(chinese.stdout).unwrap();
        assert!(answer.out.contains("Examples:") && chinese.contains("例子："), "{command}: {chinese}");
        for line in *lines {
            assert!(answer.out.contains(line) && chinese.contains(line), "{command}: {line}");
            runs(&home, line);
        }
    }
}

/// Runs a line of shell in `home`; its end is no error.
fn runs(home: &Home, line: &str) {
    let program = Path::new(env!("CARGO_BIN_EXE_fangtan")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    let settings = home.command(&[]);
    let mut shell = Command::new("sh");
    shell.args(["-c", line]).current_dir(home.path()).stdin(std::process::Stdio::null());
    shell.envs(settings.get_envs().filter_map(|(name, value)| Some((name, value?))));
    let output = shell.env("PATH", &path).env("HOME", home.path()).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(matches!(output.status.code(), Some(0 | 1)), "{line}: {said}");
}

/// A home with the files that the examples name: a talk of thirteen sections and a folder of talks.
fn reader() -> Home {
    let home = Home::new();
    let talk = format!("{TALK}{}", TALK.split_once("---\n\n").unwrap().1.repeat(12));
    home.write("talk.md", &talk);
    home.write("interviews/talk.md", &talk);
    home.run(&["bookmarks", "add", "talk.md#1.2", "--tag", "energy"]);
    home.write("codes.csv", home.run(&["codes", "export", "--format", "csv"]).out);
    home.write("notes.json", home.run(&["bookmarks", "export", "--format", "json"]).out);
    home.write("my.md.j2", "{% for group in groups %}{{ group.name }}{% endfor %}");
    home.write("config.toml", "library = [\"interviews\"]\n");
    home.write("copy.md", &talk);
    home.run(&["bookmarks", "backup", "marks.db"]);
    home.write("Shared/passages/.keep", "");
    home
}

#[test]
fn every_command_line_of_the_documents_runs() {
    for document in DOCUMENTS {
        let (home, lines) = (reader(), command_lines(document));
        assert!(lines.len() >= 5, "{document}: {lines:?}");
        for line in lines {
            runs(&home, &line);
        }
    }
}

#[test]
fn what_the_documents_link_to_is_there() {
    for document in DOCUMENTS {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(document).parent().unwrap().to_owned();
        let text = text(document);
        let links = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        for link in links.filter(|link| !link.contains("://")) {
            assert!(folder.join(link).exists(), "{document}: {link}");
        }
    }
}

#[test]
fn both_languages_have_the_same_parts() {
    let parts = |document: &str| {
        let starts = ["### ", "## ", "# ", "```", "|", "!["];
        let start = |line: &str| starts.into_iter().find(|start| line.starts_with(start));
        text(document).lines().filter_map(start).collect::<Vec<_>>()
    };
    assert_eq!(parts(DOCUMENTS[0]), parts(DOCUMENTS[1]));
    assert_eq!(parts(DOCUMENTS[2]), parts(DOCUMENTS[3]));
}

#[test]
fn the_program_shows_the_guide_in_the_language_of_its_user() {
    let home = Home::new();
    for asked in [&["help", "guide"][..], &["guide"]] {
        let answer = home.command(asked).env_remove("LC_ALL").env("LANG", "C.UTF-8").output().unwrap();
        assert!(String::from_utf8_lossy(&answer.stdout).contains("Passages that stay"), "{answer:?}");
    }
    let mut chinese = home.command(&["help", "guide"]);
    let answer = chinese.env("LC_ALL", "zh_CN.UTF-8").output().unwrap();
    assert!(String::from_utf8_lossy(&answer.stdout).contains("段落跟着原话走"), "{answer:?}");
}
