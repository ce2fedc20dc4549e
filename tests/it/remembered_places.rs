//! What can be jumped to in a file is remembered with its text: the file is not read again, and the same is found.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

use fangtan::catalog::places::{FilePlaces, NamedPlace};
use fangtan::catalog::search::SearchBuffers;
use fangtan::catalog::targets::{WantedPlaces, narrow, of_file};
use fangtan::library::load::LoadOptions;
use fangtan::library::stamp::Stamp;
use fangtan::library::texts::Texts;
use fangtan::search::fuzzy::Corpus;
use fangtan::search::names::Names;
use fangtan::search::targets::{TargetKind, narrowed};

const RIVER: &str = "---\ntitle: 河上的渡船\nguests: [白露]\n---\n\n### 渡口\n\n**林远**：我们坐渡船过河，去国际能源署（IEA）？\n\n\
    **白露**：IEA 很远，渡船慢，慢才好。\n\n**林远**：冬天呢？\n\n**白露**：走冰上，冰上没有渡。船在岸上。\n";
const COAST: &str = "### The Coast\n\n**Nora Lind:** Was there a bridge then?\n\n**Sea Born:** Only a ferry, and the ferryman's dog.\n\n\
    **Nora Lind:** And later?\n\n**Sea Born:** カタカナ and a bridge.\n";

/// Words as they are written, by readings, by initials, scattered, of one kind, with names that mean the same.
const TYPED: &[&str] = &[
    "渡船",
    "渡 船",
    "duchuan",
    "dc",
    "bailu",
    "国际能源署",
    "iea",
    "bridge",
    "brdg",
    "dog",
    "カタカナ",
    "かたかな",
    "@nora",
    "#渡口",
    "#",
    "'ferry",
    "!渡",
    "^我们",
    "老白",
    "zzzz",
    "",
];

fn settled(folder: &Path, name: &str, text: &str) -> (PathBuf, Option<Stamp>) {
    let path = folder.join(name);
    fs::write(&path, text).unwrap();
    while !Stamp::of(&path).unwrap().is_settled() {
        thread::yield_now();
    }
    let stamp = Stamp::of(&path);
    (path, stamp)
}

fn gathered(
    files: &[(PathBuf, Option<Stamp>)],
    texts: &Texts,
    wanted: &WantedPlaces<'_>,
    is_narrowed: bool,
) -> Vec<NamedPlace> {
    let (options, mut scratch) = (LoadOptions::default(), SearchBuffers::default());
    let file =
        |(path, stamp): &(PathBuf, _)| of_file(path, *stamp, &options, texts, wanted, &mut scratch).unwrap();
    let mut found: Vec<FilePlaces> = files.iter().map(file).collect();
    if is_narrowed {
        narrow(&mut found.iter_mut().collect::<Vec<_>>(), wanted);
    }
    found.into_iter().flat_map(|file| file.places).collect()
}

/// What is found among `places`, as `jump` tells it.
fn ranked(places: &[NamedPlace], words: &str) -> Vec<(String, String, i64)> {
    let corpus = Corpus::with_aliases(places.iter().map(|place| (&place.label, place.aliases.clone())));
    let mut hits = corpus.rank(words, usize::MAX);
    hits.retain(|hit| {
        let place = &places[hit.index];
        place.kind != TargetKind::Turn || hit.is_in_runs(words, &place.label)
    });
    let told = hits.iter().map(|hit| (&places[hit.index], hit.score));
    let mut told: Vec<_> =
        told.map(|(one, score)| (one.label.clone(), one.address.to_string(), score)).collect();
    told.sort();
    told
}

#[test]
fn remembered_places_are_those_of_the_file_and_it_is_not_read_again() {
    let home = tempfile::tempdir().unwrap();
    let files = [settled(home.path(), "river.md", RIVER), settled(home.path(), "coast.md", COAST)];
    let texts = Texts::open(home.path(), "");
    let mut users = Names::default();
    let anybody = WantedPlaces::new(None, "", &users);
    let all = gathered(&files, &texts, &anybody, false);
    texts.flush().unwrap();
    for (path, _) in &files {
        fs::remove_file(path).unwrap();
    }
    for same in [None, Some(["白露", "老白"].map(str::to_owned))] {
        users.add(same.iter().flatten());
        let mut known = all.clone();
        for place in &mut known {
            place.aliases.extend(users.aliases_in(&place.label));
        }
        for typed in TYPED {
            let (kind, words) = narrowed(typed);
            let of_kind: Vec<NamedPlace> =
                known.iter().filter(|place| kind.is_none_or(|kind| place.kind == kind)).cloned().collect();
            let found = gathered(&files, &texts, &WantedPlaces::new(kind, words, &users), true);
            assert_eq!(ranked(&found, words), ranked(&of_kind, words), "{typed} {same:?}");
        }
    }
    let turns = gathered(&files, &texts, &WantedPlaces::new(None, "过河", &users), true);
    let turns = turns.iter().filter(|place| place.kind == TargetKind::Turn).count();
    assert_eq!(turns, 1, "turns that cannot be meant are not gathered");
}
