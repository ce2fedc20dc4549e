//! Versions of one interview: the original and its translations, each a file of its own.
//!
//! Told by names (`x.en.md` beside `x.zh-CN.md` or `x.md`, `en/x.md` beside `zh/x.md`), by a front matter that
//! names the other files, or by the same source and date. Told by names or sources, only texts in different
//! languages are versions of each other; of two in the same one nobody knows which is meant, so they stay apart.

use std::path::{Component, Path, PathBuf};

use foldhash::{HashMap, HashMapExt};

use crate::episode::summary::Summary;
use crate::text::language;

/// A file that may be a version of another.
#[derive(Clone, Copy, Debug)]
pub struct VersionFile<'a> {
    /// Where it is.
    pub path: &'a Path,
    /// What it holds; `None` until somebody looked.
    pub summary: Option<&'a Summary>,
}

/// Which files are versions of one interview.
#[derive(Clone, Debug, Default)]
pub struct Versions {
    /// For each file the group it is in, if it has other versions.
    group_of: Vec<Option<usize>>,
    /// Files of each group, in their order, with the languages they are in.
    groups: Vec<Vec<(usize, String)>>,
}

impl Versions {
    /// The versions among `files`.
    pub fn among<'a>(files: impl Iterator<Item = VersionFile<'a>>) -> Self {
        let files: Vec<VersionFile<'a>> = files.collect();
        let mut versions = Self { group_of: vec![None; files.len()], groups: Vec::new() };
        versions.join_named(&files);
        let mut folders = BareFolders::default();
        let named: Vec<(NameKey<'a>, Option<String>)> =
            files.iter().map(|file| folders.key(file.path)).collect();
        let languages: Vec<Option<String>> =
            files.iter().zip(&named).map(|(file, (_, tag))| language_of(*file, tag.as_deref())).collect();
        versions.gather(named.iter().map(|(key, _)| Some(*key)), &languages);
        versions.gather(files.iter().map(|file| source_key(file.summary?)), &languages);
        versions
    }

    /// Whether no file has other versions.
    pub fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    /// All versions of the file at `index` with their languages, itself among them; none if it is the only one.
    pub fn of(&self, index: usize) -> &[(usize, String)] {
        let group = self.group(index).and_then(|group| self.groups.get(group));
        group.map(Vec::as_slice).unwrap_or_default()
    }

    /// The number of the group in which a file is, if it has other versions.
    pub fn group(&self, index: usize) -> Option<usize> {
        self.group_of.get(index).copied().flatten()
    }

    /// Takes those for versions that name each other.
    fn join_named(&mut self, files: &[VersionFile<'_>]) {
        let names = |file: &VersionFile<'_>| file.summary.is_some_and(|summary| !summary.versions.is_empty());
        if !files.iter().any(names) {
            return;
        }
        let known: HashMap<PathBuf, usize> =
            files.iter().map(|file| file.path.with_extension("")).zip(0..).collect();
        for (index, file) in files.iter().enumerate() {
            let folder = file.path.parent().unwrap_or(Path::new(""));
            let told = file.summary.iter().flat_map(|summary| &summary.versions);
            let others = told.filter_map(|name| known.get(&plain(&folder.join(name)).with_extension("")));
            for other in others.filter(|other| **other != index) {
                self.join(index, *other, files);
            }
        }
    }

    fn join(&mut self, one: usize, other: usize, files: &[VersionFile<'_>]) {
        let group = self.group(one).or(self.group(other)).unwrap_or_else(|| {
            self.groups.push(Vec::new());
            self.groups.len() - 1
        });
        for index in [one, other] {
            if self.group_of[index].is_none() {
                self.group_of[index] = Some(group);
                let language = files[index].summary.map(|summary| summary.language.clone());
                self.groups[group].push((index, language.unwrap_or_default()));
            }
        }
        self.groups[group].sort_unstable();
    }

    /// Takes files of the same key for versions, as far as they are in none yet and each has a language of its
    /// own.
    fn gather<K: std::hash::Hash + Eq>(
        &mut self,
        keys: impl Iterator<Item = Option<K>>,
        languages: &[Option<String>],
    ) {
        let mut alike: HashMap<K, Vec<usize>> = HashMap::new();
        for (index, key) in keys.enumerate().filter(|(index, _)| self.group_of[*index].is_none()) {
            if let Some(key) = key {
                alike.entry(key).or_default().push(index);
            }
        }
        let mut alike: Vec<Vec<usize>> = alike.into_values().filter(|all| all.len() > 1).collect();
        alike.sort_unstable();
        for all in alike {
            let known = all.into_iter().filter_map(|index| Some((index, languages.get(index)?.clone()?)));
            let known: Vec<(usize, String)> = known.collect();
            let is_alone = |(index, language): &&(usize, String)| {
                known.iter().all(|(other, its)| other == index || its != language)
            };
            let group: Vec<(usize, String)> = known.iter().filter(is_alone).cloned().collect();
            if group.len() > 1 {
                for (index, _) in &group {
                    self.group_of[*index] = Some(self.groups.len());
                }
                self.groups.push(group);
            }
        }
    }
}

/// A folder without what names a language on the way to it, by number, and the name of a file in it without that.
type NameKey<'a> = (usize, &'a str);

/// Folders on the way to files: each once, however many files it holds.
#[derive(Default)]
struct BareFolders<'a> {
    /// The number of a folder as it is without languages, and the language that names it.
    known: HashMap<&'a Path, (usize, Option<String>)>,
    numbers: HashMap<PathBuf, usize>,
}

