//! The config and the environment into what the app needs.

use std::env;
use std::path::Path;

use super::{chosen, citing, colors};
use crate::app::geometry::MEASURES;
use crate::app::settings::Settings;
use crate::config::model::{self, Config, ParagraphChoice};
use crate::config::places::Places;
use crate::config::problem::ConfigProblem;
use crate::config::themes;
use crate::episode::summary::Speed;
use crate::export::CitationStyle;
use crate::keys::keymap::Keymap;
use crate::layout::flow::ParagraphStyle;
use crate::layout::gap::Gap;
use crate::messages::{Language, Msg};
use crate::wording::translated::translated;

/// The settings `config` and the environment amount to, and a message for every key binding and every theme
/// that cannot be used.
pub fn of(config: &Config, places: &Places) -> (Settings, Vec<String>) {
    let (keys, problems) = Keymap::with(&config.keys.preset.keys().bound, &config.keys.bound);
    let language = language(config.language, |name| env::var(name).ok());
    let mut problems: Vec<String> =
        problems.into_iter().map(|(_, message)| translated(&message, language)).collect();
    let (themes, wrong) = themes::load(&places.config);
    problems.extend(wrong.iter().map(|(file, problem)| located(file, problem, language)));
    let citation = citing::set(config, places).unwrap_or_else(|problem| {
        problems.push(located(&places.config, &problem, language));
        CitationStyle::default()
    });
    let mut settings = Settings {
        measure: measure(config, places),
        usual_measure: config.reading.measure,
        columns: config.reading.columns,
        style: match config.reading.paragraphs {
            ParagraphChoice::Spaced => ParagraphStyle::Spaced,
            ParagraphChoice::Indented => ParagraphStyle::Indented,
        },
        speed: Speed { han: config.speed.han, words: config.speed.words },
        author: author(config, |name| env::var(name).ok()),
        language,
        keys,
        gap: if config.reading.gap { Gap::Shown } else { Gap::None },
        line_cursor: config.reading.line_cursor,
        citation,
        terminal: colors::terminal(|name| env::var(name).ok()),
        themes,
        hyperlinks: config.hyperlinks && may_know_links(|name| env::var(name).ok()),
        aliases: config.aliases.clone(),
        ..Settings::default()
    };
    let theme = chosen::read(&places.state, "theme", &config.theme);
    if !settings.knows_theme(&theme) {
        let known = settings.theme_names().join(", ");
        problems.push(Msg::NoTheme.with(settings.language, &[&theme, &known]));
    }
    settings.set_theme(&theme);
    (settings, problems)
}

/// `path:line:column: message`, in `language`.
pub fn located(file: &Path, problem: &ConfigProblem, language: Language) -> String {
    let ConfigProblem { line, column, message } = problem;
    format!("{}:{line}:{column}: {}", file.display(), translated(message, language))
}

/// Who makes passages: as the settings say, else as the system calls its user.
pub fn author(config: &Config, variable: impl Fn(&str) -> Option<String>) -> String {
    let own = Some(config.author.trim().to_owned());
    let system = ["USER", "LOGNAME", "USERNAME"].into_iter().map(variable);
    let named = std::iter::once(own).chain(system).flatten().find(|name| !name.is_empty());
    named.unwrap_or_default()
}

/// The columns of a line that were chosen with keys, else those of the settings.
fn measure(config: &Config, places: &Places) -> u16 {
    let usual = config.reading.measure;
    let chosen = chosen::read(&places.state, "measure", &usual.to_string()).parse().ok();
    chosen.filter(|chosen| (MEASURES.0..=MEASURES.1).contains(chosen)).unwrap_or(usual)
}

/// The language of the interface: as chosen, else as the locale says (POSIX: the first of `LC_ALL`,
/// `LC_MESSAGES`, `LANG` that is not empty), unless that asks for none and `LANGUAGE` prefers another (as
/// gettext has it: languages parted by colons).
pub fn language(chosen: model::LanguageChoice, variable: impl Fn(&str) -> Option<String>) -> Language {
    let given = |name: &str| variable(name).filter(|value| !value.is_empty());
    let locale = || ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(given).unwrap_or_default();
    match chosen {
        model::LanguageChoice::En => Language::English,
        model::LanguageChoice::Zh => Language::Chinese,
        model::LanguageChoice::Auto => match (locale().as_str(), given("LANGUAGE")) {
            (locale @ ("C" | "POSIX"), _) | (locale, None) => Language::of_locale(locale),
            (_, Some(preferred)) => Language::of_locale(&preferred),
        },
    }
}

/// Whether the terminal is not known to write out the sequences of links (`linux` and real terminals), or to
/// fall over them (VTE before 0.50).
fn may_know_links(variable: impl Fn(&str) -> Option<String>) -> bool {
    let term = variable("TERM").unwrap_or_default();
    let without = ["linux", "cons25", "vt", "eterm"].iter().any(|name| term.starts_with(name));
    let old = variable("VTE_VERSION").and_then(|version| version.parse().ok()).is_some_and(|v: u32| v < 5000);
    !without && !old
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given<'a>(set: &'a [(&str, &str)]) -> impl Fn(&str) -> Option<String> + 'a {
        move |name| set.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
    }

    fn given_language(set: &[(&str, &str)]) -> Language {
        language(model::LanguageChoice::Auto, given(set))
    }

    #[test]
    fn the_locale_speaks_unless_the_user_does() {
        let auto = model::LanguageChoice::Auto;
        assert_eq!(language(auto, given(&[("LANG", "zh_CN.UTF-8")])), Language::Chinese);
        assert_eq!(language(auto, given(&[("LANG", "zh_CN.UTF-8"), ("LC_ALL", "C")])), Language::English);
        assert_eq!(language(auto, given(&[("LANG", "zh_TW.UTF-8"), ("LC_ALL", "")])), Language::Chinese);
        let preferred = |locale| given_language(&[("LANGUAGE", "zh_CN:en"), ("LANG", locale)]);
        assert_eq!(preferred("en_US.UTF-8"), Language::Chinese);
        assert_eq!(preferred("C"), Language::English, "no language is asked for");
        assert_eq!(language(model::LanguageChoice::En, given(&[("LANG", "zh_CN.UTF-8")])), Language::English);
    }

    #[test]
    fn links_go_where_they_may_be_known() {
        assert!(may_know_links(given(&[("TERM", "xterm-256color"), ("VTE_VERSION", "7600")])));
        assert!(may_know_links(given(&[])));
        assert!(!may_know_links(given(&[("TERM", "linux")])));
        assert!(!may_know_links(given(&[("TERM", "xterm"), ("VTE_VERSION", "4803")])));
    }
}
