//! Where a file may be that is gone from its place: renamed, moved below its folder, or gone with its folder
//! to another one beside it.

use std::ops::ControlFlow;
use std::path::Path;

use super::scan::{FoundFile, Scanned, scan};

/// Files that are handed over at most: a lost file is not worth reading a whole disk.
const FILES: usize = 5_000;

/// Names that are looked at for the name of the lost file.
const NAMES: usize = 50_000;

/// Hands files to `sink` that may be the one that was at `gone`: those in and below its folder; if that is
/// gone too, those of the same name below what is left of the way to it. Stops when the sink breaks.
pub fn nearby(gone: &Path, sink: &mut dyn FnMut(&FoundFile) -> ControlFlow<()>) -> ControlFlow<()> {
    let Some(folder) = gone.ancestors().skip(1).find(|folder| folder.is_dir()) else {
        return ControlFlow::Continue(());
    };
    let is_home = gone.parent() == Some(folder);
    if !is_home && folder.parent().is_none() {
        return ControlFlow::Continue(());
    }
    let mut left = if is_home { FILES } else { NAMES };
    let mut broken = false;
    let _over = scan(&[folder.to_owned()], &mut |scanned| {
        let Scanned::Entry(entry) = scanned else { return ControlFlow::Continue(()) };
        left -= 1;
        let is_likely = is_home || entry.path.file_name() == gone.file_name();
        broken = is_likely && sink(&entry).is_break();
        if broken || left == 0 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    if broken { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
}
