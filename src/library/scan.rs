//! Finding interviews below folders, one at a time, without opening any.

use std::collections::HashSet;
use std::fs::Metadata;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use ignore::{DirEntry, WalkBuilder};

use super::builtin::{self, Builtin};
use super::kind::{self, Likelihood};
use super::stamp::Stamp;
use crate::episode::findings::InBoth;
use crate::passage::marks::Millis;
use crate::text::natural;

/// A file that can be read as an interview.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoundFile {
    /// Where it is; `builtin:NAME` for a sample.
    pub path: PathBuf,
    /// When it was last changed; 0 if that is not known.
    pub modified: Millis,
    /// Its size in bytes.
    pub size: u64,
    /// Whether it is listed without a look inside.
    pub likelihood: Likelihood,
    /// Its state when it was found.
    pub stamp: Option<Stamp>,
}

/// What a scan yields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scanned {
    /// A file, in the order of its folder.
    Entry(FoundFile),
    /// A path that could not be looked at, and why.
    Problem {
        /// The path.
        path: PathBuf,
        /// What is wrong with it, for the user, in English and in Chinese.
        message: [String; 2],
    },
}

/// Hands every interview below `paths` to `sink`, in natural order, as soon as its name is known; stops when
/// the sink breaks. A file named by itself is always handed over, whatever its extension. Links are followed,
/// loops and second ways to one file are passed over, as are hidden files, what `.gitignore` and `.ignore` leave
/// out, build folders, pipes, sockets and devices.
pub fn scan(paths: &[PathBuf], sink: &mut dyn FnMut(Scanned) -> ControlFlow<()>) -> ControlFlow<()> {
    let mut seen = Seen::default();
    for path in paths {
        one(path, &mut seen, sink)?;
    }
    ControlFlow::Continue(())
}

fn one(path: &Path, seen: &mut Seen, sink: &mut dyn FnMut(Scanned) -> ControlFlow<()>) -> ControlFlow<()> {
    match std::fs::metadata(path) {
        Ok(found) if found.is_dir() => folder(path, seen, sink),
        Ok(found) => match kind::special(found.file_type()) {
            Some(what) => sink(problem(path, no_text(what))),
            None if seen.is_new(&found) => sink(Scanned::Entry(entry(path, &found, Likelihood::Named))),
            None => ControlFlow::Continue(()),
        },
        Err(error) => match builtin::find(path) {
            Some(sample) => sink(Scanned::Entry(of_builtin(&sample))),
            None => sink(problem(path, explain(&error))),
        },
    }
}

fn folder(root: &Path, seen: &mut Seen, sink: &mut dyn FnMut(Scanned) -> ControlFlow<()>) -> ControlFlow<()> {
    walk(WalkBuilder::new(root).filter_entry(is_wanted), seen, sink)
}

/// Hands what [`scan`] of `root` would find in the folder `part` below it to `sink`: in itself, or `deep` down.
pub fn scan_part(
    root: &Path,
    part: &Path,
    deep: bool,
    sink: &mut dyn FnMut(Scanned) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let target = part.to_owned();
    let is_on_the_way = move |found: &DirEntry| {
        let inside =
            if deep { found.path().starts_with(&target) } else { found.path().parent() == Some(&target) };
        is_wanted(found) && (inside || target.starts_with(found.path()))
    };
    let mut inside = |scanned: Scanned| match scanned {
        Scanned::Entry(file) if !file.path.starts_with(part) => ControlFlow::Continue(()),
        scanned => sink(scanned),
    };
    walk(WalkBuilder::new(root).filter_entry(is_on_the_way), &mut Seen::default(), &mut inside)
}

