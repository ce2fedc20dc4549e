//! The text of a settings file into settings.

use std::path::Path;

use super::lenient::{self, ReadSettings};
use super::model::Config;
use super::parts::KeySettings;
use super::presets::Preset;
use super::problem::ConfigProblem;

impl Config {
    /// The documented defaults, as a file to start from, in English and in Chinese. `keys` are lines that show
    /// how keys are bound.
    pub fn default_files(keys: &str) -> [String; 2] {
        [include_str!("../../assets/config.toml"), include_str!("../../assets/config.zh-CN.toml")]
            .map(|file| file.replace("#{keys}\n", keys))
    }

    /// Reads settings from the text of a file. What is wrong keeps its default and is complained about.
    pub fn read(text: &str) -> (Self, Vec<ConfigProblem>) {
        Self::read_under(text, &[])
    }

    /// The same, with settings that hold in place of those of the file, each a document by [`setting`].
    fn read_under(text: &str, over: &[String]) -> (Self, Vec<ConfigProblem>) {
        let ReadSettings { value, places, mut problems } = lenient::read::<Self>(text, over);
        let mut config = Self { places, ..value };
        problems.extend(config.drop_overrides_without_files());
        (config, problems)
    }

    /// Reads the file at `path`. A file that is not there means the defaults; one that cannot be read means
    /// the defaults and a complaint.
    pub fn load(path: &Path) -> (Self, Vec<ConfigProblem>) {
        Self::load_under(path, &[])
    }

    /// The same, with settings that hold in place of those of the file, each a document by [`setting`].
    pub fn load_under(path: &Path, over: &[String]) -> (Self, Vec<ConfigProblem>) {
        match std::fs::read_to_string(path) {
            Ok(text) => Self::read_under(&text, over),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Self::read_under("", over),
            Err(error) => {
                let message = format!("the settings cannot be read, the defaults hold: {error}");
                (Self::default(), vec![ConfigProblem { line: 1, column: 1, message }])
            }
        }
    }

    /// Drops the overrides that are for no files, and complains of those that name none.
    fn drop_overrides_without_files(&mut self) -> Vec<ConfigProblem> {
        self.overrides.retain(|rule| !rule.files.is_empty());
        let items = (0..).map(|index| format!("overrides.{index}"));
        let there = items.map_while(|item| self.places.get(&item).map(|place| (item, *place)));
        let without = there.filter(|(item, _)| !self.places.contains_key(&format!("{item}.files")));
        let message = "an override needs `files`, one or more globs such as \"podcast/**\"";
        without
            .map(|(_, (line, column))| ConfigProblem { line, column, message: message.to_owned() })
            .collect()
    }
}

impl Preset {
    /// Its keys that are not the usual ones.
    pub fn keys(self) -> KeySettings {
        Config::read(self.file()).0.keys
    }
}

/// Settings that a variable of the environment can hold: `FANGTAN_THEME`, `FANGTAN_READING_MEASURE`.
pub const IN_ENVIRONMENT: &[&str] = &[
    "theme",
    "language",
    "mouse",
    "author",
    "hyperlinks",
    "citation",
    "keys.preset",
    "reading.measure",
    "reading.columns",
    "reading.paragraphs",
    "reading.ambiguous",
    "reading.gap",
];

/// The document that sets the setting `name` (`reading.measure`) to `value`, which may be TOML or bare words.
///
/// # Errors
/// What is wrong with it.
pub fn setting(name: &str, value: &str) -> Result<String, String> {
    let as_toml = format!("{name} = {value}\n");
    let is_toml = toml::de::DeTable::parse(&as_toml).is_ok();
    let document =
        if is_toml { as_toml } else { format!("{name} = {}\n", toml::Value::String(value.to_owned())) };
    match Config::read(&document).1.first() {
        None => Ok(document),
        Some(problem) => Err(problem.message.clone()),
    }
}
