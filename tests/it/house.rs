//! The house itself: which room may import which, which crate has which door, and which files touch the
//! world.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use regex::Regex;

mod imports;

/// Rooms and what they may import. A room that is not named may import nothing of ours.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("config", &["palette"]),
    ("cli", &["messages", "text"]),
    ("messages", &[]),
    ("palette", &[]),
    ("episode", &["text"]),
    ("lexicon", &["episode", "text"]),
    ("parse", &["lexicon", "episode", "text"]),
    ("passage", &["episode", "text"]),
    ("layout", &["episode", "text"]),
    ("search", &["messages", "episode", "text"]),
    ("keys", &["messages"]),
    ("wording", &["messages", "episode", "text"]),
    ("catalog", &["library", "search", "passage", "episode", "text"]),
    ("library", &["parse", "passage", "episode", "text", "config"]),
    ("store", &["passage", "episode", "text"]),
    ("export", &["passage", "episode", "text"]),
    (
        "app",
        &[
            "passage", "episode", "text", "layout", "search", "catalog", "keys", "messages", "palette",
            "export", "wording",
        ],
    ),
    (
        "ui",
        &["app", "catalog", "layout", "keys", "messages", "palette", "passage", "episode", "text", "wording"],
    ),
    (
        "runtime",
        &[
            "app", "ui", "catalog", "config", "episode", "export", "keys", "layout", "library", "messages",
            "palette", "passage", "search", "store", "text", "wording",
        ],
    ),
    (
        "commands",
        &[
            "runtime", "catalog", "cli", "config", "episode", "keys", "export", "layout", "library",
            "messages", "passage", "search", "store", "text", "wording",
        ],
    ),
];

/// Crates and the only files (or rooms) that may know them.
const DOORS: &[(&str, &[&str])] = &[
    ("serde_yaml", &["parse/front_matter"]),
    ("comrak", &["parse/markdown"]),
    ("emojis", &["parse/markdown"]),
    ("scraper", &["parse/formats"]),
    ("zip", &["parse/documents/archive", "export/refi"]),
    ("hayagriva", &["export/csl"]),
    ("quick_xml", &["parse/xml", "export/refi"]),
    ("encoding_rs", &["parse/decode", "config/overrides", "commands/context"]),
    ("chardetng", &["parse/decode"]),
    ("unicode_width", &["layout/width"]),
    ("unicode_linebreak", &["layout/"]),
    ("textwrap", &["layout/"]),
    ("fuzzy_matcher", &["search/"]),
    ("rusqlite", &["store/"]),
    ("crossterm", &["runtime/"]),
    ("ratatui", &["ui", "runtime"]),
    ("clap", &["cli", "commands"]),
    ("ignore", &["library/"]),
    ("signal_hook", &["runtime/"]),
    ("termina", &["runtime/"]),
    ("rustix", &["runtime/input", "commands/files"]),
    ("notify", &["runtime/watch", "runtime/folders"]),
];

/// Rooms that may touch the world as they need.
const OUTSIDE: &[&str] = &["runtime", "commands", "cli", "main"];

/// What else touches the world: what it is called, how that is recognised, and the only files that do it.
const WORLD: &[(&str, &str, &[&str])] = &[
    (
        "the disk",
        r"\bfs::|\bFile::|OpenOptions|\.metadata\(\)|\.exists\(\)|\.is_(dir|file)\(\)",
        &[
            "config/read",
            "config/themes",
            "library/cache",
            "library/kind",
            "library/load",
            "library/nearby",
            "library/renewal",
            "library/scan",
            "library/sound",
            "library/stamp",
            "library/texts",
            "store/beside",
            "store/episodes",
            "store/files",
            "store/lock",
            "store/open",
            "store/place",
            "store/salvage",
        ],
    ),
    ("the clock", r"\bInstant\b|\bSystemTime\b|::now\(\)", &["catalog/parallel", "library/stamp"]),
    ("threads", r"\bthread::", &["catalog/parallel"]),
    (
        "all cores",
        r"\brayon\b",
        &[
            "catalog/filter",
            "catalog/spoken",
            "catalog/terms",
            "layout/flow",
            "layout/segments",
            "parse/markdown",
            "search/fuzzy",
            "search/labels",
            "search/targets",
        ],
    ),
];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.is_dir() {
            sources(&entry, found);
        } else if entry.extension().is_some_and(|ext| ext == "rs") {
            found.push(entry);
        }
    }
}

