//! The code book: what is said of tags, other names everywhere and back, and files of other programs.

use fangtan::passage::codes::Recode;
use fangtan::store::{Store, StoreError};

use crate::cli::Home;
use crate::refi::assert_valid;

pub const TALK: &str = "# The ferry\n\n## River\n\n**Ina:** Who steers at night?\n\n\
    **Tom Reed:** I do, by the lamps on the bank.\n\n**Ina:** And in fog?\n\n\
    **Tom Reed:** In fog we ring the bell 钟 and wait, & listen < hear.\n";

pub fn home() -> Home {
    let home = Home::new();
    home.write("ferry.md", TALK);
    for (place, tags) in [("ferry.md#1.2", ["night/lamps", "craft"]), ("ferry.md#1.4", ["night", "fog"])] {
        let keep = ["bookmarks", "add", place, "--tag", tags[0], "--tag", tags[1], "--note", "see \"log\""];
        assert_eq!(home.run(&keep).code, Some(0));
    }
    home
}

fn tags(home: &Home) -> Vec<String> {
    let kept = home.run(&["bookmarks", "list", "--json"]).objects();
    let joined = |kept: &serde_json::Value| {
        kept["tags"].as_array().unwrap().iter().map(|tag| tag.as_str().unwrap()).collect::<Vec<_>>().join(" ")
    };
    kept.iter().map(joined).collect()
}

pub fn code(home: &Home, name: &str) -> serde_json::Value {
    let all = home.run(&["codes", "--json"]).objects();
    all.into_iter().find(|code| code["name"] == name).unwrap_or_default()
}

#[test]
fn tags_stand_in_their_tree_with_counts_and_what_is_said_of_them() {
    let home = home();
    home.run(&["codes", "set", "night", "--description", "after dark", "--color", "blue"]);
    let night = code(&home, "night");
    assert_eq!((&night["passages"], &night["passages_below"]), (&1.into(), &2.into()));
    assert_eq!((&night["description"], &night["color"]), (&"after dark".into(), &"blue".into()));
    let told = home.run(&["codes"]).out;
    assert!(told.contains("night  1 (2)  blue  after dark\n  lamps  1\n"), "{told}");
}

#[test]
fn names_change_everywhere_and_come_back_step_by_step() {
    let home = home();
    home.run(&["codes", "set", "night", "--description", "after dark"]);
    home.run(&["codes", "rename", "night", "time/night"]);
    assert_eq!(tags(&home), ["time/night/lamps craft", "time/night fog"]);
    assert_eq!(code(&home, "time/night")["description"], "after dark");
    home.run(&["codes", "merge", "craft", "fog", "time/night/lamps"]);
    assert_eq!(tags(&home), ["craft", "time/night craft"]);
    home.run(&["codes", "split", "craft", "craft/bell", "--where", "bell"]);
    assert_eq!(tags(&home), ["craft", "time/night craft/bell"]);
    home.run(&["codes", "rm", "craft"]);
    assert_eq!(tags(&home), ["", "time/night"]);
    for expected in [
        ["craft", "time/night craft/bell"],
        ["craft", "time/night craft"],
        ["time/night/lamps craft", "time/night fog"],
        ["night/lamps craft", "night fog"],
    ] {
        assert_eq!(home.run(&["codes", "undo"]).code, Some(0));
        let sorted =
            |tags: &str| tags.split(' ').map(str::to_owned).collect::<std::collections::BTreeSet<_>>();
        let now: Vec<_> = tags(&home).iter().map(|tags| sorted(tags)).collect();
        assert_eq!(now, expected.map(sorted));
    }
    assert_eq!(code(&home, "night")["description"], "after dark");
    assert_eq!(home.run(&["codes", "undo"]).code, Some(1), "nothing is left to take back");
}

#[test]
fn the_description_of_both_stays_also_where_one_stands_within_the_other() {
    let home = home();
    for (tag, description) in [("craft", "of the hand"), ("fog", "not of the hand, of the sea")] {
        home.run(&["codes", "set", tag, "--description", description]);
    }
    home.run(&["codes", "merge", "fog", "craft"]);
    assert_eq!(code(&home, "fog")["description"], "not of the hand, of the sea\n\nof the hand");
    home.run(&["codes", "set", "craft", "--description", "of the hand"]);
    home.run(&["codes", "merge", "fog", "craft"]);
    assert_eq!(code(&home, "fog")["description"], "not of the hand, of the sea\n\nof the hand");
}

