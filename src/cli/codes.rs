//! What can be said of the code book on the command line.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::forms::{FormArgs, JsonArgs, KeptFilterArgs, tag};

/// Arguments of `codes`.
#[derive(Args, Debug)]
#[command(args_conflicts_with_subcommands = true)]
pub struct CodesArgs {
    /// What to do instead of listing.
    #[command(subcommand)]
    pub command: Option<CodesCommand>,
    /// Form of the answer.
    #[command(flatten)]
    pub json: JsonArgs,
}

/// What can be done with the code book.
#[derive(Debug, Subcommand)]
pub enum CodesCommand {
    /// Say what a tag is for, and which color passages with it have that have none of their own
    Set {
        /// The tag
        #[arg(value_name = "TAG", value_parser = tag)]
        name: String,
        /// What it is for
        #[arg(long, value_name = "TEXT")]
        description: Option<String>,
        /// A color
        #[arg(long, value_parser = ["none", "yellow", "green", "blue", "red", "purple"])]
        color: Option<String>,
    },
    /// Give a tag another name everywhere, with all that stand below it
    Rename {
        /// The tag
        #[arg(value_name = "TAG")]
        old: String,
        /// What it is called now; a tag that is there already takes it in
        #[arg(value_name = "NEW", value_parser = tag)]
        new: String,
    },
    /// Make several tags one, everywhere
    Merge {
        /// The tag that stays
        #[arg(value_name = "INTO", value_parser = tag)]
        into: String,
        /// Those that become it
        #[arg(value_name = "TAG", required = true)]
        tags: Vec<String>,
    },
    /// Give a tag another name on the passages that a query asks for
    Split {
        /// The tag
        #[arg(value_name = "TAG")]
        tag: String,
        /// What it is called there
        #[arg(value_name = "NEW", value_parser = tag)]
        new: String,
        /// On which passages.
        #[command(flatten)]
        only: KeptFilterArgs,
    },
    /// Take tags away everywhere, with all that stand below them
    Rm {
        /// The tags
        #[arg(value_name = "TAG", required = true)]
        tags: Vec<String>,
    },
    /// Take back the last rename, merge, split or rm; once more, the one before
    Undo,
    /// Print the code book, or write a project of texts, codes and codings for other programs
    Export(CodesExportArgs),
    /// Take in a code book (CSV, REFI-QDA .qdc) or a project (.qdpx) with its codings and memos
    Import {
        /// The file
        file: PathBuf,
    },
    /// Compare what two people tagged in the same texts: percent agreement and Cohen's kappa of each tag
    Agree(AgreeArgs),
}

/// Arguments of `codes export`.
#[derive(Args, Debug)]
pub struct CodesExportArgs {
    /// Files or folders; without any, all that is kept
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// For which program
    #[arg(long, value_enum, default_value_t = CodesFormat::Csv)]
    pub format: CodesFormat,
    /// Write it to this file
    #[arg(long, value_name = "FILE")]
    pub to: Option<PathBuf>,
    /// Which of them.
    #[command(flatten)]
    pub only: KeptFilterArgs,
    /// How it is read and printed.
    #[command(flatten)]
    pub form: FormArgs,
}

/// What a code book can be exported as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CodesFormat {
    /// A table
    Csv,
    /// REFI-QDA: the code book
    Qdc,
    /// REFI-QDA: a project of texts, codes, codings, notes and memos, which --to names
    Qdpx,
}

/// Arguments of `codes agree`.
#[derive(Args, Debug)]
pub struct AgreeArgs {
    /// Who made the one passages
    #[arg(value_name = "NAME")]
    pub one: String,
    /// Who made the others
    #[arg(value_name = "OTHER")]
    pub other: String,
    /// Files or folders; without any, all that is kept
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Print the places side by side: who of the two has tagged what so
    #[arg(long)]
    pub places: bool,
    /// Form of the answer.
    #[command(flatten)]
    pub json: JsonArgs,
    /// How it is read and printed.
    #[command(flatten)]
    pub form: FormArgs,
}
