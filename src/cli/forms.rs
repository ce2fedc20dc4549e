//! What several subcommands take alike.

use clap::{Args, ValueEnum};

use crate::text::tag::tidy;

/// How texts are read and printed.
#[derive(Args, Clone, Debug, Default)]
pub struct FormArgs {
    /// Columns of a printed line
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(1..=1000))]
    pub width: Option<u16>,
    /// Read files in this encoding instead of detecting it
    #[arg(long, value_name = "NAME")]
    pub encoding: Option<String>,
    /// A setting in place of what the settings say, as in `--set theme=ink --set reading.measure=72`
    #[arg(long, value_name = "NAME=VALUE")]
    pub set: Vec<String>,
}

/// Reads the name of a tag that is given.
///
/// # Errors
/// If no name is left of it.
pub fn tag(text: &str) -> Result<String, &'static str> {
    tidy(text).ok_or("a tag needs a name")
}

/// When what was found is marked in what is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ColorChoice {
    /// On a terminal; `NO_COLOR` forbids it, `CLICOLOR_FORCE` asks for it everywhere
    #[default]
    Auto,
    /// Everywhere
    Always,
    /// Nowhere
    Never,
}

/// Whether what was found is marked.
#[derive(Args, Clone, Copy, Debug, Default)]
pub struct MarkArgs {
    /// Whether what was found is marked
    #[arg(long = "color", value_enum, value_name = "WHEN", default_value_t = ColorChoice::Auto)]
    pub color: ColorChoice,
}

/// Whether the answer is meant for a program.
#[derive(Args, Clone, Copy, Debug, Default)]
pub struct JsonArgs {
    /// Print JSON, one object per line if there are many
    #[arg(long)]
    pub json: bool,
}

/// Which passages are asked for.
#[derive(Args, Clone, Debug, Default)]
pub struct KeptFilterArgs {
    /// Only those that a query asks for: words, and tag: (a finds a/b too), speaker:, guest:, host:, year:,
    /// date:, color:, state:, note:, section:, folder: and has:notes; with AND, OR and NOT
    #[arg(long = "where", value_name = "QUERY", allow_hyphen_values = true)]
    pub filter: Option<String>,
}
