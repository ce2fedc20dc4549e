//! What can be said on the command line. Knows words only: no file is looked at here.

pub mod address;
pub mod chinese;
pub mod codes;
pub mod examples;
pub mod forms;
pub mod localized;
pub mod memos;

pub use forms::{ColorChoice, FormArgs, JsonArgs, KeptFilterArgs, MarkArgs};

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// A terminal reader for long-form interviews.
///
/// Without a subcommand the paths are read: a folder as a list of episodes,
/// a file in its sections or where you left off. When the output is no
/// terminal, plain text is printed instead.
#[derive(Debug, Parser)]
#[command(name = "fangtan", version, args_conflicts_with_subcommands = true, verbatim_doc_comment)]
#[command(
    after_help = "FANGTAN_LIBRARY names the folders of the library, in place of the settings.\n\nExit status: 0 done, 1 nothing found or problems found, 2 wrong usage or an error."
)]
pub struct Cli {
    /// What to do instead of reading.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// What to read.
    #[command(flatten)]
    pub read: ReadArgs,
}

/// What to read, and how.
#[derive(Args, Clone, Debug, Default)]
pub struct ReadArgs {
    /// Files or folders; FILE#12.3 opens at section 12, turn 3; - is standard input. What is neither is
    /// looked for in the library: words of a title, a person or a file name (pinyin works) open the best
    /// match, 3 the file read third last
    #[arg(value_name = "PATH|WORDS|NUMBER")]
    pub paths: Vec<PathBuf>,
    /// Go on where you left off
    #[arg(short = 'c', long = "continue")]
    pub resume: bool,
    /// How it is read and printed.
    #[command(flatten)]
    pub form: FormArgs,
}

/// What can be done besides reading.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Print an interview, a section or a turn
    Show(ShowArgs),
    /// List the sections of an interview
    Sections(FileArgs),
    /// List interviews
    List(EpisodesArgs),
    /// List the shelves: filters that were saved in the list under a name
    Shelves(JsonArgs),
    /// Find words in the texts
    Search(SearchArgs),
    /// Find episodes, sections, speakers, terms and turns by a few letters
    Jump(JumpArgs),
    /// List who speaks, where, how much and when
    #[command(mut_arg("words", |words| words.help("A name or a part of it, then files or folders; either may be missing")))]
    People(NamedArgs),
    /// List questions with the beginnings of their answers
    #[command(mut_arg("words", |words| words.help("A query as for `search`, then files or folders; either may be missing")))]
    Questions(NamedArgs),
    /// Keep passages, list them, take them elsewhere
    #[command(subcommand)]
    Bookmarks(BookmarksCommand),
    /// Show a few old passages again, in the order of spaced repetition
    Review(ReviewArgs),
    /// The code book: tags with what is said of them, in their tree
    Codes(codes::CodesArgs),
    /// Memos: notes that belong to an episode, a tag or the whole project
    Memos(memos::MemosArgs),
    /// Report what was decided about files and what is wrong with them
    Check(CheckArgs),
    /// Show the settings, or check them
    Config(ConfigArgs),
    /// List what keys do, by the settings, with the names to bind them by
    Keys(KeysArgs),
    /// Count episodes, words and minutes
    Stats(ListArgs),
    /// Read the guide: keys, queries, settings, exports and all the rest
    Guide,
    /// Print the JSON Schema of what a command prints with --json
    Json(JsonFormArgs),
    /// Print completions for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    Man(ManArgs),
}

/// Arguments of `show`.
#[derive(Args, Debug)]
pub struct ShowArgs {
    /// The file; FILE#12 is its section 12, FILE#12.3 turn 3 in it; - is standard input
    #[arg(value_name = "FILE[#ADDRESS]")]
    pub file: PathBuf,
    /// Print folded matter too (originals, credits, end matter)
    #[arg(long)]
    pub all: bool,
    /// Form of the answer.
    #[command(flatten)]
    pub json: JsonArgs,
    /// How it is read and printed.
    #[command(flatten)]
    pub form: FormArgs,
}

/// Arguments of a subcommand about one file.
#[derive(Args, Debug)]
pub struct FileArgs {
    /// The file; - is standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Form of the answer.
    #[command(flatten)]
    pub json: JsonArgs,
    /// How it is read and printed.
    #[command(flatten)]
    pub form: FormArgs,
}

