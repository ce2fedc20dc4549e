//! The jump box: what a query should find first, among ten thousand other labels.

use fangtan::search::fuzzy::{Corpus, Hit, Narrowed, RankQuery};
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use crate::support::{Random, lines};

struct Case {
    query: String,
    label: String,
    marked: Option<String>,
}

fn table() -> (Vec<Case>, Vec<(String, Vec<String>)>) {
    let text = include_str!("../corpus/jump.tsv");
    let mut cases = Vec::new();
    let mut labels: Vec<(String, Vec<String>)> = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let mut columns = line.split('\t');
        let (query, shown) = (columns.next().unwrap(), columns.next().unwrap());
        let aliases: Vec<String> =
            columns.next().into_iter().flat_map(|a| a.split('|')).map(String::from).collect();
        let label = shown.replace(['[', ']'], "");
        match labels.iter_mut().find(|(known, _)| *known == label) {
            Some((_, known)) => known.extend(aliases),
            None => labels.push((label.clone(), aliases)),
        }
        let marked = shown.contains('[').then(|| shown.replace("][", ""));
        cases.push(Case { query: query.to_owned(), label, marked });
    }
    (cases, labels)
}

fn marked(corpus: &Corpus, hit: &Hit) -> String {
    let mut label = corpus.label(hit.index).to_owned();
    for range in hit.ranges.iter().rev() {
        label.insert(range.end, ']');
        label.insert(range.start, '[');
    }
    label
}

fn corpus_of_the_table() -> Corpus {
    let (_, mut labels) = table();
    let others = lines(12_000, 7);
    let half = others.len() / 2;
    let plain = |line: &String| (line.clone(), Vec::new());
    let mut all: Vec<_> = others[..half].iter().map(plain).collect();
    all.append(&mut labels);
    all.extend(others[half..].iter().map(plain));
    Corpus::with_aliases(all)
}

#[test]
fn the_table_is_found_first_among_ten_thousand() {
    let (cases, _) = table();
    let corpus = corpus_of_the_table();
    let (mut first, mut in_five, mut well_marked, mut with_marks) = (0, 0, 0, 0);
    for case in &cases {
        let hits = corpus.rank(&case.query, 200);
        let place = hits.iter().position(|hit| corpus.label(hit.index) == case.label);
        first += usize::from(place == Some(0));
        in_five += usize::from(place.is_some_and(|at| at < 5));
        if place != Some(0) {
            let shown = |hit: &Hit| format!("{} ({})", marked(&corpus, hit), hit.score);
            let (winner, own) = (hits.first().map(shown), place.map(|at| shown(&hits[at])));
            eprintln!("{}: {own:?} at {place:?}, first is {winner:?}", case.query);
        }
        let (Some(expected), Some(at)) = (&case.marked, place) else { continue };
        let shown = marked(&corpus, &hits[at]);
        with_marks += 1;
        well_marked += usize::from(shown == *expected);
        if shown != *expected {
            eprintln!("{}: marked {shown}, expected {expected}", case.query);
        }
    }
    eprintln!("{} cases: first {first}, in five {in_five}, marked {well_marked}/{with_marks}", cases.len());
    assert!(cases.len() >= 200);
    assert!(first * 100 >= cases.len() * 95);
    assert_eq!(in_five, cases.len());
    assert_eq!(well_marked, with_marks);
}

#[test]
fn typing_on_from_what_is_left_finds_the_same() {
    let corpus = corpus_of_the_table();
    let (cases, _) = table();
    for case in &cases {
        let mut left = Narrowed::default();
        let ends = case.query.char_indices().map(|(at, c)| at + c.len_utf8());
        for typed in ends.filter_map(|end| case.query.get(..end)) {
            let cold = corpus.ask(RankQuery::new(typed, 50));
            let warm = corpus.ask(RankQuery { after: Some(&left), ..RankQuery::new(typed, 50) });
            assert_eq!(warm.hits, cold.hits, "{typed}");
            left = warm.narrowed;
        }
    }
}

