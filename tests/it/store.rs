//! The store on a real disk: several connections, broken files, folders that cannot be written.

use std::fs;
use std::path::Path;

use fangtan::episode::model::Role;
use fangtan::passage::anchor::{Anchor, Shingles, text_hash};
use fangtan::passage::edit::Edit;
use fangtan::passage::marks::{Bookmark, EpisodeId, Progress, Twin};
use fangtan::store::{FileEvidence, Shelves, Store, StoreError, Voice, Warning};

const TALK: &str = "问：你怎样开始写这本书？答：先是一个问题，为什么有的城市让人愿意步行，有的却不。我走了三年，\
                    记下每一条街的长椅、树荫和路口的等待时间，后来发现数字说不出的东西都在长椅上。";

fn evidence(path: impl AsRef<Path>, text: &str) -> FileEvidence {
    FileEvidence {
        path: path.as_ref().to_owned(),
        title: "步行".into(),
        text_hash: text_hash(text),
        shingles: Shingles::of(text),
        seen: 1_700_000_000_000,
        ..FileEvidence::default()
    }
}

fn bookmark(episode: EpisodeId, number: usize) -> Bookmark {
    Bookmark {
        id: format!("{number:08}"),
        episode,
        anchor: Anchor {
            exact: "长椅".into(),
            start: number,
            end: number + 6,
            unique: true,
            ..Anchor::default()
        },
        quote: "长椅".into(),
        note: "为什么是长椅？\n第二行".into(),
        tags: vec!["城市".into(), "a \"quoted\" tag".into()],
        color: "yellow".into(),
        letter: Some('长'),
        author: "Ada".into(),
        made: 10,
        changed: 20,
        lost: true,
        deleted: None,
        replaces: ["0123456789abcdef".to_owned()].into(),
    }
}

fn open(folder: &Path) -> Store {
    let (store, warnings) = Store::open(folder, |_| true).unwrap();
    assert_eq!(warnings, []);
    store
}

#[test]
fn what_was_written_is_there_after_reopening() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("new/fangtan");
    let mut store = open(&data);
    let episode = store.identify(&evidence("/talks/walk.md", TALK)).unwrap();
    let kept = bookmark(episode, 7);
    let anchor = Anchor { exact: "三年".into(), text_hash: u64::MAX - 1, ..Anchor::default() };
    let progress = Progress {
        anchor,
        fraction: 0.25,
        read_at: 9,
        seconds: 60,
        sections_read: vec![0, 3],
        ..Progress::default()
    };
    store.put_bookmark(&kept).unwrap();
    store.put_progress(episode, &progress).unwrap();
    store.keep_text(episode, TALK).unwrap();
    let voice = Voice { name: "SPEAKER_00".into(), shown: "林".into(), role: Some(Role::Host) };
    store.put_voice(episode, &voice, 5).unwrap();
    drop(store);

    let store = open(&data);
    assert_eq!(store.episode_by_path(Path::new("/talks/walk.md")).unwrap(), Some(episode));
    assert_eq!(store.bookmarks(episode).unwrap(), std::slice::from_ref(&kept));
    assert_eq!(store.all_bookmarks().unwrap(), std::slice::from_ref(&kept));
    assert_eq!(store.mark(episode, '长', "Ada").unwrap(), Some(kept));
    assert_eq!(store.mark(episode, '长', "Bo").unwrap(), None, "it is another's");
    assert_eq!(store.progress(episode).unwrap(), Some(progress.clone()));
    assert_eq!(store.all_progress().unwrap(), [(episode, "/talks/walk.md".into(), progress)]);
    assert_eq!(store.kept_texts(episode).unwrap(), [TALK]);
    assert_eq!(store.voices(episode).unwrap(), [voice]);
    assert_eq!(store.recent().unwrap()[0].title, "步行");
}

#[cfg(unix)]
#[test]
fn only_its_owner_may_read_it() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("fangtan");
    let mut store = open(&data);
    store.identify(&evidence("/a.md", TALK)).unwrap();
    assert_eq!(fs::metadata(&data).unwrap().permissions().mode() & 0o777, 0o700);
    for file in fs::read_dir(&data).unwrap() {
        assert_eq!(file.unwrap().metadata().unwrap().permissions().mode() & 0o077, 0);
    }
}

