//! What changes in folders is found by looking only where something was done.

use std::collections::BTreeSet;
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use fangtan::library::renewal::{Region, renew};
use fangtan::library::scan::{FoundFile, Scanned, scan};
use proptest::prelude::*;

fn found(root: &Path) -> Vec<FoundFile> {
    let mut all = Vec::new();
    let _ = scan(&[root.to_owned()], &mut |scanned| {
        if let Scanned::Entry(file) = scanned {
            all.push(file);
        }
        ControlFlow::<()>::Continue(())
    });
    all
}

fn paths(files: &[FoundFile]) -> BTreeSet<PathBuf> {
    files.iter().map(|file| file.path.clone()).collect()
}

/// Something done to a file or a folder; names are chosen among few, so that they meet.
#[derive(Clone, Debug)]
enum Deed {
    Write(String, u8),
    Remove(String),
    Move(String, String),
    Ignore(String, String),
}

fn deed() -> impl Strategy<Value = Deed> {
    let name = || "(a/|b/|a/b/|\\.c/)?(one\\.md|two\\.txt|three\\.png|\\.four\\.md)";
    let place = || prop_oneof![name(), "(a|b|a/b)"];
    prop_oneof![
        4 => (name(), any::<u8>()).prop_map(|(name, size)| Deed::Write(name, size)),
        2 => place().prop_map(Deed::Remove),
        2 => (place(), place()).prop_map(|(from, to)| Deed::Move(from, to)),
        1 => ("(a/|b/)?\\.(git)?ignore", "(one\\.md|b/|)").prop_map(|(name, rule)| Deed::Ignore(name, rule)),
    ]
}

/// Does it as far as it can be done; the paths that the system tells of.
fn perform(deed: &Deed, root: &Path) -> Vec<PathBuf> {
    let at = |name: &str| root.join(name);
    let made = |name: &str| {
        let folder = at(name).parent().unwrap().to_owned();
        let new: Vec<PathBuf> =
            folder.ancestors().take_while(|above| !above.exists()).map(Path::to_owned).collect();
        (fs::create_dir_all(&folder).is_ok()).then_some(new)
    };
    match deed {
        Deed::Write(name, size) => {
            let Some(mut told) = made(name) else { return Vec::new() };
            let _ = fs::write(at(name), "x".repeat(usize::from(*size) + 1));
            told.push(at(name));
            told
        }
        Deed::Ignore(name, rule) => {
            let Some(mut told) = made(name) else { return Vec::new() };
            let _ = fs::write(at(name), rule);
            told.push(at(name));
            told
        }
        Deed::Remove(name) => {
            let _ = fs::remove_file(at(name)).or_else(|_| fs::remove_dir_all(at(name)));
            vec![at(name)]
        }
        Deed::Move(from, to) => {
            let _ = fs::rename(at(from), at(to));
            vec![at(from), at(to)]
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn looking_where_something_was_done_finds_what_looking_everywhere_does(
        rounds in prop::collection::vec(prop::collection::vec(deed(), 1..5), 1..6)
    ) {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().to_owned();
        let roots = [root.clone()];
        let mut known = found(&root);
        for deeds in rounds {
            let before = known.clone();
            let touched: Vec<PathBuf> = deeds.iter().flat_map(|deed| perform(deed, &root)).collect();
            let regions: Vec<Region> =
                touched.iter().flat_map(|path| Region::around(path, &roots)).collect();
            let renewal = renew(&mut known, &roots, &regions);
            let all = found(&root);
            prop_assert_eq!(paths(&known), paths(&all), "after {:?}", deeds);
            let gone: BTreeSet<PathBuf> = paths(&before).difference(&paths(&all)).cloned().collect();
            prop_assert_eq!(renewal.gone.into_iter().collect::<BTreeSet<_>>(), gone);
            let state = |files: &[FoundFile], path: &Path| files.iter().find(|file| file.path == path)?.stamp;
            for file in &all {
                let is_fresh = renewal.fresh.iter().any(|fresh| fresh.path == file.path);
                prop_assert_eq!(is_fresh, state(&before, &file.path) != file.stamp, "{:?}", &file.path);
            }
        }
    }
}

#[test]
fn what_is_ignored_or_hidden_is_not_listed_unless_it_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    for name in ["a.md", "drafts/b.md", "drafts/keep.md", ".hidden/c.md", "d.md"] {
        fs::create_dir_all(root.join(name).parent().unwrap()).unwrap();
        fs::write(root.join(name), name).unwrap();
    }
    fs::write(root.join(".gitignore"), "drafts/*\n!drafts/keep.md\n").unwrap();
    fs::write(root.join(".ignore"), "d.md\n").unwrap();
    let names = |files: Vec<FoundFile>| {
        files
            .iter()
            .map(|file| file.path.file_name().unwrap().to_string_lossy().into_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(names(found(root)), ["a.md", "keep.md"]);
    assert_eq!(names(found(&root.join("d.md"))), ["d.md"]);
    assert_eq!(names(found(&root.join(".hidden"))), ["c.md"]);
}
