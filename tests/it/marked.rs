//! What episodes are marked as in the list: starred, queued in an order of one's own, hidden; and how the list
//! is ordered, grouped and narrowed.

use std::path::{Path, PathBuf};

use fangtan::app::episodes::{EpisodeRow, ListEntry};
use fangtan::app::event::{Effect, Flags};
use fangtan::catalog::facets::facets;
use fangtan::passage::anchor::{Shingles, text_hash};
use fangtan::passage::marks::Progress;
use fangtan::store::{FileEvidence, Shelves, Store};
use serde_json::Value;

use crate::cli::Home;
use crate::desk::Desk;

/// A talk with `guest`, who may have another name, with the other lines of its head.
fn talk(title: &str, guest: &str, head: &str) -> String {
    format!(
        "---\ntitle: {title}\n{head}\n---\n**Ines (Host):** What do you remember of {title}?\n\n\
         **{guest}:** The smell of it first, and then the people who were there.\n\n\
         **Ines (Host):** Who was there?\n\n**{guest}:** Everybody who had nowhere else to go.\n"
    )
}

const FILES: [(&str, &str, &str, &str); 6] = [
    ("a/one.md", "Tides", "Rui", "date: 2021-06-30\ntags: [sea, work]\nseries: Shore"),
    ("a/two.md", "Dunes", "Ada Fang", "date: 2024-01-02\ntags: [sea]\nseries: Shore"),
    ("b/three.md", "修钟", "林砚秋", "date: 2024-03-09\ntags: [手艺, work]\nseries: 慢谈"),
    ("b/four.md", "山风", "林砚秋", "date: 2019-11\ntags: [手艺]"),
    ("b/c/five.md", "Trains", "Ada", "tags: [work at night]"),
    ("b/c/six.md", "Notes", "Rui", ""),
];

fn texts() -> Vec<(&'static str, String)> {
    FILES.iter().map(|(path, title, guest, head)| (*path, talk(title, guest, head))).collect()
}

fn desk() -> Desk {
    let texts = texts();
    Desk::new(&texts.iter().map(|(path, text)| (*path, text.as_str())).collect::<Vec<_>>(), 100, 30)
}

fn titles(desk: &Desk) -> Vec<String> {
    desk.app.episodes.shown().map(|(row, _)| row.title()).collect()
}

/// The list as it is drawn: headings in brackets, a plus before a folded one.
fn entries(desk: &Desk) -> Vec<String> {
    let word = |entry: ListEntry<'_>| match entry {
        ListEntry::Heading(value, count, folded) => {
            format!("{}[{value} {count}]", if folded { "+" } else { "" })
        }
        ListEntry::Row(row) => row.title(),
    };
    desk.app.episodes.entries().map(|(entry, _)| word(entry)).collect()
}

fn selected(desk: &Desk) -> String {
    desk.app.episodes.selected().map(EpisodeRow::title).unwrap_or_default()
}

