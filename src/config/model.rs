//! The settings and their defaults. `assets/config.toml` says in words what each one does.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::overrides::Override;

/// Everything a user can set.
#[derive(Clone, Debug, PartialEq)]
pub struct Config {
    /// Folders and files that are listed when no path is named.
    pub library: Vec<PathBuf>,
    /// The page.
    pub reading: PageSettings,
    /// Reading speed, for minutes.
    pub speed: SpeedSettings,
    /// Name of the theme.
    pub theme: String,
    /// Language of the interface.
    pub language: LanguageChoice,
    /// Whether the mouse is captured.
    pub mouse: bool,
    /// Whether a terminal that may know them is told of links.
    pub hyperlinks: bool,
    /// How a passage is cited.
    pub citation: CitationChoice,
    /// What a list of episodes tells of each.
    pub columns: Vec<ListColumn>,
    /// Name of the set of keys that `keys` changes.
    pub preset: String,
    /// Keys by the name of their action, `PLACE.ACTION` for those that hold at a place alone.
    pub keys: BTreeMap<String, Vec<String>>,
    /// Line and column in the file where each action of `keys` stands.
    pub key_places: BTreeMap<String, (u32, u32)>,
    /// Names that mean the same when something is looked for.
    pub aliases: Vec<Vec<String>>,
    /// What is known better than it can be detected, for some files.
    pub overrides: Vec<Override>,
}

/// The page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageSettings {
    /// Columns of a full line.
    pub measure: u16,
    /// Columns of text side by side if there is room, one or two.
    pub columns: u16,
    /// How paragraphs are told apart.
    pub paragraphs: ParagraphChoice,
    /// Cells of ambiguous-width characters (UAX #11 class A).
    pub ambiguous: Ambiguous,
    /// Whether the terminal's cursor stands on the line that is read, for screen readers.
    pub line_cursor: bool,
    /// Whether a small gap stands between Han and Latin letters.
    pub gap: bool,
}

/// Reading speed, for minutes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SpeedSettings {
    /// Han characters and kana a minute.
    pub han: f64,
    /// Other words a minute.
    pub words: f64,
}

/// How paragraphs are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParagraphChoice {
    /// By a blank line.
    Spaced,
    /// By a first line indented by two em.
    Indented,
}

/// Cells of ambiguous-width characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ambiguous {
    /// As the terminal tells, else one.
    Auto,
    /// One.
    Narrow,
    /// Two.
    Wide,
}

/// Language of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LanguageChoice {
    /// As the environment says.
    Auto,
    /// English.
    En,
    /// 简体中文.
    Zh,
}

/// How a passage is cited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CitationChoice {
    /// In words.
    Plain,
    /// As a Markdown quote.
    Markdown,
    /// By GB/T 7714.
    Gbt7714,
    /// As a `BibTeX` entry.
    Bibtex,
}

/// What a list of episodes can tell of each, besides its title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListColumn {
    /// When it was published.
    Date,
    /// Minutes to read.
    Minutes,
    /// How far it was read.
    Progress,
    /// How many passages are kept.
    Bookmarks,
    /// How many sections it has.
    Sections,
    /// How many turns it has.
    Turns,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            library: Vec::new(),
            reading: PageSettings {
                measure: 64,
                columns: 1,
                paragraphs: ParagraphChoice::Spaced,
                ambiguous: Ambiguous::Auto,
                line_cursor: false,
                gap: false,
            },
            speed: SpeedSettings { han: 400.0, words: 220.0 },
            theme: "auto".to_owned(),
            language: LanguageChoice::Auto,
            mouse: true,
            hyperlinks: true,
            citation: CitationChoice::Plain,
            columns: vec![ListColumn::Date, ListColumn::Minutes, ListColumn::Progress, ListColumn::Bookmarks],
            preset: "vim".to_owned(),
            keys: BTreeMap::new(),
            key_places: BTreeMap::new(),
            aliases: Vec::new(),
            overrides: Vec::new(),
        }
    }
}
