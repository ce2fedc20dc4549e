//! What the command line says of itself, in Chinese: help, manual pages, what is wrong with an argument.

use clap::builder::{PossibleValue, PossibleValuesParser, StyledStr};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command};

use super::{chinese, examples};
use crate::messages::Language;

/// How help is set out; the headings of clap are English.
const TEMPLATE: &str = "{before-help}{about-with-newline}\n用法：{usage}\n\n{all-args}{after-help}";

/// `command` with its words in `language`, and its examples. It tells of the same arguments, but its values are texts: to be
/// printed, not to be read from.
pub fn localized(mut command: Command, language: Language) -> Command {
    if language == Language::Chinese {
        // What clap adds itself (`help`, `--version`) is there only then.
        command.build();
        command = translated(command);
    }
    examples::added(command, language)
}

fn translated(command: Command) -> Command {
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    let command = names.into_iter().fold(command, |command, name| command.mut_subcommand(name, translated));
    let [about, long_about, after] =
        [command.get_about(), command.get_long_about(), command.get_after_help()].map(|said| said.map(words));
    let mut command =
        command.mut_args(translated_argument).help_template(TEMPLATE).subcommand_help_heading("命令");
    if let Some(about) = about {
        command = command.about(about);
    }
    if let Some(about) = long_about {
        command = command.long_about(about);
    }
    if let Some(after) = after {
        command = command.after_help(after);
    }
    command
}

fn translated_argument(argument: Arg) -> Arg {
    let [help, long_help] = [argument.get_help(), argument.get_long_help()].map(|said| said.map(words));
    let heading = if argument.is_positional() { "参数" } else { "选项" };
    let values = if takes_value(&argument) { argument.get_possible_values() } else { Vec::new() };
    let defaults: Vec<_> =
        argument.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
    let has_default = takes_value(&argument) && !defaults.is_empty();
    let default =
        if has_default { format!("（默认：{}）", defaults.join("、")) } else { String::new() };
    let meanings: String = values.iter().map(listed).collect();
    let notes = default + &meanings;
    let mut argument = argument.help_heading(heading).hide_default_value(true).hide_possible_values(true);
    if !values.is_empty() {
        argument = argument.value_parser(PossibleValuesParser::new(values));
    }
    if let Some(help) = help {
        argument = argument.help(help + &notes);
    }
    if let Some(help) = long_help {
        argument = argument.long_help(help + &notes);
    }
    argument
}

fn takes_value(argument: &Arg) -> bool {
    matches!(argument.get_action(), ArgAction::Set | ArgAction::Append)
}

/// A value that can be given and what it means, on a line of its own.
fn listed(value: &PossibleValue) -> String {
    let meaning = value.get_help().map(|help| format!("：{}", words(help)));
    format!("\n- {}{}", value.get_name(), meaning.unwrap_or_default())
}

fn words(said: &StyledStr) -> String {
    let english = said.to_string();
    chinese::of(&english).map_or(english, str::to_owned)
}

/// What is wrong with the arguments, and how they are to be; `None` where that is said in English only.
pub fn problem(error: &clap::Error) -> Option<String> {
    let said = |kind| error.get(kind).map(text).unwrap_or_default();
    let (argument, value) = (said(ContextKind::InvalidArg), said(ContextKind::InvalidValue));
    let what = match error.kind() {
        ErrorKind::UnknownArgument => format!("没有“{argument}”这个参数"),
        ErrorKind::InvalidSubcommand => format!("没有“{}”这个命令", said(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingRequiredArgument => format!("缺少参数：{argument}"),
        ErrorKind::ArgumentConflict => {
            format!("{argument} 不能与 {} 同用", said(ContextKind::PriorArg))
        }
        ErrorKind::InvalidValue if value.is_empty() => format!("{argument} 缺少值"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => format!("{argument} 不能是“{value}”"),
        _ => return None,
    };
    let valid = said(ContextKind::ValidValue);
    let near = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    let near = near.map(said).concat();
    let usage = said(ContextKind::Usage);
    let usage = usage.trim().trim_start_matches("Usage:").trim();
    let some = |text: &str, told: String| if text.is_empty() { String::new() } else { told };
    let parts = [
        format!("错误：{what}"),
        some(&valid, format!("；可用：{valid}")),
        some(&near, format!("；是不是 {near}？")),
        some(usage, format!("\n\n用法：{usage}")),
        "\n\n详见 --help".to_owned(),
    ];
    Some(parts.concat())
}

fn text(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(all) => all.join("、"),
        ContextValue::StyledStrs(all) => all.iter().map(StyledStr::to_string).collect::<Vec<_>>().join("、"),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::Cli;

    /// Everything that `command` says in words of its own.
    fn said(command: &Command, all: &mut Vec<String>) {
        let own = [command.get_about(), command.get_long_about(), command.get_after_help()];
        all.extend(own.into_iter().flatten().map(StyledStr::to_string));
        for argument in command.get_arguments() {
            let own = [argument.get_help(), argument.get_long_help()];
            all.extend(own.into_iter().flatten().map(StyledStr::to_string));
            let values = if takes_value(argument) { argument.get_possible_values() } else { Vec::new() };
            all.extend(values.iter().filter_map(PossibleValue::get_help).map(StyledStr::to_string));
        }
        command.get_subcommands().for_each(|sub| said(sub, all));
    }

    #[test]
    fn all_that_the_command_line_says_is_there_in_chinese_and_nothing_else() {
        let mut command = Cli::command();
        command.build();
        let mut all = Vec::new();
        said(&command, &mut all);
        // Shells are called the same everywhere.
        let missing: Vec<_> = all.iter().filter(|english| chinese::of(english).is_none()).collect();
        assert!(missing.is_empty(), "{missing:#?}");
        let unused: Vec<_> =
            chinese::WORDS.iter().filter(|(english, _)| !all.iter().any(|said| said == english)).collect();
        assert!(unused.is_empty(), "{unused:#?}");
    }
}
