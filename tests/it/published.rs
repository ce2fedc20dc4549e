//! What packages are made of: the crate as it is published, manual pages, the desktop's entry.

use std::fs;
use std::process::Command;

use crate::cli::Home;

#[test]
fn the_published_crate_has_what_the_program_is_made_of_and_nothing_else() {
    let listed = Command::new(env!("CARGO"))
        .args(["package", "--list", "--allow-dirty", "--offline"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(listed.status.success(), "{}", String::from_utf8_lossy(&listed.stderr));
    let listed = String::from_utf8(listed.stdout).unwrap();
    let has = |name: &str| listed.lines().any(|line| line == name);
    assert!(["src/main.rs", "README.md", "LICENSE-MIT", "LICENSE-APACHE"].into_iter().all(has), "{listed}");
    let made = ["Cargo.toml", "Cargo.toml.orig", "Cargo.lock", ".cargo_vcs_info.json", "README.md"];
    let other: Vec<&str> = listed
        .lines()
        .filter(|line| !["src/", "assets/", "LICENSE-"].iter().any(|start| line.starts_with(start)))
        .filter(|line| !made.contains(line))
        .collect();
    assert!(other.is_empty(), "{other:?}");
}

#[test]
fn every_command_has_a_manual_page() {
    let home = Home::new();
    let answer = home.run(&["man", "--to", "pages"]);
    assert_eq!(answer.code, Some(0), "{answer:?}");
    let page = |command: &str| fs::read_to_string(home.path().join(format!("pages/{command}.1")));
    for command in ["fangtan", "fangtan-list", "fangtan-search", "fangtan-bookmarks-export"] {
        let page = page(command).unwrap_or_else(|error| panic!("{command}: {error}"));
        assert!(page.contains(".SH SYNOPSIS"), "{command}: {page}");
    }
    assert!(page("fangtan-bookmarks-export").unwrap().contains("\\-\\-questions"));
}

#[test]
fn a_file_manager_opens_texts_by_their_links() {
    let home = Home::new();
    let file =
        home.write("访谈 一.md", "**Ana:** Who mixes the ink?\n\n**Ben:** My sister does, by smell.\n");
    let link = format!("file://{}", file.to_str().unwrap().replace(' ', "%20"));
    let shown = home.run(&[&link]);
    assert!(shown.out.contains("by smell"), "{link}: {shown:?}");
}