fn walk(
    builder: &mut WalkBuilder,
    seen: &mut Seen,
    sink: &mut dyn FnMut(Scanned) -> ControlFlow<()>,
) -> ControlFlow<()> {
    // What is ignored is so in a folder that is under no version control too. What git ignores on this machine is no
    // word about a library, and to look for it takes a fifth of a short list's time.
    builder.follow_links(true).require_git(false).git_global(false);
    builder.sort_by_file_path(natural::compare_paths);
    for found in builder.build() {
        let found = match found {
            Ok(found) => found,
            Err(error) => {
                if let Some(told) = complaint(error) {
                    sink(told)?;
                }
                continue;
            }
        };
        if !found.file_type().is_some_and(|kind| kind.is_file()) {
            continue;
        }
        let Some(likelihood) = kind::likelihood(found.path()) else { continue };
        let Ok(metadata) = found.metadata() else { continue };
        if seen.is_new(&metadata) {
            sink(Scanned::Entry(entry(found.path(), &metadata, likelihood)))?;
        }
    }
    ControlFlow::Continue(())
}

fn is_wanted(found: &DirEntry) -> bool {
    let name = found.file_name().to_string_lossy();
    let is_dir = found.file_type().is_some_and(|kind| kind.is_dir());
    found.depth() == 0 || !kind::passed_over(&name, is_dir)
}

/// A link loop, a dangling link and a line of `.gitignore` that means nothing are no problems worth telling; a
/// folder that may not be read is.
fn complaint(error: ignore::Error) -> Option<Scanned> {
    let path = path_of(&error).map(Path::to_owned).unwrap_or_default();
    let cause = error.into_io_error()?;
    (cause.kind() != std::io::ErrorKind::NotFound).then(|| problem(&path, explain(&cause)))
}

fn path_of(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => path_of(err),
        _ => None,
    }
}

fn problem(path: &Path, message: [String; 2]) -> Scanned {
    Scanned::Problem { path: path.to_owned(), message }
}

/// An input/output error in words for the user, English and Chinese.
pub(super) fn explain(error: &std::io::Error) -> [String; 2] {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::NotFound => ["no such file or folder", "没有这个文件或文件夹"].map(str::to_owned),
        ErrorKind::PermissionDenied => {
            ["may not be read (permission denied)", "没有读取权限"].map(str::to_owned)
        }
        _ => [format!("cannot be read: {error}"), format!("无法读取：{error}")],
    }
}

/// What is said of a path at which something else stands than a text.
pub(super) fn no_text([english, chinese]: InBoth) -> [String; 2] {
    [format!("is {english}, not a text"), format!("是{chinese}，不是文本")]
}

fn entry(path: &Path, metadata: &Metadata, likelihood: Likelihood) -> FoundFile {
    let (modified, size) = (modified(metadata), metadata.len());
    FoundFile { path: path.to_owned(), modified, size, likelihood, stamp: Stamp::told_by(metadata) }
}

fn of_builtin(sample: &Builtin) -> FoundFile {
    let size = sample.text.len() as u64;
    FoundFile { path: sample.path(), size, likelihood: Likelihood::Named, ..FoundFile::default() }
}

/// All samples as entries, in the order for `chinese` readers or others.
pub fn builtin_entries(chinese: bool) -> Vec<FoundFile> {
    builtin::builtin(chinese).iter().map(of_builtin).collect()
}

/// When a file was last changed; 0 if that is not known.
pub(super) fn modified(metadata: &Metadata) -> Millis {
    let since = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    since.map_or(0, |duration| duration.as_millis() as Millis)
}

/// The files that were handed over, by what they are rather than what they are called.
#[derive(Default)]
#[cfg_attr(not(unix), expect(dead_code, reason = "only Unix says which file it is"))]
struct Seen(HashSet<(u64, u64)>);

impl Seen {
    #[cfg(unix)]
    fn is_new(&mut self, metadata: &Metadata) -> bool {
        use std::os::unix::fs::MetadataExt;
        self.0.insert((metadata.dev(), metadata.ino()))
    }

    #[cfg(not(unix))]
    fn is_new(&mut self, _: &Metadata) -> bool {
        true
    }
}

/// The one way to write the path of a file, whatever way it was named: absolute, links followed. A sample,
/// standard input and a file that is not there keep what they are called.
pub fn absolute(path: &Path) -> PathBuf {
    std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}
