//! `check` and the user's own word, through the built binary.

use serde_json::Value;

use crate::cli::Home;
use crate::golden::hold;

const TALK: &str = "# 渡口\n\n来源：河谷周报\n\n**主持人**：每天几班船？\n\n**阿杜**：四班。\n\n**主持人**：晚上呢？\n\n**阿杜**：晚上没有。\n";

#[test]
fn the_first_line_says_what_was_decided_and_why() {
    let home = Home::new();
    home.write("a.md", TALK);
    let check = home.run(&["check", "a.md"]);
    assert_eq!((check.code, check.err.as_str()), (Some(0), ""));
    let first = check.out.lines().next().unwrap();
    for part in [
        "a.md:1: note: markdown, UTF-8; ",
        "4 labels: bold",
        "colon outside",
        "2 voices: 主持人 (host), 阿杜 (guest)",
        "1 line looks like a label but was refused: line 3 “来源”",
    ] {
        assert!(first.contains(part), "{part} in {first}");
    }
    assert!(check.out.lines().any(|line| line.starts_with("a.md:3: note: ")), "{}", check.out);
}

#[test]
fn undecodable_bytes_and_control_characters_are_counted() {
    let home = Home::new();
    let mut bytes = TALK.as_bytes().to_vec();
    bytes.extend(b"\n**\xE4\xB8\xBB\xE6\x8C\x81\xE4\xBA\xBA**\xEF\xBC\x9A\xFF\xFE \x1b[31m\x07ok\n");
    home.write("a.md", bytes);
    let check = home.run(&["check", "a.md", "--json"]);
    assert_eq!(check.code, Some(1));
    let told: Vec<Value> = check.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let warnings: Vec<&Value> = told.iter().filter(|told| told["severity"] == "warning").collect();
    assert_eq!(warnings.len(), 2, "{warnings:?}");
    assert!(warnings.iter().all(|told| told["line"] == 13), "{warnings:?}");
    let messages = [&warnings[0]["message"], &warnings[1]["message"]].map(|m| m.as_str().unwrap());
    assert!(messages.iter().any(|m| m.starts_with("2 undecodable in UTF-8")), "{messages:?}");
    assert!(messages.iter().any(|m| m.starts_with("2 control characters")), "{messages:?}");
    let show = &home.run(&["show", "a.md", "--json"]).objects()[0];
    assert!(show["turns"].to_string().contains("\u{fffd}\u{fffd} ok"), "{}", show["turns"]);
}

const ODD: &str = "== 早晨 ==\n@甲@ 几点起床？\n@乙@ 四点。\n@A@ 为什么？\n== 晚上 ==\n@乙@ 为了赶船。\n";

/// Sections, and voices with their roles, as `show` has them.
fn understood(home: &Home, path: &str) -> (Vec<String>, Vec<(String, String)>) {
    let show = &home.run(&["show", path, "--json"]).objects()[0];
    let text = |value: &Value| value.as_str().unwrap_or("–").to_owned();
    let list = |key: &str| show[key].as_array().unwrap().clone();
    let titles = list("sections").iter().map(|section| text(&section["title"])).collect();
    let voices = list("speakers").iter().map(|voice| (text(&voice["name"]), text(&voice["role"]))).collect();
    (titles, voices)
}

fn wanted() -> (Vec<String>, Vec<(String, String)>) {
    let voices = [("甲先生", "host"), ("乙", "guest")];
    let own = |(name, role): (&str, &str)| (name.to_owned(), role.to_owned());
    (vec!["早晨".to_owned(), "晚上".to_owned()], voices.map(own).to_vec())
}

#[test]
fn the_config_overrides_what_is_detected_by_glob() {
    let home = Home::new();
    let config = "[[overrides]]\nfiles = 'odd/*.txt'\nlabel = '^@(.+?)@'\nsection = '^== (.+) ==$'\n\
        aliases = [['甲先生', '甲', 'A']]\nroles = { '乙' = 'guest' }\nhost = '甲先生'\n";
    home.write("config.toml", config);
    home.write("odd/a.txt", ODD);
    home.write("even/a.txt", ODD);
    assert_eq!(understood(&home, "odd/a.txt"), wanted());
    assert_eq!(understood(&home, "even/a.txt").1, [], "other folders are not meant");
}

#[test]
fn a_file_overrides_what_is_detected_and_the_config_too() {
    let home = Home::new();
    home.write("config.toml", "[[overrides]]\nfiles = '*.md'\nlabel = '^never'\nhost = '乙'\n");
    let head = "---\ntitle: 渡口\nfangtan:\n  label: '^@(?P<name>.+?)@'\n  section: '^== (?P<title>.+) ==$'\n  \
        aliases: [[甲先生, 甲, A]]\n  roles: {乙: guest}\n  host: 甲先生\n---\n";
    home.write("a.md", format!("{head}{}", ODD.replace('\n', "\n\n")));
    assert_eq!(understood(&home, "a.md"), wanted());
}

