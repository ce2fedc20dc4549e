//! Searching all episodes: at the desk, over remembered texts, on the command line.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::thread;

use fangtan::app::library::HitRow;
use fangtan::app::overlay::Overlay;
use fangtan::app::views::View;
use fangtan::catalog::search::{SearchBuffers, SearchMode, SearchQuery};
use fangtan::episode::voices::Voice;
use fangtan::library::load::LoadOptions;
use fangtan::library::stamp::Stamp;
use fangtan::library::texts::{RememberedText, TextPart, Texts};
use fangtan::search::scoped::ScopedHit;
use fangtan::search::targets::TargetKind;

use crate::cli::Home;
use crate::desk::Desk;

const FIRST: &str = "### 河\n\n**林远**：我们坐渡船过河？\n\n**白露**：渡船慢，慢才好。\n\n**林远**：冬天呢？\n\n**白露**：走冰上。\n";
const SECOND: &str = "### 海\n\n**林远**：那时有桥吗？\n\n**海生**：只有**渡**船。\n\n**林远**：后来呢？\n\n**海生**：有了桥。\n";
const THIRD: &str =
    "### 山\n\n**林远**：山里有路吗？\n\n**石头**：有。\n\n**林远**：通到哪里？\n\n**石头**：通到山外。\n";

fn desk() -> Desk {
    Desk::new(&[("a.md", FIRST), ("b.md", THIRD), ("c.md", SECOND)], 80, 24)
}

fn place(desk: &Desk) -> (String, String) {
    (desk.reader().path.display().to_string(), desk.address())
}

#[test]
fn hits_stand_under_their_episodes_and_are_gone_through_across_them() {
    let mut desk = desk();
    desk.keys("g/渡船{Enter}");
    let Some(Overlay::Library(search)) = desk.app.overlays.last() else { panic!("the search is open") };
    let rows: Vec<String> = search
        .rows()
        .map(|row| match row {
            HitRow::Episode(episode) => format!("{} {}", episode.path.display(), episode.count),
            HitRow::Hit(hit) => hit.address.clone(),
        })
        .collect();
    assert_eq!(rows, ["a.md 2", "1.1", "1.2", "c.md 1", "1.2"]);
    assert_eq!(search.counts(), (3, 2));
    desk.keys("j{Enter}");
    assert_eq!(desk.app.view(), View::Reader);
    assert_eq!(place(&desk), ("a.md".into(), "1.1".into()));
    desk.keys("n");
    assert_eq!(place(&desk), ("a.md".into(), "1.2".into()));
    desk.keys("n");
    assert_eq!(place(&desk), ("c.md".into(), "1.2".into()), "the search goes on in the next episode");
    desk.keys("n");
    assert_eq!(place(&desk), ("a.md".into(), "1.1".into()), "and round to the first");
    desk.keys("N");
    assert_eq!(place(&desk), ("c.md".into(), "1.2".into()));
    desk.keys("N");
    assert_eq!(place(&desk), ("a.md".into(), "1.2".into()), "backwards to the last hit of the one before");
}

#[test]
fn an_episode_row_leads_to_its_first_hit_and_an_empty_line_brings_the_search_back() {
    let mut desk = desk();
    desk.keys("g/渡船{Enter}jjj{Enter}");
    assert_eq!(place(&desk), ("c.md".into(), "1.2".into()));
    desk.keys("g/{Enter}");
    let Some(Overlay::Library(search)) = desk.app.overlays.last() else { panic!("the search is open") };
    assert_eq!((search.input.text(), search.counts()), ("渡船", (3, 2)));
}

#[test]
fn a_search_of_ones_own_stays_in_its_episode() {
    let mut desk = desk();
    desk.keys("g/渡船{Enter}j{Enter}/渡船{Enter}nn");
    assert_eq!(place(&desk), ("a.md".into(), "1.1".into()));
}

#[test]
fn words_in_one_turn_and_names_by_pinyin() {
    let mut desk = desk();
    desk.keys("g/慢 渡船{Enter}{Enter}");
    assert_eq!(place(&desk), ("a.md".into(), "1.2".into()));
    desk.keys("g/");
    desk.paste("speaker:haisheng 船");
    desk.keys("{Enter}");
    assert_eq!(place(&desk), ("c.md".into(), "1.2".into()), "a single hit is gone to at once");
    desk.keys("g/");
    desk.paste("bailu 渡船");
    desk.keys("{Enter}{Enter}");
    assert_eq!(place(&desk), ("a.md".into(), "1.2".into()), "a name by pinyin among free words");
}

