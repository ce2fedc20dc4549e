//! The settings and their defaults. `assets/config.toml` and `assets/config.zh-CN.toml` say in words
//! what each one does.

use std::path::PathBuf;

use schemars::JsonSchema;
use serde::Deserialize;

use super::lenient::SettingPlaces;
use super::overrides::Override;
use super::parts::{self, KeySettings, OneOrMany};

/// Everything a user can set.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Folders and files that are listed when no path is named.
    #[serde(deserialize_with = "parts::paths")]
    #[schemars(with = "OneOrMany<String>")]
    pub library: Vec<PathBuf>,
    /// The page.
    pub reading: PageSettings,
    /// Reading speed, for minutes.
    pub speed: SpeedSettings,
    /// Name of the theme.
    pub theme: String,
    /// Language of the interface.
    pub language: LanguageChoice,
    /// Who makes passages; empty for the name that the system has for its user.
    pub author: String,
    /// Whether the mouse is captured.
    pub mouse: bool,
    /// Whether a terminal that may know them is told of links.
    pub hyperlinks: bool,
    /// How a passage is cited: `plain`, `markdown`, `bibtex`, the name of a citation style, or a `.csl` file.
    pub citation: String,
    /// What a list of episodes tells of each.
    #[serde(deserialize_with = "parts::one_or_many")]
    #[schemars(with = "OneOrMany<ListColumn>")]
    pub columns: Vec<ListColumn>,
    /// How sound is played.
    pub listen: ListenSettings,
    /// Keys by the name of their action.
    pub keys: KeySettings,
    /// Names that mean the same when something is looked for.
    pub aliases: Vec<Vec<String>>,
    /// What is known better than it can be detected, for some files.
    pub overrides: Vec<Override>,
    /// Where each setting stands in the file.
    #[serde(skip)]
    pub places: SettingPlaces,
}

/// The page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct PageSettings {
    /// Columns of a full line.
    #[serde(deserialize_with = "parts::within::<_, 20, 200>")]
    #[schemars(range(min = 20, max = 200))]
    pub measure: u16,
    /// Columns of text side by side if there is room, one or two.
    #[serde(deserialize_with = "parts::within::<_, 1, 2>")]
    #[schemars(range(min = 1, max = 2))]
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

/// How sound is played.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ListenSettings {
    /// The player, which is mpv or understands what mpv does, and arguments of the user's own.
    #[serde(deserialize_with = "parts::one_or_many")]
    #[schemars(with = "OneOrMany<String>")]
    pub command: Vec<String>,
}

/// Reading speed, for minutes.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SpeedSettings {
    /// Han characters and kana a minute.
    #[serde(deserialize_with = "parts::pace")]
    #[schemars(range(min = 1, max = 10000))]
    pub han: f64,
    /// Other words a minute.
    #[serde(deserialize_with = "parts::pace")]
    #[schemars(range(min = 1, max = 10000))]
    pub words: f64,
}

/// How paragraphs are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ParagraphChoice {
    /// By a blank line.
    Spaced,
    /// By a first line indented by two em.
    Indented,
}

/// Cells of ambiguous-width characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Ambiguous {
    /// As the terminal tells, else one.
    Auto,
    /// One.
    Narrow,
    /// Two.
    Wide,
}

/// Language of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum LanguageChoice {
    /// As the environment says.
    Auto,
    /// English.
    En,
    /// 简体中文.
    Zh,
}

/// What a list of episodes can tell of each, besides its title.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
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
            reading: PageSettings::default(),
            speed: SpeedSettings::default(),
            theme: "auto".to_owned(),
            language: LanguageChoice::Auto,
            author: String::new(),
            mouse: true,
            hyperlinks: true,
            citation: "plain".to_owned(),
            columns: vec![ListColumn::Date, ListColumn::Minutes, ListColumn::Progress, ListColumn::Bookmarks],
            listen: ListenSettings::default(),
            keys: KeySettings::default(),
            aliases: Vec::new(),
            overrides: Vec::new(),
            places: SettingPlaces::new(),
        }
    }
}

impl Default for PageSettings {
    fn default() -> Self {
        Self {
            measure: 64,
            columns: 1,
            paragraphs: ParagraphChoice::Spaced,
            ambiguous: Ambiguous::Auto,
            line_cursor: false,
            gap: false,
        }
    }
}

impl Default for ListenSettings {
    fn default() -> Self {
        Self { command: vec!["mpv".to_owned()] }
    }
}

impl Default for SpeedSettings {
    fn default() -> Self {
        Self { han: 400.0, words: 220.0 }
    }
}