#[test]
fn what_is_not_scored_is_what_matches_behind_the_best() {
    let corpus = Corpus::new(lines(6_000, 23));
    let long = "一".repeat(40);
    for query in ["的", "e", "sh", "a !的", "^t", "shi | e", long.as_str()] {
        let best = RankQuery { in_runs: true, ..RankQuery::new(query, 10) };
        let all = corpus.ask(RankQuery { limit: usize::MAX, ..best });
        let both = corpus.ask(RankQuery { unscored: true, ..best });
        assert_eq!(both.total, all.total, "{query}");
        let sorted = |hits: &[Hit]| {
            let mut indices: Vec<usize> = hits.iter().map(|hit| hit.index).collect();
            indices.sort_unstable();
            indices
        };
        assert_eq!(sorted(&both.hits), sorted(&all.hits), "{query}");
        assert!(both.hits.is_sorted_by_key(|hit| std::cmp::Reverse(hit.score)), "{query}");
    }
    let many = corpus.ask(RankQuery { in_runs: true, unscored: true, ..RankQuery::new("e", 10) });
    assert!(many.hits.last().is_some_and(|hit| hit.ranges.is_empty()), "too few match to leave any unscored");
}

#[test]
fn many_labels_are_prepared_on_all_cores_and_found_as_few_are() {
    let labels = lines(40_000, 19);
    let many = Corpus::new(labels.clone());
    for (index, label) in labels.iter().enumerate().step_by(1_999) {
        assert_eq!(many.label(index), label);
        let alone = Corpus::new([label.clone()]);
        let own = alone.rank(label, 1)[0].clone();
        let hits = many.rank(label, 40_000);
        let hit = hits.iter().find(|hit| hit.index == index).unwrap();
        assert_eq!((hit.score, &hit.ranges), (own.score, &own.ranges), "{label}");
    }
}

/// What the jump box asks.
fn forgiving(query: &str, limit: usize) -> RankQuery<'_> {
    RankQuery { slips: true, ..RankQuery::new(query, limit) }
}

/// `word` with one slip of the fingers behind its first letter.
fn slipped(word: &str, random: &mut Random) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = 1 + random.below(letters.len() - 2);
    match random.below(4) {
        0 => letters.swap(at, at + 1),
        1 => letters.insert(at, letters[at]),
        2 => drop(letters.remove(at)),
        _ => letters[at] = if letters[at] == 'x' { 'q' } else { 'x' },
    }
    letters.into_iter().collect()
}

#[test]
fn slips_of_the_fingers_find_names_behind_what_was_typed() {
    let names =
        ["Dwarkesh Patel", "Jerod Santo", "Mark Zuckerberg", "Sarah Lindqvist", "王小明（Margarethe）"];
    let others = lines(20_000, 11);
    let corpus = Corpus::new(others.into_iter().chain(names.map(String::from)));
    let found = |query: &str| {
        let hits = corpus.ask(forgiving(query, 20)).hits;
        hits.iter().map(|hit| corpus.label(hit.index).to_owned()).collect::<Vec<_>>()
    };
    for (query, name) in [
        ("dwarkseh", names[0]),
        ("Dwarkeesh", names[0]),
        ("dwakr", names[0]),
        ("Jerod Santp", names[1]),
        ("jreod santo", names[1]),
        ("zukerburg", names[2]),
        ("lindqvits", names[3]),
        ("margarete", names[4]),
    ] {
        assert_eq!(found(query).first().map(String::as_str), Some(name), "{query}");
    }
    for meant in ["jrd", "xsantoo", "santo", "'jerdo", "^jerdo"] {
        assert_eq!(corpus.ask(forgiving(meant, 20)).hits, corpus.rank(meant, 20), "{meant}");
    }
    let mut random = Random(23);
    for name in ["Dwarkesh", "Zuckerberg", "Lindqvist", "Margarethe"] {
        for _ in 0..50 {
            let typed = slipped(name, &mut random);
            assert!(found(&typed).iter().take(3).any(|label| label.contains(name)), "{typed}");
        }
    }
}

#[test]
fn a_slip_ranks_behind_what_is_written_so() {
    let labels = ["Marla Singer", "Maria Stone", "Marla", "On Marla and Maria", "Maria"];
    let corpus = Corpus::new(labels.map(String::from));
    let hits = corpus.ask(forgiving("marla", 9)).hits;
    let found: Vec<&str> = hits.iter().map(|hit| corpus.label(hit.index)).collect();
    assert_eq!(found.len(), 5, "{found:?}");
    assert!(found[..3].iter().all(|label| label.contains("Marla")), "{found:?}");
    assert!(hits.is_sorted_by(|a, b| a.score >= b.score));
    assert_eq!(corpus.rank("marla", 9).len(), 3, "only where it is asked for");
}

