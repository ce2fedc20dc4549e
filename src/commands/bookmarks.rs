//! `fangtan bookmarks …`: the passages a reader kept.

mod add;
mod archive;
mod export;
mod export_folder;
mod import;
mod list;
mod remove;
mod sync;
mod template;
mod twins;

use super::context::Context;
use super::outcome::{Failure, Outcome};
use super::output::Output;
use crate::cli::BookmarksCommand;

/// Does what `command` asks for.
pub fn run(command: &BookmarksCommand, output: &mut Output) -> Result<Outcome, Failure> {
    match command {
        BookmarksCommand::List(args) => list::run(args, &Context::reading(&args.form, output)?, output),
        BookmarksCommand::Add(args) => add::run(args, &Context::reading(&args.form, output)?, output),
        BookmarksCommand::Rm { ids } => remove::run(ids, &Context::plain(output)?, output),
        BookmarksCommand::Export(args) => export::run(args, &Context::reading(&args.form, output)?, output),
        BookmarksCommand::Import { file } => import::run(file, &Context::plain(output)?, output),
        BookmarksCommand::Sync { folder } => sync::run(folder, &Context::plain(output)?, output),
        BookmarksCommand::Copies(args) => twins::list(args, &Context::new(&args.form, output)?, output),
        BookmarksCommand::Join { file, other } => twins::join(file, other, &Context::plain(output)?, output),
        BookmarksCommand::Part { file } => twins::part(file, &Context::plain(output)?, output),
        BookmarksCommand::Backup { file } => archive::backup(file, &Context::plain(output)?, output),
        BookmarksCommand::Restore { file } => archive::restore(file, &Context::plain(output)?, output),
    }
}
