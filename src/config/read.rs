//! The text of a settings file into settings, key by key.

use std::path::{Path, PathBuf};

use toml::de::DeTable;

use super::model::{
    Ambiguous, CitationChoice, Config, LanguageChoice, ListColumn, PageSettings, ParagraphChoice,
    SpeedSettings,
};
use super::overrides::{self, Override};
use super::places::expand_home;
use super::presets;
use super::problem::ConfigProblem;
use super::value::{Taker, Value};

const TOP: &[&str] = &[
    "library",
    "reading",
    "speed",
    "theme",
    "language",
    "mouse",
    "hyperlinks",
    "citation",
    "columns",
    "keys",
    "aliases",
    "overrides",
];

impl Config {
    /// The documented defaults, as a file to start from. `keys` are lines that show how keys are bound.
    pub fn default_file(keys: &str) -> String {
        include_str!("../../assets/config.toml").replace("#{keys}\n", keys)
    }

    /// Reads settings from the text of a file. What is wrong keeps its default and is complained about.
    pub fn read(text: &str) -> (Self, Vec<ConfigProblem>) {
        config(text)
    }

    /// Reads the file at `path`. A file that is not there means the defaults; one that cannot be read means
    /// the defaults and a complaint.
    pub fn load(path: &Path) -> (Self, Vec<ConfigProblem>) {
        match std::fs::read_to_string(path) {
            Ok(text) => Self::read(&text),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Default::default(),
            Err(error) => {
                let message = format!("the settings cannot be read, the defaults hold: {error}");
                (Self::default(), vec![ConfigProblem { line: 1, column: 1, message }])
            }
        }
    }
}

/// Reads a whole file. A syntax error costs its line, a wrong value itself; the rest holds.
fn config(text: &str) -> (Config, Vec<ConfigProblem>) {
    let mut config = Config::default();
    let mut taker = Taker::new(text);
    let (root, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        taker.complain(error.span().map_or(0, |span| span.start), error.message().to_owned());
    }
    let span = root.span();
    let root = Value::new(span, toml::de::DeValue::Table(root.into_inner()));
    taker.table(&root, TOP, |taker, key, value| top(taker, &mut config, key, value));
    (config, taker.finish())
}

fn top(taker: &mut Taker, config: &mut Config, key: &str, value: &Value) {
    match key {
        "library" => config.library = taker.items(value, path),
        "reading" => reading(taker, &mut config.reading, value),
        "speed" => speed(taker, &mut config.speed, value),
        "theme" => set(&mut config.theme, taker.text(value)),
        "language" => {
            let choices =
                [("auto", LanguageChoice::Auto), ("en", LanguageChoice::En), ("zh", LanguageChoice::Zh)];
            set(&mut config.language, taker.choice(value, &choices));
        }
        "mouse" => set(&mut config.mouse, taker.flag(value)),
        "hyperlinks" => set(&mut config.hyperlinks, taker.flag(value)),
        "citation" => set(&mut config.citation, taker.choice(value, &CITATIONS)),
        "columns" => config.columns = taker.items(value, |taker, value| taker.choice(value, &COLUMNS)),
        "keys" => keys(taker, config, "", value),
        "aliases" => config.aliases = aliases(taker, value),
        _ => config.overrides = taker.items(value, one_override),
    }
}

/// The keys of a table: of all places, or, in a table below it, of the place that `at` names (`reader.`).
fn keys(taker: &mut Taker, config: &mut Config, at: &str, value: &Value) {
    taker.open_table(value, |taker, name, place, value| {
        if at.is_empty() && name == "preset" {
            return set(&mut config.preset, taker.choice(value, &presets::NAMES).map(str::to_owned));
        }
        if at.is_empty() && value.get_ref().is_table() {
            return keys(taker, config, &format!("{name}."), value);
        }
        let bound = taker.items(value, Taker::text);
        config.keys.insert(format!("{at}{name}"), bound);
        config.key_places.insert(format!("{at}{name}"), place);
    });
}