#[test]
fn two_connections_writing_at_once_lose_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let episode = open(folder.path()).identify(&evidence("/a.md", TALK)).unwrap();
    let data = folder.path();
    std::thread::scope(|scope| {
        for half in [0, 300] {
            scope.spawn(move || {
                let mut store = open(data);
                for number in half..half + 300 {
                    store.put_bookmark(&bookmark(episode, number)).unwrap();
                }
            });
        }
    });
    assert_eq!(open(data).bookmarks(episode).unwrap().len(), 600);
}

#[test]
fn another_connections_changes_are_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let (mut one, other) = (open(folder.path()), open(folder.path()));
    let before = other.data_version().unwrap();
    let own = one.data_version().unwrap();
    let episode = one.identify(&evidence("/a.md", TALK)).unwrap();
    one.put_bookmark(&bookmark(episode, 1)).unwrap();
    assert_ne!(other.data_version().unwrap(), before);
    assert_eq!(one.data_version().unwrap(), own);
    assert_eq!(other.bookmarks(episode).unwrap().len(), 1);
}

#[test]
fn a_damaged_database_is_set_aside_and_named() {
    let garbage =
        b"This is no database, but somebody's shopping list, saved under the wrong name.".repeat(20);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("fangtan.db");
    for number in 1..=2 {
        fs::write(&path, &garbage).unwrap();
        let (mut store, warnings) = Store::open(folder.path(), |_| true).unwrap();
        let aside = folder.path().join(format!("fangtan.damaged-{number}.db"));
        assert_eq!(warnings, [Warning::SetAside(aside.clone())]);
        assert!(warnings[0].to_string().contains(&aside.display().to_string()));
        assert_eq!(fs::read(aside).unwrap(), garbage);
        store.identify(&evidence("/a.md", TALK)).unwrap();
    }
    assert_eq!(open(folder.path()).recent().unwrap().len(), 1);
}

#[test]
fn a_torn_database_is_set_aside() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = open(folder.path());
    let episode = store.identify(&evidence("/a.md", TALK)).unwrap();
    store.put_newer(&(0..500).map(|number| bookmark(episode, number)).collect::<Vec<_>>()).unwrap();
    drop(store);
    let path = folder.path().join("fangtan.db");
    let whole = fs::read(&path).unwrap();
    fs::write(&path, &whole[..whole.len() / 2]).unwrap();
    let (store, warnings) = Store::open(folder.path(), |_| true).unwrap();
    assert_eq!(warnings.len(), 1);
    assert_eq!(store.all_bookmarks().unwrap(), []);
}

#[test]
fn a_database_of_another_program_or_a_newer_one_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("fangtan.db");
    rusqlite::Connection::open(&path).unwrap().execute_batch("CREATE TABLE recipes (name TEXT)").unwrap();
    assert!(matches!(Store::open(folder.path(), |_| true), Err(StoreError::Foreign { .. })));
    fs::remove_file(&path).unwrap();
    drop(open(folder.path()));
    rusqlite::Connection::open(&path).unwrap().pragma_update(None, "user_version", 99).unwrap();
    let error = Store::open(folder.path(), |_| true).unwrap_err();
    assert!(error.to_string().contains("newer"), "{error}");
}

#[test]
fn a_folder_that_cannot_be_made_is_a_clear_message() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    let error = Store::open(&file.join("fangtan"), |_| true).unwrap_err();
    assert!(error.to_string().ends_with("file/fangtan"), "{error}");
}

#[cfg(unix)]
#[test]
fn a_read_only_folder_is_a_clear_message() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o500)).unwrap();
    if fs::write(folder.path().join("probe"), "").is_ok() {
        eprintln!("skipped: this user may write everywhere");
        return;
    }
    let error = Store::open(folder.path(), |_| true).unwrap_err();
    assert!(error.to_string().contains("fangtan.db"), "{error}");
}

