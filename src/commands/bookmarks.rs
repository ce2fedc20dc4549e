//! `fangtan bookmarks …`: the passages a reader kept.

mod add;
mod archive;
mod cited;
mod cross;
mod edit;
mod export;
mod export_folder;
mod import;
mod list;
mod moved;
mod pages;
mod remove;
mod sync;
mod template;
mod twins;

pub use cross::CrossRow;
pub use import::{EpisodesOfWorks, identify, take_records};
pub use moved::FoundElsewhere;
pub use twins::Copy;

use super::context::RunContext;
use super::outcome::{Failure, Outcome};
use super::output::Output;
use crate::cli::BookmarksCommand;

/// Does what `command` asks for.
pub fn run(command: &BookmarksCommand, output: &mut Output) -> Result<Outcome, Failure> {
    match command {
        BookmarksCommand::List(args) => list::run(args, &RunContext::reading(&args.form, output)?, output),
        BookmarksCommand::Cross(args) => cross::run(args, &RunContext::reading(&args.form, output)?, output),
        BookmarksCommand::Add(args) => add::run(args, &RunContext::reading(&args.form, output)?, output),
        BookmarksCommand::Edit(args) => edit::run(args, &RunContext::plain(output)?, output),
        BookmarksCommand::Rm { ids } => remove::run(ids, &RunContext::plain(output)?, output),
        BookmarksCommand::Export(args) => {
            export::run(args, &RunContext::reading(&args.form, output)?, output)
        }
        BookmarksCommand::Import { file } => import::run(file, &RunContext::plain(output)?, output),
        BookmarksCommand::Sync { folder } => sync::run(folder, &RunContext::plain(output)?, output),
        BookmarksCommand::Copies(args) => twins::list(args, &RunContext::new(&args.form, output)?, output),
        BookmarksCommand::Join { file, other } => {
            twins::join(file, other, &RunContext::plain(output)?, output)
        }
        BookmarksCommand::Part { file } => twins::part(file, &RunContext::plain(output)?, output),
        BookmarksCommand::Moved { old, new } => moved::run(old, new, &RunContext::plain(output)?, output),
        BookmarksCommand::Seek(args) => moved::seek(args, &RunContext::plain(output)?, output),
        BookmarksCommand::Backup { file } => archive::backup(file, &RunContext::plain(output)?, output),
        BookmarksCommand::Restore { file: Some(file) } => {
            archive::restore(file, &RunContext::plain(output)?, output)
        }
        BookmarksCommand::Restore { file: None } => archive::list(&RunContext::plain(output)?, output),
    }
}
