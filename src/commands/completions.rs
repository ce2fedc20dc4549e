//! `fangtan completions SHELL`

use super::outcome::{Failure, Outcome};
use super::output::Output;
use super::usage;

/// Prints completions for `shell`.
pub fn run(shell: clap_complete::Shell, output: &mut Output) -> Result<Outcome, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut usage::command(), "fangtan", &mut script);
    output.raw(&script)?;
    Ok(Outcome::Done)
}
