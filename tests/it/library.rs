//! Finding and reading files: what is listed, in which order, and what is refused with which words.

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use fangtan::episode::summary::Summary;
use fangtan::library::builtin;
use fangtan::library::cache::{Cache, Card};
use fangtan::library::load::{self, LoadOptions, Reason};
use fangtan::library::scan::{self, Scanned};

/// Names below `root` that a scan hands over, `!` before a problem.
fn names(root: &Path) -> Vec<String> {
    let mut names = Vec::new();
    let _ = scan::scan(&[root.to_owned()], &mut |found| {
        names.push(match found {
            Scanned::Entry(entry) => relative(root, &entry.path),
            Scanned::Problem { path, message: [message, _] } => {
                format!("!{} {message}", relative(root, &path))
            }
        });
        ControlFlow::Continue(())
    });
    names
}

fn relative(root: &Path, path: &Path) -> String {
    path.strip_prefix(root).unwrap_or(path).to_string_lossy().replace('\\', "/")
}

fn write(root: &Path, name: &str, bytes: &[u8]) -> PathBuf {
    let path = root.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, bytes).unwrap();
    path
}

#[test]
fn texts_are_listed_in_natural_order_and_the_rest_is_passed_over() {
    let root = tempfile::tempdir().unwrap();
    for name in [
        "10.md",
        "9.md",
        "Ä.TXT",
        "a.srt",
        "b.vtt",
        "c.json",
        "d.html",
        "sub/e.markdown",
        ".hidden.md",
        ".git/f.md",
        "node_modules/g.md",
        "target/h.md",
        "i.png",
        "j",
        "k.toml",
    ] {
        write(root.path(), name, b"x");
    }
    assert_eq!(
        names(root.path()),
        ["9.md", "10.md", "a.srt", "b.vtt", "c.json", "d.html", "sub/e.markdown", "Ä.TXT"]
    );
}

#[test]
fn a_hidden_folder_named_by_itself_is_read() {
    let root = tempfile::tempdir().unwrap();
    write(root.path(), ".notes/a.md", b"x");
    assert_eq!(names(&root.path().join(".notes")), ["a.md"]);
}

#[test]
fn a_file_named_by_itself_counts_whatever_its_extension() {
    let root = tempfile::tempdir().unwrap();
    let path = write(root.path(), "talk.transcript", b"x");
    assert_eq!(names(&path).len(), 1);
    assert_eq!(names(root.path()), [""; 0]);
}

#[test]
fn entries_come_while_the_folder_is_still_being_read() {
    let root = tempfile::tempdir().unwrap();
    write(root.path(), "a/first.md", b"x");
    fs::create_dir(root.path().join("b")).unwrap();
    let mut names = Vec::new();
    let _ = scan::scan(&[root.path().to_owned()], &mut |found| {
        let Scanned::Entry(entry) = found else { panic!("{found:?}") };
        names.push(relative(root.path(), &entry.path));
        if names.len() == 1 {
            write(root.path(), "b/made-meanwhile.md", b"x");
        }
        ControlFlow::Continue(())
    });
    assert_eq!(names, ["a/first.md", "b/made-meanwhile.md"]);
}

