//! `fangtan [PATH…|WORDS|NUMBER]`: reading, or plain text where the output is no terminal or one that can only print.

use std::env;
use std::fs;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use super::context::RunContext;
use super::list;
use super::moved;
use super::outcome::{Failure, Outcome};
use super::output::Output;
use super::pick;
use super::place::FileTarget;
use super::show;
use crate::cli::{EpisodesArgs, JsonArgs, ListArgs, ReadArgs, ShowArgs};
use crate::library::load;
use crate::messages::Msg;
use crate::runtime::{self, Start, ToRead};

/// Reads what `args` name.
pub fn run(args: &ReadArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let mut args = args.clone();
    if args.paths.is_empty() && is_piped() {
        args.paths.push(PathBuf::from("-"));
    }
    if !args.resume && pick::is_meant(&args.paths) {
        let (context, _) = RunContext::quiet(&args.form, output)?;
        args.paths = vec![now_or_picked(&args.paths, &context, output)?];
    }
    if io::stdout().is_terminal() && env::var_os("TERM").is_none_or(|term| term != "dumb") {
        return session(&args, output);
    }
    plain(&args, output)
}

/// The file that a single argument was before it was moved, else the one of the library that is meant.
fn now_or_picked(
    arguments: &[PathBuf],
    context: &RunContext,
    output: &mut Output,
) -> Result<PathBuf, Failure> {
    if let [only] = arguments {
        let moved = FileTarget::of(only).now(context, output)?;
        if moved.is_there() {
            return Ok(moved.path);
        }
    }
    pick::pick(arguments, context, output)
}

/// Hands over to the reading session.
fn session(args: &ReadArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let (context, notices) = RunContext::quiet(&args.form, output)?;
    let what = what(args, &context, output)?;
    let RunContext { config, over, places, load, .. } = context;
    output.finish()?;
    let status = runtime::run(Start { what, config, over, places, options: load, notices })?;
    Ok(status.map_or(Outcome::Done, Outcome::Signal))
}

/// A single file is opened, everything else listed. A file that is not there, or no text, is told before the
/// screen is taken.
fn what(args: &ReadArgs, context: &RunContext, output: &mut Output) -> Result<ToRead, Failure> {
    if args.resume {
        // What cannot be looked for is no reason not to read on; the session says what is wrong.
        let _ = moved::follow_last_read(&args.paths, context, output);
        return Ok(ToRead::LastRead(args.paths.clone()));
    }
    let [only] = args.paths.as_slice() else { return Ok(ToRead::Library(args.paths.clone())) };
    let target = FileTarget::of(only).now(context, output)?;
    if target.path.is_dir() {
        return Ok(ToRead::Library(args.paths.clone()));
    }
    if !target.is_there() {
        return Err(Failure::said(Msg::NoSuchFile, &[&target.path.display()]));
    }
    if target.path != Path::new("-") {
        load::look(&target.path)?;
    }
    Ok(ToRead::Episode(target.path, target.address))
}

/// A single file is printed, everything else listed.
fn plain(args: &ReadArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let json = JsonArgs::default();
    match args.paths.as_slice() {
        [only] if !FileTarget::of(only).path.is_dir() => {
            let args = ShowArgs { file: only.clone(), all: false, json, form: args.form.clone() };
            show::run(&args, output)
        }
        paths => {
            let list = ListArgs { paths: paths.to_vec(), json, form: args.form.clone() };
            list::run(&EpisodesArgs { list, filter: None, shelf: None, all: false }, output)
        }
    }
}

/// Whether standard input is a pipe or a file, rather than a terminal or nothing.
fn is_piped() -> bool {
    if io::stdin().is_terminal() {
        return false;
    }
    fs::metadata("/dev/stdin").is_ok_and(|found| found.is_file() || is_pipe(&found))
}

#[cfg(unix)]
fn is_pipe(found: &fs::Metadata) -> bool {
    use std::os::unix::fs::FileTypeExt;
    found.file_type().is_fifo() || found.file_type().is_socket()
}

#[cfg(not(unix))]
fn is_pipe(_: &fs::Metadata) -> bool {
    false
}