#[test]
fn what_was_tagged_since_stays_when_a_step_is_taken_back() {
    let home = home();
    home.run(&["codes", "merge", "craft", "fog"]);
    let id = home.run(&["bookmarks", "list", "--json"]).objects()[1]["id"].as_str().unwrap().to_owned();
    home.run(&["bookmarks", "edit", &id, "--tag", "later"]);
    home.run(&["codes", "undo"]);
    assert_eq!(tags(&home)[1], "night later fog");
}

#[test]
fn a_code_book_goes_out_and_in_as_table_and_as_refi_qda() {
    let home = home();
    home.run(&["codes", "set", "night", "--description", "=after, \"dark\"", "--color", "red"]);
    for format in ["csv", "qdc"] {
        let book = home.run(&["codes", "export", "--format", format]).out;
        if format == "qdc" {
            assert_valid(&book);
        }
        let other = Home::new();
        other.write("book", &book);
        assert_eq!(other.run(&["codes", "import", "book"]).code, Some(0), "{book}");
        let night = code(&other, "night");
        assert_eq!(
            (&night["description"], &night["color"]),
            (&"=after, \"dark\"".into(), &"red".into()),
            "{format}"
        );
    }
    home.write("no.txt", "just words");
    assert_eq!(home.run(&["codes", "import", "no.txt"]).code, Some(2));
}

#[test]
fn the_code_book_travels_with_the_passages_and_a_backup_holds_it() {
    let (one, other) = (home(), Home::new());
    let shared = one.path().join("shared");
    let folder = shared.to_str().unwrap();
    one.run(&["codes", "set", "night", "--description", "dark"]);
    one.run(&["bookmarks", "sync", folder]);
    other.run(&["bookmarks", "sync", folder]);
    assert_eq!(code(&other, "night")["description"], "dark");
    other.run(&["codes", "rename", "night", "dusk"]);
    other.run(&["bookmarks", "sync", folder]);
    one.run(&["bookmarks", "sync", folder]);
    assert_eq!(
        (code(&one, "dusk")["description"].clone(), tags(&one)[1].clone()),
        ("dark".into(), "dusk fog".to_owned())
    );
    one.run(&["bookmarks", "backup", "all.db"]);
    one.run(&["codes", "rm", "dusk"]);
    one.run(&["bookmarks", "restore", "all.db"]);
    assert_eq!(code(&one, "dusk")["description"], "dark");
}

#[test]
fn who_made_a_passage_is_told_asked_for_and_compared() {
    let home = Home::new();
    home.write("ferry.md", TALK);
    let keep = |name: &str, quote: &str, tag: &str| {
        home.write(".config/fangtan/config.toml", format!("author = \"{name}\"\n"));
        let config = home.path().join(".config/fangtan/config.toml");
        let mut command = home.command(&["bookmarks", "add", "ferry.md#1.4", "--quote", quote, "--tag", tag]);
        assert!(command.env("FANGTAN_CONFIG", config).output().unwrap().status.success());
    };
    keep("Ada", "In fog we ring", "sound");
    keep("Bo", "fog we ring the bell", "sound/bell");
    let by = home.run(&["bookmarks", "list", "--where", "by:ada", "--json"]).objects();
    assert_eq!((by.len(), &by[0]["author"]), (1, &"Ada".into()));
    let told = home.run(&["codes", "agree", "Ada", "Bo", "--json"]).objects();
    let sound = &told[0];
    assert_eq!((&sound["one"], &sound["other"], &sound["both"]), (&14.into(), &20.into(), &11.into()));
    let (all, one, other, both) = (sound["all"].as_f64().unwrap(), 14.0, 20.0, 11.0);
    let share = (all - one - other + 2.0 * both) / all;
    let chance = (one * other + (all - one) * (all - other)) / (all * all);
    let kappa = sound["kappa"].as_f64().unwrap();
    assert!((kappa - (share - chance) / (1.0 - chance)).abs() < 0.001, "{sound}");
    assert_eq!(told[1]["tag"], "sound/bell");
    assert!(home.run(&["codes", "agree", "Ada", "Bo"]).out.contains("κ"), "as a table too");
    // Side by side: what she has alone, what both have, what he has alone; his tag stands below hers.
    let places = home.run(&["codes", "agree", "Ada", "Bo", "--places", "--json"]).objects();
    let told: Vec<_> =
        places.iter().map(|one| (one["tag"].clone(), one["quote"].clone(), one["by"].clone())).collect();
    let expected = [
        ("sound", "In ", vec!["Ada"]),
        ("sound", "fog we ring", vec!["Ada", "Bo"]),
        ("sound/bell", "fog we ring the bell", vec!["Bo"]),
        ("sound", " the bell", vec!["Bo"]),
    ];
    assert_eq!(told, expected.map(|(tag, quote, by)| (tag.into(), quote.into(), by.into())));
    let page = home.run(&["codes", "agree", "Ada", "Bo", "--places"]).out;
    assert!(
        page.lines().any(|line| line.contains("sound") && line.contains("Ada  Bo  fog we ring")),
        "{page}"
    );
    assert!(page.lines().any(|line| line.contains("sound") && line.contains("–    Bo   the bell")), "{page}");
    assert_eq!(home.run(&["codes", "agree", "Ada", "Cy"]).code, Some(1));
}