const CITATIONS: [(&str, CitationChoice); 4] = [
    ("plain", CitationChoice::Plain),
    ("markdown", CitationChoice::Markdown),
    ("gbt7714", CitationChoice::Gbt7714),
    ("bibtex", CitationChoice::Bibtex),
];

const COLUMNS: [(&str, ListColumn); 6] = [
    ("date", ListColumn::Date),
    ("minutes", ListColumn::Minutes),
    ("progress", ListColumn::Progress),
    ("bookmarks", ListColumn::Bookmarks),
    ("sections", ListColumn::Sections),
    ("turns", ListColumn::Turns),
];

fn reading(taker: &mut Taker, reading: &mut PageSettings, value: &Value) {
    let known = ["measure", "columns", "paragraphs", "ambiguous", "line_cursor", "gap"];
    taker.table(value, &known, |taker, key, value| match key {
        "measure" => {
            set(&mut reading.measure, taker.number(value, 20.0..=200.0).map(|columns| columns as u16));
        }
        "columns" => set(&mut reading.columns, taker.number(value, 1.0..=2.0).map(|columns| columns as u16)),
        "paragraphs" => {
            let choices = [("spaced", ParagraphChoice::Spaced), ("indented", ParagraphChoice::Indented)];
            set(&mut reading.paragraphs, taker.choice(value, &choices));
        }
        "ambiguous" => {
            let choices =
                [("auto", Ambiguous::Auto), ("narrow", Ambiguous::Narrow), ("wide", Ambiguous::Wide)];
            set(&mut reading.ambiguous, taker.choice(value, &choices));
        }
        "line_cursor" => set(&mut reading.line_cursor, taker.flag(value)),
        _ => set(&mut reading.gap, taker.flag(value)),
    });
}

fn speed(taker: &mut Taker, speed: &mut SpeedSettings, value: &Value) {
    taker.table(value, &["han", "words"], |taker, key, value| {
        let number = taker.number(value, 1.0..=10_000.0);
        set(if key == "han" { &mut speed.han } else { &mut speed.words }, number);
    });
}

fn one_override(taker: &mut Taker, value: &Value) -> Option<Override> {
    let mut found = Override::default();
    let mut named = false;
    taker.table(value, overrides::KEYS, |taker, key, value| match key {
        "files" => {
            named = true;
            found.files = taker.items(value, |taker, value| checked(taker, value, overrides::glob_error));
        }
        "label" => found.label = checked(taker, value, overrides::pattern_error),
        "section" => found.section = checked(taker, value, overrides::pattern_error),
        "aliases" => found.aliases = aliases(taker, value),
        "roles" => taker.open_table(value, |taker, name, _, value| {
            if let Some(role) = taker.choice(value, &overrides::ROLES) {
                found.roles.insert(name.to_owned(), role);
            }
        }),
        "host" => found.host = taker.text(value),
        _ => found.encoding = checked(taker, value, overrides::encoding_error),
    });
    if !named {
        let message = "an override needs `files`, one or more globs such as \"podcast/**\"".to_owned();
        taker.complain(value.span().start, message);
    }
    (!found.files.is_empty()).then_some(found)
}

fn checked(taker: &mut Taker, value: &Value, error: fn(&str) -> Option<String>) -> Option<String> {
    let text = taker.text(value)?;
    match error(&text) {
        None => Some(text),
        Some(message) => {
            taker.complain(value.span().start, message);
            None
        }
    }
}

fn aliases(taker: &mut Taker, value: &Value) -> Vec<Vec<String>> {
    taker.array(value, |taker, value| taker.array(value, Taker::text)).unwrap_or_default()
}

fn path(taker: &mut Taker, value: &Value) -> Option<PathBuf> {
    taker.text(value).map(|text| expand_home(&text))
}

fn set<T>(slot: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *slot = value;
    }
}
