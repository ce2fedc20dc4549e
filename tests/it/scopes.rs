//! Searching one interview with scopes, and what can be jumped to in it.

use fangtan::episode::model::{
    Address, Episode, Paragraph, ParagraphKind, Role, Section, Speaker, Term, Turn,
};
use fangtan::search::fulltext::{TextQuery, folded};
use fangtan::search::fuzzy::Corpus;
use fangtan::search::names::Names;
use fangtan::search::scoped::find_in_episode;
use fangtan::search::sieve::sieve;
use fangtan::search::targets::{TargetKind, targets};
use fangtan::text::query::Query;
use fangtan::text::range::TextRange;

/// An interview line by line: `# title`, `@name` for a label, anything else is said.
fn episode(script: &str, hosts: &[&str]) -> Episode {
    let mut episode = Episode::default();
    for (index, line) in script.lines().enumerate() {
        let (kind, text) = match (line.strip_prefix("# "), line.strip_prefix('@')) {
            (Some(title), _) => (ParagraphKind::Heading, title),
            (_, Some(name)) => (ParagraphKind::Label, name),
            _ => (ParagraphKind::Body, line),
        };
        let start = episode.text.len() + usize::from(index > 0);
        episode.text.push_str(if index > 0 { "\n" } else { "" });
        episode.text.push_str(text);
        let range = TextRange::new(start, episode.text.len());
        episode.paragraphs.push(Paragraph { range, kind, line: index as u32 + 1, ..Paragraph::default() });
        add(&mut episode, index, kind, text, hosts);
    }
    episode
}

fn add(episode: &mut Episode, index: usize, kind: ParagraphKind, text: &str, hosts: &[&str]) {
    if kind == ParagraphKind::Heading {
        let number = episode.sections.len() as u32 + 1;
        let at = episode.turns.len();
        episode.sections.push(Section {
            number,
            title: Some(text.to_owned()),
            level: 2,
            line: index as u32 + 1,
            paragraphs: index..index,
            turns: at..at,
        });
    }
    let section = episode.sections.len() - 1;
    if kind == ParagraphKind::Label {
        let speaker = episode.speakers.iter().position(|s| s.name == text).unwrap_or_else(|| {
            episode.speakers.push(Speaker { name: text.to_owned(), ..Speaker::default() });
            episode.speakers.len() - 1
        });
        let known = !hosts.is_empty();
        let role = known.then(|| if hosts.contains(&text) { Role::Host } else { Role::Guest });
        let turn = (episode.turns.len() - episode.sections[section].turns.start) as u32 + 1;
        let address = Address { section: episode.sections[section].number, turn };
        episode.turns.push(Turn {
            address,
            section,
            speaker: Some(speaker),
            role,
            paragraphs: index..index,
            label: Some(index),
            line: index as u32 + 1,
            time: None,
        });
        episode.sections[section].turns.end += 1;
    }
    episode.sections[section].paragraphs.end = index + 1;
    if kind != ParagraphKind::Heading
        && let Some(turn) = episode.turns.last_mut()
    {
        turn.paragraphs.end = index + 1;
    }
}

const SCRIPT: &str = "\
# 电从哪里来
@林海
你觉得能源会是瓶颈吗？
@何青
能源是慢的东西，数据中心是快的东西。
所以我先看电网，再看芯片。
@林海
那数据呢？
@何青
數據不缺，缺的是耐心。
# 关于Llama
@林海
Llama 为什么开源？
@何青
因为开源让能源问题也变成大家的问题。";

fn found(episode: &Episode, query: &str) -> Vec<(String, String)> {
    let hits = find_in_episode(episode, &Query::parse(query).unwrap()).unwrap();
    hits.iter().map(|hit| (hit.address.to_string(), hit.range.of(&episode.text).to_owned())).collect()
}

fn places(episode: &Episode, query: &str) -> Vec<String> {
    found(episode, query).into_iter().map(|(address, _)| address).collect()
}

#[test]
fn scopes_hold_words_to_voices_halves_and_sections() {
    let talk = episode(SCRIPT, &["林海"]);
    for (query, expected) in [
        ("能源", &["1.1", "1.2", "2.2"][..]),
        ("speaker:何青 能源", &["1.2", "2.2"]),
        ("speaker：林海 能源", &["1.1"]),
        ("!speaker:林海 能源", &["1.2", "2.2"]),
        ("in:question 能源", &["1.1"]),
        ("瓶颈|耐心", &["1.1", "1.4"]),
        ("能源 瓶颈|开源", &["1.1", "1.1", "2.2", "2.2"]),
        ("开源|/数.*中心/ -llama", &["1.2", "2.2"]),
        ("speaker:何青|林海 -in:answer 能源", &["1.1"]),
        ("in:answer 能源", &["1.2", "2.2"]),
        ("section:2 能源", &["2.2"]),
        ("section:llama 能源", &["2.2"]),
        ("!section:2 能源", &["1.1", "1.2"]),
        ("能源 芯片", &["1.2", "1.2"]),
        ("能源 !芯片", &["1.1", "2.2"]),
        ("/能.{1,3}[题颈]/", &["2.2"]),
        ("llama", &["2", "2.1"]),
        ("in:question", &["1.1", "1.3", "2.1"]),
        ("能源 不存在", &[]),
    ] {
        assert_eq!(places(&talk, query), expected, "{query}");
    }
    assert_eq!(found(&talk, "数据").last().unwrap().1, "數據");
}

