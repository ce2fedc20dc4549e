//! Which file knows which: the imports of sources, read from their text.

use std::collections::{BTreeMap, BTreeSet};

use regex::Regex;

/// Files by name (path below `src` without its ending), and the files that each of them knows.
pub type Arrows<'h> = BTreeMap<&'h str, BTreeSet<&'h str>>;

/// The arrows between `files` (name and code). That a room's front file hands on names of its own files (`pub use`) is
/// no arrow: it is the room's door.
pub fn arrows(files: &[(String, String)]) -> Arrows<'_> {
    let known: BTreeSet<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    let uses = Regex::new(r"(?m)^( *)(pub(?:\(\w+\))? )?use ([\w:{}\s,*]+);").unwrap();
    let inline = Regex::new(r"(?:\w+::)+\w+").unwrap();
    let mut arrows = Arrows::new();
    for (name, code) in files.iter().filter(|(name, _)| !matches!(name.as_str(), "lib" | "main")) {
        let mut paths = Vec::new();
        for found in uses.captures_iter(code) {
            let nested = !found[1].is_empty();
            for path in expanded(found.get(3).unwrap().as_str()) {
                let own = found.get(2).is_some() && known.contains(format!("{name}/{}", path[0]).as_str());
                // Inside a module written in the file itself, `super` is that file.
                let path = if nested && path[0] == "super" { path[1..].to_vec() } else { path };
                paths.extend(Some(path).filter(|_| !own));
            }
        }
        let rest = uses.replace_all(code, "");
        paths.extend(inline.find_iter(&rest).map(|path| segments(path.as_str())));
        let targets = paths.iter().filter_map(|path| target(name, path, &known));
        arrows.insert(name, targets.filter(|target| target != name).collect());
    }
    arrows
}

/// Files that know each other in a circle, each circle once.
pub fn circles<'h>(arrows: &Arrows<'h>) -> Vec<Vec<&'h str>> {
    let reached: BTreeMap<&str, BTreeSet<&str>> =
        arrows.keys().map(|name| (*name, all_below(name, arrows))).collect();
    let mut circles: BTreeSet<Vec<&str>> = BTreeSet::new();
    for (name, below) in reached.iter().filter(|(name, below)| below.contains(*name)) {
        circles.insert(below.iter().copied().filter(|other| reached[other].contains(name)).collect());
    }
    circles.into_iter().collect()
}

fn all_below<'h>(name: &str, arrows: &Arrows<'h>) -> BTreeSet<&'h str> {
    let (mut found, mut next) = (BTreeSet::new(), vec![name]);
    while let Some(name) = next.pop() {
        for below in arrows.get(name).into_iter().flatten() {
            if found.insert(*below) {
                next.push(below);
            }
        }
    }
    found
}

fn segments(path: &str) -> Vec<&str> {
    path.split("::").map(str::trim).filter(|segment| !segment.is_empty()).collect()
}

/// `a::{b, c::{d, e as f}}` as single paths.
fn expanded(tree: &str) -> Vec<Vec<&str>> {
    let mut paths = Vec::new();
    for part in top_level_parts(tree) {
        match part.split_once('{') {
            Some((head, tail)) => {
                let inner = expanded(tail.trim_end().strip_suffix('}').unwrap_or(tail));
                paths.extend(inner.into_iter().map(|path| [segments(head), path].concat()));
            }
            None => paths.push(segments(part.split(" as ").next().unwrap_or(part))),
        }
    }
    paths.retain(|path| !path.is_empty());
    paths
}

fn top_level_parts(tree: &str) -> Vec<&str> {
    let (mut depth, mut start, mut parts) = (0, 0, Vec::new());
    for (at, c) in tree.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(tree[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(tree[start..].trim());
    parts
}

/// The file that `path`, written in the file `from`, leads to.
fn target<'h>(from: &str, path: &[&str], known: &BTreeSet<&'h str>) -> Option<&'h str> {
    let (mut at, mut rest) = (from.to_owned(), path);
    match *rest.first()? {
        "crate" => (at, rest) = (String::new(), &rest[1..]),
        "self" => rest = &rest[1..],
        "super" => {
            while rest.first() == Some(&"super") {
                at.truncate(at.rfind('/').unwrap_or(0));
                rest = &rest[1..];
            }
        }
        // A file of its own room; anything else is a crate's or a type's.
        first => _ = known.get(format!("{from}/{first}").as_str())?,
    }
    while let Some((first, tail)) = rest.split_first() {
        let next = if at.is_empty() { (*first).to_owned() } else { format!("{at}/{first}") };
        if !known.contains(next.as_str()) {
            break;
        }
        (at, rest) = (next, tail);
    }
    known.get(at.as_str()).copied()
}

#[test]
fn a_circle_is_found_through_groups_and_inline_paths() {
    let file = |name: &str, code: &str| (name.to_owned(), code.to_owned());
    let files = [
        file("room", "mod a;\nmod b;\nmod c;\npub use a::A;"),
        file("room/a", "use super::{b::B, c as other};\nmod inner {\n    use super::A;\n}"),
        file("room/b", "fn f() { crate::room::c::g() }"),
        file("room/c", "use super::a::{A};"),
        file("room/d", "use super::A;"),
    ];
    assert_eq!(circles(&arrows(&files)), [["room/a", "room/b", "room/c"]]);
}
