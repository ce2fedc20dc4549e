//! Files that moved, were parted or given other texts: their passages are found, asked about, or told by
//! hand.

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
    let more = ["bookmarks", "add", "far/fähre.md", "--quote", "am Ofen"];
    assert_eq!(home.run(&more).code, Some(0));
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

const SIMPLIFIED: &str = "---\ntitle: 渡船\n---\n\n### 绳子\n\n**问：** 冬天绳子磨断了，是谁来接的？\n\n\
    **答：** 我夜里在炉子边上接，用的是父亲用鲸骨刻的锥子，接一根要两个钟头。\n\n### 冰\n\n\
    **问：** 河面从这岸冻到那岸的时候呢？\n\n**答：** 那时候全村人都走过去，只有我一个人没有活干，也只有我高兴。\n";

const TRADITIONAL: &str = "---\ntitle: 渡船\n---\n\n### 繩子\n\n**問：** 冬天繩子磨斷了，是誰來接的？\n\n\
    **答：** 我夜裡在爐子邊上接，用的是父親用鯨骨刻的錐子，接一根要兩個鐘頭。\n\n### 冰\n\n\
    **問：** 河面從這岸凍到那岸的時候呢？\n\n**答：** 那時候全村人都走過去，只有我一個人沒有活幹，也只有我高興。\n";

/// What becomes of `talks/a.md`, `talks/b.md` and `talks/渡船.md`.
type Change = fn(&std::path::Path);

fn halves(text: &str, second: &str) -> (String, String) {
    let (one, two) = text.split_at(text.find(second).unwrap());
    (one.to_owned(), two.to_owned())
}

const CHANGES: &[(&str, Change)] = &[
    ("nothing", |_| {}),
    ("renamed", |talks| fs::rename(talks.join("a.md"), talks.join("z.md")).unwrap()),
    ("moved", |talks| {
        fs::create_dir(talks.join("sub")).unwrap();
        fs::rename(talks.join("a.md"), talks.join("sub/a.md")).unwrap();
    }),
    ("moved and corrected", |talks| {
        fs::remove_file(talks.join("a.md")).unwrap();
        fs::write(talks.join("corrected.md"), FERRY.replace("in the winter", "in winter")).unwrap();
    }),
    ("parted", |talks| {
        let (one, two) = halves(FERRY, "### Ice");
        fs::remove_file(talks.join("a.md")).unwrap();
        fs::write(talks.join("a1.md"), one).unwrap();
        fs::write(talks.join("a2.md"), two).unwrap();
    }),
    ("joined", |talks| {
        fs::remove_file(talks.join("a.md")).unwrap();
        fs::write(talks.join("b.md"), format!("{BEES}\n{FERRY}")).unwrap();
    }),
    ("replaced", |talks| {
        fs::write(talks.join("a.md"), BEES.replace("Iva", "Ota").replace("One in six", "Half of them"))
            .unwrap();
    }),
    ("replaced, and kept elsewhere", |talks| {
        fs::rename(talks.join("a.md"), talks.join("old.md")).unwrap();
        fs::write(
            talks.join("a.md"),
            "# Tea\n\n**Jo:** When is it ripe?\n\n**Kim:** When the picker is tired of waiting.\n",
        )
        .unwrap();
    }),
    ("swapped", |talks| {
        fs::write(talks.join("a.md"), BEES).unwrap();
        fs::write(talks.join("b.md"), FERRY).unwrap();
    }),
    ("the folder renamed", |talks| fs::rename(talks, talks.with_file_name("spoken")).unwrap()),
    ("downloaded again", |talks| {
        fs::write(
            talks.join("a.md"),
            format!("---\ntitle: Ferry (2nd ed.)\nid: x9\ntags: [river]\n---\n\n{FERRY}"),
        )
        .unwrap();
    }),
    ("encoded otherwise", |talks| {
        fs::write(talks.join("渡船.md"), encoding_rs::GB18030.encode(SIMPLIFIED).0).unwrap();
    }),
    ("in other characters", |talks| fs::write(talks.join("渡船.md"), TRADITIONAL).unwrap()),
    ("in other characters under another name", |talks| {
        fs::remove_file(talks.join("渡船.md")).unwrap();
        fs::write(talks.join("渡船_繁.md"), TRADITIONAL).unwrap();
    }),
];

/// All Markdown files below a folder.
fn files(folder: &std::path::Path) -> Vec<String> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path()) {
        if entry.is_dir() {
            all.extend(files(&entry));
        } else if entry.extension().is_some_and(|end| end == "md") {
            all.push(entry.to_string_lossy().into_owned());
        }
    }
    all
}

#[test]
fn whatever_becomes_of_the_files_no_passage_is_wrong_and_none_is_lost_without_its_words() {
    for (change, make) in CHANGES {
        for opened in [false, true] {
            let home = Home::new();
            let talks = home.write("talks/a.md", FERRY).with_file_name("");
            home.write("talks/b.md", BEES);
            home.write("talks/渡船.md", SIMPLIFIED);
            for place in ["a.md#1.2", "a.md#2.2", "b.md#1.2", "b.md#2.2", "渡船.md#1.2", "渡船.md#2.2"] {
                assert_eq!(home.run(&["bookmarks", "add", &format!("talks/{place}")]).code, Some(0));
            }
            let quotes: Vec<String> = listed(&home).iter().map(|one| one["quote"].to_string()).collect();
            make(&talks);
            if opened {
                for file in &files(talks.parent().unwrap()) {
                    home.run(&["bookmarks", "copies", file]);
                }
            }
            let now = listed(&home);
            assert_eq!(now.len(), 6, "{change} {opened}");
            for kept in &now {
                assert!(
                    quotes.contains(&kept["quote"].to_string()),
                    "{change} {opened}: other words: {kept}"
                );
                if kept["state"] == "lost" {
                    continue;
                }
                let place =
                    format!("{}#{}", kept["path"].as_str().unwrap(), kept["address"].as_str().unwrap());
                let shown = home.run(&["show", &place]).out.replace(['\n', ' '], "");
                let present = kept["present"].as_str().unwrap_or(kept["quote"].as_str().unwrap());
                assert!(
                    shown.contains(&present.replace(['\n', ' '], "")),
                    "{change} {opened}: not at {place}: {kept} {shown}"
                );
            }
            home.run(&["bookmarks", "seek", "--take", "."]);
            let texts = files(talks.parent().unwrap()).into_iter().map(|file| home.run(&["show", &file]).out);
            let texts: String = texts.collect::<String>().split_whitespace().collect();
            for lost in listed(&home).iter().filter(|kept| kept["state"] == "lost") {
                let words: String = lost["quote"].as_str().unwrap().split_whitespace().collect();
                assert!(
                    !words.is_empty() && !texts.contains(&words),
                    "{change} {opened}: its words stand: {lost}"
                );
            }
            let stand = now.iter().filter(|kept| kept["state"] != "lost").count();
            let least = match *change {
                "parted" => 5,
                "replaced" | "joined" => 4,
                _ => 6,
            };
            assert!(stand >= least, "{change} {opened}: only {stand} stand: {now:#?}");
        }
    }
}