#[test]
fn without_roles_a_question_is_what_ends_in_a_question_mark() {
    let talk = episode(SCRIPT, &[]);
    assert_eq!(places(&talk, "in:question 数据"), ["1.3"]);
    assert_eq!(places(&talk, "in:answer 数据"), ["1.2", "1.4"]);
}

#[test]
fn a_wrong_expression_is_told_in_words() {
    let talk = episode(SCRIPT, &[]);
    let message = find_in_episode(&talk, &Query::parse("/[/").unwrap()).unwrap_err();
    assert!(!message.is_empty() && !message.contains('\n'), "{message}");
}

#[test]
fn folded_text_never_hides_a_hit() {
    let talk = episode(SCRIPT, &["林海"]);
    let text = folded(&talk).folded;
    let mut told = 0;
    for typed in [
        "能",
        "的",
        "能源",
        "數據",
        "数据中心",
        "llama",
        "Llama",
        "ＬＬＡＭＡ 为什么",
        "\"能源 芯片\"",
        "能源 芯片",
        "能源 源",
        "缺 !能源",
        "!能源",
        "in:question 能源",
        "/能./ 能源",
        "linhai",
        "linhai 能源",
        "lin",
        "没有",
    ] {
        let query = Query::parse(typed).unwrap();
        let quick = TextQuery::new(&query).unwrap();
        let exact = find_in_episode(&talk, &query).unwrap().len();
        assert!(exact == 0 || quick.passes(&sieve(&text)), "{typed}");
        let count = quick.count(text.as_bytes());
        assert_eq!(count.unwrap_or(exact), exact, "{typed}");
        told += usize::from(count.is_some());
    }
    assert_eq!(told, 14, "only capitals, scopes, expressions and mere refusals need the episode");
}

#[test]
fn everything_with_a_name_can_be_jumped_to() {
    let mut talk = episode(SCRIPT, &["林海"]);
    talk.head.people = vec!["何青".to_owned(), "不在文中".to_owned()];
    talk.head.products = vec!["Llama".to_owned()];
    talk.speakers[1].aliases = vec!["青姐".to_owned()];
    let term = |term: &str, alias: &str| Term {
        term: term.to_owned(),
        aliases: vec![alias.to_owned()],
        gloss: "说明".to_owned(),
        at: talk.text.find("数据中心").unwrap(),
    };
    talk.glossary = vec![term("数据中心", "Data Center"), term("何青", "Holly")];
    let all = targets(&talk, &Names::of(&talk));
    let of =
        |kind| all.iter().filter(move |t| t.kind == kind).map(|t| (t.label.as_str(), t.address.to_string()));
    let list = |kind| of(kind).map(|(label, address)| format!("{address} {label}")).collect::<Vec<_>>();
    assert_eq!(list(TargetKind::Section), ["1 电从哪里来", "2 关于Llama"]);
    assert_eq!(list(TargetKind::Turn)[1], "1.2 能源是慢的东西，数据中心是快的东西。");
    assert_eq!(list(TargetKind::Speaker), ["1.1 林海", "1.2 何青"]);
    assert_eq!(list(TargetKind::Term), ["1.2 数据中心", "1.2 何青"]);
    assert_eq!(list(TargetKind::Name), ["2 Llama"]);
    assert!(
        all.iter().all(|target| talk.address_at(target.at) == target.address || target.address.turn == 0)
    );

    let corpus = Corpus::with_aliases(all.iter().map(|t| (t.label.clone(), t.aliases.clone())));
    for (query, kind, label) in [
        ("holly", TargetKind::Speaker, "何青"),
        ("qingjie", TargetKind::Speaker, "何青"),
        ("^data center", TargetKind::Term, "数据中心"),
        ("dcnl", TargetKind::Section, "电从哪里来"),
    ] {
        let best = &all[corpus.rank(query, 1)[0].index];
        assert_eq!((best.kind, best.label.as_str()), (kind, label), "{query}");
    }
}
