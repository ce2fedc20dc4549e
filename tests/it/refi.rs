//! REFI-QDA: what leaves keeps to the schema and comes back whole; what other programs write is read.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use fangtan::export::refi::read_project;
use regex::Regex;
use serde_json::Value;

use crate::cli::Home;
use crate::codes::{TALK, code, home};

/// The schemas of REFI-QDA 1.0 (Project.xsd and Codebook.xsd of 2019), as far as is written: elements, what may
/// stand in them in this order (`?` perhaps, `*` often, `+` once at least), and their attributes with their types
/// (`!`: needed).
const SCHEMA: &[(&str, &str, &str)] = &[
    ("Project", "Users? CodeBook? Sources? Notes? Description? NoteRef*", "name:text! origin:text"),
    ("CodeBook", "Codes", "origin:text"),
    ("Users", "User+", ""),
    ("User", "", "guid:guid! name:text"),
    ("Codes", "Code+", ""),
    ("Code", "Description? NoteRef* Code*", "guid:guid! name:text! isCodable:bool! color:color"),
    ("Description", "", ""),
    ("Sources", "TextSource+", ""),
    ("TextSource", TEXT.0, TEXT.1),
    ("Notes", "Note+", ""),
    ("Note", TEXT.0, TEXT.1),
    ("PlainTextContent", "", ""),
    (
        "PlainTextSelection",
        "Description? Coding* NoteRef*",
        "guid:guid! name:text startPosition:number! endPosition:number! creatingUser:guid creationDateTime:time",
    ),
    ("Coding", "CodeRef NoteRef*", "guid:guid! creatingUser:guid creationDateTime:time"),
    ("CodeRef", "", "targetGUID:guid!"),
    ("NoteRef", "", "targetGUID:guid!"),
];

/// A note is a text too.
const TEXT: (&str, &str) = (
    "Description? PlainTextContent? PlainTextSelection* Coding* NoteRef*",
    "guid:guid! name:text plainTextPath:text creatingUser:guid creationDateTime:time",
);