#[test]
fn who_keeps_what_another_keeps_has_a_passage_of_their_own() {
    let home = Home::new();
    home.write("ferry.md", TALK);
    let keep = |name: &str, tag: &str| {
        let config = home.write("author.toml", format!("author = '{name}'\n"));
        let mut command = home.command(&["bookmarks", "add", "ferry.md#1.4", "--tag", tag, "--note", name]);
        assert!(command.env("FANGTAN_CONFIG", config).output().unwrap().status.success());
    };
    for (name, tag) in [("Ada", "sound"), ("Bo", "sound"), ("Bo", "fog")] {
        keep(name, tag);
    }
    let kept = home.run(&["bookmarks", "list", "--json"]).objects();
    let told: Vec<_> =
        kept.iter().map(|kept| ["author", "note", "tags"].map(|key| kept[key].to_string())).collect();
    assert_eq!(
        told,
        [[r#""Ada""#, r#""Ada""#, r#"["sound"]"#], [r#""Bo""#, r#""Bo""#, r#"["sound","fog"]"#]]
    );
    let agreed = home.run(&["codes", "agree", "Ada", "Bo", "--json"]).objects();
    let shares: Vec<_> = agreed.iter().map(|tag| (&tag["tag"], tag["one"] == tag["other"])).collect();
    assert_eq!(shares, [(&"fog".into(), false), (&"sound".into(), true)]);
}

#[test]
fn what_was_said_of_tags_since_stays_when_a_step_is_taken_back() {
    let home = home();
    home.run(&["codes", "set", "craft", "--description", "before"]);
    home.run(&["codes", "rename", "fog", "weather"]);
    home.run(&["codes", "set", "craft", "--description", "after"]);
    home.run(&["codes", "set", "fresh", "--description", "new"]);
    assert_eq!(home.run(&["codes", "undo"]).code, Some(0));
    assert_eq!(tags(&home), ["night/lamps craft", "night fog"]);
    assert_eq!(code(&home, "craft")["description"], "after");
    assert_eq!(code(&home, "fresh")["description"], "new");
}

#[test]
fn what_changes_nothing_says_so_and_is_no_step() {
    let home = home();
    home.run(&["codes", "rename", "fog", "weather"]);
    for words in [["codes", "rm", "nosuch"].as_slice(), &["codes", "rename", "nosuch", "other"]] {
        let answer = home.run(words);
        assert_eq!((answer.code, answer.out.as_str()), (Some(1), ""), "{words:?}");
        assert!(answer.err.contains("no passage has such a tag"), "{}", answer.err);
    }
    home.run(&["codes", "undo"]);
    assert_eq!(tags(&home), ["night/lamps craft", "night fog"]);
}

#[test]
fn a_tag_merged_into_one_below_it_leaves_that_one_as_it_is() {
    let home = home();
    home.run(&["codes", "merge", "night/lamps", "night"]);
    assert_eq!(tags(&home), ["night/lamps craft", "night/lamps fog"]);
    home.run(&["codes", "undo"]);
    home.run(&["codes", "merge", "craft", "night", "night/lamps"]);
    assert_eq!(tags(&home), ["craft", "craft fog"]);
}

#[test]
fn a_tag_has_a_name_in_every_step_of_its_path() {
    let home = home();
    let keep = ["bookmarks", "add", "ferry.md#1.2", "--tag", " night // lamps/", "--tag", "/craft"];
    assert_eq!(home.run(&keep).code, Some(0));
    assert_eq!(tags(&home), ["night/lamps craft", "night fog"]);
    for words in [["codes", "set", " / "].as_slice(), &["codes", "rename", "fog", ""]] {
        let answer = home.run(words);
        assert_eq!(answer.code, Some(2), "{words:?}");
        assert!(answer.err.contains("a tag needs a name"), "{}", answer.err);
    }
}

#[test]
fn a_table_brings_tags_of_which_nothing_is_said_and_no_color_that_there_is_none_of() {
    let home = Home::new();
    let table = "tag,description,color\nnight,,\n night ,twice,\nfog / bank,,Blue\nsea,deep,#E02020\nsky,,ultraviolet\n,,\n";
    home.write("book.csv", table);
    let told = home.run(&["codes", "import", "book.csv"]);
    assert!(told.out.starts_with("4 tags"), "{}", told.out);
    assert!(told.err.contains("ultraviolet") && told.err.lines().count() == 1, "{}", told.err);
    let names = || home.run(&["codes", "--json"]).objects().into_iter().map(|code| code["name"].clone());
    assert!(names().eq(["fog", "fog/bank", "night", "sea", "sky"]), "{:?}", names().collect::<Vec<_>>());
    let colors = ["fog/bank", "sea", "sky", "night"].map(|tag| code(&home, tag)["color"].clone());
    assert_eq!(colors, ["blue", "red", "", ""]);
    let again = home.run(&["codes", "import", "book.csv"]);
    assert_eq!((again.code, names().count()), (Some(0), 5));
}

#[test]
fn a_name_means_the_tag_that_is_written_so_else_those_in_either_case() {
    let home = home();
    home.run(&["codes", "set", "NIGHT", "--description", "after dark"]);
    assert_eq!(code(&home, "night")["description"], "after dark", "there is none written so");
    home.run(&["codes", "rename", "Craft", "hand"]);
    assert_eq!(tags(&home), ["night/lamps hand", "night fog"]);
    let id = home.run(&["bookmarks", "list", "--json"]).objects()[1]["id"].as_str().unwrap().to_owned();
    home.run(&["bookmarks", "edit", &id, "--tag", "Night", "--untag", "FOG"]);
    assert_eq!(tags(&home)[1], "night Night");

    // Now both are there, and each name means its own, in the code book, in queries, in colors, in what changes.
    let count = |query: &str| home.run(&["bookmarks", "list", "--where", query]).out.lines().count();
    assert_eq!((count("tag:night"), count("tag:Night"), count("tag:nIGHT")), (2, 1, 2));
    let below = ["night", "Night"].map(|tag| code(&home, tag)["passages_below"].clone());
    assert_eq!(below, [2, 1]);
    home.run(&["codes", "rename", "Night", "dusk"]);
    assert_eq!(tags(&home), ["night/lamps hand", "night dusk"]);
    home.run(&["codes", "rm", "NIGHT"]);
    assert_eq!(tags(&home), ["hand", "dusk"]);
}

#[test]
fn undo_tells_what_it_takes_back() {
    let home = home();
    home.run(&["codes", "rename", "night", "dusk"]);
    let told = home.run(&["codes", "undo"]).out;
    assert!(told.starts_with("taken back on 2 passages what was changed at 20"), "{told}");
}

#[test]
fn a_table_gives_greys_no_color_and_says_so_and_takes_tags_as_they_are() {
    let home = Home::new();
    home.write("book.csv", "tag,color\n\"7\"\" lamp\",#808080\n“灯”,#3399ff\na b,\n\"say \"\"x\"\"\",#F88\n");
    let told = home.run(&["codes", "import", "book.csv"]);
    assert_eq!(told.out, "4 tags, 0 codings of texts, 0 of them new or newer\n");
    assert_eq!(told.err, "fangtan: book.csv: 7\" lamp: there is no color #808080; it gets none\n");
    let names = ["7\" lamp", "“灯”", "a b", "say \"x\""];
    assert_eq!(names.map(|tag| code(&home, tag)["color"].clone()), ["", "blue", "", "red"]);
    let book = home.run(&["codes", "export"]).out;
    let other = Home::new();
    other.write("book.csv", &book);
    other.run(&["codes", "import", "book.csv"]);
    assert_eq!(other.run(&["codes", "export"]).out, book);
}

#[test]
fn nobody_writes_between_the_choice_of_passages_and_their_change() {
    let home = home();
    let open = || Store::open(&home.path().join("data"), |_| false).unwrap().0;
    let (mut store, mut other) = (open(), open());
    let id = store.all_bookmarks().unwrap()[0].id.clone();
    let choose = |store: &Store| {
        assert!(other.set_deleted(std::slice::from_ref(&id), Some(2), 2).is_err(), "it has to wait");
        assert_eq!(store.all_bookmarks()?.len(), 2);
        Ok::<_, StoreError>(vec![Recode {
            from: "craft".into(),
            to: Some("hand".into()),
            only: Some(vec![id.clone()]),
        }])
    };
    let recoded = store.recode_chosen(choose, 1).unwrap().unwrap();
    assert_eq!(recoded.passages, 1);
    other.set_deleted(&[id], Some(2), 2).unwrap();
    // A choice that fails changes nothing, and holds nobody off.
    let fails = |_: &Store| Err::<Vec<Recode>, _>(StoreError::Busy { path: "".into() });
    assert!(store.recode_chosen(fails, 3).is_err());
    assert!(other.recode(&[Recode { from: "fog".into(), ..Recode::default() }], 4).unwrap().is_some());
}