#[test]
fn the_empty_jump_box_begins_with_where_one_has_been() {
    let mut desk = desk();
    desk.keys("g/渡船{Enter}jj{Enter}");
    desk.keys(":1.4{Enter}f");
    let Some(Overlay::Jump(jump)) = desk.app.overlays.last() else { panic!("the box is open") };
    let (target, _) = jump.shown().next().unwrap();
    assert_eq!((target.kind, target.address.as_str()), (TargetKind::Place, "1.2"));
    desk.keys("{Enter}");
    assert_eq!(place(&desk), ("a.md".into(), "1.2".into()));
    desk.keys("f渡船");
    let Some(Overlay::Jump(jump)) = desk.app.overlays.last() else { panic!("the box is open") };
    assert!(
        jump.shown().all(|(target, _)| target.kind != TargetKind::Place),
        "typed words find things by name"
    );
}

#[test]
fn the_names_of_the_user_are_known_in_the_jump_box_and_the_open_episode_wins_ties() {
    let mut desk = desk();
    desk.app.settings.aliases = vec![vec!["山".into(), "石头".into(), "mountain".into()]];
    desk.keys("jj{Enter}{Enter}f@mountain{Enter}");
    assert_eq!(place(&desk).0, "c.md", "石头 is no speaker here, and speakers are of the open episode");
    desk.keys("{Esc}f林远");
    let Some(Overlay::Jump(jump)) = desk.app.overlays.last() else { panic!("the box is open") };
    assert_eq!(jump.selected().unwrap().kind, TargetKind::Speaker);
}

/// How many hits `typed` has in the file at `path`, and whether the file had to be read.
fn hits(typed: &str, path: &Path, texts: &Texts) -> (usize, bool) {
    let query = SearchQuery::new(typed).unwrap().unwrap();
    let (options, stamp) = (LoadOptions::default(), Stamp::of(path));
    let looked =
        query.look(path, stamp, &options, texts, SearchMode::Count, &mut SearchBuffers::default()).unwrap();
    texts.flush().unwrap();
    (looked.count, looked.read)
}

/// A file that was changed long enough ago to be remembered.
fn settled(path: &Path, text: &str) {
    fs::write(path, text).unwrap();
    settle(path);
}

/// Waits until a change of the file is sure to be seen.
fn settle(path: &Path) {
    while !Stamp::of(path).unwrap().is_settled() {
        thread::yield_now();
    }
}

#[test]
fn a_remembered_text_spares_reading_and_a_changed_file_does_not_get_past() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("c.md");
    let texts = Texts::open(home.path(), "");
    settled(&path, SECOND);
    assert_eq!(hits("渡船", &path, &texts), (1, true));
    assert_eq!(hits("渡船", &path, &texts), (1, false));
    let again = Texts::open(home.path(), "");
    assert_eq!(hits("桥", &path, &again), (2, false), "one character is enough, in the next session too");
    let before = fs::metadata(&path).unwrap().modified().unwrap();
    settled(&path, &SECOND.replace('船', "口"));
    fs::File::open(&path).unwrap().set_modified(before).unwrap();
    settle(&path);
    assert_eq!(hits("渡船", &path, &again), (0, true), "same size, same time, another text");
    assert_eq!(hits("渡口", &path, &again), (1, true));
    assert_eq!(hits("haisheng", &path, &again), (2, false), "a name by its readings");
    assert_eq!(hits("shanghai", &path, &again), (0, false));
    let others = Texts::open(home.path(), "other settings");
    assert_eq!(hits("渡口", &path, &others), (1, true));
}

/// What `typed` finds in the file at `path`: addresses, speakers, roles and words; and whether the file had
/// to be read.
fn found(typed: &str, path: &Path, voices: &[Voice], texts: &Texts) -> (Vec<String>, bool) {
    let renamed = [(path.to_owned(), voices.to_vec())].into_iter().collect();
    let options = LoadOptions { voices: Arc::new(renamed), ..LoadOptions::default() };
    let query = SearchQuery::new(typed).unwrap().unwrap();
    let stamp = Stamp::of(path);
    let looked =
        query.look(path, stamp, &options, texts, SearchMode::Hits, &mut SearchBuffers::default()).unwrap();
    texts.flush().unwrap();
    let Some((episode, hits)) = looked.hits else { return (Vec::new(), looked.read) };
    let told = |hit: &ScopedHit| {
        let turn = hit.turn.map(|turn| &episode.turns[turn]);
        let speaker = turn.and_then(|turn| episode.speaker_of(turn)).map(|speaker| &speaker.name);
        let line = episode.paragraphs[hit.paragraph].line;
        format!(
            "{} {line} {speaker:?} {:?} {}",
            hit.address,
            turn.map(|t| t.role),
            hit.range.of(&episode.text)
        )
    };
    (hits.iter().map(told).collect(), looked.read)
}