const TYPES: &[(&str, &str)] = &[
    ("text", "[^<>\"]*"),
    ("guid", "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"),
    ("bool", "true|false"),
    ("color", "#[A-Fa-f0-9]{6}"),
    ("number", "[0-9]+"),
    ("time", r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z"),
];

fn rule(element: &str) -> (&'static str, &'static str) {
    let found = SCHEMA.iter().find(|(name, ..)| *name == element);
    let (_, inside, attributes) = found.unwrap_or_else(|| panic!("no element {element}"));
    (inside, attributes)
}

/// Holds the attributes of an element to the schema, its start as it stands between `<` and `>`; returns them.
fn attributes<'x>(element: &str, tag: &'x str) -> BTreeMap<&'x str, &'x str> {
    let written = Regex::new(r#" ([\w:]+)="([^"]*)""#).unwrap();
    let all: BTreeMap<&str, &str> = written
        .captures_iter(tag)
        .map(|found| (found.get(1).unwrap().as_str(), found.get(2).unwrap().as_str()))
        .collect();
    let known: Vec<(&str, &str)> = rule(element).1.split(' ').filter_map(|one| one.split_once(':')).collect();
    for (name, value) in all.iter().filter(|(name, _)| **name != "xmlns") {
        let kind =
            known.iter().find(|(known, _)| known == name).unwrap_or_else(|| panic!("{name} in {tag}")).1;
        let pattern = TYPES.iter().find(|(known, _)| *known == kind.trim_end_matches('!')).unwrap().1;
        assert!(Regex::new(&format!("^(?:{pattern})$")).unwrap().is_match(value), "{name}={value}");
    }
    for (name, _) in known.iter().filter(|(_, kind)| kind.ends_with('!')) {
        assert!(all.contains_key(name), "{name} is missing in {tag}");
    }
    all
}

/// Holds every element of `xml` to the schema; returns all ids by what they are of, each once.
pub fn assert_valid(xml: &str) -> BTreeMap<String, String> {
    let mut open: Vec<(String, String)> = Vec::new();
    let (mut ids, mut targets): (BTreeMap<String, String>, Vec<String>) = Default::default();
    let mut root = String::new();
    for piece in xml.split('<').skip(1).filter(|piece| !piece.starts_with('?')) {
        let tag = piece.split('>').next().unwrap();
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap();
        if !tag.starts_with('/') {
            let all = attributes(name, tag);
            if let Some(id) = all.get("guid") {
                assert_eq!(ids.insert((*id).to_owned(), name.to_owned()), None, "{id} is given twice");
            }
            let refers = ["targetGUID", "creatingUser"].iter().filter_map(|name| all.get(name));
            targets.extend(refers.map(|id| (*id).to_owned()));
            if let Some((_, inside)) = open.last_mut() {
                inside.extend([name, " "]);
            }
            open.push((name.to_owned(), String::new()));
        }
        if tag.starts_with('/') || tag.ends_with('/') {
            let (closed, inside) = open.pop().unwrap();
            assert_eq!(closed, name);
            let part = |part: &str| {
                let name = part.trim_end_matches(['?', '*', '+']);
                format!("(?:{name} ){}", part.trim_start_matches(name))
            };
            let order: String = rule(name).0.split(' ').filter(|part| !part.is_empty()).map(part).collect();
            let order = format!("^{order}$");
            assert!(Regex::new(&order).unwrap().is_match(&inside), "{name} holds {inside}, not {order}");
            root = closed;
        }
    }
    assert!(open.is_empty() && (root == "Project" || root == "CodeBook"));
    for target in targets {
        assert!(ids.contains_key(&target), "{target} is nowhere");
    }
    ids
}

fn packed(files: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
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
        let row = |kept: &Value| ["id", "quote", "note", "tags", "author"].map(|name| kept[name].clone());
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

fn memos(home: &Home) -> Vec<[String; 3]> {
    let memos = home.run(&["memos", "--json"]).objects();
    let told = |memo: &Value| ["about", "name", "text"].map(|name| memo[name].as_str().unwrap().to_owned());
    memos.iter().map(told).collect()
}

/// What is kept, as an export in JSON tells it.
fn kept(home: &Home) -> Vec<Value> {
    let told = home.run(&["bookmarks", "export", "--format", "json"]).out;
    told.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn all_that_can_be_said_keeps_to_the_schema() {
    let home = home();
    home.write("钟.md", "# 雾里的钟\n\n**何青：** 夜里谁掌舵？\n\n**丁宁：** 我，看岸上的灯𠮷。\n");
    for (name, quote, tag) in [("何 \"青\"", "看岸上的灯𠮷", "夜/灯 & <光>"), ("Ada", "岸上的灯", "雾")]
    {
        home.write("author.toml", format!("author = '{name}'\n"));
        let mut command = home.command(&["bookmarks", "add", "钟.md", "--quote", quote, "--tag", tag]);
        command.args(["--note", "甲\n\n乙\t丙"]).env("FANGTAN_CONFIG", home.path().join("author.toml"));
        assert!(command.output().unwrap().status.success());
    }
    // Ids of other programs are not all written as the format wants them.
    let ids = ["019f0000aaaa7bbb8ccc0123456789ab", "urn:uuid:019f0000-aaaa-7bbb-8ccc-0123456789ac", "Xq3"];
    let mut line = kept(&home)[0].clone();
    for id in ids {
        line["id"] = id.into();
        home.write("more.jsonl", line.to_string());
        assert_eq!(home.run(&["bookmarks", "import", "more.jsonl"]).code, Some(0));
    }
    for words in [
        &["codes", "set", "夜", "--description", "天黑以后\n<第二行>", "--color", "green"][..],
        &["codes", "set", "never used", "--description", "still there"],
        &["memos", "set", "整个项目 & \"all\"\n\n第二段"],
        &["memos", "set", "--episode", "钟.md", "一篇：谁掌舵"],
    ] {
        assert_eq!(home.run(words).code, Some(0), "{words:?}");
    }
    assert_eq!(home.run(&["codes", "export", "--format", "qdpx", "--to", "all.qdpx"]).code, Some(0));
    let xml = unpacked(&std::fs::read(home.path().join("all.qdpx")).unwrap(), "project.qde");
    let ids = assert_valid(&xml);
    let count = |kind: &str| ids.values().filter(|known| *known == kind).count();
    assert_eq!((count("User"), count("PlainTextSelection"), count("TextSource")), (2, 7, 2), "{xml}");
    assert_valid(&home.run(&["codes", "export", "--format", "qdc"]).out);
}

#[test]
fn memos_leave_as_notes_and_come_back_once() {
    let home = home();
    home.write("bell.md", "# The bell\n\n**Ina:** Who rings it?\n\n**Tom Reed:** I do.\n");
    for words in [
        &["memos", "set", "who steers what\n\n钟 & <bell>"][..],
        &["memos", "set", "--episode", "ferry.md", "two on\nthe bank"],
        &["memos", "set", "--episode", "bell.md", "of a text without passages"],
    ] {
        assert_eq!(home.run(words).code, Some(0), "{words:?}");
    }
    home.run(&["codes", "export", "--format", "qdpx", "--to", "ferry.qdpx"]);
    let bytes = std::fs::read(home.path().join("ferry.qdpx")).unwrap();
    assert_valid(&unpacked(&bytes, "project.qde"));

    let other = Home::new();
    other.write("ferry.md", TALK);
    other.write("bell.md", "# The bell\n\n**Ina:** Who rings it?\n\n**Tom Reed:** I do.\n");
    other.write("ferry.qdpx", &bytes);
    for name in ["ferry.md", "bell.md"] {
        other.run(&["bookmarks", "copies", name]);
    }
    other.run(&["memos", "set", "--episode", "ferry.md", "ours"]);
    for count in ["3 memos", ""] {
        let told = other.run(&["codes", "import", "ferry.qdpx"]);
        assert!(told.out.trim_end().lines().last().unwrap().contains(count), "{}{}", told.out, told.err);
        let mut all = memos(&other);
        all.sort();
        assert_eq!(
            all,
            [
                ["episode", "The bell", "of a text without passages"],
                ["episode", "The ferry", "ours\n\ntwo on\nthe bank"],
                ["project", "", "who steers what\n\n钟 & <bell>"],
            ]
        );
    }
    let only = ["codes", "export", "--format", "qdpx", "--to", "fog.qdpx", "--where", "tag:fog"];
    assert_eq!(home.run(&only).code, Some(0));
    let xml = unpacked(&std::fs::read(home.path().join("fog.qdpx")).unwrap(), "project.qde");
    assert!(xml.contains("two on") && !xml.contains("without passages"), "{xml}");
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
    let text = "\u{feff}Who steers\r\nat night? I do,\r\nby the lamps on the bank. 钟\r\n";
    let home = Home::new();
    home.write("p.qdpx", packed(&[("project.qde", FOREIGN), ("sources/B1.txt", text)]));
    let told = home.run(&["codes", "import", "p.qdpx"]);
    assert_eq!(told.code, Some(0), "{}", told.err);
    assert!(told.err.contains("ferry.mp3"), "{}", told.err);
    let all = home.run(&["bookmarks", "export", "--format", "json"]).out;
    let kept: Value = serde_json::from_str(all.lines().next().unwrap()).unwrap();
    assert_eq!(kept["quote"], "by the lamps on the bank. 钟");
    assert_eq!(
        (&kept["tags"][0], &kept["author"], &kept["note"]),
        (&"night/light".into(), &"mia".into(), &"by whose light?".into())
    );
    assert_eq!(code(&home, "night")["color"], "blue");
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
    packed(&[("project.qde", &xml), ("Sources/B1.txt", text)])
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
        let kept: Value = serde_json::from_str(all.lines().next().unwrap()).unwrap();
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

/// A project in the manner of `QualCoder` 3.x: the order of its attributes, categories as codes that cannot be used,
/// a part for every code, journals and annotations as notes, the project's memo as its description.
fn of_qualcoder(ids: u32) -> Vec<u8> {
    let qde = r##"<?xml version="1.0" encoding="utf-8"?>
<Project xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" name="渡口.qda" origin="QualCoder 3.6" creatingUserGUID="@@-9000-4000-8000-000000000000" creationDateTime="2024-03-01T09:00:00Z" xmlns="urn:QDA-XML:project:1.0">
<Users>
<User guid="@@-0001-4000-8000-000000000001" name="何青" />
<User guid="@@-0001-4000-8000-000000000002" name="mia &amp; jo" />
</Users>
<CodeBook>
<Codes>
<Code guid="@@-0002-4000-8000-000000000001" name="天气/雾" isCodable="true" color="#6CC" />
<Code guid="@@-0002-4000-8000-000000000002" name="夜里" isCodable="false">
<Description>天黑以后</Description>
<Code guid="@@-0002-4000-8000-000000000003" name="O&#x27;Neill&#x27;s lamp" isCodable="true" color="#F5A9A9" />
</Code>
</Codes>
</CodeBook>
<Variables>
<Variable guid="@@-0007-4000-8000-000000000001" name="age" typeOfVariable="Text" >
<Description>not of the project</Description>
</Variable>
</Variables>
<Cases>
<Case guid="@@-0008-4000-8000-000000000001" name="丁宁">
<Description>nor this</Description>
<SourceRef targetGUID="@@-0003-4000-8000-000000000001"/>
</Case>
</Cases>
<Sources>
<TextSource richTextPath="internal://@@-0009-4000-8000-000000000001.docx" plainTextPath="internal://@@-0009-4000-8000-000000000002.txt" creatingUser="@@-0001-4000-8000-000000000001" creationDateTime="2024-03-01T09:00:00Z" guid="@@-0003-4000-8000-000000000001" name="渡口.docx">
<Description>两次录音</Description>
<PlainTextSelection guid="@@-0004-4000-8000-000000000001" startPosition="15" endPosition="22" name="看岸上的灯。𠮷" creatingUser="@@-0001-4000-8000-000000000001" creationDateTime="2024-03-01T10:00:00Z">
<Description>灯？</Description>
<Coding guid="@@-0005-4000-8000-000000000001" creatingUser="@@-0001-4000-8000-000000000001" >
<CodeRef targetGUID="@@-0002-4000-8000-000000000003" />
</Coding>
</PlainTextSelection>
<PlainTextSelection guid="@@-0004-4000-8000-000000000002" startPosition="15" endPosition="22" name="看岸上的灯。𠮷" creatingUser="@@-0001-4000-8000-000000000001" creationDateTime="2024-03-02T10:00:00Z">
<Coding guid="@@-0005-4000-8000-000000000002" creatingUser="@@-0001-4000-8000-000000000001" >
<CodeRef targetGUID="@@-0002-4000-8000-000000000001" />
</Coding>
</PlainTextSelection>
<PlainTextSelection guid="@@-0004-4000-8000-000000000003" startPosition="15" endPosition="22" name="看岸上的灯。𠮷" creatingUser="@@-0001-4000-8000-000000000002" creationDateTime="2024-03-01T11:00:00Z">
<Coding guid="@@-0005-4000-8000-000000000003" creatingUser="@@-0001-4000-8000-000000000002" >
<CodeRef targetGUID="@@-0002-4000-8000-000000000001" />
</Coding>
</PlainTextSelection>
<NoteRef targetGUID="@@-0006-4000-8000-000000000002" />
<VariableValue>
<VariableRef targetGUID="@@-0007-4000-8000-000000000001" />
<TextValue>40</TextValue>
</VariableValue>
</TextSource>
<PDFSource path="internal://@@-0009-4000-8000-000000000003.pdf" creatingUser="@@-0001-4000-8000-000000000001" creationDateTime="2024-03-01T09:00:00Z" guid="@@-0003-4000-8000-000000000002" name="log.pdf">
<Description>of the harbour</Description>
<Representation guid="@@-0003-4000-8000-000000000003" plainTextPath="internal://@@-0009-4000-8000-000000000004.txt" creatingUser="@@-0001-4000-8000-000000000001" name="log.pdf">
<PlainTextSelection guid="@@-0004-4000-8000-000000000004" startPosition="4" endPosition="8" name="rang" creatingUser="@@-0001-4000-8000-000000000002" creationDateTime="2024-03-01T11:00:00Z">
<Coding guid="@@-0005-4000-8000-000000000004" creatingUser="@@-0001-4000-8000-000000000002" >
<CodeRef targetGUID="@@-0002-4000-8000-000000000001" />
</Coding>
</PlainTextSelection>
</Representation></PDFSource>
<AudioSource creatingUser="@@-0001-4000-8000-000000000001" creationDateTime="2024-03-01T09:00:00Z" path="internal://x.mp3" guid="@@-0003-4000-8000-000000000004" name="渡口.mp3" >
<Description>a sound</Description>
</AudioSource>
</Sources>
<Notes>
<Note guid="@@-0006-4000-8000-000000000001" creatingUser="@@-0001-4000-8000-000000000001" creationDateTime="2024-03-03T10:00:00Z" name="第一天"  plainTextPath="internal://@@-0006-4000-8000-000000000001.txt" >
<Description /></Note>
<Note guid="@@-0006-4000-8000-000000000002" creatingUser="@@-0001-4000-8000-000000000001" creationDateTime="2024-03-03T10:00:00Z" >
<PlainTextContent>谁在问？</PlainTextContent>
<PlainTextSelection guid="@@-0004-4000-8000-000000000009" startPosition="3" endPosition="9" />
</Note>
</Notes>
<Description>夜里的渡口</Description>
</Project>"##;
    let base = format!("{ids:08x}");
    let named = |name: &str| format!("sources/{base}-{name}.txt");
    packed(&[
        ("project.qde", &qde.replace("\"@@-", &format!("\"{base}-")).replace("//@@-", &format!("//{base}-"))),
        (&named("0009-4000-8000-000000000002"), "\u{feff}何青：夜里谁掌舵？\n丁宁：我，看岸上的灯。𠮷\n"),
        (&named("0009-4000-8000-000000000004"), "\u{feff}and rang twice"),
        (&named("0006-4000-8000-000000000001"), "\u{feff}雾大。\n没有船。"),
    ])
}

#[test]
fn a_project_of_qualcoder_comes_in_with_all_its_notes_and_again_after_more_work_without_doubles() {
    let home = Home::new();
    home.write("p.qdpx", of_qualcoder(0xA1));
    let told = home.run(&["codes", "import", "p.qdpx"]);
    assert_eq!(told.out, "3 tags, 4 codings of texts, 4 of them new or newer\n3 memos\n", "{}", told.err);
    assert!(told.err.contains("渡口.mp3") && told.err.lines().count() == 1, "{}", told.err);
    let row =
        |one: &Value| ["quote", "note", "author"].map(|name| one[name].as_str().unwrap_or("").to_owned());
    let mut rows: Vec<_> = kept(&home).iter().map(|one| (row(one), one["tags"].clone())).collect();
    rows.sort_by_key(|(row, _)| row.clone());
    let tags = |tags: &[&str]| Value::from(tags.to_vec());
    let lamp = "夜里/O'Neill's lamp";
    let mut expected = [
        (["看岸上的灯。𠮷", "灯？", "何青"], tags(&[lamp, "天气∕雾"])),
        (["看岸上的灯。𠮷", "", "mia & jo"], tags(&["天气∕雾"])),
        (["夜里谁掌舵？", "谁在问？", "何青"], Value::Null),
        (["rang", "", "mia & jo"], tags(&["天气∕雾"])),
    ]
    .map(|(row, tags)| (row.map(str::to_owned), tags));
    expected.sort_by_key(|(row, _)| row.clone());
    assert_eq!(rows, expected);
    let mut all = memos(&home);
    all.sort();
    assert_eq!(
        all,
        [
            ["episode", "log", "of the harbour"],
            ["episode", "渡口", "两次录音"],
            ["project", "", "夜里的渡口\n\n第一天\n雾大。\n没有船。"],
            ["tag", "夜里", "天黑以后"],
        ]
    );
    let colors = [lamp, "天气∕雾", "夜里"].map(|tag| code(&home, tag)["color"].clone());
    assert_eq!(colors, ["red", "blue", ""]);

    // It gives everything another id each time.
    home.write("p.qdpx", of_qualcoder(0xB2));
    let again = home.run(&["codes", "import", "p.qdpx"]);
    assert_eq!(again.out, "3 tags, 4 codings of texts, 0 of them new or newer\n");
    assert_eq!((kept(&home).len(), memos(&home).len()), (4, 4));
}

#[test]
fn a_code_book_of_taguette_comes_in_as_refi_qda_and_as_table() {
    // One line, ids in capitals, sets that are empty.
    let qdc = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\" \
        origin=\"Taguette 1.5.1\"><Codes><Code guid=\"0D62985D-B147-5D01-A9B5-CAE5DCD98342\" \
        name=\"interesting\" isCodable=\"true\"/><Code guid=\"DFE5C38E-9449-5959-A1F7-E3D895CFA87F\" \
        name=\"人物.船工 &quot;丁&quot;\" isCodable=\"true\"/></Codes><Sets/></CodeBook>";
    let csv = "tag,parent,description,number of highlights\r\ninteresting,,\"worth, \"\"more\"\"\",3\r\n\
        灯,岸,,1\r\n岸,place,the bank,0\r\nplace,,,2\r\nloop,loop,,0\r\n";
    let names = |home: &Home| {
        let all = home.run(&["codes", "--json"]).objects();
        all.iter().map(|code| code["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let home = Home::new();
    home.write("codebook.qdc", qdc);
    assert_eq!(home.run(&["codes", "import", "codebook.qdc"]).code, Some(0));
    assert_eq!(names(&home), ["interesting", "人物.船工 \"丁\""]);
    let home = Home::new();
    home.write("codebook.csv", csv);
    assert_eq!(home.run(&["codes", "import", "codebook.csv"]).code, Some(0));
    assert_eq!(names(&home), ["interesting", "loop", "place", "place/岸", "place/岸/灯"]);
    assert_eq!(code(&home, "interesting")["description"], "worth, \"more\"");
    assert_eq!(code(&home, "place/岸")["description"], "the bank");
}

#[test]
fn all_that_the_standard_allows_is_read_or_told() {
    let guid = |n: u32| format!("{{AAAAAAAA-0000-4000-8000-{n:012}}}");
    let qde = format!(
        r#"<q:Project xmlns:q="urn:QDA-XML:project:1.0" name="p" origin="NVivo 14">
<q:Users><q:User guid="{0}" name="Ada"/></q:Users>
<q:CodeBook><q:Codes><q:Code guid="{1}" name="fog" isCodable="true"><q:Description>grey</q:Description><q:NoteRef targetGUID="{5}"/></q:Code></q:Codes></q:CodeBook>
<q:Sources>
<q:TextSource guid="{2}" name="Talk"><q:PlainTextContent>In fog we ring the bell.</q:PlainTextContent>
<q:PlainTextSelection guid="{3}" startPosition="3" endPosition="6" creationDateTime="2024-03-01T10:00:00"><q:Coding guid="{4}" creatingUser="{0}"><q:CodeRef targetGUID="{1}"/><q:NoteRef targetGUID="{6}"/></q:Coding></q:PlainTextSelection>
<q:Coding guid="{10}"><q:CodeRef targetGUID="{1}"/></q:Coding>
<q:NoteRef targetGUID="{7}"/></q:TextSource>
<q:PDFSource guid="{9}" name="plan.pdf"><q:PDFSelection guid="{11}" page="1" firstX="1" firstY="1" secondX="2" secondY="2"/></q:PDFSource>
</q:Sources>
<q:Notes>
<q:Note guid="{5}" name="n"><q:PlainTextContent>of the code</q:PlainTextContent></q:Note>
<q:Note guid="{6}" plainTextPath="internal://six.txt"/>
<q:Note guid="{7}"><q:Description>of the text</q:Description></q:Note>
<q:Note guid="{8}"><q:PlainTextContent>of all</q:PlainTextContent></q:Note>
</q:Notes>
<q:NoteRef targetGUID="{8}"/>
</q:Project>"#,
        guid(0),
        guid(1),
        guid(2),
        guid(3),
        guid(4),
        guid(5),
        guid(6),
        guid(7),
        guid(8),
        guid(9),
        guid(10),
        guid(11)
    );
    let home = Home::new();
    home.write("p.qdpx", packed(&[("project.qde", &qde), ("Sources\\six.txt", "of the coding")]));
    let told = home.run(&["codes", "import", "p.qdpx"]);
    assert_eq!(told.code, Some(0), "{}", told.err);
    assert!(
        told.err.contains("plan.pdf is no text") && told.err.contains("Talk without words"),
        "{}",
        told.err
    );
    let [one] = kept(&home).try_into().unwrap();
    assert_eq!(
        ["quote", "note", "author", "made"].map(|name| one[name].as_str().unwrap().to_owned()),
        ["fog", "of the coding", "Ada", "2024-03-01T10:00:00.000Z"]
    );
    let mut all = memos(&home);
    all.sort();
    assert_eq!(
        all,
        [
            ["episode", "Talk", "of the text"],
            ["project", "", "of all"],
            ["tag", "fog", "grey\n\nof the code"]
        ]
    );
}
