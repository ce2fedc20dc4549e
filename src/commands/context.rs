//! What every subcommand stands on: the settings and how files are to be read.

use std::env;
use std::sync::Arc;

use super::database;
use super::outcome::Failure;
use super::output::Output;
use crate::cli::FormArgs;
use crate::config::model::{Ambiguous, Config};
use crate::config::overrides::{PathOverrides, encoding_error};
use crate::config::places::Places;
use crate::config::read::{self, setting};
use crate::episode::summary::Speed;
use crate::layout::width::WidthPolicy;
use crate::library::load::LoadOptions;
use crate::messages::Language;
use crate::runtime::settings::located;
use crate::store::Store;

/// The variable that names the folders of the library in place of the settings.
const LIBRARY: &str = "FANGTAN_LIBRARY";

/// Columns of a printed line if none are asked for.
const WIDTH: u16 = 80;

/// Settings and options of one run.
pub struct RunContext {
    /// What the user set.
    pub config: Config,
    /// Settings that hold in place of those of the file.
    pub over: Vec<String>,
    /// Where things are kept.
    pub places: Places,
    /// How files are read.
    pub load: LoadOptions,
    /// Columns of a printed line.
    pub width: u16,
    /// The language of what is told.
    pub language: Language,
}

impl RunContext {
    /// Reads the settings and tells what is wrong with them.
    pub fn new(form: &FormArgs, output: &mut Output) -> Result<Self, Failure> {
        let (context, problems) = Self::quiet(form, output)?;
        for problem in &problems {
            output.message(problem);
        }
        Ok(context)
    }

    /// The same, for texts with the names that the reader gave to voices. A database that cannot be asked is
    /// told.
    pub fn reading(form: &FormArgs, output: &mut Output) -> Result<Self, Failure> {
        let mut context = Self::new(form, output)?;
        context.load.voices =
            Arc::new(database::query_or_default(&context.places.data, output, Store::renamed));
        Ok(context)
    }

    /// Reads the settings, and has `output` speak the language they ask for; what is wrong with them comes
    /// along, to be told later.
    pub fn quiet(form: &FormArgs, output: &mut Output) -> Result<(Self, Vec<String>), Failure> {
        let places = Places::from_env().map_err(Failure::Message)?;
        let over = over(&form.set)?;
        let (config, problems) = Config::load_under(&places.config, &over);
        output.speak(config.language);
        output.row.columns = form.width;
        let problems =
            problems.iter().map(|problem| located(&places.config, problem, output.language)).collect();
        let load = LoadOptions {
            encoding: form.encoding.as_deref().map(known_encoding).transpose()?,
            overrides: PathOverrides::new(&config.overrides),
            voices: Arc::default(),
        };
        let (width, language) = (form.width.unwrap_or(WIDTH), output.language);
        Ok((Self { config, over, places, load, width, language }, problems))
    }

    /// For a subcommand that prints no text.
    pub fn plain(output: &mut Output) -> Result<Self, Failure> {
        Self::new(&FormArgs::default(), output)
    }

    /// Reading speed, for minutes.
    pub fn speed(&self) -> Speed {
        Speed { han: self.config.speed.han, words: self.config.speed.words }
    }

    /// Cell widths for printed text: a pipe has no terminal to ask.
    pub fn policy(&self) -> WidthPolicy {
        let wide_ambiguous = self.config.reading.ambiguous == Ambiguous::Wide;
        WidthPolicy { wide_ambiguous, ..WidthPolicy::default() }
    }
}

/// The settings that the environment and `--set` name, the latter last.
pub fn over(set: &[String]) -> Result<Vec<String>, Failure> {
    let variable = |name: &str| format!("FANGTAN_{}", name.to_uppercase().replace('.', "_"));
    let given = read::IN_ENVIRONMENT.iter().filter_map(|name| {
        let value = env::var(variable(name)).ok().filter(|value| !value.is_empty())?;
        Some((variable(name), (*name).to_owned(), value))
    });
    let set = set.iter().map(|set| {
        let (name, value) = set.split_once('=').unwrap_or((set, ""));
        (format!("--set {set}"), name.trim().to_owned(), value.trim().to_owned())
    });
    let documents = given.chain(set).map(|(what, name, value)| {
        setting(&name, &value).map_err(|message| Failure::Message(format!("{what}: {message}")))
    });
    library().map(Ok).into_iter().chain(documents).collect()
}

/// The folders that the environment names, as a setting.
fn library() -> Option<String> {
    let library = env::var_os(LIBRARY).filter(|library| !library.is_empty())?;
    let folders = env::split_paths(&library).map(|folder| folder.to_string_lossy().into_owned());
    Some(format!("library = {}\n", toml::Value::from(folders.collect::<Vec<_>>())))
}

fn known_encoding(name: &str) -> Result<String, Failure> {
    match encoding_error(name) {
        None => Ok(name.to_owned()),
        Some(message) => Err(Failure::Message(message)),
    }
}
