//! Text that steers terminals, in every row of the database, in a shared folder and in the file itself: on no
//! screen does it reach the terminal.

use rusqlite::Connection;

use crate::home::{Home, interview};
use crate::session::Start;

/// Styles that the program never sets, a title, the clipboard, C1, DEL, a bell, backspaces, directions, tags,
/// separators.
const EVIL: &str = "\u{1b}[5;7;9m\u{1b}]0;EVIL\u{7}\u{1b}]52;c;RVZJTA==\u{7}\u{9b}31m\u{90}q\u{9c}\u{8}\u{7f}\
    \u{202e}\u{2066}\u{200f}\u{e0041}\u{2028}\u{2029}\u{85}\r\n\u{b}";

/// Everything of what was written that no program of good manners sends.
fn strays(written: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(written);
    let mut found = Vec::new();
    let mut rest = text.as_ref();
    while let Some(c) = rest.chars().next() {
        if is_half_read(rest) {
            break;
        }
        let length = if c == '\u{1b}' { sequence(rest) } else { plain(c).then(|| c.len_utf8()) };
        if length.is_none() {
            found.push(rest.chars().take(24).collect::<String>().escape_unicode().to_string());
        }
        rest = &rest[length.unwrap_or(c.len_utf8())..];
    }
    found
}

/// Whether the rest is the beginning of a sequence of which more is to come.
fn is_half_read(rest: &str) -> bool {
    let inner = rest.strip_prefix("\u{1b}[").or_else(|| rest.strip_prefix('\u{1b}'));
    inner.is_some_and(|inner| {
        inner.len() < 24 && inner.chars().all(|c| c.is_ascii_digit() || matches!(c, ';' | '?'))
    })
}

/// Whether a character may stand between sequences.
fn plain(c: char) -> bool {
    let hidden = matches!(c, '\u{61C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E007F}');
    (!c.is_control() && !hidden) || matches!(c, '\r' | '\n')
}

/// Bytes of the sequence that `text` begins with; `None` for one that only `EVIL` sends.
fn sequence(text: &str) -> Option<usize> {
    if let Some(rest) = text.strip_prefix("\u{1b}]") {
        let end = rest.find(['\u{7}', '\u{1b}'])?;
        let ours = ["0;", "2;", "8;", "10;", "11;"].iter().any(|kind| rest.starts_with(kind));
        let said = &rest[..end];
        let close = if rest[end..].starts_with('\u{7}') { 1 } else { 2 };
        return (ours && !said.starts_with("0;EVIL") && said.chars().all(plain)).then_some(2 + end + close);
    }
    let rest = text.strip_prefix("\u{1b}[")?;
    let end = rest.find(|c: char| ('@'..='~').contains(&c))?;
    (!rest.starts_with("5;7;9m")).then_some(2 + end + 1)
}

/// Spoils every text in the rows of the database: one passage keeps its place, one is lost.
fn spoil(home: &Home) {
    let rows = Connection::open(home.path().join("data/fangtan/fangtan.db")).unwrap();
    for change in [
        "UPDATE bookmark SET note = '水' || ?1, tags = json_array('标' || ?1), color = '红' || ?1",
        "UPDATE bookmark SET quote = '旧' || ?1, exact = '旧' || ?1, tail = '', prefix = ?1, suffix = ?1,
            section = '第' || ?1, speaker = '林' || ?1 WHERE address = '3.2'",
        "UPDATE episode SET title = '河' || ?1, source = 'https://x.example/' || ?1",
        "INSERT INTO voice SELECT id, '林原', '林' || ?1, 'host', 1 FROM episode",
    ] {
        assert!(rows.execute(change, [EVIL]).unwrap() > 0, "{change}");
    }
}

/// A home with an interview whose title steers terminals too.
fn home() -> Home {
    let home = Home::new();
    let title = r#""河边\e]0;EVIL\a\u202e的访谈\e[5;7;9m""#;
    home.write("talk.md", interview().replace("河边的访谈", title));
    home
}

