//! `fangtan completions SHELL`

use clap::CommandFactory;

use super::outcome::{Failure, Outcome};
use super::output::Output;
use crate::cli::Cli;

/// Prints completions for `shell`.
pub fn run(shell: clap_complete::Shell, output: &mut Output) -> Result<Outcome, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "fangtan", &mut script);
    output.raw(&script)?;
    Ok(Outcome::Done)
}
