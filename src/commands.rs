//! The command line's answers: one file per subcommand, text or JSON on standard output, messages on standard
//! error.
//!
//! The top floor. Exit status 0: done, 1: nothing found or problems found, 2: wrong usage or an error. A
//! closed pipe ends the work quietly.

mod asked;
mod bookmarks;
mod chart;
mod check;
mod codes;
mod completions;
mod config;
mod context;
mod database;
mod evidence;
mod files;
mod gather;
mod guide;
mod json;
mod jump;
mod keys;
mod known;
mod list;
mod man;
mod marks;
mod memos;
mod moved;
mod names;
mod naming;
mod object;
mod outcome;
mod output;
mod page;
mod patience;
mod people;
mod pick;
mod place;
mod progress;
mod questions;
mod read;
mod record;
mod review;
mod search;
mod sections;
mod shelves;
mod show;
mod stats;
mod usage;
mod words;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser;

use crate::cli::{Cli, Command};
use outcome::{Failure, Outcome};
use output::Output;

/// Does what `arguments` (the program's name first) ask for.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    completions::answer();
    let mut output = Output::standard();
    let arguments = usage::asked_for(arguments.into_iter().collect());
    let outcome = match Cli::try_parse_from(&arguments) {
        Ok(cli) => dispatch(cli, &mut output),
        Err(error) => usage::tell(&error, &arguments, &mut output),
    };
    let outcome = outcome.and_then(|outcome| output.finish().map(|()| outcome));
    match outcome {
        Ok(outcome) => outcome.code(),
        Err(failure) => match failure.words(output.language) {
            None => Outcome::Done.code(),
            Some(words) => {
                output.message(&words);
                Outcome::Trouble.code()
            }
        },
    }
}

fn dispatch(cli: Cli, output: &mut Output) -> Result<Outcome, Failure> {
    match cli.command {
        None => read::run(&cli.read, output),
        Some(Command::Show(args)) => show::run(&args, output),
        Some(Command::Sections(args)) => sections::run(&args, output),
        Some(Command::List(args)) => list::run(&args, output),
        Some(Command::Shelves(args)) => shelves::run(args, output),
        Some(Command::Search(args)) => search::run(&args, output),
        Some(Command::Jump(args)) => jump::run(&args, output),
        Some(Command::Bookmarks(command)) => bookmarks::run(&command, output),
        Some(Command::Review(args)) => review::run(&args, output),
        Some(Command::Codes(args)) => codes::run(&args, output),
        Some(Command::Memos(args)) => memos::run(&args, output),
        Some(Command::Check(args)) => check::run(&args, output),
        Some(Command::Config(args)) => config::run(&args, output),
        Some(Command::Keys(args)) => keys::run(&args, output),
        Some(Command::People(args)) => people::run(&args, output),
        Some(Command::Questions(args)) => questions::run(&args, output),
        Some(Command::Stats(args)) => stats::run(&args, output),
        Some(Command::Completions { shell }) => completions::run(shell, output),
        Some(Command::Json(args)) => json::run(&args, output),
        Some(Command::Guide) => guide::run(output),
        Some(Command::Man(args)) => man::run(&args, output),
    }
}