#[test]
fn deletion_leaves_a_tombstone_and_can_be_undone() {
    let mut store = Store::in_memory().unwrap();
    let episode = store.identify(&evidence("/a.md", TALK)).unwrap();
    store.put_bookmark(&bookmark(episode, 1)).unwrap();
    store.delete_bookmark("00000001", 30).unwrap();
    assert_eq!(store.bookmarks(episode).unwrap(), []);
    let all = store.merge_bookmarks(episode, |all| (Vec::new(), all.to_vec())).unwrap();
    let [tombstone] = &all[..] else { panic!("one tombstone") };
    assert_eq!((tombstone.deleted, tombstone.changed), (Some(30), 30));
    store.restore_bookmark("00000001", 40).unwrap();
    let restored = Bookmark { changed: 40, ..bookmark(episode, 1) }.made_from(tombstone);
    assert_eq!(store.bookmarks(episode).unwrap(), [restored]);
    assert!(matches!(store.delete_bookmark("no such id", 50), Err(StoreError::Missing { .. })));
}

#[test]
fn what_comes_from_elsewhere_gives_way_to_what_was_changed_later() {
    let mut store = Store::in_memory().unwrap();
    let episode = store.identify(&evidence("/a.md", TALK)).unwrap();
    let version = |number, changed| Bookmark { changed, ..bookmark(episode, number) };
    store.put_bookmark(&version(1, 50)).unwrap();
    let written = store.put_newer(&[version(1, 40), version(2, 10), version(2, 20), version(1, 50)]).unwrap();
    assert_eq!(written, 2, "the second one, twice");
    assert_eq!(
        store.bookmarks(episode).unwrap(),
        [version(1, 50), version(2, 20).made_from(&version(2, 10))]
    );
}

#[test]
fn ids_sort_by_time_and_never_repeat() {
    let mut ids: Vec<String> = (0..500).map(|n| Store::new_id(1_700_000_000_000 + n / 5)).collect();
    assert!(ids.windows(2).all(|pair| pair[0][..13] <= pair[1][..13]));
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 500);
}

#[test]
fn renaming_and_correcting_a_file_keeps_its_row() {
    let mut store = Store::in_memory().unwrap();
    let gone = |_: &Path| false;
    let first = store.identify_with(&evidence("/a.md", TALK), &gone).unwrap();
    let corrected = TALK.replace("三年", "四年");
    assert_eq!(store.identify_with(&evidence("/b.md", &corrected), &gone).unwrap(), first);
    assert_eq!(store.identify_with(&evidence("/b.md", &corrected), &gone).unwrap(), first);
    assert_eq!(store.paths(first).unwrap().len(), 2);
}

#[test]
fn a_list_shows_what_is_kept_of_a_file_under_each_of_its_paths() {
    let mut store = Store::in_memory().unwrap();
    let there = |_: &Path| true;
    let episode = store.identify_with(&evidence("/a.md", TALK), &there).unwrap();
    assert_eq!(store.identify_with(&evidence("/copy.md", TALK), &there).unwrap(), episode);
    store.put_bookmark(&bookmark(episode, 1)).unwrap();
    let shelves = Shelves::of(&store).unwrap();
    let kept = |path: &str, text: &str| shelves.get(Path::new(path), text_hash(text)).1.passages;
    assert_eq!((kept("/a.md", TALK), kept("/copy.md", TALK)), (1, 1));
    assert_eq!(
        (kept("/renamed.md", TALK), kept("/other.md", "别的")),
        (1, 0),
        "of a new path the words decide"
    );
    assert_eq!(kept("/a.md", "改过的"), 1, "of a known one they do not");
}

#[test]
fn copies_are_joined_or_told_apart_at_will() {
    let mut store = Store::in_memory().unwrap();
    let there = |_: &Path| true;
    let first = store.identify_with(&evidence("/a.md", TALK), &there).unwrap();
    store.put_bookmark(&bookmark(first, 1)).unwrap();
    assert_eq!(store.identify_with(&evidence("/copy.md", TALK), &there).unwrap(), first);
    let own = store.part(Path::new("/copy.md")).unwrap().unwrap();
    assert_ne!(own, first);
    assert_eq!(store.identify_with(&evidence("/copy.md", TALK), &there).unwrap(), own);
    assert_eq!(store.bookmarks(own).unwrap(), []);
    store.join(own, first).unwrap();
    assert_eq!(store.bookmarks(own).unwrap().len(), 1);
    assert_eq!(store.identify_with(&evidence("/a.md", TALK), &there).unwrap(), own);
    assert_eq!(store.recent().unwrap().len(), 1);
}

