//! The jump box: what a query should find first, among ten thousand other labels.

use fangtan::search::fuzzy::{Ask, Corpus, Hit, Narrowed};

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
            let winner = hits.first().map_or(String::new(), |hit| marked(&corpus, hit));
            eprintln!("{}: {} at {place:?}, first is {winner}", case.query, case.label);
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
    assert!(well_marked * 100 >= with_marks * 98);
}
