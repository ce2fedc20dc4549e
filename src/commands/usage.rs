//! Help, and what is wrong with the arguments, in the user's language.

use std::borrow::Cow;
use std::ffi::OsString;

use clap::{Command, CommandFactory};

use super::outcome::{Failure, Outcome};
use super::output::{Output, language};
use crate::cli::Cli;
use crate::cli::localized;
use crate::config::model::{Config, LanguageChoice};
use crate::config::places::Places;
use crate::messages::Language;
use crate::text::safe;

/// The arguments of the program (its name first); `help guide` and `help json` in them made the commands that they
/// ask for.
pub fn asked_for(mut arguments: Vec<OsString>) -> Vec<OsString> {
    let topic = arguments.get(2).and_then(|word| word.to_str());
    if arguments.get(1).is_some_and(|word| word == "help") && matches!(topic, Some("guide" | "json")) {
        arguments.remove(1);
    }
    arguments
}

/// The command line as it is told of in the language of the settings or the environment.
pub fn command() -> Command {
    localized::localized(Cli::command(), language(chosen()))
}

fn chosen() -> LanguageChoice {
    let chosen = Places::from_env().map(|places| Config::load(&places.config).0.language);
    chosen.unwrap_or(LanguageChoice::Auto)
}

/// Prints help on standard output, or on standard error what is wrong with `arguments`, as `error` has it.
pub fn tell(error: &clap::Error, arguments: &[OsString], output: &mut Output) -> Result<Outcome, Failure> {
    output.speak(chosen());
    match (output.language, localized::problem(error)) {
        (Language::English, Some(_)) => print(error),
        (Language::Chinese, Some(words)) => {
            eprintln!("{}", safe::for_file(&words));
            Ok(Outcome::Trouble)
        }
        // The same arguments are as far from being read, told of with examples and in the user's language.
        (_, None) => print(command().try_get_matches_from(arguments).as_ref().err().unwrap_or(error)),
    }
}

fn print(error: &clap::Error) -> Result<Outcome, Failure> {
    // It may repeat an argument.
    let plain = error.render().to_string();
    if plain.lines().any(|line| matches!(safe::for_terminal(line), Cow::Owned(_))) {
        eprintln!("{}", safe::for_file(plain.trim_end()));
    } else {
        error.print()?;
    }
    Ok(if error.use_stderr() { Outcome::Trouble } else { Outcome::Done })
}