#[test]
fn a_wrong_pattern_is_told_with_its_place_and_costs_only_itself() {
    let home = Home::new();
    home.write("config.toml", "[[overrides]]\nfiles = '*.md'\nlabel = '(unclosed'\nhost = '阿杜'\n");
    home.write("a.md", TALK);
    let check = home.run(&["check", "a.md"]);
    assert_eq!(check.code, Some(0));
    assert!(check.err.contains("config.toml:3:9: not a regular expression: "), "{}", check.err);
    assert!(check.out.contains("4 labels") && check.out.contains("阿杜 (host)"), "{}", check.out);
}

#[test]
fn a_wrong_pattern_in_a_file_is_an_error_of_the_file() {
    let home = Home::new();
    home.write("a.md", format!("---\ntitle: x\nfangtan:\n  label: '(unclosed'\n---\n{TALK}"));
    let check = home.run(&["check", "a.md"]);
    assert_eq!(check.code, Some(1));
    assert!(check.out.lines().any(|line| line.starts_with("a.md:4: error: ")), "{}", check.out);
    assert!(check.out.contains("4 labels"), "{}", check.out);
}

#[test]
fn the_evidence_for_a_name_is_told_in_the_readers_language() {
    let home = Home::new();
    home.write("a.md", TALK);
    for (language, wanted) in [
        (
            "en",
            [
                "“主持人” is a speaker (lines: 2, weight +",
                "is a word for one who asks or answers",
                "its markup sets it off",
            ],
        ),
        ("zh", ["“主持人”是说话人（2 行，权重 +", "是提问者或回答者的称呼", "标记很醒目"]),
    ] {
        home.write("config.toml", format!("language = '{language}'\n"));
        let check = home.run(&["check", "a.md"]);
        assert_eq!((check.code, check.err.as_str()), (Some(0), ""));
        let told =
            check.out.lines().find(|line| line.starts_with("a.md:5: note: “主持人")).unwrap_or_default();
        assert!(wanted.iter().all(|words| told.contains(words)), "{wanted:?} in {}", check.out);
    }
}

#[test]
fn how_labels_and_sections_are_written_is_told_in_the_readers_language() {
    let home = Home::new();
    home.write("a.md", "### 水\n\n**甲**：来吗？\n\n**乙**：来。\n\n甲：走吗？\n\n**乙**：走。\n");
    for (language, wanted) in [
        ("en", ["1 section: ### headings ×1", "4 labels: bold, colon outside ×3; bare, with a colon ×1"]),
        ("zh", ["1 节: ### 标题 ×1", "4 个标签行: 加粗，冒号在外 ×3；名字加冒号 ×1"]),
    ] {
        home.write("config.toml", format!("language = '{language}'\n"));
        let told = home.run(&["check", "a.md"]).out;
        assert!(wanted.iter().all(|words| told.contains(words)), "{wanted:?} in {told}");
    }
}

#[test]
fn the_evidence_for_and_against_names_is_told() {
    let home = Home::new();
    let clear = "**Ana Reis:** Is the lamp lit?\n\n**Tom Lee:** It is.\n\n**Ana Reis:** Who keeps it?\n\n\
        **Tom Lee:** I do.\n\n**Ana Reis:** And in winter?\n\n**Tom Lee:** In winter too.\n";
    let doubtful = "The tower stands on a rock and has done so for two hundred years.\n\n\
        Nora: the stairs are worn and the lamp is not.\n\nOtto: you learn to walk without looking.\n\n\
        Nobody has counted the steps since the war, and the war is long ago.\n\n\
        Nora: one learns to walk without looking.\n\nThe boats come in the morning and leave at night.\n\n\
        Otto: that is true of the boats as well.\n";
    let look_alike = "# Lamp\n\n**Weight**: as much as a boat.\n\n**Light**: white, every ten seconds.\n\n\
        # Horn\n\n**Weight**: as much as a child.\n\n**Light**: none at all.\n\n\
        # Bell\n\n**Weight**: nobody knows.\n\n**Light**: none either.\n";
    for (name, text) in [("clear", clear), ("doubtful", doubtful), ("look-alike", look_alike)] {
        let file = format!("{name}.md");
        home.write(&file, text);
        hold(&format!("check-{name}.txt"), &home.run(&["check", &file]).out);
    }
}