impl<'a> BareFolders<'a> {
    /// A path without what names a language in it, and that language.
    fn key(&mut self, path: &'a Path) -> (NameKey<'a>, Option<String>) {
        let parent = path.parent().unwrap_or(Path::new(""));
        let Self { known, numbers } = self;
        let (folder, told) = known.entry(parent).or_insert_with(|| {
            let (bare, told) = without_language(parent);
            let next = numbers.len();
            (*numbers.entry(bare).or_insert(next), told)
        });
        let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        match stem.rsplit_once(['.', '_']).map(|(rest, last)| (rest, tag(last))) {
            Some((rest, Some(tag))) if !rest.is_empty() => ((*folder, rest), Some(tag)),
            _ => ((*folder, stem), told.clone()),
        }
    }
}

/// A folder without those on the way to it that are called by a language, and the last of these languages.
fn without_language(folder: &Path) -> (PathBuf, Option<String>) {
    let mut language = None;
    let is_kept = |part: &Component<'_>| {
        let named = match part {
            Component::Normal(name) => name.to_str().and_then(tag),
            _ => None,
        };
        let kept = named.is_none();
        language = named.or(language.take());
        kept
    };
    let bare = folder.components().filter(is_kept).collect();
    (bare, language)
}

/// The language of a file: as its path has it, where its text is in that language, else that of its text.
fn language_of(file: VersionFile<'_>, named: Option<&str>) -> Option<String> {
    let told = &file.summary?.language;
    let named = named.filter(|named| told.is_empty() || base(named) == base(told));
    Some(named.unwrap_or(told).to_owned()).filter(|language| !language.is_empty())
}

/// `zh` of `zh-cn`.
fn base(language: &str) -> &str {
    language.split('-').next().unwrap_or(language)
}

/// The language that a part of a name stands for.
fn tag(part: &str) -> Option<String> {
    const LONGEST: usize = 24;
    let known = (2..=LONGEST).contains(&part.len()).then(|| language::written(part))??;
    language::is_known(base(&known)).then_some(known)
}

/// A path without steps to where one is and back up.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if plain.file_name().is_some() => drop(plain.pop()),
            other => plain.push(other),
        }
    }
    plain
}

/// Where and when an interview was published, if both are told; of a place that is no address, such as a journal,
/// its turns too.
fn source_key(summary: &Summary) -> Option<(&str, &str, u32)> {
    let (source, date) = (summary.source.trim(), summary.date.as_str());
    let turns = if source.contains("://") { 0 } else { summary.turns };
    (!source.is_empty() && date.len() == "2024-03-01".len()).then_some((source, date, turns))
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::{VersionFile, Versions};
    use crate::episode::summary::Summary;

    fn groups(files: &[(&str, &str, &str, &str)]) -> Vec<Vec<String>> {
        let summary = |(_, language, source, date): &(&str, &str, &str, &str)| Summary {
            language: (*language).to_owned(),
            source: (*source).to_owned(),
            date: (*date).to_owned(),
            ..Summary::default()
        };
        let held: Vec<(PathBuf, Summary)> = files.iter().map(|file| (file.0.into(), summary(file))).collect();
        let files = held.iter().map(|(path, summary)| VersionFile { path, summary: Some(summary) });
        let versions = Versions::among(files);
        let name = |(index, language): &(usize, String)| format!("{} {language}", held[*index].0.display());
        versions.groups.iter().map(|group| group.iter().map(name).collect()).collect()
    }

    #[test]
    fn names_and_folders_tell_versions() {
        for files in [
            ["a/x.en.md", "a/x.zh-CN.md"],
            ["a/x_en.md", "a/x_zh.txt"],
            ["a/x.md", "a/x.zh.md"],
            ["a/en/x.md", "a/zh/x.md"],
            ["a/en/b/x.md", "a/zh-Hans/b/x.md"],
            ["a/x.md", "a/zh/x.md"],
        ] {
            let found = groups(&[(files[0], "en", "", ""), (files[1], "zh", "", "")]);
            assert_eq!(found.len(), 1, "{files:?}: {found:?}");
        }
        assert_eq!(
            groups(&[("x.zh-CN.md", "zh", "", ""), ("x.zh-TW.md", "zh", "", ""), ("x.en.md", "en", "", "")]),
            [["x.zh-CN.md zh-cn", "x.zh-TW.md zh-tw", "x.en.md en"]]
        );
    }

    #[test]
    fn the_same_source_and_day_tell_versions_in_other_languages() {
        let url = "https://example.org/talks/7";
        assert_eq!(groups(&[("a.md", "en", url, "2024-03-01"), ("b.md", "ja", url, "2024-03-01")]).len(), 1);
        for other in [
            ("b.md", "ja", url, "2024-03-02"),
            ("b.md", "en", url, "2024-03-01"),
            ("b.md", "ja", "", "2024-03-01"),
        ] {
            assert!(groups(&[("a.md", "en", url, "2024-03-01"), other]).is_empty(), "{other:?}");
        }
        let year = ("a.md", "en", "The Review", "2024");
        assert!(groups(&[year, ("b.md", "ja", "The Review", "2024")]).is_empty(), "a year is no day");
    }

    #[test]
    fn texts_in_one_language_are_no_versions() {
        for files in
            [["it/plan.md", "hr/plan.md"], ["fix_it.md", "fix.md"], ["a/x.md", "b/x.md"], ["x.md", "x.txt"]]
        {
            assert!(groups(&[(files[0], "en", "", ""), (files[1], "en", "", "")]).is_empty(), "{files:?}");
        }
        assert!(groups(&[("a/x.md", "en", "", ""), ("b/x.md", "zh", "", "")]).is_empty());
        assert!(
            groups(&[("x.md", "en", "", ""), ("x.txt", "en", "", ""), ("x.zh.md", "zh", "", "")]).is_empty()
        );
    }
}