#[test]
fn a_remembered_episode_tells_where_everything_stands() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("c.md");
    let head = "---\ntitle: 海与山\ndate: 2024-05-06\ntags: [旅行]\npeople: [石头]\n---\n";
    settled(&path, &format!("{head}{SECOND}\n{THIRD}"));
    let texts = Texts::open(home.path(), "");
    let called = |name: &str, shown: &str| Voice { name: name.into(), shown: shown.into(), role: None };
    let renamed = [called("海生", "老海"), called("林远", "主持")];
    for (typed, voices) in [
        ("有", &[][..]),
        ("/有.路/", &[]),
        ("in:question 有", &[]),
        ("speaker:haisheng 桥", &[]),
        ("speaker:老海 桥", &renamed),
        ("speaker:老海 -桥", &renamed),
        ("laohai", &renamed),
        ("section:山 year:2024 tag:旅行", &[]),
        ("year:2023 有", &[]),
        ("shitou", &[]),
        ("有", &renamed),
    ] {
        let file = found(typed, &path, voices, &Texts::open(tempfile::tempdir().unwrap().path(), ""));
        assert!(file.1, "nothing is remembered");
        let _ = found("有", &path, &[], &texts);
        assert_eq!(found(typed, &path, voices, &texts), (file.0, false), "{typed}");
    }
}

#[test]
fn an_expression_finds_all_it_matches_read_or_remembered() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("c.md");
    settled(&path, &format!("---\ntitle: Sea and 山水\n---\n{SECOND}\n{THIRD}"));
    let texts = Texts::open(home.path(), "");
    assert_eq!(hits("/只.渡船/", &path, &texts), (1, true));
    for (typed, count) in [
        ("/有.路/", 0),
        ("/有[路橋桥]/", 2),
        ("/(桥|路)吗？$/", 2),
        (r"/有了.\z/", 0),
        (r"/有了.。\z/", 1),
        (r"/\A海生/", 2),
        (r"/\A只/", 0),
        ("/^只/", 1),
        ("/(?-m)^石头/", 2),
        (r"/通到\w+/ 山", 1),
        ("/sea.+水/", 1),
        ("/Sea.+水/", 1),
        ("/SEA.+水/", 0),
        ("/渡.{0,3}船|nobody/", 1),
        ("!/吗/ /林./", 2),
        ("/../ 海水", 0),
    ] {
        let unknown = Texts::open(tempfile::tempdir().unwrap().path(), "");
        assert_eq!(hits(typed, &path, &unknown), (count, true), "{typed}");
        assert_eq!(hits(typed, &path, &texts), (count, false), "{typed}");
    }
}

#[test]
fn a_damaged_or_missing_cache_costs_time_and_no_hit() {
    let home = tempfile::tempdir().unwrap();
    let paths = ["a.md", "b.md", "c.md"].map(|name| home.path().join(name));
    for (path, text) in paths.iter().zip([FIRST, THIRD, SECOND]) {
        settled(path, text);
    }
    let count = |texts: &Texts| paths.iter().map(|path| hits("渡船", path, texts).0).sum::<usize>();
    assert_eq!(count(&Texts::open(home.path(), "")), 3);
    let whole = ["texts.index", "texts.pack"].map(|name| {
        let file = home.path().join(name);
        let bytes = fs::read(&file).unwrap();
        (file, bytes)
    });
    let mend = || whole.iter().for_each(|(file, bytes)| fs::write(file, bytes).unwrap());
    for (file, bytes) in &whole {
        for at in 0..bytes.len() {
            mend();
            let mut wrong = bytes.clone();
            wrong[at] ^= 0x11;
            fs::write(file, &wrong).unwrap();
            assert_eq!(count(&Texts::open(home.path(), "")), 3, "a wrong byte at {at} of {file:?}");
            mend();
            fs::write(file, &bytes[..at]).unwrap();
            assert_eq!(count(&Texts::open(home.path(), "")), 3, "{file:?} cut off at {at}");
            assert_eq!(count(&Texts::open(home.path(), "")), 3, "and mended");
        }
        mend();
        let open = Texts::open(home.path(), "");
        fs::remove_file(file).unwrap();
        assert_eq!(count(&open), 3, "{file:?} deleted under a session");
        assert_eq!(count(&Texts::open(home.path(), "")), 3, "{file:?} deleted");
        fs::write(file, &bytes[..7]).unwrap();
        assert_eq!(count(&open), 3);
    }
}

