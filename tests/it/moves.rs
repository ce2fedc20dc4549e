//! Files that moved, were parted or given other texts: their passages are found, asked about, or told by hand.

use std::fs;

use serde_json::Value;

use crate::cli::Home;

const FERRY: &str = "### Ropes\n\n**Lena:** Who splices the ropes of the ferry when one of them frays in the winter?\n\n\
    **Marek:** I do it at night by the stove, with a fid my father carved out of whalebone.\n\n\
    ### Ice\n\n**Lena:** And when the river is shut by ice from bank to bank?\n\n\
    **Marek:** Then the whole village walks, and I am the only one who is out of work and happy.\n";

const BEES: &str = "### Hives\n\n**Lena:** How many hives does a beekeeper lose between October and the first willow?\n\n\
    **Iva:** One in six, and always the one that I had stopped worrying about.\n\n\
    ### Honey\n\n**Lena:** What does buckwheat honey taste of?\n\n**Iva:** Of malt, of a wet barn, of the road.\n";

fn home() -> Home {
    let home = Home::new();
    home.write("talks/ferry.md", FERRY);
    home.write("talks/bees.md", BEES);
    home.write("config.toml", "library = [\"talks\"]\n");
    home
}

fn keep(home: &Home, place: &str, note: &str) -> Value {
    home.run(&["bookmarks", "add", "--json", place, "--note", note]).objects().remove(0)
}