/// Arguments of a subcommand about many files.
#[derive(Args, Debug)]
pub struct ListArgs {
    /// Files or folders; without any, the library of the settings, else the samples
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Form of the answer.
    #[command(flatten)]
    pub json: JsonArgs,
    /// How it is read and printed.
    #[command(flatten)]
    pub form: FormArgs,
}

/// Arguments of `list`.
#[derive(Args, Debug)]
pub struct EpisodesArgs {
    /// Only those that a query asks for: words of the title, people, tags, series or file name, and guest:,
    /// speaker:, host:, tag:, series:, folder:, lang:, year:, date:, minutes:, section:, state: and has:
    #[arg(long = "where", value_name = "QUERY", allow_hyphen_values = true)]
    pub filter: Option<String>,
    /// Only those on the shelf of this name: a filter that was saved in the list
    #[arg(long, value_name = "NAME")]
    pub shelf: Option<String>,
    /// Also texts that are no interviews, behind them
    #[arg(long)]
    pub all: bool,
    /// Where and how.
    #[command(flatten)]
    pub list: ListArgs,
}

/// Arguments of a subcommand about many files that begin with words.
#[derive(Args, Debug)]
pub struct NamedArgs {
    /// Words, then files or folders; either may be missing
    #[arg(value_name = "WORDS|PATH")]
    pub words: Vec<PathBuf>,
    /// Form of the answer.
    #[command(flatten)]
    pub json: JsonArgs,
    /// How it is read and printed.
    #[command(flatten)]
    pub form: FormArgs,
    /// Whether what was found is marked.
    #[command(flatten)]
    pub marks: MarkArgs,
}

/// Arguments of `search`.
#[derive(Args, Debug)]
pub struct SearchArgs {
    /// Words to find, all in one turn; "…" is a phrase, /…/ a regular expression; speaker:, in:question,
    /// in:answer, section:, guest:, tag: and year: tell where; OR between two queries finds either
    pub query: String,
    /// Only tell how many hits each file has
    #[arg(long, short)]
    pub count: bool,
    /// Where and how.
    #[command(flatten)]
    pub list: ListArgs,
    /// Whether what was found is marked.
    #[command(flatten)]
    pub marks: MarkArgs,
}

/// Arguments of `jump`.
#[derive(Args, Debug)]
pub struct JumpArgs {
    /// A few letters of what you look for; pinyin will do; # before them asks for sections, @ speakers, *
    /// passages
    pub query: String,
    /// At most so many answers
    #[arg(long, default_value_t = 20, value_name = "NUMBER")]
    pub limit: usize,
    /// Where and how.
    #[command(flatten)]
    pub list: ListArgs,
    /// Whether what was found is marked.
    #[command(flatten)]
    pub marks: MarkArgs,
}