fn last_flags(desk: &Desk) -> (&Path, Flags) {
    match desk.asked.iter().rev().find(|effect| matches!(effect, Effect::Flag(..))) {
        Some(Effect::Flag(path, flags)) => (path, *flags),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_queue_has_an_order_of_its_own() {
    let mut desk = desk();
    desk.keys("J");
    assert!(desk.notice().contains("not in the queue: & puts it there"), "{}", desk.notice());
    desk.keys("&jj&jj&");
    assert_eq!(last_flags(&desk).1.queued, Some(Some(3)));
    desk.keys("/is:queued{Tab}");
    assert_eq!(titles(&desk), ["Tides", "修钟", "Trains"]);
    desk.keys("qooooooogg2j");
    assert_eq!(
        (titles(&desk)[..3].join(" "), selected(&desk)),
        ("Tides 修钟 Trains".into(), "Trains".into())
    );
    desk.keys("K");
    assert_eq!(desk.notice(), "number 2 of 3 in the queue");
    assert_eq!(titles(&desk)[..3].join(" "), "Tides Trains 修钟");
    desk.keys("9K");
    assert_eq!(
        (titles(&desk)[..3].join(" "), selected(&desk)),
        ("Trains Tides 修钟".into(), "Trains".into())
    );
    // In the text the open one is meant.
    desk.keys("{Enter}{Enter}g&");
    assert_eq!(desk.notice(), "out of the queue");
    desk.keys("g*");
    assert_eq!(
        last_flags(&desk),
        (Path::new("b/c/five.md"), Flags { starred: Some(true), ..Flags::default() })
    );
    desk.keys("qq");
    assert_eq!(titles(&desk)[..2].join(" "), "Tides 修钟");
    desk.keys("/state:starred{Tab}");
    assert_eq!(titles(&desk), ["Trains"]);
}

#[test]
fn hidden_ones_are_out_of_the_list_unless_asked_for() {
    let mut desk = desk();
    desk.keys("jx");
    assert_eq!(desk.notice(), "hidden; U brings it back, X shows all");
    assert_eq!((titles(&desk).len(), selected(&desk)), (5, "修钟".into()));
    assert_eq!(desk.app.episodes.hidden(), (false, 1));
    desk.keys("/tag:sea{Tab}");
    assert_eq!(titles(&desk), ["Tides"]);
    desk.keys("/{C-u}state:hidden{Tab}");
    assert_eq!(titles(&desk), ["Dunes"]);
    desk.keys("/{C-u}-state:hidden sea{Tab}");
    assert_eq!(titles(&desk), ["Tides"]);
    desk.keys("qX");
    assert_eq!((titles(&desk).len(), desk.app.episodes.hidden()), (6, (true, 1)));
    desk.keys("XU");
    assert_eq!((titles(&desk).len(), desk.app.episodes.hidden()), (6, (false, 0)));
}

#[test]
fn rows_stand_under_headings_that_fold() {
    let mut desk = desk();
    desk.keys("ssss");
    assert_eq!(
        entries(&desk),
        [
            "[sea 2]",
            "Tides",
            "Dunes",
            "[work 2]",
            "Tides",
            "修钟",
            "[work at night 1]",
            "Trains",
            "[手艺 2]",
            "修钟",
            "山风",
            "[ 1]",
            "Notes"
        ]
    );
    // An episode of two groups keeps the selection in the one where it is.
    desk.keys("gg4j*");
    assert_eq!((selected(&desk), desk.app.episodes.list.selected), ("Tides".into(), 4));
    desk.keys("za");
    assert_eq!(entries(&desk)[2..5], ["Dunes", "+[work 2]", "[work at night 1]"]);
    desk.keys("{Enter}Z");
    assert!(entries(&desk).iter().all(|entry| entry.starts_with('+')), "{:?}", entries(&desk));
    desk.keys("Z/guest:林砚秋{Tab}");
    assert_eq!(entries(&desk), ["[work 1]", "修钟", "[手艺 2]", "修钟", "山风"]);
    desk.keys("qgsss");
    desk.keys("za");
    assert!(desk.notice().contains("no groups here"), "{}", desk.notice());
    desk.keys("sssO");
    let by_year =
        ["[2024 2]", "修钟", "Dunes", "[2021 1]", "Tides", "[2019 1]", "山风", "[ 2]", "Notes", "Trains"];
    assert_eq!(entries(&desk), by_year);
    let words = desk.asked.iter().rev().find_map(|effect| match effect {
        Effect::RememberList(words) => Some(words.clone()),
        _ => None,
    });
    let mut later = self::desk();
    later.app.episodes.arrange(&words.unwrap());
    assert_eq!(entries(&later), by_year);
    later.app.episodes.arrange("of a later version");
    assert_eq!(entries(&later), by_year);
}

#[test]
fn the_count_of_every_value_is_what_choosing_it_leaves() {
    let mut desk = desk();
    desk.keys("*jj&");
    for filter in ["", "tag:sea", "-state:starred", "year:2019.."] {
        desk.keys(&format!("/{{C-u}}{filter}{{Tab}}"));
        let all = facets(&desk.app.episodes.shown().map(|(row, _)| EpisodeRow::facts(row)));
        assert!(!filter.is_empty() || all.len() >= 20, "{all:?}");
        for facet in all {
            let mut narrowed = self::desk();
            narrowed.keys(&format!("*jj&/{filter} {}{{Tab}}", facet.clause()));
            assert_eq!(titles(&narrowed).len(), facet.count, "{filter} {facet:?}");
        }
    }
}

#[test]
fn values_are_chosen_one_after_the_other() {
    let mut desk = desk();
    desk.keys("F/work{Enter}{Enter}");
    assert_eq!((desk.app.episodes.filter.text(), titles(&desk).len()), ("tag:work", 3));
    desk.keys("/2024{Enter}{Enter}");
    assert_eq!(
        (desk.app.episodes.filter.text(), titles(&desk).join(" ")),
        ("tag:work year:2024", "修钟".into())
    );
    assert!(desk.app.overlays.is_empty(), "one episode cannot be told apart any further");
}

fn evidence(path: impl AsRef<Path>, text: &str) -> FileEvidence {
    FileEvidence {
        path: path.as_ref().to_owned(),
        title: text.lines().nth(1).unwrap_or_default().to_owned(),
        text_hash: text_hash(text),
        shingles: Shingles::of(text),
        seen: 1,
        ..FileEvidence::default()
    }
}

fn open(folder: &Path) -> Store {
    Store::open(folder, |_| true).unwrap().0
}

#[test]
fn marks_are_kept_with_the_episode_wherever_its_file_is() {
    let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let text = talk("Locks", "Wout", "date: 2020").repeat(4);
    let mut store = open(here.path());
    let id = store.identify(&evidence("/texts/locks.md", &text)).unwrap();
    let marked = Progress { starred: true, queued: Some(7), hidden: true, ..Progress::default() };
    store.put_progress(id, &marked).unwrap();
    drop(store);
    let store = open(here.path());
    assert_eq!(store.progress(id).unwrap().as_ref(), Some(&marked));
    let shelves = Shelves::of(&store).unwrap();
    assert_eq!(shelves.get(Path::new("/elsewhere/renamed.md"), text_hash(&text)).0.as_ref(), Some(&marked));
    // Another database takes them in, whoever read later; so does what is saved from a damaged one.
    let mut other = open(there.path());
    let known = other.identify(&evidence("/mnt/locks.md", &text)).unwrap();
    other.put_progress(known, &Progress { fraction: 0.5, read_at: 9, ..Progress::default() }).unwrap();
    other.merge_in(&store).unwrap();
    let merged = other.progress(known).unwrap().unwrap();
    assert_eq!(merged, Progress { fraction: 0.5, read_at: 9, ..marked.clone() });
    let file = here.path().join(Store::FILE);
    drop(store);
    let saved = tempfile::tempdir().unwrap();
    let mut salvaged = open(saved.path());
    salvaged.salvage(&file).unwrap();
    let found = salvaged.episode_by_path(Path::new("/texts/locks.md")).unwrap().unwrap();
    assert_eq!(salvaged.progress(found).unwrap(), Some(marked));
}

/// The same files on disk, some of them marked; the same marks at the desk.
fn beside() -> (Home, Desk) {
    let (home, mut desk) = (Home::new(), desk());
    let mut store = open(&home.path().join("data"));
    let marks = [
        Progress { starred: true, fraction: 0.3, read_at: 5, ..Progress::default() },
        Progress { hidden: true, ..Progress::default() },
        Progress { queued: Some(2), finished: true, ..Progress::default() },
        Progress { queued: Some(1), hidden: true, ..Progress::default() },
    ];
    for (number, (path, text)) in texts().iter().enumerate() {
        let file = home.write(path, text);
        if let Some(mark) = marks.get(number) {
            let id = store.identify(&evidence(&file, &format!("{number}{text}"))).unwrap();
            store.put_progress(id, mark).unwrap();
            desk.app.episodes.put_progress(Path::new(path), |progress| *progress = mark.clone());
        }
    }
    desk.app.episodes.refresh();
    (home, desk)
}

#[test]
fn the_list_and_the_command_line_agree_on_whatever_is_asked() {
    let (home, mut desk) = beside();
    let clauses = [
        "tag:sea",
        "tag:work",
        "-tag:手艺",
        "guest:ada",
        "guest:林砚秋|rui",
        "year:2024",
        "date:..2021-06",
        "state:starred",
        "is:queued",
        "state:hidden",
        "-is:hidden",
        "state:unread|done",
        "has:questions",
        "folder:b",
        "-folder:c",
        "lang:zh",
        "series:shore",
        "minutes:<2",
        "tide",
        "work",
        "lin|rui",
        "-notes",
        "\"修钟\"",
        "/^t/",
        "speaker:ines",
        "host:ines",
        "duns",
        "修钟 work",
    ];
    let mut state: u64 = 20_240_309;
    let mut below = |n: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (state >> 33) as usize % n
    };
    for _ in 0..60 {
        let query: Vec<&str> = (0..=below(3)).map(|_| clauses[below(clauses.len())]).collect();
        let query = query.join(" ");
        desk.keys("/{C-u}").paste(&query);
        desk.keys("{Tab}");
        assert_eq!(desk.app.episodes.problem, None, "{query}");
        let answer = home.run(&["list", "--json", "--where", &query, "."]);
        let path = |line: &str| {
            let found: Value = serde_json::from_str(line).unwrap();
            PathBuf::from(found["path"].as_str().unwrap()).file_name().unwrap().to_string_lossy().into_owned()
        };
        let mut listed: Vec<String> = answer.out.lines().map(path).collect();
        let mut shown: Vec<String> = desk.app.episodes.shown().map(|(row, _)| row.file_name()).collect();
        listed.sort();
        shown.sort();
        assert_eq!(listed, shown, "{query}: {answer:?}");
    }
}

#[test]
fn the_command_line_leaves_out_what_is_hidden_and_says_so() {
    let (home, _) = beside();
    let all = home.run(&["list", "."]);
    assert_eq!(
        (all.out.lines().count(), all.err.as_str()),
        (4, "fangtan: 2 hidden; --where state:hidden lists them\n")
    );
    let hidden = home.run(&["list", "--json", "--where", "is:hidden", "."]).objects();
    assert!(hidden.len() == 2 && hidden.iter().all(|one| one["hidden"] == true), "{hidden:?}");
    let slip = home.run(&["list", "--where", "state:hiden", "."]);
    assert!(slip.code == Some(2) && slip.err.contains("did you mean hidden?"), "{slip:?}");
    // Hidden is not lost: the texts are still searched.
    assert_eq!(home.run(&["search", "smell tag:sea", "."]).out.lines().count(), 2);
}