#[test]
fn typing_on_forgives_the_same_as_typing_at_once() {
    let corpus = Corpus::new(lines(5_000, 3).into_iter().chain(["Dwarkesh Patel".to_owned()]));
    for query in ["dwarkseh ptael", "dwrakesh", "zhakebgoe", "energgy"] {
        let mut left = Narrowed::default();
        for end in 1..=query.len() {
            let cold = corpus.ask(forgiving(&query[..end], 50));
            let warm = corpus.ask(RankQuery { after: Some(&left), ..forgiving(&query[..end], 50) });
            assert_eq!(warm.hits, cold.hits, "{}", &query[..end]);
            assert!(warm.total >= warm.hits.len(), "{}", &query[..end]);
            left = warm.narrowed;
        }
    }
}

#[test]
fn kana_and_hangul_are_typed_in_latin_letters() {
    let apart: String = unicode_normalization::UnicodeNormalization::nfd("범석 がくせい").collect();
    let labels = [
        "しんかい まこと",
        "とうきょう",
        "ローマじ",
        "おおさか",
        "김범석 대표",
        "이영희",
        "박준형",
        &apart,
        "ﬁnance ﬂow",
    ];
    let corpus = Corpus::new(lines(3_000, 5).into_iter().chain(labels.map(String::from)));
    for (query, label) in [
        ("shinkai", "しんかい まこと"),
        ("sinkai", "しんかい まこと"),
        ("toukyou", "とうきょう"),
        ("tokyo", "とうきょう"),
        ("tōkyō", "とうきょう"),
        ("romaji", "ローマじ"),
        ("rōmaji", "ローマじ"),
        ("oosaka", "おおさか"),
        ("ōsaka", "おおさか"),
        ("kimbeom", "김범석 대표"),
        ("gimbeomseok", "김범석 대표"),
        ("leeyoung", "이영희"),
        ("iyeonghui", "이영희"),
        ("parkjoon", "박준형"),
        ("bakjunhyeong", "박준형"),
        ("gakusei", apart.as_str()),
        ("がくせい", apart.as_str()),
        ("finance", "ﬁnance ﬂow"),
    ] {
        let hits = corpus.rank(query, 3);
        assert_eq!(hits.first().map(|hit| corpus.label(hit.index)), Some(label), "{query}");
    }
}

#[test]
fn an_empty_query_keeps_the_order() {
    let corpus = Corpus::new(lines(100, 1));
    for query in ["", "   ", "　"] {
        assert_eq!(
            corpus.rank(query, 10).iter().map(|hit| hit.index).collect::<Vec<_>>(),
            (0..10).collect::<Vec<_>>()
        );
    }
}

#[test]
fn long_queries_and_rare_characters_do_no_harm() {
    let corpus = Corpus::new(["🎙️ 录音棚 👩‍👩‍👧 一家".to_owned(), "a".repeat(3000), "x".repeat(120)]);
    assert_eq!(
        corpus.rank("家", 9)[0].ranges.iter().map(|r| r.of(corpus.label(0))).collect::<Vec<_>>(),
        ["家"]
    );
    assert_eq!(corpus.rank("👩‍👩‍👧家", 9)[0].index, 0);
    assert_eq!(corpus.rank(&"x".repeat(40), 9)[0].index, 2);
    assert!(corpus.rank(&"x".repeat(121), 9).is_empty());
    assert!(corpus.rank(&"b".repeat(40), 9).is_empty());
    assert_eq!(corpus.rank(&"a".repeat(300), 9)[0].index, 1);
    assert_eq!(corpus.rank(&format!("x !{}y", "x".repeat(40)), 9)[0].index, 2);
}

#[test]
fn bonus_decides_between_equals_and_kinds_are_let_in() {
    let mut corpus = Corpus::new(["能源", "能源", "能源政策"].map(String::from));
    corpus.set_bonus(vec![0, 5, 9]);
    corpus.set_kinds(vec![0, 1, 2]);
    let indices = |hits: Vec<Hit>| hits.iter().map(|hit| hit.index).collect::<Vec<_>>();
    assert_eq!(indices(corpus.rank("能源", 9)), [1, 0, 2]);
    assert_eq!(indices(corpus.ask(RankQuery { kinds: 0b101, ..RankQuery::new("nengyuan", 9) }).hits), [0, 2]);
    assert_eq!(indices(corpus.ask(RankQuery { kinds: 0b100, ..RankQuery::new("", 9) }).hits), [2]);
}

