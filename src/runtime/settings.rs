//! The config and the environment into what the app needs.

use std::env;

use crate::app::settings::Settings;
use crate::config::model::{self, Config, Paragraphs};
use crate::episode::summary::Speed;
use crate::export::Style;
use crate::keys::keymap::Keymap;
use crate::layout::flow::ParagraphStyle;
use crate::layout::gap::Gap;
use crate::messages::Language;

/// The theme without colours.
const WITHOUT_COLOURS: &str = "mono";

/// The settings `config` and the environment amount to, and a message for every key binding that cannot be used.
pub fn of(config: &Config) -> (Settings, Vec<String>) {
    let (keys, problems) = Keymap::with(&config.keys);
    let settings = Settings {
        measure: config.reading.measure,
        usual_measure: config.reading.measure,
        columns: config.reading.columns,
        style: match config.reading.paragraphs {
            Paragraphs::Spaced => ParagraphStyle::Spaced,
            Paragraphs::Indented => ParagraphStyle::Indented,
        },
        speed: Speed { han: config.speed.han, words: config.speed.words },
        language: language(config.language, |name| env::var(name).ok()),
        keys,
        gap: if config.reading.gap { Gap::Shown } else { Gap::None },
        citation: match config.citation {
            model::Citation::Plain => Style::Plain,
            model::Citation::Markdown => Style::Markdown,
            model::Citation::Gbt7714 => Style::Gbt7714,
            model::Citation::Bibtex => Style::Bibtex,
        },
        theme: theme(&config.theme, |name| env::var(name).ok()),
        hyperlinks: config.hyperlinks && may_know_links(|name| env::var(name).ok()),
        aliases: config.aliases.clone(),
    };
    (settings, problems.into_iter().map(|(_, message)| message).collect())
}

/// The language of the interface: as chosen, else as the locale says (POSIX: the first of these that is not empty).
fn language(chosen: model::Language, variable: impl Fn(&str) -> Option<String>) -> Language {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().filter_map(|name| variable(name));
    match chosen {
        model::Language::En => Language::English,
        model::Language::Zh => Language::Chinese,
        model::Language::Auto => {
            Language::of_locale(&locale.into_iter().find(|value| !value.is_empty()).unwrap_or_default())
        }
    }
}

/// The theme: none with colours where the user (<https://no-color.org>) or the terminal wants none.
fn theme(chosen: &str, variable: impl Fn(&str) -> Option<String>) -> String {
    let unwanted = variable("NO_COLOR").is_some_and(|value| !value.is_empty());
    let without = unwanted || variable("TERM").is_some_and(|value| value == "dumb");
    if without { WITHOUT_COLOURS.to_owned() } else { chosen.to_owned() }
}

/// Whether the terminal is not known to write out the sequences of links (`linux` and real terminals), or to fall over
/// them (VTE before 0.50).
fn may_know_links(variable: impl Fn(&str) -> Option<String>) -> bool {
    let term = variable("TERM").unwrap_or_default();
    let without = ["dumb", "linux", "cons25", "vt", "eterm"].iter().any(|name| term.starts_with(name));
    let old = variable("VTE_VERSION").and_then(|version| version.parse().ok()).is_some_and(|v: u32| v < 5000);
    !without && !old
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given<'a>(set: &'a [(&str, &str)]) -> impl Fn(&str) -> Option<String> + 'a {
        move |name| set.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
    }

    #[test]
    fn the_locale_speaks_unless_the_user_does() {
        let auto = model::Language::Auto;
        assert_eq!(language(auto, given(&[("LANG", "zh_CN.UTF-8")])), Language::Chinese);
        assert_eq!(language(auto, given(&[("LANG", "zh_CN.UTF-8"), ("LC_ALL", "C")])), Language::English);
        assert_eq!(language(auto, given(&[("LANG", "zh_TW.UTF-8"), ("LC_ALL", "")])), Language::Chinese);
        assert_eq!(language(model::Language::En, given(&[("LANG", "zh_CN.UTF-8")])), Language::English);
    }

    #[test]
    fn links_go_where_they_may_be_known() {
        assert!(may_know_links(given(&[("TERM", "xterm-256color"), ("VTE_VERSION", "7600")])));
        assert!(may_know_links(given(&[])));
        assert!(!may_know_links(given(&[("TERM", "linux")])));
        assert!(!may_know_links(given(&[("TERM", "xterm"), ("VTE_VERSION", "4803")])));
    }

    #[test]
    fn colours_go_where_they_are_not_wanted() {
        assert_eq!(theme("dark", given(&[("NO_COLOR", "1")])), WITHOUT_COLOURS);
        assert_eq!(theme("dark", given(&[("NO_COLOR", "")])), "dark");
        assert_eq!(theme("auto", given(&[("TERM", "dumb")])), WITHOUT_COLOURS);
    }
}