#[test]
fn ten_thousand_files_and_a_scan_that_is_told_to_stop() {
    let root = tempfile::tempdir().unwrap();
    for folder in 0..100 {
        let folder = root.path().join(folder.to_string());
        fs::create_dir(&folder).unwrap();
        for file in 0..100 {
            fs::write(folder.join(format!("{file}.md")), b"").unwrap();
        }
    }
    assert_eq!(names(root.path()).len(), 10_000);
    let mut count = 0;
    let flow = scan::scan(&[root.path().to_owned()], &mut |_| {
        count += 1;
        if count == 3 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert_eq!((flow, count), (ControlFlow::Break(()), 3));
}

#[cfg(unix)]
#[test]
fn link_loops_second_ways_pipes_and_sockets_stop_nothing() {
    use std::os::unix::fs::symlink;
    let root = tempfile::tempdir().unwrap();
    write(root.path(), "a/one.md", b"x");
    symlink(root.path(), root.path().join("a/loop")).unwrap();
    symlink(root.path().join("nowhere"), root.path().join("dangling.md")).unwrap();
    symlink(root.path().join("a/one.md"), root.path().join("b-same.md")).unwrap();
    let made = std::process::Command::new("mkfifo").arg(root.path().join("pipe.md")).status().unwrap();
    assert!(made.success());
    let _socket = std::os::unix::net::UnixListener::bind(root.path().join("socket.md")).unwrap();
    assert_eq!(names(root.path()), ["a/one.md"]);
}

#[test]
fn what_cannot_be_listed_is_told() {
    let root = tempfile::tempdir().unwrap();
    assert_eq!(names(&root.path().join("nowhere")), ["! no such file or folder"]);
    assert_eq!(names(root.path()), [""; 0]);
}

/// The words with which a file is refused.
fn refusal(path: &Path) -> String {
    load::load(path, &LoadOptions::default()).unwrap_err().reason.in_both()[0].clone()
}

#[test]
fn what_is_no_text_is_refused_in_words() {
    let root = tempfile::tempdir().unwrap();
    let file = |name: &str, bytes: &[u8]| write(root.path(), name, bytes);
    assert_eq!(refusal(&root.path().join("nowhere.md")), "no such file or folder");
    assert_eq!(refusal(root.path()), "is a folder, not a text");
    assert_eq!(
        refusal(&file("a.md", b"%PDF-1.7\n")),
        "holds no text but a PDF; `pdftotext -layout FILE.pdf FILE.txt` makes a text of it"
    );
    assert_eq!(refusal(&file("b.txt", b"\x00\x01\x02\x00\x00\x03\x07text")), "holds no text but binary data");
}

#[cfg(target_os = "linux")]
#[test]
fn pipes_and_devices_are_refused_without_being_opened() {
    let root = tempfile::tempdir().unwrap();
    let pipe = root.path().join("pipe.md");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    assert_eq!(refusal(&pipe), "is a named pipe, not a text");
    assert_eq!(refusal(Path::new("/dev/zero")), "is a device, not a text");
}

#[test]
fn a_file_over_the_limit_is_refused_by_its_size_alone() {
    let root = tempfile::tempdir().unwrap();
    let path = root.path().join("huge.txt");
    let refused = |beginning: &[u8], size: u64| {
        fs::write(&path, beginning).unwrap();
        fs::OpenOptions::new().write(true).open(&path).unwrap().set_len(size).unwrap();
        let asked = [load::load(&path, &LoadOptions::default()).map(drop), load::look(&path)];
        asked.map(|answer| match answer.map_err(|error| error.reason) {
            Err(Reason::TooBig { limit, .. }) => Some(limit),
            _ => None,
        })
    };
    assert_eq!(refused(b"", load::LIMIT + 1), [Some(load::LIMIT); 2]);
    assert_eq!(refused(b"PK\x03\x04", load::DOCUMENT_LIMIT + 1), [Some(load::DOCUMENT_LIMIT); 2]);
    assert_eq!(refused(b"PK\x03\x04", load::LIMIT + 1), [None; 2], "a document may have pictures");
}

#[test]
fn utf16_is_text() {
    let bytes: Vec<u8> = "访谈，plain text".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(load::load_bytes(Path::new("a.txt"), &bytes, &LoadOptions::default()).is_ok());
}

#[test]
fn every_sample_is_read_by_its_path_or_its_stem() {
    for sample in builtin::builtin(false) {
        let stem = sample.name.rsplit_once('.').unwrap().0;
        for path in [sample.path(), PathBuf::from(format!("{}{stem}", builtin::PREFIX))] {
            let loaded = load::load(&path, &LoadOptions::default()).unwrap();
            assert_eq!(loaded.bytes as usize, sample.text.len());
        }
    }
}

/// The one file below `root`, as a scan finds it.
fn only_entry(root: &Path) -> scan::FoundFile {
    let mut found = None;
    let _ = scan::scan(&[root.to_owned()], &mut |scanned| {
        let Scanned::Entry(entry) = scanned else { panic!("{scanned:?}") };
        found = Some(entry);
        ControlFlow::Continue(())
    });
    found.unwrap()
}

fn card(title: &str) -> Card {
    let summary = Summary { title: title.to_owned(), minutes: 1.5, ..Summary::default() };
    Card { summary, ..Card::default() }
}

#[test]
fn a_card_is_known_again_until_its_file_changes() {
    let (root, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    write(root.path(), "访谈 1.md", b"one");
    let entry = only_entry(root.path());
    let mut cache = Cache::open(folder.path(), "a".to_owned());
    assert_eq!(cache.get(&entry), None);
    cache.put(&entry, card("One"));
    cache.save().unwrap();

    assert_eq!(Cache::open(folder.path(), "a".to_owned()).get(&entry), Some(card("One")));
    assert_eq!(Cache::open(folder.path(), "b".to_owned()).get(&entry), None);
    write(root.path(), "访谈 1.md", b"changed");
    assert_eq!(Cache::open(folder.path(), "a".to_owned()).get(&only_entry(root.path())), None);
}

#[test]
fn a_damaged_cache_costs_only_what_is_damaged() {
    let (root, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let entries = ["a", "b", "c"].map(|name| {
        write(root.path(), &format!("{name}.md"), b"x");
        only_entry(&root.path().join(format!("{name}.md")))
    });
    let mut cache = Cache::open(folder.path(), String::new());
    for entry in &entries {
        cache.put(entry, card("Kept"));
    }
    cache.save().unwrap();
    let files: Vec<_> =
        fs::read_dir(folder.path().join("cards")).unwrap().map(|file| file.unwrap().path()).collect();
    let [file] = files.as_slice() else { panic!("files of one folder lie in {files:?}") };
    let whole = fs::read(file).unwrap();
    let known = || {
        let cache = Cache::open(folder.path(), String::new());
        entries.iter().filter(|entry| cache.get(entry).is_some()).count()
    };
    assert_eq!(known(), 3);
    fs::write(file, &whole[..whole.len() - 20]).unwrap();
    assert_eq!(known(), 2);
    fs::write(file, b"\x00\xff not a cache").unwrap();
    assert_eq!(known(), 0);
    cache.put(&entries[0], card("Kept"));
    cache.save().unwrap();
    assert_eq!(known(), 3);
}
