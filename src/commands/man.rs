//! `fangtan man`

use super::outcome::{Failure, Outcome};
use super::output::Output;
use super::usage;

/// Prints the manual page, in roff.
pub fn run(output: &mut Output) -> Result<Outcome, Failure> {
    let mut page = Vec::new();
    clap_mangen::Man::new(usage::command()).render(&mut page)?;
    output.raw(&page)?;
    Ok(Outcome::Done)
}
