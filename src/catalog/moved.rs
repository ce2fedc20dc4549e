//! Where files went that hold kept passages and are gone from their places, or hold another text now.
//!
//! Files are looked at where a folder went that held another one of them, then below the roots, then near to
//! where they were. Knows files, not where what is known of them is stored: the caller tells whose a file is.

use std::collections::HashMap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use crate::library::load::{self, LoadOptions, Loaded};
use crate::library::nearby::nearby;
use crate::library::scan::{Scanned, scan};
use crate::passage::marks::EpisodeId;

/// An episode of which no file is left that holds its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stray {
    /// Its row.
    pub episode: EpisodeId,
    /// Where its files were, the latest first.
    pub paths: Vec<PathBuf>,
}

/// Tells which of these episodes a file is, and writes it down; `None` for a file that is none of them.
pub type Owner<'o, E> = dyn FnMut(&Loaded, &[EpisodeId]) -> Result<Option<EpisodeId>, E> + 'o;

/// Finds files that are those of `strays`. `moves` are pairs of places of which one file was first at the
/// one, then at the other. Files are only read while strays are left.
///
/// # Errors
/// What `owner` fails with.
pub fn find<E>(
    strays: Vec<Stray>,
    roots: &[PathBuf],
    moves: &[(PathBuf, PathBuf)],
    options: &LoadOptions,
    owner: &mut Owner<E>,
) -> Result<HashMap<EpisodeId, PathBuf>, E> {
    let mut search = StrayHunt {
        left: strays,
        found: HashMap::new(),
        moves: moves.to_vec(),
        options,
        owner,
        failure: None,
    };
    let over = search.run(roots);
    debug_assert!(over.is_continue() || search.left.is_empty() || search.failure.is_some(), "it looks on");
    search.failure.map_or(Ok(search.found), Err)
}

struct StrayHunt<'s, 'o, E> {
    left: Vec<Stray>,
    found: HashMap<EpisodeId, PathBuf>,
    moves: Vec<(PathBuf, PathBuf)>,
    options: &'s LoadOptions,
    owner: &'s mut Owner<'o, E>,
    failure: Option<E>,
}

impl<E> StrayHunt<'_, '_, E> {
    fn run(&mut self, roots: &[PathBuf]) -> ControlFlow<()> {
        self.follow_folders()?;
        scan(roots, &mut |scanned| match scanned {
            Scanned::Entry(entry) => self.look(&entry.path),
            Scanned::Problem { .. } => ControlFlow::Continue(()),
        })?;
        for Stray { episode, paths } in self.left.clone() {
            for gone in paths {
                if self.left.iter().any(|stray| stray.episode == episode) {
                    nearby(&gone, &mut |entry| self.look(&entry.path))?;
                }
            }
        }
        ControlFlow::Continue(())
    }

    /// Looks where the folders of strays went with other files.
    fn follow_folders(&mut self) -> ControlFlow<()> {
        for stray in self.left.clone() {
            let likely: Vec<PathBuf> = stray
                .paths
                .iter()
                .flat_map(|gone| self.moves.iter().filter_map(|moved| along(moved, gone)))
                .collect();
            for path in likely {
                self.look(&path)?;
            }
        }
        if self.left.is_empty() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    /// Looks whether the file at `path` is one of the strays; goes on while any is left.
    fn look(&mut self, path: &Path) -> ControlFlow<()> {
        let Ok(loaded) = load::load(path, self.options) else { return ControlFlow::Continue(()) };
        let left: Vec<EpisodeId> = self.left.iter().map(|stray| stray.episode).collect();
        match (self.owner)(&loaded, &left) {
            Ok(None) => return ControlFlow::Continue(()),
            Ok(Some(episode)) => self.settle(episode, path)?,
            Err(failure) => {
                self.failure = Some(failure);
                return ControlFlow::Break(());
            }
        }
        if self.left.is_empty() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    /// Its folder may have gone there as a whole.
    fn settle(&mut self, episode: EpisodeId, path: &Path) -> ControlFlow<()> {
        let gone = self.left.iter().position(|stray| stray.episode == episode).map(|at| self.left.remove(at));
        let gone = gone.into_iter().flat_map(|stray| stray.paths);
        self.moves.extend(gone.map(|gone| (gone, path.to_owned())));
        self.found.insert(episode, path.to_owned());
        if self.left.is_empty() { ControlFlow::Break(()) } else { self.follow_folders() }
    }
}

/// Where `gone` is, if its folder went the way of the file that moved from the first place to the second.
fn along((from, to): &(PathBuf, PathBuf), gone: &Path) -> Option<PathBuf> {
    let (mut old, mut new) = (from.as_path(), to.as_path());
    // Folders of the same names went along.
    while old.file_name().is_some() && old.file_name() == new.file_name() {
        (old, new) = (old.parent()?, new.parent()?);
        if let (true, Ok(rest)) = (old != new, gone.strip_prefix(old)) {
            return Some(new.join(rest));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_takes_its_files_along() {
        let moved = ("/talks/2020/a.md".into(), "/old/2020/a.md".into());
        let at = |gone: &str| along(&moved, Path::new(gone));
        assert_eq!(at("/talks/2020/b.md"), Some("/old/2020/b.md".into()));
        assert_eq!(at("/talks/2021/c.md"), Some("/old/2021/c.md".into()));
        assert_eq!(at("/else/c.md"), None);
        let renamed = ("/talks/a.md".into(), "/talks/b.md".into());
        assert_eq!(along(&renamed, Path::new("/talks/c.md")), None, "only the file has another name");
    }
}