#[cfg(unix)]
#[test]
fn a_path_that_is_not_utf_8_is_remembered() {
    use std::os::unix::ffi::OsStrExt;
    let path = Path::new(std::ffi::OsStr::from_bytes(b"/talks/\xff\xfe.txt"));
    let mut store = Store::in_memory().unwrap();
    let episode = store.identify_with(&evidence(path, TALK), &|_| true).unwrap();
    assert_eq!(store.paths(episode).unwrap(), [path]);
}

#[test]
fn a_backup_restores_everything() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = open(&folder.path().join("data"));
    let episode = store.identify(&evidence("/a.md", TALK)).unwrap();
    store.put_bookmark(&bookmark(episode, 1)).unwrap();
    let copy = folder.path().join("copy.db");
    store.backup(&copy).unwrap();
    assert!(store.backup(&copy).is_err(), "an existing file is not overwritten");
    store.delete_bookmark("00000001", 30).unwrap();
    store.restore(&copy).unwrap();
    assert_eq!(store.bookmarks(episode).unwrap(), [bookmark(episode, 1)]);
    fs::write(folder.path().join("bad.db"), "no database at all, only words, words, words").unwrap();
    assert!(store.restore(&folder.path().join("bad.db")).is_err());
    assert!(store.restore(&folder.path().join("none.db")).is_err());
    assert_eq!(store.bookmarks(episode).unwrap().len(), 1, "a refused backup changes nothing");
    assert_eq!(open(&folder.path().join("data")).bookmarks(episode).unwrap().len(), 1);
}

#[test]
fn seconds_of_a_day_add_up() {
    let mut store = Store::in_memory().unwrap();
    let one = store.identify_with(&evidence("/a.md", TALK), &|_| true).unwrap();
    let other = store
        .identify_with(&evidence("/b.md", "风电的账怎么算？先看风，再看海床，最后看电网。"), &|_| true)
        .unwrap();
    for (episode, seconds) in [(one, 30), (other, 5), (one, 12)] {
        store.add_reading(episode, "2024-05-01", seconds).unwrap();
    }
    let day = "2024-05-01".to_owned();
    assert_eq!(store.reading().unwrap(), [(day.clone(), one, 42), (day.clone(), other, 5)]);
    store.join(one, other).unwrap();
    assert_eq!(store.reading().unwrap(), [(day, one, 47)]);
}

#[test]
fn what_a_folder_agreed_on_is_remembered() {
    let mut store = Store::in_memory().unwrap();
    let episode = store.identify_with(&evidence("/a.md", TALK), &|_| true).unwrap();
    store.put_bookmark(&bookmark(episode, 1)).unwrap();
    let agreed = [("00000001".to_owned(), 20)].into();
    store.put_agreed("/shared", &agreed).unwrap();
    store.put_bookmark(&Bookmark { note: "other".into(), changed: 30, ..bookmark(episode, 1) }).unwrap();
    assert_eq!(store.agreed("/shared", episode).unwrap(), agreed);
    assert_eq!(store.agreed("/elsewhere", episode).unwrap().len(), 0);
}

#[test]
fn edits_of_two_processes_that_saw_the_same_all_survive() {
    let folder = tempfile::tempdir().unwrap();
    let (mut one, mut other) = (open(folder.path()), open(folder.path()));
    let episode = one.identify(&evidence("/a.md", TALK)).unwrap();
    let seen = bookmark(episode, 1);
    one.put_bookmark(&seen).unwrap();
    let noted = Edit::of(&seen, |bookmark| bookmark.note = "来自这里".into());
    let tagged = Edit::of(&seen, |bookmark| bookmark.tags.push("来自那里".into()));
    assert_eq!(one.edit(&noted, 30).unwrap(), None);
    assert_eq!(other.edit(&tagged, 31).unwrap(), None);
    let now = one.bookmark(&seen.id).unwrap().unwrap();
    let first = Bookmark { changed: 30, ..noted.after }.made_from(&seen);
    let both = Bookmark { note: "来自这里".into(), changed: 31, ..tagged.after };
    assert_eq!(now, both.made_from(&first));
}

