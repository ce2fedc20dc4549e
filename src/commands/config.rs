//! `fangtan config [check|path|default|schema]`

use super::outcome::{Failure, Outcome};
use super::output::Output;
use crate::cli::{ConfigArgs, ConfigQuestion};
use crate::config::model::Config;
use crate::config::places::Places;
use crate::config::problem::ConfigProblem;
use crate::config::themes;
use crate::keys::action::ACTIONS;
use crate::keys::keymap::{Keymap, usual_keys};
use crate::messages::Msg;
use crate::runtime::citing;
use crate::runtime::settings::located;

/// Shows the settings, or checks them.
pub fn run(args: &ConfigArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let places = Places::from_env().map_err(Failure::Message)?;
    match args.question {
        ConfigQuestion::Path => output.line(&places.config.to_string_lossy())?,
        ConfigQuestion::Default => {
            output.speak(Config::load(&places.config).0.language);
            let files = Config::default_files(&usual_keys());
            output.raw(output.language.pick(files).as_bytes())?;
        }
        ConfigQuestion::Schema => {
            let actions = ACTIONS.iter().map(|row| (row.name, row.doc.english));
            output.raw(format!("{:#}\n", Config::schema(actions)).as_bytes())?;
        }
        ConfigQuestion::Check => return check(&places, output),
    }
    Ok(Outcome::Done)
}

fn check(places: &Places, output: &mut Output) -> Result<Outcome, Failure> {
    let (config, mut problems) = Config::load(&places.config);
    problems.extend(keys(&config));
    let (own, themes) = themes::load(&places.config);
    problems.extend(themes::unknown(&config, &own));
    problems.extend(citing::set(&config, places).err());
    output.speak(config.language);
    let missing = if places.config.exists() { "" } else { Msg::SettingsMissing.text(output.language) };
    output.line(&output.words(Msg::SettingsAt, &[&places.config.display(), &missing]))?;
    for (msg, place) in
        [(Msg::MarksAt, &places.data), (Msg::CachesAt, &places.cache), (Msg::LogAt, &places.state)]
    {
        output.line(&output.words(msg, &[&place.display()]))?;
    }
    for problem in &problems {
        output.line(&located(&places.config, problem, output.language))?;
    }
    for (file, problem) in &themes {
        output.line(&located(file, problem, output.language))?;
    }
    Ok(if problems.is_empty() && themes.is_empty() { Outcome::Done } else { Outcome::Nothing })
}

/// What is wrong with the keys, each with its place.
fn keys(config: &Config) -> Vec<ConfigProblem> {
    let (_, unusable) = Keymap::with(&config.keys.preset.keys().bound, &config.keys.bound);
    let told = |(action, message): (String, String)| {
        let (line, column) = config
            .places
            .get(&format!("keys.{}{action}", if action.contains('.') { "in." } else { "" }))
            .copied()
            .unwrap_or((1, 1));
        ConfigProblem { line, column, message }
    };
    unusable.into_iter().map(told).collect()
}
