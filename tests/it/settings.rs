//! The settings file: defaults, complaints with their place, and what holds in spite of them.

use std::path::Path;

use fangtan::config::model::{Ambiguous, Config, LanguageChoice, ListColumn, ParagraphChoice};
use fangtan::config::overrides::{PathOverrides, RoleName};
use fangtan::keys::action::ACTIONS;
use fangtan::keys::binding::KeyChanges;
use fangtan::keys::keymap::{Keymap, usual_keys};

#[test]
fn the_documented_file_is_the_default_in_both_languages() {
    for file in Config::default_files(&usual_keys()) {
        let (config, problems) = Config::read(&file);
        assert_eq!(problems, []);
        assert_eq!(Config { places: Config::default().places, ..config }, Config::default());
    }
}

#[test]
fn both_documented_files_set_the_same_in_the_same_order() {
    let settings = Config::default_files(&usual_keys()).map(|file| {
        let lines = file.lines().map(|line| line.split_once(" #").map_or(line, |(setting, _)| setting));
        let set = lines.filter(|line| !line.starts_with("# ") || line.contains(" = "));
        set.map(|line| line.trim_end().to_owned()).collect::<Vec<_>>()
    });
    assert_eq!(settings[0], settings[1]);
    let words = Config::default_files("")[1].lines().filter(|line| line.starts_with("# ")).count();
    assert!(words > 20, "{words} lines of words");
}

#[test]
fn the_commented_examples_are_right_too() {
    let examples: String = Config::default_files(&usual_keys())[0]
        .lines()
        .filter_map(|line| line.strip_prefix("# "))
        .filter(|line| line.starts_with("[[") || line.contains(" = "))
        .map(|line| format!("{line}\n"))
        .collect();
    let (config, problems) = Config::read(&format!("[keys]\n{examples}"));
    assert_eq!(problems, []);
    let (keys, unusable) = Keymap::with(&KeyChanges::new(), &config.keys.bound);
    assert_eq!(unusable, [], "every usual key can be written out");
    assert!(ACTIONS.iter().all(|entry| config.keys.bound.contains_key(entry.name)));
    for entry in ACTIONS {
        let usual = |place| Keymap::default().keys_of(entry.action, place);
        for place in entry.places {
            assert_eq!(keys.keys_of(entry.action, *place), usual(*place), "{} {place:?}", entry.name);
        }
    }
    let rule = &config.overrides[0];
    assert_eq!(rule.roles["Break"], RoleName::Pseudo);
    assert_eq!(rule.encoding.as_deref(), Some("GB18030"));
}

#[test]
fn every_setting_is_read() {
    let text = r#"
        library = ["/a", "b"]
        theme = "paper"
        language = "zh"
        mouse = false
        citation = "gbt7714"
        columns = ["turns"]
        aliases = [["扎克伯格", "Zuckerberg"]]
        reading = { measure = 72, paragraphs = "indented", ambiguous = "wide", gap = true }
        speed = { han = 500.5, words = 300 }
    "#;
    let (config, problems) = Config::read(text);
    assert_eq!(problems, []);
    assert_eq!(config.library, [Path::new("/a"), Path::new("b")]);
    assert_eq!((config.theme.as_str(), config.language, config.mouse), ("paper", LanguageChoice::Zh, false));
    assert_eq!((config.citation.as_str(), config.columns), ("gbt7714", vec![ListColumn::Turns]));
    assert_eq!(config.aliases, [["扎克伯格", "Zuckerberg"]]);
    assert_eq!((config.reading.measure, config.reading.gap), (72, true));
    assert_eq!(config.reading.paragraphs, ParagraphChoice::Indented);
    assert_eq!(config.reading.ambiguous, Ambiguous::Wide);
    assert_eq!((config.speed.han, config.speed.words), (500.5, 300.0));
}

/// Complaints of a file as `line:column: message`.
fn complaints(text: &str) -> Vec<String> {
    Config::read(text).1.iter().map(ToString::to_string).collect()
}

#[test]
fn a_wrong_value_costs_itself_only() {
    let text = "mouse = \"yes\"\ntheme = \"ink\"\n[reading]\nmeasure = 7\ngap = true\n";
    let (config, _) = Config::read(text);
    assert!(config.mouse && config.reading.gap);
    assert_eq!((config.theme.as_str(), config.reading.measure), ("ink", 64));
    assert_eq!(
        complaints(text),
        [
            "1:9: invalid type: string \"yes\", expected a boolean",
            "4:11: expected a number from 20 to 200, found 7"
        ]
    );
}

#[test]
fn an_unknown_setting_names_the_known_ones() {
    let found = complaints("[reading]\nmesure = 70\n");
    assert_eq!(
        found,
        [
            "2:1: unknown field `mesure`, expected one of `measure`, `columns`, `paragraphs`, `ambiguous`, `line_cursor`, `gap`; did you mean `measure`?"
        ]
    );
}

#[test]
fn columns_are_counted_in_characters() {
    assert_eq!(
        complaints("aliases = [[\"扎克伯格\", 3]]"),
        ["1:21: invalid type: integer `3`, expected a string"]
    );
}

#[test]
fn a_syntax_error_costs_its_line() {
    let text = "theme = \"ink\"\nlanguage = zh\nmouse = false\n";
    let (config, problems) = Config::read(text);
    assert_eq!((config.theme.as_str(), config.mouse), ("ink", false));
    assert_eq!(problems[0].line, 2);
}

#[test]
fn patterns_globs_and_encodings_are_checked_where_they_stand() {
    let text = "[[overrides]]\nfiles = \"a/**\"\nlabel = '(unclosed'\nencoding = \"klingon\"\n\n[[overrides]]\nhost = \"x\"\n";
    let found = complaints(text);
    assert_eq!(found.len(), 3, "{found:#?}");
    assert!(found[0].starts_with("3:9: not a regular expression: "), "{}", found[0]);
    assert!(found[1].starts_with("4:12: unknown encoding `klingon`"), "{}", found[1]);
    assert!(found[2].starts_with("6:1: an override needs `files`"), "{}", found[2]);
    assert!(complaints("[[overrides]]\nfiles = '['\n")[0].starts_with("2:9: not a glob: "));
}

#[test]
fn a_relative_glob_matches_at_the_end_of_a_path_and_later_rules_win() {
    let text =
        "[[overrides]]\nfiles = 'podcast/**'\nhost = 'A'\n[[overrides]]\nfiles = '*.txt'\nhost = 'B'\n";
    let overrides = PathOverrides::new(&Config::read(text).0.overrides);
    let host = |path: &str| overrides.of(Path::new(path)).filter_map(|rule| rule.host.clone()).next_back();
    assert_eq!(host("/home/x/podcast/2024/one.md").as_deref(), Some("A"));
    assert_eq!(host("/home/x/podcast/2024/one.txt").as_deref(), Some("B"));
    assert_eq!(host("/home/x/talks/one.md"), None);
}