/// What can be done with kept passages.
#[derive(Debug, Subcommand)]
pub enum BookmarksCommand {
    /// List kept passages, of the files named or of all
    List(KeptArgs),
    /// Count how often tags stand together: with other tags, with speakers, in episodes
    Cross(CrossArgs),
    /// Keep a turn, a section or some of its words
    Add(AddArgs),
    /// Change note, tags and color of passages by their ids (or the beginning of one)
    Edit(EditArgs),
    /// Delete passages by their ids (or the beginning of one)
    Rm {
        /// The ids, as `bookmarks list --json` tells them
        #[arg(value_name = "ID", required = true)]
        ids: Vec<String>,
    },
    /// Print kept passages for other programs
    Export(ExportArgs),
    /// Take passages from an export
    Import {
        /// JSON lines or Web Annotation, as `export` prints them, annotations of Hypothesis, highlights of
        /// Readwise (CSV) or `KOReader` (JSON); - is standard input
        file: PathBuf,
    },
    /// Share passages through a folder that other machines see too (git, Syncthing); deletions travel along
    Sync {
        /// The folder; one file per episode is kept in it
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
    /// List other files that hold the same interview
    Copies(FileArgs),
    /// Make two files one interview that shares passages and progress
    Join {
        /// The file whose passages and progress come first
        file: PathBuf,
        /// The other one
        other: PathBuf,
    },
    /// Make a file an interview of its own; passages kept so far stay with its copies
    Part {
        /// The file
        file: PathBuf,
    },
    /// Tell where a file is now that was moved: its passages and its progress go along
    Moved {
        /// Where it was
        #[arg(value_name = "OLD")]
        old: PathBuf,
        /// Where it is
        #[arg(value_name = "NEW")]
        new: PathBuf,
    },
    /// Look for the words of lost passages in other files
    Seek(SeekArgs),
    /// Write a copy of all marks and progress to a new file
    Backup {
        /// The file to make
        file: PathBuf,
    },
    /// Take all marks and progress from a backup, in place of what is there; add what a damaged database holds
    Restore {
        /// A file made by `backup`, or a damaged database; without any, lists the damaged ones set aside
        file: Option<PathBuf>,
    },
}

/// Arguments of `bookmarks list`.
#[derive(Args, Debug)]
pub struct KeptArgs {
    /// Files or folders; without any, all that is kept
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Which of them.
    #[command(flatten)]
    pub only: KeptFilterArgs,
    /// Form of the answer.
    #[command(flatten)]
    pub json: JsonArgs,
    /// How it is read and printed.
    #[command(flatten)]
    pub form: FormArgs,
}

/// Arguments of `bookmarks cross`.
#[derive(Args, Debug)]
pub struct CrossArgs {
    /// What tags are held against
    #[arg(value_enum)]
    pub across: CrossBy,
    /// Files or folders; without any, all that is kept
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Which of them.
    #[command(flatten)]
    pub only: KeptFilterArgs,
    /// Print a table for spreadsheets
    #[arg(long, conflicts_with = "json")]
    pub csv: bool,
    /// Form of the answer.
    #[command(flatten)]
    pub json: JsonArgs,
    /// How it is read and printed.
    #[command(flatten)]
    pub form: FormArgs,
}

/// What tags are counted across.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CrossBy {
    /// Other tags on the same passage, or on one that overlaps it; not those above or below it
    Tag,
    /// Who speaks
    Speaker,
    /// The interview
    Episode,
}

/// Arguments of `bookmarks export`.
#[derive(Args, Debug)]
pub struct ExportArgs {
    /// Files or folders; without any, all that is kept
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Which of them.
    #[command(flatten)]
    pub only: KeptFilterArgs,
    /// For which program
    #[arg(long, value_enum, default_value_t = ExportFormat::Markdown)]
    pub format: ExportFormat,
    /// Tell the question that each passage answers (Markdown)
    #[arg(long)]
    pub questions: bool,
    /// In which order, and with --to in which files
    #[arg(long, value_enum, default_value_t = ExportOrder::Episode)]
    pub by: ExportOrder,
    /// Write one file for each episode (or guest, tag, day) into this folder
    #[arg(long, value_name = "DIR")]
    pub to: Option<PathBuf>,
    /// Remove files of earlier exports to which nothing belongs any more
    #[arg(long, requires = "to")]
    pub prune: bool,
    /// A template of your own (Jinja; `fangtan guide` tells what it can use) in place of a format
    #[arg(long, value_name = "FILE", conflicts_with = "format")]
    pub template: Option<PathBuf>,
    /// Quotations, each cited in this style (apa, gbt7714, chicago-notes …; or a CSL file), in place of a format
    #[arg(long, value_name = "STYLE", conflicts_with_all = ["format", "template", "questions"])]
    pub style: Option<String>,
    /// How it is read and printed.
    #[command(flatten)]
    pub form: FormArgs,
}

/// Arguments of `bookmarks seek`.
#[derive(Args, Debug)]
pub struct SeekArgs {
    /// Files or folders; without any, the library of the settings
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Make a passage one of the file in which its very words stand, if that is one place only
    #[arg(long)]
    pub take: bool,
    /// Form of the answer.
    #[command(flatten)]
    pub json: JsonArgs,
}

/// What passages can be exported as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// Markdown with front matter, for Obsidian and the like
    Markdown,
    /// An Org outline
    Org,
    /// JSON lines, which `import` reads
    Json,
    /// A table
    Csv,
    /// W3C Web Annotation, which `import` reads
    W3c,
    /// The whole texts with the passages marked
    Marked,
    /// Web pages of the whole texts with the passages marked; with --to also one of all that leads to them
    Html,
}

/// What exported passages are put together by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ExportOrder {
    /// The interview
    #[default]
    Episode,
    /// Those who answer in it
    Guest,
    /// Your tags
    Tag,
    /// The day they were kept on
    Date,
}

