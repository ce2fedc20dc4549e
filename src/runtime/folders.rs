//! Whether anything below the listed folders was changed by somebody: the system tells; where it cannot, they
//! are looked at every few seconds.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use notify::{RecommendedWatcher, RecursiveMode, Watcher};

use super::watch::is_write;
use crate::library::renewal::Region;

/// How long folders must be left alone before they are looked at, so that many changes are one.
const QUIET: Duration = Duration::from_millis(150);

/// The longest time that a change waits for others.
const LONGEST: Duration = Duration::from_secs(1);

/// How often folders are looked at of which the system does not tell.
const POLL: Duration = Duration::from_secs(2);

/// What may have changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FolderNews {
    /// Something was done to this path.
    Touched(PathBuf),
    /// Anything: all is to be looked at again.
    Anything,
}

/// The watched folders.
pub struct Folders {
    roots: Vec<PathBuf>,
    news: Receiver<FolderNews>,
    watcher: Option<RecommendedWatcher>,
}

impl Folders {
    /// Has the system tell of changes below `roots` through `to`, whose other end is `news`.
    pub fn watch(roots: Vec<PathBuf>, to: Sender<FolderNews>, news: Receiver<FolderNews>) -> Self {
        let watcher = watcher(&roots, to);
        Self { roots, news, watcher }
    }

    /// Waits until something may have changed; what is to be looked at again. `None` once nobody can tell.
    pub fn wait(&self) -> Option<Vec<Region>> {
        let first = match self.watcher {
            Some(_) => self.news.recv().ok()?,
            None => match self.news.recv_timeout(POLL) {
                Ok(news) => news,
                Err(RecvTimeoutError::Timeout) => FolderNews::Anything,
                Err(RecvTimeoutError::Disconnected) => return None,
            },
        };
        let since = Instant::now();
        let mut regions = self.regions(first);
        while since.elapsed() < LONGEST
            && let Ok(news) = self.news.recv_timeout(QUIET)
        {
            regions.extend(self.regions(news));
        }
        Some(regions)
    }

    fn regions(&self, news: FolderNews) -> Vec<Region> {
        match news {
            FolderNews::Touched(path) => Region::around(&path, &self.roots),
            FolderNews::Anything => self.roots.iter().cloned().map(Region::Tree).collect(),
        }
    }
}

/// `None` where the system cannot tell of all of them.
fn watcher(roots: &[PathBuf], to: Sender<FolderNews>) -> Option<RecommendedWatcher> {
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        let news = match event {
            Ok(event) if event.need_rescan() => vec![FolderNews::Anything],
            Ok(event) if is_write(&event) => event.paths.into_iter().map(FolderNews::Touched).collect(),
            Ok(_) => Vec::new(),
            Err(_) => vec![FolderNews::Anything],
        };
        // Once nobody listens any more, the program is about to end.
        for news in news {
            drop(to.send(news));
        }
    })
    .ok()?;
    for root in roots.iter().filter(|root| root.exists()) {
        watcher.watch(root, RecursiveMode::Recursive).ok()?;
    }
    Some(watcher)
}
