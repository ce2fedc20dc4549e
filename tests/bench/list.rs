//! The list of episodes over 10,000 and 100,000 of them: keys (every letter of a filter, a change of order, grouping,
//! the values to narrow by; the worst of each counts, and the names are prepared as the program does it, away from
//! the keys), then the built program with as many files. The aims: a filter's key 10 ms and 50 ms, first rows 25 ms and
//! 50 ms, the whole list from the cache 0.3 s and 2 s, memory 80 MB and 400 MB.
#![allow(missing_docs, clippy::panic, clippy::unwrap_used)]

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use fangtan::app::episodes::{EpisodeRow, EpisodeStatus, Episodes, prepared};
use fangtan::app::input::Input;
use fangtan::catalog::facets::facets;
use fangtan::episode::model::Role;
use fangtan::episode::summary::{Summary, VoiceSummary};
use support::Random;

#[allow(dead_code)]
#[path = "../it/support.rs"]
mod support;

#[cfg(unix)]
#[allow(dead_code)]
#[path = "../pty/home.rs"]
mod home;
#[cfg(unix)]
#[path = "list/program.rs"]
mod program;
#[cfg(unix)]
#[allow(dead_code)]
#[path = "../pty/session.rs"]
mod session;

const FILTERS: [&str; 6] = [
    "能源",
    "nengyuan",
    "guest:林",
    "year:2024.. state:unread tag:城市",
    "speaker:fang -tag:draft minutes:>30",
    "zzqqxx",
];

fn main() {
    if std::env::args().any(|argument| argument == "--test" || argument == "--list") {
        return;
    }
    for count in [10_000, 100_000] {
        let mut list = filled(count);
        println!("{count} cards");
        let (generation, rows) = list.unprepared().unwrap();
        let preparing = Instant::now();
        let names = Arc::new(prepared(&rows));
        println!("  names prepared, away from the keys, in {:.1?}", preparing.elapsed());
        list.take_names(generation, names);
        for filter in FILTERS {
            let (first, (worst, at)) = typed(&mut list, filter);
            println!("  {filter:38} first key {first:8.1?}   worst of the others {worst:8.1?} ({at})");
        }
        list.filter = Input::default();
        list.refresh();
        println!("  a file changed, in the list {:8.1?}", slowest(3, || change(&mut list)));
        println!("  next order, the slowest {:8.1?}", slowest(8, || list.next_order()));
        println!("  next grouping, the slowest {:8.1?}", slowest(6, || list.next_grouping()));
        let all = || facets(&list.shown().map(|(row, _)| EpisodeRow::facts(row)));
        println!(
            "  values to narrow by, away from the keys, {:.1?} ({})",
            slowest(1, || drop(all())),
            all().len()
        );
        #[cfg(unix)]
        program::measure(count);
    }
}

/// Types `filter` letter by letter; how long the first key takes, which prepares the names where they are new,
/// and the slowest of the others, with what was typed then.
fn typed(list: &mut Episodes, filter: &str) -> (Duration, (Duration, String)) {
    let times = (1..=filter.chars().count()).map(|letters| {
        let typed: String = filter.chars().take(letters).collect();
        list.filter = Input::holding(&typed);
        (slowest(1, || list.refresh()), typed)
    });
    let mut times: Vec<(Duration, String)> = times.collect();
    (times.remove(0).0, times.into_iter().max().unwrap_or_default())
}

/// One file is found to be another than before.
fn change(list: &mut Episodes) {
    let path = list.rows()[7].path.clone();
    list.add(vec![path.clone()]);
    list.fill(&path, Ok(Box::default()));
    list.settle();
}

fn slowest(runs: usize, mut run: impl FnMut()) -> Duration {
    let timed = |_| {
        let start = Instant::now();
        run();
        start.elapsed()
    };
    (0..runs).map(timed).max().unwrap_or_default()
}

/// A list of so many cards with names, dates, tags and series of their own.
fn filled(count: usize) -> Episodes {
    let lines = support::lines(20_000, 7);
    let mut random = Random(11);
    let mut list = Episodes::default();
    let path = |number: usize| PathBuf::from(format!("/library/{}/{number:06}.md", 2010 + number % 15));
    list.add((0..count).map(path).collect());
    for number in 0..count {
        let line = |random: &mut Random| lines[random.below(lines.len())].clone();
        let voice = |name: String, role| VoiceSummary { name, role: Some(role), ..VoiceSummary::default() };
        let guest = format!("林{}", lines[number * 7 % 2_000].chars().take(2).collect::<String>());
        let summary = Summary {
            title: line(&mut random),
            date: format!("{}-{:02}-03", 2010 + number % 15, 1 + number % 12),
            tags: vec![["城市", "能源", "draft"][number % 3].to_owned(), format!("tag{}", number % 200)],
            series: format!("series {}", number % 90),
            language: if number % 4 == 0 { "en" } else { "zh" }.to_owned(),
            minutes: (number % 120) as f64,
            speakers: vec![voice(guest, Role::Guest), voice("Ada Fang".to_owned(), Role::Host)],
            ..Summary::default()
        };
        list.fill(&path(number), Ok(Box::new(EpisodeStatus { summary, ..EpisodeStatus::default() })));
    }
    list.settle();
    list
}