/// Arguments of `bookmarks add`.
#[derive(Args, Debug)]
pub struct AddArgs {
    /// The file and the place: FILE#12.3 is turn 3 of section 12
    #[arg(value_name = "FILE[#ADDRESS]")]
    pub file: PathBuf,
    /// Keep only these words
    #[arg(long, value_name = "TEXT")]
    pub quote: Option<String>,
    /// A note
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
    /// A tag (may be given several times)
    #[arg(long, value_name = "NAME", value_parser = forms::tag)]
    pub tag: Vec<String>,
    /// A color
    #[arg(long, value_parser = ["yellow", "green", "blue", "red", "purple"])]
    pub color: Option<String>,
    /// Form of the answer.
    #[command(flatten)]
    pub json: JsonArgs,
    /// How it is read and printed.
    #[command(flatten)]
    pub form: FormArgs,
}

/// Arguments of `bookmarks edit`.
#[derive(Args, Debug)]
pub struct EditArgs {
    /// The ids, as `bookmarks list --json` tells them
    #[arg(value_name = "ID", required = true)]
    pub ids: Vec<String>,
    /// The note in place of the one that is there; an empty one removes it
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
    /// A tag to give (may be given several times)
    #[arg(long, value_name = "NAME", value_parser = forms::tag)]
    pub tag: Vec<String>,
    /// A tag to take away (may be given several times)
    #[arg(long, value_name = "NAME")]
    pub untag: Vec<String>,
    /// A color
    #[arg(long, value_parser = ["none", "yellow", "green", "blue", "red", "purple"])]
    pub color: Option<String>,
}

/// Arguments of `review`.
#[derive(Args, Debug)]
pub struct ReviewArgs {
    /// Those of today; asked again on the same day, the same
    #[arg(long, required = true)]
    pub today: bool,
    /// At most so many
    #[arg(long, default_value_t = 5, value_name = "NUMBER")]
    pub count: usize,
    /// Which of them.
    #[command(flatten)]
    pub only: KeptFilterArgs,
    /// Form of the answer.
    #[command(flatten)]
    pub json: JsonArgs,
    /// How it is read and printed.
    #[command(flatten)]
    pub form: FormArgs,
}

/// Arguments of `check`.
#[derive(Args, Debug)]
pub struct CheckArgs {
    /// Files or folders; - is standard input
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,
    /// Form of the answer.
    #[command(flatten)]
    pub json: JsonArgs,
    /// How it is read and printed.
    #[command(flatten)]
    pub form: FormArgs,
}

/// Arguments of `json`.
#[derive(Args, Debug)]
pub struct JsonFormArgs {
    /// The command, as in `json bookmarks list`; without any, all of them, one schema per line
    #[arg(value_name = "COMMAND")]
    pub command: Vec<String>,
}

/// Arguments of `man`.
#[derive(Args, Debug)]
pub struct ManArgs {
    /// The page of a subcommand, as in `man bookmarks add`
    #[arg(value_name = "COMMAND")]
    pub command: Vec<String>,
    /// Write the pages of all commands into this folder
    #[arg(long, value_name = "DIR", conflicts_with = "command")]
    pub to: Option<PathBuf>,
}

/// Arguments of `keys`.
#[derive(Args, Debug)]
pub struct KeysArgs {
    /// A set of keys in place of that of the settings
    #[arg(long, value_name = "NAME", value_parser = ["vim", "less", "emacs", "pages"])]
    pub preset: Option<String>,
    /// Form of the answer.
    #[command(flatten)]
    pub json: JsonArgs,
}

/// Arguments of `config`.
#[derive(Args, Debug)]
pub struct ConfigArgs {
    /// What to show
    #[arg(value_enum, default_value_t = ConfigQuestion::Check)]
    pub question: ConfigQuestion,
}

/// What `config` can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ConfigQuestion {
    /// Where settings, marks and caches are kept, and what is wrong with the settings
    Check,
    /// Where the settings are kept
    Path,
    /// The documented defaults
    Default,
    /// The JSON Schema of the settings, for editors
    Schema,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn a_path_called_like_a_subcommand_can_be_read() {
        let cli = Cli::try_parse_from(["fangtan", "./list", "show"]).unwrap();
        assert!(cli.command.is_none());
        assert_eq!(cli.read.paths, [PathBuf::from("./list"), PathBuf::from("show")]);
    }
}
