//! `fangtan man`

use super::outcome::{Failure, Outcome};
use super::output::Output;
use super::usage;
use crate::cli::ManArgs;
use crate::messages::Msg;

/// Prints the manual page of the program or of a subcommand, in roff; or writes all of them into a folder.
pub fn run(args: &ManArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let mut whole = usage::command();
    whole.build();
    if let Some(folder) = &args.to {
        std::fs::create_dir_all(folder)?;
        clap_mangen::generate_to(whole, folder)?;
        return Ok(Outcome::Done);
    }
    let mut wanted = &whole;
    for name in &args.command {
        let unknown = || Failure::said(Msg::NoSuchCommand, &[name]);
        wanted = wanted.find_subcommand(name).ok_or_else(unknown)?;
    }
    let name = std::iter::once("fangtan").chain(args.command.iter().map(String::as_str)).collect::<Vec<_>>();
    let mut page = Vec::new();
    clap_mangen::Man::new(wanted.clone()).title(name.join("-")).render(&mut page)?;
    output.raw(&page)?;
    Ok(Outcome::Done)
}