#[test]
fn two_sessions_may_remember_at_once() {
    let home = tempfile::tempdir().unwrap();
    let text = |name: String, number: usize| RememberedText {
        path: name.into(),
        stamp: Stamp::default(),
        voices: true,
        parts: [1, 2, 3, 4, 5, 6].map(|part| vec![part; usize::from(part) * number]),
    };
    thread::scope(|scope| {
        for session in 0..4 {
            let home = home.path();
            scope.spawn(move || {
                let texts = Texts::open(home, "");
                for number in 0..50 {
                    texts.add(text(format!("{session}/{number}"), number)).unwrap();
                    texts.flush().unwrap();
                }
            });
        }
    });
    let texts = Texts::open(home.path(), "");
    for session in 0..4 {
        for number in 0..50 {
            let path = format!("{session}/{number}");
            let known = texts.get(path.as_ref(), Stamp::default()).unwrap();
            let mut scratch = Vec::new();
            for (part, length) in [TextPart::Sieve, TextPart::Folded, TextPart::WayBack, TextPart::Structure]
                .into_iter()
                .zip(1..)
            {
                assert_eq!(known.part(part, &mut scratch).map(<[u8]>::len), Some(length * number), "{path}");
            }
        }
    }
}

#[test]
fn either_of_two_queries_is_found_and_shown_where_it_stands() {
    let mut desk = desk();
    desk.keys("g/speaker:白露 渡船 OR 桥 或 路{Enter}");
    let Some(Overlay::Library(search)) = desk.app.overlays.last() else { panic!("the search is open") };
    let counts: Vec<_> = search
        .rows()
        .filter_map(|row| match row {
            HitRow::Episode(episode) => Some((episode.path.display().to_string(), episode.count)),
            HitRow::Hit(_) => None,
        })
        .collect();
    assert_eq!(counts, [("a.md", 1), ("b.md", 1), ("c.md", 2)].map(|(path, count)| (path.to_owned(), count)));
    desk.keys("j{Enter}");
    let shown = |desk: &Desk| {
        let reader = desk.reader();
        let find = reader.find.as_ref().unwrap();
        find.hits.iter().map(|hit| hit.of(&reader.opened.episode.text).to_owned()).collect::<Vec<_>>()
    };
    assert_eq!((place(&desk), shown(&desk)), (("a.md".into(), "1.2".into()), vec!["渡船".to_owned()]));
    desk.keys("nn");
    assert_eq!((place(&desk), shown(&desk)), (("c.md".into(), "1.1".into()), vec!["桥".to_owned(); 2]));
}

#[test]
fn what_one_bar_finds_or_finds_too_read_or_remembered_counted_or_listed() {
    let home = Home::new();
    for (name, text) in [("a.md", FIRST), ("b.md", THIRD), ("c.md", SECOND)] {
        home.write(&format!("talks/{name}"), text);
    }
    let found = |words: &[&str]| {
        let answer = home.run(&[&["search"], words, &["talks"]].concat());
        assert!(answer.err.is_empty(), "{}", answer.err);
        answer.out
    };
    for more in [&[][..], &["--json"], &["--count"]] {
        let with = |query: &'static str| [&[query], more].concat();
        for _ in ["read", "remembered"] {
            assert_eq!(found(&with("渡船 OR 桥")), found(&with("渡船|桥")));
            assert_eq!(found(&with("渡 OR 渡船 OR NOT 山 桥")), found(&with("渡|渡船|桥")), "once each");
            assert_eq!(found(&with("\"OR\" OR 石头")), found(&with("石头")));
        }
    }
    assert!(found(&["speaker:海生 桥 OR speaker:白露 冰", "--count"]).lines().count() == 2);
    let told = home.run(&["search", "state:unread 桥 OR 冰", "talks"]);
    assert_eq!(told.code, Some(2));
    assert!(told.err.contains("state: ") && told.err.contains("both sides of OR"), "{}", told.err);
}
