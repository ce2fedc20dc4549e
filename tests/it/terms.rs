//! The terms that a whole library explains.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

use fangtan::catalog::terms::Terms;
use fangtan::library::load::LoadOptions;
use fangtan::library::stamp::Stamp;

fn write(path: &Path, gloss: &str) {
    fs::write(path, format!("**甲**：说什么？\n\n**乙**：先说**扩散模型**（Diffusion Models：{gloss}）。\n"))
        .unwrap();
    while !Stamp::of(path).unwrap().is_settled() {
        thread::yield_now();
    }
}

fn told(terms: &mut Terms, paths: &[PathBuf]) -> Vec<String> {
    let all = terms.gather(paths).into_iter();
    all.map(|one| format!("{} {} {}", one.term.term, one.term.gloss, one.episodes)).collect()
}

#[test]
fn what_files_explain_is_remembered_until_they_change() {
    let home = tempfile::tempdir().unwrap();
    let paths = ["a.md", "b.md"].map(|name| home.path().join(name));
    write(&paths[0], "逐步去除噪声");
    write(&paths[1], "另一种说法");
    let mut terms = Terms::new(LoadOptions::default(), home.path().join("cache"));
    assert_eq!(told(&mut terms, &paths), ["扩散模型 逐步去除噪声 2"]);
    assert_eq!(told(&mut terms, &paths), ["扩散模型 逐步去除噪声 2"]);
    write(&paths[0], "逐步加入噪声");
    assert_eq!(told(&mut terms, &paths), ["扩散模型 逐步加入噪声 2"], "same length, other words");
    assert_eq!(told(&mut terms, &paths[1..]), ["扩散模型 另一种说法 1"], "only of the files asked for");
    let mut again = Terms::new(LoadOptions::default(), home.path().join("cache"));
    assert_eq!(told(&mut again, &paths), ["扩散模型 逐步加入噪声 2"], "in the next session too");
    fs::remove_file(&paths[1]).unwrap();
    assert_eq!(told(&mut terms, &paths), ["扩散模型 逐步加入噪声 1"], "a file that is gone explains nothing");
}
