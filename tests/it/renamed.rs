//! Voices renamed in the reader, on the command line: the text stays as the file has it, the names do not.

use fangtan::episode::model::Role;
use fangtan::store::{Store, Voice};
use serde_json::Value;

use crate::cli::Home;

const TALK: &str = "### One\n\n**SPEAKER_00:** What is a river?\n\n**SPEAKER_01:** A slow kind of letter.\n\n\
    ### Two\n\n**SPEAKER_02:** Who reads a river?\n\n**SPEAKER_01:** Whoever lives beside it.\n\n\
    ### Three\n\n**SPEAKER_00:** Who writes one?\n\n**SPEAKER_01:** The rain, mostly.\n";

/// A file whose three voices are two persons with names, as the reader says.
fn home() -> Home {
    let home = Home::new();
    let path = home.write("talk.md", TALK);
    // The file is known, and its voices are remembered as the file names them, before they are renamed.
    assert_eq!(home.run(&["bookmarks", "add", "talk.md#1.2"]).code, Some(0));
    assert_eq!(home.run(&["list", "."]).code, Some(0));
    let (mut store, _) = Store::open(&path.with_file_name("data"), |_| true).unwrap();
    let episode = store.episode_by_path(&path.canonicalize().unwrap()).unwrap().unwrap();
    for (name, shown, role) in [
        ("SPEAKER_00", "Mara", Role::Host),
        ("SPEAKER_02", "Mara", Role::Host),
        ("SPEAKER_01", "Ines", Role::Guest),
    ] {
        let voice = Voice { name: name.to_owned(), shown: shown.to_owned(), role: Some(role) };
        store.put_voice(episode, &voice, 1).unwrap();
    }
    home
}

#[test]
fn the_text_is_printed_with_their_names() {
    let home = home();
    let shown = home.run(&["show", "talk.md"]).out;
    assert!(shown.contains("Mara (host), Ines (guest)"), "{shown}");
    let names: Vec<&str> = shown.lines().filter(|line| matches!(*line, "Mara" | "Ines")).collect();
    assert_eq!(names, ["Mara", "Ines", "Mara", "Ines", "Mara", "Ines"]);
    assert!(!shown.contains("SPEAKER"), "{shown}");
    let turn = &home.run(&["show", "--json", "talk.md#2.1"]).objects()[0];
    assert_eq!((turn["speaker"].as_str(), turn["role"].as_str()), (Some("Mara"), Some("host")));
    let checked = home.run(&["check", "talk.md"]).out;
    assert!(!checked.contains("Mara"), "what the file says is told as it says it: {checked}");
}

#[test]
fn they_are_found_under_their_names() {
    let home = home();
    let found = home.run(&["search", "--json", "river speaker:mara", "."]).objects();
    let told: Vec<_> = found.iter().map(|hit| (hit["address"].clone(), hit["speaker"].clone())).collect();
    assert_eq!(told, [("1.1".into(), "Mara".into()), ("2.1".into(), "Mara".into())]);
    assert_eq!(home.run(&["search", "--count", "river speaker:SPEAKER_01", "."]).code, Some(1));
    let jumped = home.run(&["jump", "--json", "ines", "."]).objects();
    assert!(jumped.iter().any(|hit| hit["kind"] == "speaker" && hit["label"] == "Ines"), "{jumped:?}");
}

#[test]
fn lists_statistics_and_passages_tell_them() {
    let home = home();
    let speakers = |value: &Value| -> Vec<(String, u64)> {
        let all = value["speakers"].as_array().unwrap().iter();
        all.map(|v| (v["name"].as_str().unwrap().to_owned(), v["turns"].as_u64().unwrap())).collect()
    };
    let expected = [("Mara".to_owned(), 3), ("Ines".to_owned(), 3)];
    for _ in 0..2 {
        let listed = home.run(&["list", "--json", "."]).objects();
        assert_eq!(speakers(&listed[0]), expected, "read anew or remembered");
    }
    let mut told = speakers(&home.run(&["stats", "--json", "."]).objects()[0]);
    told.sort();
    assert_eq!(told, [("Ines".to_owned(), 3), ("Mara".to_owned(), 3)]);
    for format in ["markdown", "csv", "org"] {
        let exported = home.run(&["bookmarks", "export", "--format", format]).out;
        assert!(exported.contains("Ines") && !exported.contains("SPEAKER"), "{format}: {exported}");
    }
    let exported = &home.run(&["bookmarks", "export", "--format", "json"]).objects()[0];
    assert_eq!((exported["speaker"].as_str(), exported["role"].as_str()), (Some("Ines"), Some("guest")));
    let kept = home.run(&["bookmarks", "list", "--json"]).objects();
    assert_eq!(kept[0]["speaker"], "Ines");
}
