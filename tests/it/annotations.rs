//! Annotations of other programs: what they hold arrives, or is named; words that stand once stand where they
//! stood.

use serde_json::{Value, json};

use crate::cli::Home;

const TALK: &str = "---\ntitle: Quarry\nsource: https://talks.example/quarry\n---\n\n### Stone\n\n\
    **Ada:** What does a quarry sound like on the first warm day?\n\n\
    **Bo:** Like a table that is being cleared. Nobody is there, and it goes on.\n\n\
    ### Dust\n\n**Ada:** And the dust?\n\n\
    **Bo:** Nobody is there, and it goes on. You wash, and it is on the soap.\n";

fn home() -> Home {
    let home = Home::new();
    home.write("talks/quarry.md", TALK);
    home.write("config.toml", "library = [\"talks\"]\n");
    // Known, so that a note on its address finds it.
    assert_eq!(home.run(&["bookmarks", "copies", "talks/quarry.md"]).code, Some(1));
    home
}

fn row(id: &str, exact: &str, more: &Value) -> Value {
    let mut row = json!({
        "id": id, "created": "2025-02-03T10:00:00.000000+00:00", "updated": "2025-02-04T10:00:00.000000+00:00",
        "user": "acct:ines@hypothes.is", "uri": "https://talks.example/quarry", "text": "", "tags": [],
        "document": { "title": ["Quarry — as the web page has it"] },
        "target": [{ "source": "https://talks.example/quarry", "selector": [
            { "type": "RangeSelector", "startContainer": "/div[1]" },
            { "type": "TextPositionSelector", "start": 3, "end": 9 },
            { "type": "TextQuoteSelector", "exact": exact, "prefix": "", "suffix": "" },
        ]}],
    });
    for (name, value) in more.as_object().unwrap() {
        row[name] = value.clone();
    }
    row
}