#[test]
fn of_two_notes_written_at_once_the_later_stays_and_the_other_is_kept_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let (mut one, mut other) = (open(folder.path()), open(folder.path()));
    let episode = one.identify(&evidence("/a.md", TALK)).unwrap();
    let seen = bookmark(episode, 1);
    one.put_bookmark(&seen).unwrap();
    let note = |words: &str| Edit::of(&seen, |bookmark| bookmark.note = words.into());
    assert_eq!(one.edit(&note("早的"), 30).unwrap(), None);
    let beside = other.edit(&note("晚的"), 31).unwrap().unwrap();
    assert_eq!((beside.note.as_str(), &beside.anchor, beside.letter), ("早的", &seen.anchor, None));
    let notes = |store: &Store| -> Vec<String> {
        let mut notes: Vec<_> = store.bookmarks(episode).unwrap().into_iter().map(|b| b.note).collect();
        notes.sort();
        notes
    };
    assert_eq!(notes(&one), ["早的", "晚的"]);
    assert_eq!(other.edit(&note("晚的"), 32).unwrap(), None, "said twice is said once");
    assert_eq!(notes(&other).len(), 2);
    let missing = Edit { before: bookmark(episode, 9), after: seen };
    assert!(matches!(one.edit(&missing, 33), Err(StoreError::Missing { .. })));
}

#[test]
fn a_row_promised_to_a_file_gives_way_to_the_one_another_process_gave_it() {
    let folder = tempfile::tempdir().unwrap();
    let (mut one, mut other) = (open(folder.path()), open(folder.path()));
    let file = evidence(folder.path().join("a.md"), TALK);
    let theirs = other.identify(&file).unwrap();
    other.put_bookmark(&bookmark(theirs, 1)).unwrap();
    assert_eq!(one.admit(&file, 1_700_000_000_000).unwrap(), theirs);
    let unknown =
        FileEvidence { text_hash: 1, shingles: Shingles::of("别的话"), ..evidence("/b.md", TALK) };
    assert_eq!(one.admit(&unknown, 1_700_000_000_000).unwrap(), 1_700_000_000_000);
}

#[test]
fn what_the_reader_decided_of_two_copies_holds_whatever_their_words() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = open(folder.path());
    let other = TALK.replace("三年", "四年");
    let (one, two) = (evidence("/a.md", TALK), evidence("/b.md", &other));
    let there = |_: &Path| true;
    let (first, second) =
        (store.identify_with(&one, &there).unwrap(), store.identify_with(&two, &there).unwrap());
    assert_ne!(first, second);
    let twins = |store: &Store, id| store.twins(id, Path::new("/a.md"), there).unwrap();
    assert_eq!(twins(&store, first), [Twin { path: "/b.md".into(), joined: false, kept: false }]);
    assert!(store.join_files(Path::new("/a.md"), Path::new("/b.md")).unwrap());
    assert_eq!(twins(&store, first), [Twin { path: "/b.md".into(), joined: true, kept: false }]);
    let unlike = FileEvidence {
        title: "别的".into(),
        ..evidence("/b.md", "Quite another talk, on wind and on nets.")
    };
    assert_eq!(store.identify_with(&unlike, &there).unwrap(), first);
    assert_eq!(store.identify_with(&one, &there).unwrap(), first);
    let own = store.part(Path::new("/b.md")).unwrap().unwrap();
    assert_eq!(
        store.identify_with(&FileEvidence { path: "/b.md".into(), ..one.clone() }, &there).unwrap(),
        own
    );
    assert!(!store.join_files(Path::new("/a.md"), Path::new("/nowhere.md")).unwrap());
}