/// All sources: path below `src` without its ending, and text without comments and tests.
fn house() -> Vec<(String, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&src, &mut files);
    files
        .into_iter()
        .map(|file| {
            let name =
                file.strip_prefix(&src).unwrap().with_extension("").to_string_lossy().replace('\\', "/");
            let text = fs::read_to_string(&file).unwrap();
            let code = text.split("#[cfg(test)]\nmod tests").next().unwrap().to_owned();
            let code = code
                .lines()
                .filter(|line| !line.trim_start().starts_with("//"))
                .collect::<Vec<_>>()
                .join("\n");
            (name, code)
        })
        .collect::<BTreeMap<_, _>>()
        .into_iter()
        .collect()
}

fn words_after<'a>(code: &'a str, mark: &'a str) -> impl Iterator<Item = &'a str> {
    code.split(mark)
        .skip(1)
        .map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap())
}

#[test]
fn every_room_knows_only_the_rooms_under_it() {
    let may: BTreeMap<&str, &[&str]> = MAY_IMPORT.iter().copied().collect();
    let mut wrong = BTreeSet::new();
    for (name, code) in house() {
        let room = name.split('/').next().unwrap();
        if matches!(room, "lib" | "main") {
            continue;
        }
        let allowed = may.get(room).unwrap_or_else(|| panic!("src/{name}.rs belongs to no known room"));
        for other in words_after(&code, "crate::").filter(|other| *other != room && !allowed.contains(other))
        {
            wrong.insert(format!("{name} imports {other}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_crate_has_one_door() {
    let mut wrong = BTreeSet::new();
    for (name, code) in house() {
        for (known, doors) in DOORS {
            let used = code.contains(&format!("{known}::")) || code.contains(&format!("use {known}"));
            if used && !doors.iter().any(|door| name.starts_with(door)) {
                wrong.insert(format!("{name} knows {known}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_file_grows_too_long_to_be_read_at_a_sitting() {
    let long: Vec<_> =
        house().into_iter().filter(|(_, code)| code.lines().count() > 400).map(|(name, _)| name).collect();
    assert!(long.is_empty(), "{long:?}");
}

#[test]
fn no_two_types_share_a_name() {
    let defined = Regex::new(r"(?m)^(?:pub(?:\([a-z]+\))? )?(?:struct|enum|trait|type) ([A-Z]\w*)").unwrap();
    let mut homes: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, code) in house() {
        for found in defined.captures_iter(&code) {
            homes.entry(found[1].to_owned()).or_default().push(name.clone());
        }
    }
    homes.retain(|_, files| files.len() > 1);
    assert!(homes.is_empty(), "one name for two types: {homes:#?}");
}

#[test]
fn no_file_knows_itself_through_others() {
    let house = house();
    let circles = imports::circles(&imports::arrows(&house));
    assert!(circles.is_empty(), "files that know each other in a circle: {circles:#?}");
}

#[test]
fn below_the_runtime_only_the_named_files_touch_the_world() {
    let house = house();
    let inside = house.iter().filter(|(name, _)| !OUTSIDE.contains(&name.split('/').next().unwrap()));
    for (what, pattern, named) in WORLD {
        let pattern = Regex::new(pattern).unwrap();
        let touching: Vec<&str> = inside
            .clone()
            .filter(|(_, code)| pattern.is_match(code))
            .map(|(name, _)| name.as_str())
            .collect();
        assert_eq!(&touching, named, "files that touch {what}");
    }
}
