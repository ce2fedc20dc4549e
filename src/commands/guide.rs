//! `fangtan guide`, also asked for as `fangtan help guide`.

use std::path::PathBuf;

use super::context::RunContext;
use super::outcome::{Failure, Outcome};
use super::output::Output;
use super::read;
use crate::cli::ReadArgs;
use crate::messages::Msg;

/// Opens the guide in the reader, in the user's language; prints it where the output is no terminal.
pub fn run(output: &mut Output) -> Result<Outcome, Failure> {
    RunContext::quiet(&ReadArgs::default().form, output)?;
    let guide = PathBuf::from(Msg::GuidePath.text(output.language));
    read::run(&ReadArgs { paths: vec![guide], ..ReadArgs::default() }, output)
}
