//! A person's home for one test: nothing of the machine's own settings, marks or files gets in.

use std::ffi::OsString;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use fangtan::passage::marks::Progress;
use fangtan::store::{FileEvidence, Store};
use tempfile::TempDir;

/// A home folder that is gone with its test.
pub struct Home {
    root: TempDir,
}

impl Home {
    pub fn new() -> Self {
        let root = TempDir::with_prefix("fangtan").unwrap();
        for folder in ["config", "data", "cache", "state", "texts"] {
            fs::create_dir(root.path().join(folder)).unwrap();
        }
        Self { root }
    }

    /// A home with one interview in its `texts`.
    pub fn with_interview() -> Self {
        let home = Self::new();
        home.write("talk.md", interview());
        home
    }

    pub fn path(&self) -> &Path {
        self.root.path()
    }

    /// Where a text of this name is, or would be.
    pub fn text(&self, name: &str) -> PathBuf {
        self.root.path().join("texts").join(name)
    }

    /// Writes a text.
    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.text(name);
        fs::write(&path, text).unwrap();
        path
    }

    /// Has the program take everybody for so fast a reader that a page is read in moments.
    pub fn reads_at_a_glance(self) -> Self {
        let folder = self.path().join("config/fangtan");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("config.toml"), "[speed]\nhan = 10000\nwords = 10000\n").unwrap();
        self
    }

    /// What the program is told of where it runs.
    pub fn environment(&self) -> Vec<(String, OsString)> {
        let folders = [("CONFIG", "config"), ("DATA", "data"), ("CACHE", "cache"), ("STATE", "state")];
        let folders = folders
            .map(|(name, folder)| (format!("XDG_{name}_HOME"), self.path().join(folder).into_os_string()));
        let path = std::env::var_os("PATH").unwrap();
        let others = [("PATH", path), ("LANG", "en_US.UTF-8".into()), ("HOME", self.path().into())];
        folders.into_iter().chain(others.map(|(name, value)| (name.to_owned(), value))).collect()
    }

    /// Runs the program to its end in the folder of texts; returns what it printed.
    pub fn run(&self, arguments: &[&str]) -> String {
        let mut command = Command::new(env!("CARGO_BIN_EXE_fangtan"));
        command.args(arguments).env_clear().envs(self.environment()).current_dir(self.path().join("texts"));
        let output = command.output().unwrap();
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// Has the store know that the text of this name was begun and read for so many seconds today.
    pub fn read_for(&self, name: &str, seconds: u64) {
        let (mut store, _) = Store::open(&self.root.path().join("data/fangtan"), |_| true).unwrap();
        let episode = match store.episode_by_path(&self.text(name)).unwrap() {
            Some(episode) => episode,
            None => store
                .identify(&FileEvidence {
                    path: self.text(name),
                    title: name.into(),
                    ..FileEvidence::default()
                })
                .unwrap(),
        };
        let progress = Progress { fraction: 0.5, read_at: 1, ..Progress::default() };
        store.put_progress(episode, &progress).unwrap();
        store.add_reading(episode, &jiff::Zoned::now().date().to_string(), seconds).unwrap();
    }

    /// Address and words of the last place that was stored, if any.
    pub fn stored_place(&self) -> Option<String> {
        let (store, _) = Store::open(&self.root.path().join("data/fangtan"), |_| true).ok()?;
        let progress = store.all_progress().ok()?;
        progress
            .first()
            .map(|(_, _, progress)| format!("{} {}", progress.anchor.address, progress.anchor.exact))
    }
}

/// Sections of the interview.
pub const SECTIONS: usize = 8;

/// An interview whose every turn can be told from every other: `3.2` is said in section 3, turn 2.
pub fn interview() -> String {
    let mut text = "---\ntitle: 河边的访谈\ndate: 2025-06-01\n---\n".to_owned();
    for section in 1..=SECTIONS {
        write!(text, "\n### 第{section}个话题\n").unwrap();
        for turn in 1..=4 {
            let speaker = if turn % 2 == 1 { "主持人 **林原**" } else { "**周若**" };
            let words = match turn % 2 {
                1 => format!("问题甲{section}{turn}，你怎么看河上的旧桥？"),
                _ => format!(
                    "回答乙{section}{turn}。{}",
                    "旧桥每年春天都要修一次，修桥的人先看水再看木头。".repeat(4)
                ),
            };
            write!(text, "\n{speaker}：\n\n{words}\n").unwrap();
        }
    }
    text
}
