//! What has changed in folders since they were looked at: files that came, changed or went.

use std::collections::{HashMap, HashSet};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use super::kind;
use super::scan::{FoundFile, Scanned, scan, scan_part};
use super::stamp::Stamp;

/// Files that say what is left out.
const IGNORING: [&str; 2] = [".gitignore", ".ignore"];

/// A place that is looked at again.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Region {
    /// The files in a folder itself.
    Folder(PathBuf),
    /// All below a folder, or a file.
    Tree(PathBuf),
}

/// What has changed.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Renewal {
    /// Files that were not there before, or are in another state.
    pub fresh: Vec<FoundFile>,
    /// Files that are gone.
    pub gone: Vec<PathBuf>,
    /// Paths that could not be looked at, and why.
    pub problems: Vec<(PathBuf, [String; 2])>,
}

impl Region {
    /// What is to be looked at where `path` was written to, made, renamed or removed.
    pub fn around(path: &Path, roots: &[PathBuf]) -> Vec<Self> {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let folder = path.parent().filter(|folder| roots.iter().any(|root| folder.starts_with(root)));
        let tree = || Self::Tree(path.to_owned());
        match folder {
            Some(folder) if IGNORING.contains(&name.as_ref()) => vec![Self::Tree(folder.to_owned())],
            Some(_) if kind::passed_over(&name, path.is_dir()) => Vec::new(),
            // Whatever its name, it may have been a folder a moment ago.
            Some(folder) if !path.is_dir() && kind::likelihood(path).is_some() => {
                vec![Self::Folder(folder.to_owned()), tree()]
            }
            None | Some(_) => vec![tree()],
        }
    }

    fn holds(&self, path: &Path) -> bool {
        match self {
            Self::Folder(folder) => path.parent() == Some(folder),
            Self::Tree(root) => path.starts_with(root),
        }
    }

    /// The one of `roots` it lies in.
    fn root<'r>(&self, roots: &'r [PathBuf]) -> Option<&'r PathBuf> {
        let (Self::Folder(path) | Self::Tree(path)) = self;
        roots.iter().find(|root| path.starts_with(root))
    }
}

/// Looks at `regions` again, as far as they lie within `roots`, and brings `known`, the files found there
/// before, up to date.
pub fn renew(known: &mut Vec<FoundFile>, roots: &[PathBuf], regions: &[Region]) -> Renewal {
    let regions: HashSet<&Region> = regions.iter().filter(|region| region.root(roots).is_some()).collect();
    let is_asked_for = |file: &FoundFile| regions.iter().any(|region| region.holds(&file.path));
    let (before, others): (Vec<_>, Vec<_>) = std::mem::take(known).into_iter().partition(is_asked_for);
    *known = others;
    let states: HashMap<&Path, Option<Stamp>> =
        before.iter().map(|file| (file.path.as_path(), file.stamp)).collect();
    let mut inodes: HashSet<u64> = known.iter().filter_map(inode).collect();
    let (mut renewal, mut now) = (Renewal::default(), HashSet::new());
    let mut take = |scanned: Scanned| {
        match scanned {
            // Seen in another region, or a second way to a file.
            Scanned::Entry(file)
                if now.contains(&file.path) || inode(&file).is_some_and(|inode| !inodes.insert(inode)) => {}
            Scanned::Entry(file) => {
                now.insert(file.path.clone());
                if states.get(file.path.as_path()) != Some(&file.stamp) {
                    renewal.fresh.push(file.clone());
                }
                known.push(file);
            }
            Scanned::Problem { path, message } => renewal.problems.push((path, message)),
        }
        ControlFlow::Continue(())
    };
    for (region, root) in regions.iter().filter_map(|region| Some((region, region.root(roots)?))) {
        let over = match region {
            Region::Folder(folder) if folder.is_dir() => scan_part(root, folder, false, &mut take),
            Region::Tree(whole) if *whole == **root => scan(std::slice::from_ref(root), &mut take),
            Region::Tree(part) if part.is_dir() => scan_part(root, part, true, &mut take),
            _ => ControlFlow::Continue(()),
        };
        debug_assert!(over.is_continue(), "nothing breaks the scan");
    }
    renewal.gone.extend(states.into_keys().filter(|path| !now.contains(*path)).map(Path::to_owned));
    renewal
}

fn inode(file: &FoundFile) -> Option<u64> {
    file.stamp?.inode()
}
