//! Settings in place of those of the file: from the command line, from the environment; and the schema that editors
//! hold the file to.

use std::fs;

use serde_json::Value;

use crate::cli::{Answer, Home, TALK};
use crate::schema::wrong;

fn home() -> Home {
    let home = Home::new();
    home.write("talk.md", TALK);
    home.write("config.toml", "language = \"en\"\n");
    home
}

/// What `sections` says, run with `--set` and a variable of the environment.
fn said(home: &Home, set: &[&str], variable: Option<(&str, &str)>) -> Answer {
    let mut command = home.command(&["sections", "talk.md"]);
    for set in set {
        command.args(["--set", set]);
    }
    Answer::of(command.envs(variable).output().unwrap())
}

#[test]
fn the_environment_holds_over_the_file_and_set_over_both() {
    let home = home();
    assert!(said(&home, &[], None).out.contains("2 turns"));
    assert!(said(&home, &["language=zh"], None).out.contains("段"));
    assert!(said(&home, &[], Some(("FANGTAN_LANGUAGE", "zh"))).out.contains("段"));
    assert!(said(&home, &["language=en"], Some(("FANGTAN_LANGUAGE", "zh"))).out.contains("2 turns"));
    assert!(said(&home, &["language=zh", "language=en"], None).out.contains("2 turns"), "the last one holds");
    assert!(said(&home, &[], Some(("FANGTAN_LANGUAGE", ""))).out.contains("2 turns"), "empty is not set");
    assert_eq!(fs::read_to_string(home.path().join("config.toml")).unwrap(), "language = \"en\"\n");
}

#[test]
fn what_cannot_be_set_is_told_with_where_it_was_said() {
    let home = home();
    let wrong = said(&home, &["language=martian"], None);
    assert_eq!((wrong.code, wrong.out.as_str()), (Some(2), ""));
    assert!(wrong.err.contains("--set language=martian: "), "{}", wrong.err);
    let unknown = said(&home, &["langage=zh"], None);
    assert!(unknown.code == Some(2) && unknown.err.contains("language"), "{}", unknown.err);
    let variable = said(&home, &[], Some(("FANGTAN_READING_MEASURE", "wide")));
    assert!(
        variable.code == Some(2) && variable.err.contains("FANGTAN_READING_MEASURE: "),
        "{}",
        variable.err
    );
}

#[test]
fn the_schema_takes_the_default_settings_and_sees_what_is_wrong() {
    let home = Home::new();
    let schema: Value = serde_json::from_str(&home.run(&["config", "schema"]).out).unwrap();
    let problems = |settings: &str| {
        wrong(&schema, &serde_json::to_value(settings.parse::<toml::Table>().unwrap()).unwrap())
    };
    let default = home.run(&["config", "default"]).out;
    assert_eq!(problems(&default), Vec::<String>::new());
    assert_eq!(problems("[keys]\npreset = \"less\"\nquit = [\"C-q\"]\n"), Vec::<String>::new());
    for bad in [
        "mouse = 1",
        "language = \"martian\"",
        "[reading]\nmeasure = 5",
        "colour = \"red\"",
        "[keys]\nquit = 1",
    ] {
        assert_ne!(problems(bad), Vec::<String>::new(), "{bad}");
    }
}