fn listed(home: &Home) -> Vec<Value> {
    let listed = home.run(&["bookmarks", "list", "--json"]).out;
    listed.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// File name, state and note of every passage, by note.
fn stands(home: &Home) -> Vec<(String, String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let name = |kept: &Value| text(&kept["path"]).rsplit('/').next().unwrap().to_owned();
    let mut all: Vec<_> =
        listed(home).iter().map(|kept| (text(&kept["note"]), name(kept), text(&kept["state"]))).collect();
    all.sort();
    all
}

fn stood(note: &str, name: &str, state: &str) -> (String, String, String) {
    (note.into(), name.into(), state.into())
}

#[test]
fn a_folder_that_moved_far_away_is_known_as_soon_as_one_of_its_files_is() {
    let home = home();
    keep(&home, "talks/ferry.md#1.2", "fid");
    keep(&home, "talks/bees.md#2.2", "malt");
    let at = home.write("far/away/x", "");
    fs::rename(
        at.with_file_name("x").parent().unwrap().parent().unwrap().parent().unwrap().join("talks"),
        at.with_file_name("spoken"),
    )
    .unwrap();
    let opened = home.run(&["bookmarks", "add", "far/away/spoken/ferry.md#2.2", "--note", "ice"]);
    assert_eq!(opened.code, Some(0), "{opened:?}");
    assert_eq!(
        stands(&home),
        [stood("fid", "ferry.md", "ok"), stood("ice", "ferry.md", "ok"), stood("malt", "bees.md", "ok")]
    );
}

#[test]
fn a_search_or_a_check_over_the_new_place_is_enough() {
    for command in [&["search", "whalebone"][..], &["check"], &["list"]] {
        let home = home();
        keep(&home, "talks/ferry.md#1.2", "fid");
        let far = home.write("far/x", "");
        fs::rename(far.with_file_name("../talks/ferry.md"), far.with_file_name("boat.md")).unwrap();
        assert_eq!(home.run(&[command, &["far"]].concat()).code.unwrap_or(9) & 2, 0);
        assert_eq!(stands(&home), [stood("fid", "boat.md", "ok")], "{command:?}");
        let again = home.run(&["bookmarks", "list"]);
        assert_eq!(again.err, "", "{command:?}");
    }
}

#[test]
fn words_that_went_to_other_files_are_found_there_and_taken_over_if_one_says_so() {
    let home = home();
    keep(&home, "talks/ferry.md#1.2", "fid");
    keep(&home, "talks/ferry.md#2.2", "walk");
    let (ropes, ice) = FERRY.split_at(FERRY.find("### Ice").unwrap());
    home.write("talks/one.md", format!("# Ropes alone\n\n{ropes}"));
    home.write("talks/two.md", format!("# Ice alone\n\n{ice}"));
    fs::write(home.write("talks/ferry.md", ""), BEES.replace("Iva", "Ota")).unwrap();
    let before = stands(&home);
    assert!(before.iter().all(|(_, _, state)| state == "ok" || state == "lost"), "{before:?}");
    let sought = home.run(&["bookmarks", "seek", "--json"]).objects();
    let lost = before.iter().filter(|(_, _, state)| state == "lost").count();
    assert_eq!(sought.len(), lost);
    assert!(sought.iter().all(|found| found["taken"] == false), "it is only told: {sought:?}");
    assert_eq!(stands(&home), before);
    home.run(&["bookmarks", "seek", "--take"]);
    assert_eq!(stands(&home), [stood("fid", "one.md", "ok"), stood("walk", "two.md", "ok")]);
    assert_eq!(home.run(&["bookmarks", "seek"]).code, Some(1), "nothing is lost any more");
}

#[test]
fn where_a_file_is_now_can_be_told_by_hand() {
    let home = home();
    keep(&home, "talks/ferry.md#1.2", "fid");
    let quote = listed(&home)[0]["quote"].clone();
    let far = home.write("far/x", "");
    fs::remove_file(far.with_file_name("../talks/ferry.md")).unwrap();
    // A translation: not a word is the same.
    home.write(
        "far/fähre.md",
        "### Seile\n\n**Lena:** Wer spleißt die Seile im Winter?\n\n**Marek:** Ich, am Ofen.\n",
    );
    assert_eq!(stands(&home)[0].2, "lost");
    let told = home.run(&["bookmarks", "moved", "talks/ferry.md", "far/fähre.md"]);
    assert_eq!(told.code, Some(0), "{told:?}");
    let now = listed(&home);
    assert!(now[0]["path"].as_str().unwrap().ends_with("fähre.md"), "{now:?}");
    assert_eq!(now[0]["quote"], quote, "the words stay what was kept");
    keep(&home, "far/fähre.md#1.2", "ofen");
    assert_eq!(listed(&home).len(), 2, "it stays that episode, whatever its words are");
    let unknown = home.run(&["bookmarks", "moved", "talks/nothing.md", "talks/bees.md"]);
    assert!(unknown.code == Some(1) && unknown.err.contains("nothing was ever kept"), "{unknown:?}");
}

#[test]
fn a_doubtful_case_is_named_with_what_to_do() {
    let home = home();
    keep(&home, "talks/ferry.md#1.2", "fid");
    let long: String = (0..12)
        .map(|n| format!("**Lena:** Question {n} about weather {n}?\n\n**Marek:** Answer {n}, told slowly, of boat {n}.\n\n"))
        .collect();
    let far = home.write("talks/x.md", "");
    fs::remove_file(&far).unwrap();
    fs::remove_file(far.with_file_name("ferry.md")).unwrap();
    home.write("talks/other.md", format!("{}{long}", &FERRY[..FERRY.find("### Ice").unwrap()]));
    let told = home.run(&["bookmarks", "list"]);
    assert!(told.err.contains("may be") && told.err.contains("fangtan bookmarks moved"), "{told:?}");
    let command = told.err.lines().find_map(|line| line.split_once("if it is: fangtan ")).unwrap().1;
    let words: Vec<&str> = command.split('\'').map(str::trim).filter(|word| !word.is_empty()).collect();
    let arguments = ["bookmarks", "moved", words[1], words[2]];
    assert_eq!(home.run(&arguments).code, Some(0), "{arguments:?}");
    assert_eq!(stands(&home), [stood("fid", "other.md", "ok")]);
}
