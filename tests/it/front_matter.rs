//! Front matter as it is met in the wild: every shape gives a head, none costs the text.

use std::fmt::Write as _;

use fangtan::episode::head::Origin;
use fangtan::episode::model::Role;
use fangtan::episode::oddity::Severity;
use fangtan::parse::front_matter::{Front, split};
use proptest::prelude::*;

fn head(inner: &str) -> Front {
    let text = format!("---\n{inner}\n---\n正文。\n");
    let front = split(&text);
    assert_eq!(&text[front.body..], "正文。\n", "{inner}");
    assert_eq!(front.lines as usize, text[..front.body].lines().count());
    front
}

fn title(front: &Front) -> &str {
    front.head.title.as_ref().map_or("", |found| found.value.as_str())
}

#[test]
fn an_empty_head_is_no_fault() {
    for inner in ["", "\n"] {
        let text = format!("---\n{inner}---\n正文。\n");
        let front = split(&text);
        assert_eq!((&text[front.body..], front.diagnostics), ("正文。\n", Vec::new()), "{inner:?}");
    }
}

#[test]
fn a_whole_head_is_read() {
    let front = head(
        "title: 潮汐与灯塔\ndate: '2024-04-18'\nsource: https://example.org/watch?v=1\nid: ep-7\nsummary: |-\n  第一段。\n\n  第二段。\n\
         tags:\n- 海\n- 光\npeople:\n  - Ana Reis\ncompanies_orgs: [灯塔协会]\nproducts_models:\n  - Lamp 3\nmedia_books: []\ndraft: true",
    );
    let head = &front.head;
    assert_eq!(front.diagnostics, []);
    assert_eq!(title(&front), "潮汐与灯塔");
    assert_eq!(head.title.as_ref().unwrap().origin, Origin::FrontMatter);
    assert_eq!(head.date.as_ref().unwrap().value, "2024-04-18");
    assert_eq!(head.source.as_ref().unwrap().value, "https://example.org/watch?v=1");
    assert_eq!(head.id.as_deref(), Some("ep-7"));
    assert_eq!(head.summary.as_deref(), Some("第一段。\n\n第二段。"));
    assert_eq!(head.tags, ["海", "光"]);
    assert_eq!(
        (head.people.as_slice(), head.organisations.as_slice()),
        (&["Ana Reis".to_owned()][..], &["灯塔协会".to_owned()][..])
    );
    assert_eq!((head.products.len(), head.works.len()), (1, 0));
    assert_eq!(head.front_matter.as_ref().unwrap()["draft"], true);
}

/// What is no YAML, the title read from it, and the line and column of the warning.
#[test]
fn broken_titles_are_read_as_written() {
    for (inner, wanted, line, column) in [
        ("title: AI: 未来已来", "AI: 未来已来", 2, Some(10)),
        ("title：灯塔", "灯塔", 2, Some(6)),
        ("date: 2024-01-02\ntitle: [重磅] 灯塔", "[重磅] 灯塔", 3, None),
        ("title: \"没有收尾\ndate: 2024-01-02", "没有收尾", 2, Some(8)),
        ("title: @灯塔", "@灯塔", 2, None),
        ("title: `灯塔`", "`灯塔`", 2, None),
        ("title: %灯塔", "%灯塔", 2, None),
        ("title: *强调*", "*强调*", 2, None),
        ("title: !重要 灯塔", "!重要 灯塔", 2, None),
        ("title: \"引\" 后文", "\"引\" 后文", 2, None),
    ] {
        let front = head(inner);
        assert_eq!(title(&front), wanted, "of {inner:?}");
        let first = &front.diagnostics[0];
        assert_eq!((first.line, first.severity), (line, Severity::Warning), "of {inner:?}");
        assert!(column.is_none() || first.column == column, "of {inner:?}: {first:?}");
    }
}

#[test]
fn a_broken_line_costs_only_itself() {
    let front =
        head("title: a: b: c\ndate: 2024-01-02\ntags:\n\t- 海\n\t- 光\nsource: \"https://example.org\nid: 7");
    assert_eq!(title(&front), "a: b: c");
    assert_eq!(front.head.date.as_ref().unwrap().value, "2024-01-02");
    assert_eq!(front.head.tags, ["海", "光"]);
    assert_eq!(front.head.source.as_ref().unwrap().value, "https://example.org");
    assert_eq!(front.head.id.as_deref(), Some("7"));
}

#[test]
fn a_fault_is_placed_by_the_lines_an_editor_counts() {
    for strange in ['\u{85}', '\u{2028}', '\u{2029}'] {
        let front = head(&format!("abstract: 海{strange}上{strange}的灯\ntitle: '没有收尾\ntags: [灯]"));
        let places: Vec<_> = front.diagnostics.iter().map(|found| (found.line, found.column)).collect();
        assert_eq!(places, [(2, Some(15)), (3, Some(8))], "{strange:?}");
    }
}