fn listed(home: &Home) -> Vec<Value> {
    let out = home.run(&["bookmarks", "list", "--json"]).out;
    out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn rows() -> Vec<Value> {
    let place = json!([{ "source": "https://talks.example/quarry" }]);
    vec![
        row("a1", "a table that is being cleared", &json!({ "text": "spring", "tags": ["sound", "spring"] })),
        row(
            "b2",
            "",
            &json!({ "target": place, "text": "is it?", "references": ["a1"], "user": "acct:tom@x.org" }),
        ),
        row(
            "c3",
            "",
            &json!({ "target": place, "text": "it is", "references": ["a1", "b2"],
            "created": "2025-02-09T10:00:00Z", "updated": "2025-02-09T10:00:00Z" }),
        ),
        row("d4", "", &json!({ "target": place, "text": "a fine talk" })),
        row("e5", "it is on the soap", &json!({})),
    ]
}

#[test]
fn what_hypothesis_gives_arrives_in_every_form_or_is_named() {
    let lines: String = rows().iter().map(|row| format!("{row}\n")).collect();
    for (form, text) in [
        ("the API's answer", json!({ "total": 5, "rows": rows() }).to_string()),
        (
            "the client's export",
            json!({ "export_date": "2025-03-01", "client_version": "1.1", "annotations": rows() })
                .to_string(),
        ),
        ("a list", Value::from(rows()).to_string()),
        ("lines", lines),
    ] {
        let home = home();
        home.write("notes.json", text);
        let answer = home.run(&["bookmarks", "import", "notes.json"]);
        assert!(answer.out.starts_with("2 passages, 2 of them new"), "{form}: {answer:?}");
        assert!(
            answer.err.contains("ines: a fine talk") && !answer.err.contains("is it?"),
            "{form}: {}",
            answer.err
        );
        let kept = listed(&home);
        assert_eq!(kept.len(), 2, "{form}");
        assert!(kept.iter().all(|one| one["state"] == "ok"), "{form}: {kept:?}");
        assert!(kept[0]["path"].as_str().unwrap().ends_with("quarry.md"), "{form}: {kept:?}");
        assert_eq!(
            (&kept[0]["quote"], &kept[0]["address"]),
            (&json!("a table that is being cleared"), &json!("1.2"))
        );
        assert_eq!(kept[0]["note"], "spring\n\n↳ tom: is it?\n\n↳ ines: it is");
        assert_eq!(kept[0]["tags"], json!(["sound", "spring"]));
        assert!(
            home.run(&["bookmarks", "import", "notes.json"]).out.starts_with("2 passages, 0 of them new")
        );
    }
}

#[test]
fn words_that_stand_twice_stand_where_what_is_around_them_says() {
    let home = home();
    let quote = |id: &str, prefix: &str| {
        let mut row = row(id, "Nobody is there, and it goes on.", &json!({}));
        row["target"][0]["selector"][2]["prefix"] = prefix.into();
        row
    };
    home.write(
        "notes.json",
        Value::from(vec![quote("x", "being cleared. "), quote("y", "Bo:\n"), quote("z", "")]).to_string(),
    );
    home.run(&["bookmarks", "import", "notes.json"]);
    let kept = listed(&home);
    let of = |id: &str| {
        let one = kept.iter().find(|one| one["id"] == id).unwrap();
        (one["state"].as_str().unwrap().to_owned(), one["address"].as_str().unwrap().to_owned())
    };
    assert_eq!(of("x"), ("ok".into(), "1.2".into()));
    assert_ne!(of("z").0, "ok", "nobody can tell which of the two");
}

#[test]
fn our_own_annotations_come_back_as_they_went() {
    let home = home();
    for (place, words, note) in [
        ("talks/quarry.md#1.1", "first warm day", "when?"),
        ("talks/quarry.md#1.2", "Nobody is there, and it goes on.", "echo"),
        ("talks/quarry.md#2.2", "Nobody is there, and it goes on.", "echo again"),
        ("talks/quarry.md#2.2", "wash", ""),
        ("talks/quarry.md#2.1", "And the dust?", ""),
        ("talks/quarry.md#1.2", "table", "oak"),
    ] {
        let more = ["--quote", words, "--note", note, "--tag", "stone", "--color", "blue"];
        assert_eq!(home.run(&[&["bookmarks", "add", place][..], &more].concat()).code, Some(0), "{words}");
    }
    let exported = home.run(&["bookmarks", "export", "--format", "w3c"]).out;
    let before = listed(&home);
    let other = Home::new();
    other.write("talks/quarry.md", TALK);
    other.write("notes.jsonld", &exported);
    other.run(&["bookmarks", "copies", "talks/quarry.md"]);
    assert!(other.run(&["bookmarks", "import", "notes.jsonld"]).out.starts_with("6 passages, 6 of them new"));
    let told = |kept: &[Value]| -> Vec<Value> {
        let mut told: Vec<Value> = kept.to_vec();
        for one in &mut told {
            one.as_object_mut().unwrap().remove("path");
        }
        told.sort_by_key(|one| one["id"].to_string());
        told
    };
    assert_eq!(told(&listed(&other)), told(&before));
    assert!(before.iter().all(|one| one["state"] == "ok"));
}

const READWISE: &str = "Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,Highlighted at,Document tags\n\
    \"Like a table that is being cleared.\",Quarry,Ines,,\"spring, \"\"perhaps\"\"\",yellow,\"sound, spring\",page,3,2025-02-03 10:00:00+00:00,\n\
    You wash,Quarry,Ines,,,,,page,9,2025-02-04 10:00:00+00:00,\n\
    ,Quarry,Ines,,a fine talk,,,,,2025-02-04 10:00:00+00:00,\n\
    Nobody read this yet,Unread,Ines,,,,,,,2025-02-04 10:00:00+00:00,\n";

#[test]
fn highlights_of_readwise_arrive_by_the_titles_of_their_texts() {
    let home = home();
    home.write("readwise.csv", READWISE);
    let told = home.run(&["bookmarks", "import", "readwise.csv"]);
    assert!(told.err.contains("a note on all of Quarry") && told.err.contains("a fine talk"), "{told:?}");
    let all = listed(&home);
    let table = all.iter().find(|kept| kept["quote"].as_str().unwrap().starts_with("Like a table")).unwrap();
    assert_eq!((&table["state"], &table["note"]), (&json!("ok"), &json!("spring, \"perhaps\"")));
    assert_eq!((&table["tags"], &table["color"]), (&json!(["sound", "spring"]), &json!("yellow")));
    assert!(table["path"].as_str().unwrap().ends_with("quarry.md"), "{table}");
    assert!(table["made"].as_str().unwrap().starts_with("2025-02-03"), "{table}");
    home.write(
        "talks/later.md",
        "---\ntitle: Unread\n---\n\n**Ada:** Why?\n\n**Bo:** Nobody read this yet.\n",
    );
    home.run(&["bookmarks", "copies", "talks/later.md"]);
    let unread = listed(&home).into_iter().find(|kept| kept["quote"] == "Nobody read this yet").unwrap();
    assert!(unread["state"] == "ok" && unread["path"].as_str().unwrap().ends_with("later.md"), "{unread}");
    assert_eq!(listed(&home).len(), 3);
    home.run(&["bookmarks", "import", "readwise.csv"]);
    assert_eq!(listed(&home).len(), 3, "read again they are the same");
}

#[test]
fn highlights_of_koreader_arrive_from_one_document_and_from_many() {
    let quarry = json!({
        "title": "Quarry", "author": "Ines", "file": "/mnt/onboard/quarry.md", "number_of_pages": 12,
        "entries": [
            { "chapter": "Stone", "page": 3, "text": "a table that is being cleared", "note": "spring",
              "color": "yellow", "drawer": "lighten", "sort": "highlight", "time": 1_738_576_800 },
            { "page": 9, "text": "You wash", "time": 1_738_576_900 },
        ],
    });
    for export in [quarry.clone(), json!({ "version": "json/1.0.0", "documents": [quarry] })] {
        let home = home();
        home.write("koreader.json", serde_json::to_string_pretty(&export).unwrap());
        assert_eq!(home.run(&["bookmarks", "import", "koreader.json"]).code, Some(0));
        let all = listed(&home);
        assert_eq!(all.len(), 2, "{all:?}");
        assert!(all.iter().all(|kept| kept["state"] == "ok"), "{all:?}");
        let table = all.iter().find(|kept| kept["quote"] == "a table that is being cleared").unwrap();
        assert_eq!((&table["note"], &table["color"]), (&json!("spring"), &json!("yellow")));
        assert!(table["path"].as_str().unwrap().ends_with("quarry.md"), "{table}");
    }
}

#[test]
fn a_table_of_passages_is_refused_in_one_sentence_that_tells_what_can_be_taken_in() {
    let home = Home::new();
    home.write("talk.md", TALK);
    assert_eq!(home.run(&["bookmarks", "add", "talk.md#1.2", "--note", "1,2\n3"]).code, Some(0));
    let table = home.run(&["bookmarks", "export", "--format", "csv"]).out;
    for table in [
        table.clone(),
        table.replacen("id,title", "\u{feff}\"id\";\"title\"", 1).replacen(",date,source", ";date;source", 1),
    ] {
        home.write("passages.csv", table);
        let told = home.run(&["bookmarks", "import", "passages.csv"]);
        assert_eq!(
            (told.code, told.out.as_str(), told.err.lines().count()),
            (Some(2), "", 1),
            "{}",
            told.err
        );
        assert!(told.err.contains("export --format json"), "{}", told.err);
    }
}
