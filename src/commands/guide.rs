//! `fangtan guide`, also asked for as `fangtan help guide`.

use std::ffi::OsString;
use std::path::PathBuf;

use super::context::RunContext;
use super::outcome::{Failure, Outcome};
use super::output::Output;
use super::read;
use crate::cli::ReadArgs;
use crate::messages::Msg;

/// The arguments of the program (its name first), `help guide` in them made the command that it asks for.
pub fn asked_for(mut arguments: Vec<OsString>) -> Vec<OsString> {
    if arguments.get(1..).is_some_and(|words| words == ["help", "guide"]) {
        arguments.remove(1);
    }
    arguments
}

/// Opens the guide in the reader, in the user's language; prints it where the output is no terminal.
pub fn run(output: &mut Output) -> Result<Outcome, Failure> {
    RunContext::quiet(&ReadArgs::default().form, output)?;
    let guide = PathBuf::from(Msg::GuidePath.text(output.language));
    read::run(&ReadArgs { paths: vec![guide], ..ReadArgs::default() }, output)
}
