//! Writers that are killed at any moment, and writers at work at once: what was acknowledged is there.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use fangtan::passage::marks::Bookmark;
use fangtan::store::{FileEvidence, Store};
use rayon::prelude::*;

use crate::anchors::texts::Dice;

const TALK: &str = "### Steel\n\n**Ada:** First, steel?\n\n**Bo:** It bends before it breaks.\n\n### Stone\n\n\
                    **Ada:** And stone?\n\n**Bo:** Stone never bends.\n";

/// The folder a child writes to, and how many passages it writes.
const FOLDER: &str = "FANGTAN_TEST_WRITER";
const COUNT: &str = "FANGTAN_TEST_COUNT";

/// Not a test of its own: what a child process does. Each passage is written, then acknowledged on a line.
#[test]
#[ignore = "run by the tests below, in processes of their own"]
fn writer() {
    let Ok(folder) = std::env::var(FOLDER) else { return };
    let count: usize = std::env::var(COUNT).unwrap().parse().unwrap();
    let (mut store, _) = Store::open(Path::new(&folder), |_| true).unwrap();
    let episode =
        store.identify(&FileEvidence { path: "/talk.md".into(), ..FileEvidence::default() }).unwrap();
    for _ in 0..count {
        let bookmark = Bookmark { id: Store::new_id(1), episode, ..Bookmark::default() };
        store.put_bookmark(&bookmark).unwrap();
        println!("\nkept {}", bookmark.id);
    }
}

fn start(folder: &Path, count: usize) -> Child {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["kill::writer", "--exact", "--ignored", "--nocapture", "--test-threads=1"]);
    command.env(FOLDER, folder).env(COUNT, count.to_string());
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap()
}

/// Everything a child acknowledges from now until it ends.
fn acknowledged(child: &mut Child) -> Vec<String> {
    let lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    lines.filter_map(|line| line.strip_prefix("kept ").map(str::to_owned)).collect()
}

fn kept(folder: &Path) -> Vec<String> {
    let (store, warnings) = Store::open(folder, |_| true).unwrap();
    assert_eq!(warnings, [], "the database is whole");
    store.all_bookmarks().unwrap().into_iter().map(|bookmark| bookmark.id).collect()
}

#[test]
fn a_writer_killed_at_random_two_hundred_times_loses_nothing_it_acknowledged() {
    let folder = tempfile::tempdir().unwrap();
    let told: Vec<String> = (0..200_u64)
        .into_par_iter()
        .flat_map(|round| {
            let mut child = start(folder.path(), usize::MAX);
            let mut out = BufReader::new(child.stdout.take().unwrap());
            let mut line = String::new();
            while !line.starts_with("kept ") {
                line.clear();
                assert!(out.read_line(&mut line).unwrap() > 0, "the writer began");
            }
            // Some moment of its work, another one each time.
            std::thread::park_timeout(Duration::from_micros(Dice::new(round).next() % 8000));
            child.kill().unwrap();
            let rest = out.lines().map_while(Result::ok);
            let all: Vec<String> = std::iter::once(line.trim().to_owned()).chain(rest).collect();
            child.wait().unwrap();
            all.iter().filter_map(|line| line.strip_prefix("kept ").map(str::to_owned)).collect::<Vec<_>>()
        })
        // The last line of a killed writer may be torn.
        .filter(|id| id.len() == 36)
        .collect();
    let kept: std::collections::HashSet<String> = kept(folder.path()).into_iter().collect();
    let missing: Vec<&String> = told.iter().filter(|id| !kept.contains(*id)).collect();
    assert!(told.len() >= 200, "{} acknowledged", told.len());
    assert_eq!(missing, Vec::<&String>::new(), "of {} acknowledged", told.len());
}

#[test]
fn two_processes_adding_five_hundred_passages_each_end_with_a_thousand() {
    let folder = tempfile::tempdir().unwrap();
    let mut children = [start(folder.path(), 500), start(folder.path(), 500)];
    let told: usize = children.iter_mut().map(|child| acknowledged(child).len()).sum();
    assert!(children.iter_mut().all(|child| child.wait().unwrap().success()));
    assert_eq!((told, kept(folder.path()).len()), (1000, 1000));
}

#[test]
fn the_program_killed_after_it_answered_has_kept_the_passage() {
    let home = tempfile::tempdir().unwrap();
    let talk = home.path().join("talk.md");
    std::fs::write(&talk, TALK).unwrap();
    let told: Vec<String> = (0..20_usize)
        .map(|number| {
            let mut command = Command::new(env!("CARGO_BIN_EXE_fangtan"));
            // Other words each time: the same ones are the same passage.
            let words = "It bends before it breaks.";
            command.args(["bookmarks", "add", "--json"]).arg(format!("{}#1.2", talk.display()));
            command.args(["--quote", &words[..=number]]);
            command.env("FANGTAN_DATA_DIR", home.path().join("data"));
            command.env("FANGTAN_CONFIG", home.path().join("config.toml"));
            let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().unwrap();
            let mut line = String::new();
            BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
            child.kill().unwrap();
            child.wait().unwrap();
            let kept: serde_json::Value = serde_json::from_str(&line).unwrap();
            kept["id"].as_str().unwrap().to_owned()
        })
        .collect();
    let kept = kept(&home.path().join("data"));
    assert_eq!(told.iter().filter(|id| !kept.contains(id)).count(), 0);
    assert_eq!(kept.len(), 20);
}