#[test]
fn types_are_lenient() {
    for (inner, tags) in [
        ("tags:", &[][..]),
        ("tags: []", &[]),
        ("tags: null", &[]),
        ("tags: llm", &["llm"]),
        ("tags: llm, agi，开源、海", &["llm", "agi", "开源", "海"]),
        ("tags: [llm, null, 3, true]", &["llm", "3", "true"]),
        ("tags:\n- name: llm\n- agi", &["llm", "agi"]),
        ("keywords: llm\ntags: [llm, agi]", &["llm", "agi"]),
    ] {
        assert_eq!(head(inner).head.tags, tags, "of {inner:?}");
    }
    for (inner, wanted) in [
        ("title: 0123", "0123"),
        ("title: 1.10", "1.10"),
        ("title: true", "true"),
        ("title: yes", "yes"),
        ("title: &A 公司", "&A 公司"),
        ("Title: 灯塔", "灯塔"),
        ("\"title\": 灯塔", "灯塔"),
        ("title: [灯塔, 潮汐]", "灯塔"),
    ] {
        assert_eq!(title(&head(inner)), wanted, "of {inner:?}");
    }
}

#[test]
fn dates_come_in_every_shape() {
    for (inner, wanted) in [
        ("date: 2024-04-18", "2024-04-18"),
        ("date: 2024-04-18T10:00:00.000Z", "2024-04-18"),
        ("pub_date: Sat, 30 Jan 2021 16:00:00 GMT", "2021-01-30"),
        ("published: \"2026-04-09\"", "2026-04-09"),
        ("date: 1979-05", "1979-05"),
        ("date: 1979", "1979"),
        ("date: 2024年4月18日", "2024-04-18"),
        ("date: soon\npubDate: April 18, 2024", "2024-04-18"),
    ] {
        assert_eq!(head(inner).head.date.unwrap().value, wanted, "of {inner:?}");
    }
    assert_eq!(head("date: soon").head.date, None);
}

#[test]
fn of_several_sources_the_address_counts() {
    let front = head("source: 灯塔电台\nvideo: https ://youtu.be/abc");
    assert_eq!(front.head.source.unwrap().value, "https://youtu.be/abc");
    assert_eq!(head("source: 灯塔电台").head.source.unwrap().value, "灯塔电台");
}

#[test]
fn duplicate_keys_are_told_and_the_last_that_says_something_counts() {
    let front = head("title: 一\ntitle: 二\ntitle:");
    assert_eq!(title(&front), "二");
    assert_eq!(front.diagnostics.iter().map(|d| d.line).collect::<Vec<_>>(), [3, 4]);
}

#[test]
fn text_between_rules_is_no_head() {
    for text in [
        "---\ntitle: 没有收尾\n\n正文\n",
        "---\n\n一段正文。\n\n---\n\n又一段。\n",
        "---\n主持人：你好。\n---\n嘉宾：你好。\n",
        "---\nLenny: Hello\n---\nmore\n",
        "--- \n",
        "正文\n---\ntitle: x\n---\n",
        "",
    ] {
        let front = split(text);
        assert_eq!((front.body, front.lines), (0, 0), "of {text:?}");
        assert_eq!(front.head.title, None);
    }
    assert_eq!(split("---\ntitle: 没有收尾\n\n正文\n").diagnostics[0].line, 1);
}

#[test]
fn marks_line_ends_and_an_empty_body_are_borne() {
    let text = "\u{feff}---\r\ntitle: 灯塔\r\ntags:\r\n  - 海\r\n---\r\n正文";
    let front = split(text);
    assert_eq!((title(&front), &text[front.body..], front.lines), ("灯塔", "正文", 5));
    assert_eq!(front.head.tags, ["海"]);
    assert_eq!(split("---\ntitle: x\n---").body, 16);
    assert_eq!(split("---\n---\n正文").body, 8);
    assert_eq!(title(&head("title: 灯\x07塔\ndate: 2024-01-02")), "灯\x07塔");
}

#[test]
fn hostile_heads_end_in_a_diagnostic_at_once() {
    let deep = format!("title: 灯塔\njunk: {}", "[".repeat(60_000));
    let mut bomb = "title: 灯塔\na0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..10 {
        let before = level - 1;
        writeln!(bomb, "a{level}: &a{level} [{}]", vec![format!("*a{before}"); 9].join(", ")).unwrap();
    }
    let long = format!("title: 灯塔\nsummary: {}", "长".repeat(20_000));
    for inner in [deep, bomb, long] {
        let front = head(&inner);
        assert_eq!(title(&front), "灯塔");
        assert!(!front.diagnostics.is_empty());
    }
}

#[test]
fn a_file_may_correct_what_would_be_decided() {
    let front = head(
        "title: 灯塔\nfangtan:\n  label: '^【(.+)】$'\n  aliases:\n    - [Ana Reis, AR]\n  roles:\n    AR: host\n  host: Ana Reis\n  colour: red",
    );
    assert_eq!(front.overrides.label.as_deref(), Some("^【(.+)】$"));
    assert_eq!(front.overrides.aliases, [["Ana Reis", "AR"]]);
    assert_eq!(front.overrides.roles, [("AR".to_owned(), Role::Host)]);
    assert_eq!(front.overrides.host.as_deref(), Some("Ana Reis"));
    assert!(front.diagnostics[0].line == 3 && front.diagnostics[0].oddity.to_string().contains("colour"));
}

proptest! {
    #[test]
    fn any_head_splits_at_a_line(inner in "([a-z]{1,5}[:：] ?|[\\[\\]{}\"'|>&*!%@#,-]|\n|  |\t|汉|\\PC){0,60}") {
        let text = format!("---\n{inner}\n---\n正文");
        let front = split(&text);
        prop_assert!(text.is_char_boundary(front.body));
        prop_assert_eq!(text[..front.body].lines().count(), front.lines as usize);
        prop_assert!(front.body == 0 || text[..front.body].ends_with('\n'));
    }
}