/// Keys, and what is seen when they have been acted on; where something was opened, what is gone after Esc.
const SCREENS: &[(&str, &str, Option<&str>)] = &[
    ("", "河边", None),
    ("B", "Bookmarks", None),
    ("", "红", None),
    ("a", "─ Note ─", Some("─ Note ─")),
    ("t", "Tags, parted by blanks", Some("Tags, parted by blanks")),
    ("v", "Changed passages", Some("Changed passages")),
    ("", "Bookmarks", Some("Bookmarks")),
    ("i", "8 sections", Some("Speakers")),
    ("f", "Jump", Some("Jump")),
    ("\r", "2025-06-01 · 8 sections", None),
    ("\r", "问题甲11", None),
    ("i", "8 sections", Some("Speakers")),
    ("/旧桥\r", "◂", None),
    ("gn", "Hits", Some("Hits")),
];

/// Looks at every screen that shows something of the database or of the file; returns what was seen.
fn look_at_every_screen(home: &Home) -> String {
    let mut session = Start::new(home, &[&"."]).size(100, 30).go();
    let mut seen = String::new();
    for (keys, words, closes) in SCREENS {
        session.keys(keys).see(words);
        seen += &session.screen();
        let strays = strays(&session.written);
        assert!(strays.is_empty(), "{keys:?}: {strays:#?}\n{}", session.screen());
        if let Some(words) = closes {
            session.keys("\u{1b}").miss(words);
        }
    }
    session.quit();
    assert!(strays(&session.written).is_empty(), "{:#?}", strays(&session.written));
    assert!(seen.chars().all(plain), "{seen:?}");
    seen
}

/// Whether what follows `word` in the rows was seen, its escape replaced.
fn shows_harmless(seen: &str, word: &str) -> bool {
    ["\u{fffd}", " "].iter().any(|sign| seen.contains(&format!("{word}{sign}[5")))
}

#[test]
fn no_row_of_the_database_steers_the_terminal() {
    let home = home();
    home.run(&["bookmarks", "add", "talk.md#1.2", "--note", "看水"]);
    home.run(&["bookmarks", "add", "talk.md#3.2"]);
    spoil(&home);
    let seen = look_at_every_screen(&home);
    for word in ["水", "红", "旧", "林"] {
        assert!(shows_harmless(&seen, word), "what steers is seen as a sign or a blank: {word}");
    }
}

#[test]
fn nothing_out_of_a_shared_folder_steers_the_terminal() {
    let (one, other) = (home(), home());
    let shared = tempfile::tempdir().unwrap();
    let folder = shared.path().to_str().unwrap();
    one.run(&["bookmarks", "add", "talk.md#1.2", "--note", "看水"]);
    one.run(&["bookmarks", "add", "talk.md#3.2"]);
    spoil(&one);
    one.run(&["bookmarks", "sync", folder]);
    other.run(&["bookmarks", "add", "talk.md#5.2"]);
    other.run(&["bookmarks", "sync", folder]);
    let seen = look_at_every_screen(&other);
    assert!(shows_harmless(&seen, "水"), "what steers is seen as a sign or a blank");
}

#[test]
fn the_look_at_what_was_written_finds_what_steers() {
    for stray in [
        "\u{1b}[5;7;9m",
        "\u{1b}]0;EVIL\u{7}",
        "\u{1b}]52;c;x\u{7}",
        "\u{1b}Pq",
        "\u{9b}",
        "\u{7f}",
        "\u{202e}",
        "\u{2028}",
        "\u{e0041}",
    ] {
        assert!(!strays(format!("水\u{1b}[1m{stray}桥").as_bytes()).is_empty(), "{stray:?}");
    }
    assert!(strays("\u{1b}[1;2H水\u{1b}]0;河边\u{7}\u{1b}]11;?\u{1b}\\\r".as_bytes()).is_empty());
}