#[test]
fn every_label_is_found_by_its_own_words() {
    let labels = lines(300, 3);
    let corpus = Corpus::new(labels.clone());
    let mut random = Random(5);
    for (index, label) in labels.iter().enumerate() {
        let words: Vec<&str> = label.split_whitespace().collect();
        let one = words[random.below(words.len())];
        let hits = corpus.rank(&format!("'{one}"), 300);
        let hit = hits.iter().find(|hit| hit.index == index).unwrap();
        assert!(hit.ranges.iter().any(|range| range.of(label).contains(one)), "{one} in {label}");
        assert!(hits.iter().all(|hit| labels[hit.index].to_lowercase().contains(&one.to_lowercase())));
    }
}

#[test]
fn highlights_take_whole_clusters() {
    let corpus = Corpus::new(["cafe\u{301} noir", "ﾗｼﾞｵ体操", "ﬁne print", "👩‍👩‍👧 一家"].map(String::from));
    for (query, expected) in [
        ("cafe", "[cafe\u{301}] noir"),
        ("rajio", "[ﾗｼﾞｵ]体操"),
        ("fin", "[ﬁn]e print"),
        ("'i", "[ﬁ]ne print"),
        ("yijia", "👩‍👩‍👧 [一家]"),
    ] {
        let hits = corpus.rank(query, 9);
        assert!(hits.iter().any(|hit| marked(&corpus, hit) == expected), "{query}: {hits:?}");
    }
}

#[test]
fn the_alias_that_matched_is_told() {
    let aliases = ["祖克柏", "Zuckerberg"].map(String::from).to_vec();
    let corpus = Corpus::with_aliases([("扎克伯格".to_owned(), aliases)]);
    let of = |query: &str| corpus.rank(query, 1)[0].clone();
    assert_eq!((of("zuck").alias, of("zuck").ranges), (Some(1), vec![]));
    assert_eq!(of("zukebo").alias, Some(0));
    assert_eq!(of("zhakebo").alias, None);
    assert_eq!(marked(&corpus, &of("扎克 zuckerberg")), "[扎克]伯格");
}

#[test]
fn a_corpus_can_be_asked_from_any_thread() {
    fn crosses_threads<T: Send + Sync>(_: &T) {}
    crosses_threads(&Corpus::default());
    crosses_threads(&Narrowed::default());
}

/// Whether the letters of `query` stand in `label` in this order.
fn in_order(query: &str, label: &str) -> bool {
    let mut rest = label.chars().map(|c| c.to_ascii_lowercase());
    query.chars().all(|wanted| rest.any(|c| c == wanted))
}

proptest! {
    #[test]
    fn plain_words_find_just_the_labels_that_hold_their_letters_in_order(
        labels in prop::collection::vec("[a-dA-D /.-]{0,12}", 1..40),
        query in "[a-d]{1,5}",
    ) {
        let corpus = Corpus::new(labels.clone());
        let mut found: Vec<usize> = corpus.rank(&query, labels.len()).iter().map(|hit| hit.index).collect();
        found.sort_unstable();
        let expected: Vec<usize> = (0..labels.len()).filter(|at| in_order(&query, &labels[*at])).collect();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn whatever_is_typed_highlights_are_clusters_in_order(
        labels in prop::collection::vec("[\\PC中国长城行银女のしゃー éﾗｼﾞ]{0,12}", 1..30),
        query in "[a-z'^$!| 中长行のéＡ]{0,8}",
    ) {
        let corpus = Corpus::new(labels.clone());
        let mut left = Narrowed::default();
        for (end, _) in query.char_indices().skip(1).chain([(query.len(), ' ')]) {
            let answer = corpus.ask(RankQuery { after: Some(&left), ..RankQuery::new(&query[..end], 50) });
            prop_assert_eq!(&answer.hits, &corpus.rank(&query[..end], 50));
            prop_assert_eq!(answer.total, answer.hits.len());
            for hit in &answer.hits {
                let label = corpus.label(hit.index);
                let bounds: Vec<usize> = label.grapheme_indices(true).map(|(at, _)| at).chain([label.len()]).collect();
                let mut last = 0;
                for range in &hit.ranges {
                    prop_assert!(range.start >= last && !range.is_empty());
                    prop_assert!(bounds.contains(&range.start) && bounds.contains(&range.end));
                    last = range.end;
                }
            }
            left = answer.narrowed;
        }
    }
}
