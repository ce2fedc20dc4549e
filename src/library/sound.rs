//! The sound file of a text: the one its front matter names, else one of the same name beside it.

use std::fs;
use std::path::{Path, PathBuf};

use crate::config::places::expand_home;
use crate::text::language;

/// Endings of files that hold sound, what holds nothing else before what may hold pictures too.
const ENDINGS: [&str; 18] = [
    "mp3", "m4a", "m4b", "opus", "ogg", "oga", "flac", "wav", "aac", "mka", "wma", "aiff", "mp4", "m4v",
    "webm", "mkv", "mov", "avi",
];

/// The sound file of the text at `text`, whose front matter names `named`; a relative path begins at the
/// text's folder. A file of the same name beside it may lack the language (`talk.mp3` for `talk.zh.md`) and be
/// named whole (`talk.mp3` for `talk.mp3.srt`).
///
/// # Errors
/// What the front matter names, if there is no such file and none beside the text either.
pub fn find(text: &Path, named: &[String]) -> Result<PathBuf, Option<String>> {
    let folder = text.parent().unwrap_or(Path::new(""));
    let is_sound = |name: &&String| ending(Path::new(name.as_str())).is_some();
    let mut there = named.iter().map(|name| folder.join(expand_home(name))).filter(|path| path.is_file());
    there
        .find(|path| ending(path).is_some())
        .or_else(|| beside(text, folder))
        .ok_or_else(|| named.iter().find(is_sound).cloned())
}

/// The best file beside `text`: of the fullest name, then of the first ending.
fn beside(text: &Path, folder: &Path) -> Option<PathBuf> {
    let stems = stems(text);
    let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let files = fs::read_dir(here).ok()?.flatten().map(|entry| folder.join(entry.file_name()));
    let ranked = files.filter_map(|file| {
        let ending = ending(&file)?;
        let is_of = |stem: &String| {
            let name = file.file_name().and_then(|name| name.to_str());
            file.file_stem().and_then(|own| own.to_str()) == Some(stem) || name == Some(stem)
        };
        Some((stems.iter().position(is_of)?, ending, file))
    });
    let best = ranked.filter(|(.., file)| file.is_file()).min();
    best.map(|(.., file)| file)
}

/// The text's name without its ending, then without a language behind that.
fn stems(text: &Path) -> Vec<String> {
    let Some(stem) = text.file_stem().and_then(|stem| stem.to_str()) else { return Vec::new() };
    let bare = stem.rsplit_once(['.', '_']).filter(|(bare, tag)| !bare.is_empty() && is_language(tag));
    std::iter::once(stem).chain(bare.map(|(bare, _)| bare)).map(str::to_owned).collect()
}

fn is_language(tag: &str) -> bool {
    let code = language::written(tag).filter(|_| tag.len() > 1);
    code.is_some_and(|code| language::is_known(code.split('-').next().unwrap_or(&code)))
}

/// Which of the endings a file has.
fn ending(file: &Path) -> Option<usize> {
    let own = file.extension()?.to_str()?.to_lowercase();
    ENDINGS.iter().position(|ending| *ending == own)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Which of `files` is the sound of `text`, whose front matter names `named`.
    fn found(text: &str, files: &[&str], named: &[&str]) -> Result<String, Option<String>> {
        let folder = tempfile::tempdir().unwrap();
        for file in files.iter().chain([&text]) {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }
        let named: Vec<String> = named.iter().map(|name| (*name).to_owned()).collect();
        let path = find(&folder.path().join(text), &named)?;
        Ok(path.strip_prefix(folder.path()).unwrap().to_string_lossy().into_owned())
    }

    #[test]
    fn the_file_of_the_same_name_is_the_sound() {
        for (text, files, sound) in [
            ("talk.md", &["talk.mp3", "other.mp3", "talk.txt"][..], "talk.mp3"),
            ("河边.md", &["河边.M4A"], "河边.M4A"),
            ("talk.md", &["talk.webm", "talk.flac"], "talk.flac"),
            ("talk.zh-CN.srt", &["talk.opus"], "talk.opus"),
            ("talk.en.md", &["talk.mp3", "talk.en.wav"], "talk.en.wav"),
            ("talk.m4b.txt", &["talk.m4b"], "talk.m4b"),
            ("12. On rivers.md", &["12.mp3", "12. On rivers.aac"], "12. On rivers.aac"),
        ] {
            assert_eq!(found(text, files, &[]).as_deref(), Ok(sound), "{text}");
        }
        for (text, files) in
            [("talk.md", &["talks.mp3", "talk.pdf"][..]), ("Ep.12.md", &["Ep.mp3"]), ("a.md", &["a.mp3/x"])]
        {
            assert_eq!(found(text, files, &[]), Err(None), "{text}");
        }
    }

    #[test]
    fn what_the_front_matter_names_comes_first() {
        let files = ["talk.mp3", "rec/long.m4a"];
        assert_eq!(found("talk.md", &files, &["audio/mp4", "rec/long.m4a"]).as_deref(), Ok("rec/long.m4a"));
        assert_eq!(found("talk.md", &files, &["rec/gone.m4a"]).as_deref(), Ok("talk.mp3"));
        assert_eq!(found("talk.md", &[], &["audio/mp4", "gone.m4a"]), Err(Some("gone.m4a".to_owned())));
        assert_eq!(found("talk.md", &["notes.pdf"], &["notes.pdf"]), Err(None), "no sound");
    }
}
