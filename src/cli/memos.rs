//! What can be said of memos on the command line.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::forms::{JsonArgs, tag};

/// Arguments of `memos`.
#[derive(Args, Debug)]
#[command(args_conflicts_with_subcommands = true)]
pub struct MemosArgs {
    /// What to do instead of listing.
    #[command(subcommand)]
    pub command: Option<MemosCommand>,
    /// Form of the answer.
    #[command(flatten)]
    pub json: JsonArgs,
}

/// What can be done with memos.
#[derive(Debug, Subcommand)]
pub enum MemosCommand {
    /// Write the memo of the whole project, of an episode or of a tag, in place of what it says now
    Set {
        /// Its words; '' takes it away
        #[arg(value_name = "TEXT")]
        text: String,
        /// Of this episode
        #[arg(long, value_name = "FILE", conflicts_with = "tag")]
        episode: Option<PathBuf>,
        /// Of this tag, as the code book tells it
        #[arg(long, value_name = "TAG", value_parser = tag)]
        tag: Option<String>,
    },
}
