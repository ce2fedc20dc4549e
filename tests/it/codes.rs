//! The code book: what is said of tags, other names everywhere and back, and files of other programs.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use fangtan::export::refi::read_project;

use crate::cli::Home;

const TALK: &str = "# The ferry\n\n## River\n\n**Ina:** Who steers at night?\n\n\
    **Tom Reed:** I do, by the lamps on the bank.\n\n**Ina:** And in fog?\n\n\
    **Tom Reed:** In fog we ring the bell 钟 and wait, & listen < hear.\n";

fn home() -> Home {
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

fn code(home: &Home, name: &str) -> serde_json::Value {
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

/// Which elements may stand in which, in this order, as the schema of REFI-QDA 1.0 (2019) has it, as far as
/// they are written; and the attributes that must be there.
const SCHEMA: &[(&str, &[&str], &[&str])] = &[
    ("Project", &["Users", "CodeBook", "Sources", "Notes"], &["name"]),
    ("CodeBook", &["Codes"], &[]),
    ("Users", &["User"], &[]),
    ("User", &[], &["guid"]),
    ("Codes", &["Code"], &[]),
    ("Code", &["Description", "Code"], &["guid", "name", "isCodable"]),
    ("Description", &[], &[]),
    ("Sources", &["TextSource"], &[]),
    ("TextSource", &["PlainTextSelection"], &["guid"]),
    ("PlainTextSelection", &["Coding", "NoteRef"], &["guid", "startPosition", "endPosition"]),
    ("Coding", &["CodeRef"], &["guid"]),
    ("CodeRef", &[], &["targetGUID"]),
    ("NoteRef", &[], &["targetGUID"]),
    ("Notes", &["Note"], &[]),
    ("Note", &["PlainTextContent"], &["guid"]),
    ("PlainTextContent", &[], &[]),
];

/// Holds every element of `xml` to the schema; returns all ids by what they are of, each once.
fn assert_valid(xml: &str) -> BTreeMap<String, String> {
    let (mut open, mut ids): (Vec<(&str, usize)>, BTreeMap<String, String>) = Default::default();
    for piece in xml.split('<').skip(1).filter(|piece| !piece.starts_with('?')) {
        let tag = piece.split('>').next().unwrap();
        if tag.starts_with('/') {
            open.pop().unwrap();
            continue;
        }
        let name = tag.split([' ', '/']).next().unwrap();
        let (_, _, needed) =
            SCHEMA.iter().find(|(known, ..)| *known == name).unwrap_or_else(|| panic!("{name}"));
        for attribute in *needed {
            assert!(tag.contains(&format!(" {attribute}=\"")), "{tag}");
        }
        if let Some((parent, at)) = open.last_mut() {
            let (_, order, _) = SCHEMA.iter().find(|(known, ..)| known == parent).unwrap();
            let here =
                order.iter().position(|child| *child == name).unwrap_or_else(|| panic!("{name} in {parent}"));
            assert!(here >= *at, "{name} comes too late in {parent}");
            *at = here;
        }
        if let Some(id) = tag.split(" guid=\"").nth(1).and_then(|rest| rest.split('"').next()) {
            let digits: String = id.chars().map(|c| if c.is_ascii_hexdigit() { 'x' } else { c }).collect();
            assert_eq!(digits, "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx");
            assert_eq!(ids.insert(id.to_owned(), name.to_owned()), None, "{id} is given twice");
        }
        if !tag.ends_with('/') {
            open.push((SCHEMA.iter().find(|(known, ..)| *known == name).unwrap().0, 0));
        }
    }
    assert!(open.is_empty());
    for target in xml.split("targetGUID=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
        assert!(ids.contains_key(target), "{target} is nowhere");
    }
    ids
}

fn unpacked(bytes: &[u8], name: &str) -> String {
    let mut text = String::new();
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn a_project_keeps_to_the_schema_and_comes_back_whole_on_another_machine() {
    let home = home();
    home.run(&["codes", "set", "night", "--description", "after dark & <deep>", "--color", "purple"]);
    assert_eq!(home.run(&["codes", "export", "--format", "qdpx", "--to", "ferry.qdpx"]).code, Some(0));
    assert_eq!(home.run(&["codes", "export", "--format", "qdpx"]).code, Some(2), "an archive is not printed");
    let bytes = std::fs::read(home.path().join("ferry.qdpx")).unwrap();
    let xml = unpacked(&bytes, "project.qde");
    let ids = assert_valid(&xml);
    let of = |kind: &str| {
        ids.iter().filter(|(_, known)| *known == kind).map(|(id, _)| id.clone()).collect::<Vec<_>>()
    };
    assert_eq!((of("Code").len(), of("Coding").len(), of("Note").len()), (4, 4, 2));
    let text = unpacked(&bytes, &format!("Sources/{}.txt", of("TextSource")[0]));
    let read = read_project(&bytes).unwrap().unwrap();
    for record in &read.records {
        assert!(text.contains(&record.quote) && record.quote.ends_with('.'), "{}", record.quote);
    }

    let other = Home::new();
    other.write("ferry.md", TALK.replace("## River", "## The river"));
    other.write("ferry.qdpx", &bytes);
    other.run(&["bookmarks", "copies", "ferry.md"]);
    let told = other.run(&["codes", "import", "ferry.qdpx"]);
    assert!(told.out.starts_with("4 tags, 2 codings of texts, 2 of them new"), "{}{}", told.out, told.err);
    let rows = |home: &Home| {
        let all = home.run(&["bookmarks", "list", "--json"]).objects();
        let row = |kept: &serde_json::Value| {
            ["id", "quote", "note", "tags", "author"].map(|name| kept[name].clone())
        };
        all.iter().map(row).collect::<Vec<_>>()
    };
    assert_eq!(rows(&other), rows(&home));
    let states = other.run(&["bookmarks", "list", "--json"]).objects();
    assert!(states.iter().all(|kept| kept["state"] == "ok"), "{states:?}");
    assert_eq!(code(&other, "night")["description"], "after dark & <deep>");
    assert_eq!(code(&other, "night")["color"], "purple");
    let again = other.run(&["codes", "import", "ferry.qdpx"]);
    assert!(again.out.contains(" 0 of them new"), "{}", again.out);
}

/// As `QualCoder` writes it: ids in capitals, text in CRLF files, a note to a coding, codes behind the sources,
/// things that are no text.
const FOREIGN: &str = r##"<?xml version="1.0" encoding="utf-8"?>
<Project xmlns="urn:QDA-XML:project:1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" name="p" origin="Qualcoder">
<Users><User guid="AAAAAAAA-0000-4000-8000-000000000001" name="mia"/></Users>
<Sources>
<TextSource guid="BBBBBBBB-0000-4000-8000-000000000001" name="ferry.txt" plainTextPath="internal://B1.txt">
<PlainTextSelection guid="{CCCCCCCC-0000-4000-8000-000000000001}" name="x" startPosition="27" endPosition="54" creatingUser="AAAAAAAA-0000-4000-8000-000000000001" creationDateTime="2024-03-01T10:00:00Z">
<Description>by whose light?</Description>
<Coding guid="DDDDDDDD-0000-4000-8000-000000000001"><CodeRef targetGUID="EEEEEEEE-0000-4000-8000-000000000002"/></Coding>
</PlainTextSelection>
</TextSource>
<AudioSource guid="BBBBBBBB-0000-4000-8000-000000000002" name="ferry.mp3"/>
</Sources>
<CodeBook><Codes>
<Code guid="EEEEEEEE-0000-4000-8000-000000000001" name="night" isCodable="true" color="#3050e0"><Description>dark</Description>
<Code guid="EEEEEEEE-0000-4000-8000-000000000002" name="light" isCodable="true"/></Code>
</Codes></CodeBook>
</Project>
"##;

#[test]
fn a_project_of_another_program_is_read_and_what_is_no_text_is_told() {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [
        ("project.qde", FOREIGN),
        ("sources/B1.txt", "\u{feff}Who steers\r\nat night? I do,\r\nby the lamps on the bank. 钟\r\n"),
    ] {
        archive.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    let home = Home::new();
    home.write("p.qdpx", archive.finish().unwrap().into_inner());
    let told = home.run(&["codes", "import", "p.qdpx"]);
    assert_eq!(told.code, Some(0), "{}", told.err);
    assert!(told.err.contains("ferry.mp3"), "{}", told.err);
    let all = home.run(&["bookmarks", "export", "--format", "json"]).out;
    let kept: serde_json::Value = serde_json::from_str(all.lines().next().unwrap()).unwrap();
    assert_eq!(kept["quote"], "by the lamps on the bank. 钟");
    assert_eq!(
        (&kept["tags"][0], &kept["author"], &kept["note"]),
        (&"night/light".into(), &"mia".into(), &"by whose light?".into())
    );
    assert_eq!(code(&home, "night")["color"], "blue");
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

/// A project of a text with the words "by the lamps" coded, counted from 27 in it.
fn project(origin: &str, source: &str, text: &str, start: usize) -> Vec<u8> {
    let xml = FOREIGN
        .replace("origin=\"Qualcoder\"", &format!("origin=\"{origin}\""))
        .replace("name=\"ferry.txt\"", &format!("name=\"{source}\""))
        .replace(
            "startPosition=\"27\" endPosition=\"54\"",
            &format!("startPosition=\"{start}\" endPosition=\"{}\"", start + 12),
        );
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [("project.qde", xml.as_str()), ("Sources/B1.txt", text)] {
        archive.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[test]
fn codings_stand_on_their_words_however_a_program_counts_line_ends() {
    let crlf = "Who steers\r\nat night? I do,\r\nby the lamps on the bank.\r\n";
    let words = crlf.replace("\r\n", "\n");
    // As a line end of one character, as the two that it is, in a text that has single ones.
    for (origin, text, start) in [
        ("QualCoder 3.6", crlf, 27),
        ("ATLAS.ti 23", crlf, 27),
        ("NVivo", crlf, 29),
        ("MAXQDA", words.as_str(), 27),
    ] {
        let home = Home::new();
        home.write("p.qdpx", project(origin, "Dr. Lee, no. 2", text, start));
        assert_eq!(home.run(&["codes", "import", "p.qdpx"]).code, Some(0), "{origin}");
        let all = home.run(&["bookmarks", "export", "--format", "json"]).out;
        let kept: serde_json::Value = serde_json::from_str(all.lines().next().unwrap()).unwrap();
        assert_eq!(
            (&kept["quote"], &kept["episode"]["title"]),
            (&"by the lamps".into(), &"Dr. Lee, no. 2".into()),
            "{origin}"
        );
    }
}

#[test]
fn of_a_damaged_project_nothing_is_taken_in_and_where_it_is_damaged_is_told() {
    let book = r##"<?xml version="1.0"?>
<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>
<Code guid="EEEEEEEE-0000-4000-8000-000000000001" name="night" isCodable="true" color="#3050e0"/>
<Code guid="EEEEEEEE-0000-4000-8000-000000000002" name="light" isCodable="true"><Description>lamps</Description></Code>
</Codes></CodeBook>"##;
    let cut = book.find("<Description>").unwrap();
    let mut archive = project("x", "a.txt", "one two", 0);
    archive.truncate(archive.len() - 30);
    let all: [(&str, Vec<u8>, &str); 4] = [
        ("cut.qdc", book[..cut].into(), "ends at line 4"),
        ("crossed.qdc", book.replace("</Code>\n</Codes>", "</Codes></Code>").into(), "line 4 is no XML"),
        ("quote.qdc", book.replace("name=\"light\" ", "<").into(), "line 4"),
        ("cut.qdpx", archive, "archive is damaged"),
    ];
    for (name, bytes, why) in all {
        let home = Home::new();
        home.write(name, bytes);
        let told = home.run(&["codes", "import", name]);
        assert_eq!(told.code, Some(2), "{name}: {}", told.out);
        assert!(told.err.contains(why) && told.err.contains("nothing was taken in"), "{name}: {}", told.err);
        assert_eq!(home.run(&["codes"]).out, "", "{name}");
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
