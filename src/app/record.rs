//! The reading record as a page of rows: sums, days and months with bars, who was read, and in which episodes.

use std::collections::HashMap;
use std::path::Path;

use super::item::{Choice, Item, labelled};
use crate::catalog::people::Participant;
use crate::episode::model::Role;
use crate::messages::{Language, Msg};
use crate::passage::record::{DayRead, EpisodeRead, ReadingRecord};

/// Days on the page.
const DAYS: i64 = 7;

/// Months on the page.
const MONTHS: usize = 6;

/// People on the page.
const PEOPLE: usize = 6;

/// Episodes on the page.
const EPISODES: usize = 10;

/// The query for all that was begun.
const BEGUN: &str = "state:reading|done";

/// The rows, group by group; the first of a group bears its name. `people` are those who speak in what was
/// read.
pub fn items(record: &ReadingRecord, people: &[Participant], language: Language) -> Vec<Item> {
    let days = record.last_days(DAYS);
    let months = record.months();
    let earlier = months.iter().any(|month| days.iter().all(|day| !day.day.starts_with(&month.day)));
    let months = if earlier { newest(&months, MONTHS, language) } else { Vec::new() };
    let groups = [
        (Msg::RecordAll, vec![all(record, language)]),
        (Msg::RecordDays, newest(&days, usize::MAX, language)),
        (Msg::RecordMonths, months),
        (Msg::RecordPeople, people_read(record, people, language)),
        (Msg::RecordEpisodes, episodes(record, language)),
    ];
    groups.into_iter().flat_map(|(label, rows)| labelled(label.text(language), rows)).collect()
}

fn all(record: &ReadingRecord, language: Language) -> Item {
    let finished = Msg::FinishedOf.with(language, &[&record.finished, &record.begun]);
    let row = Msg::DaysInARow.with(language, &[&record.days_in_a_row]);
    let row = if record.days_in_a_row > 1 { row } else { String::new() };
    let parts = [time(record.seconds, language), finished, row];
    let detail = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    Item { detail, choice: Choice::Episodes(BEGUN.to_owned()), ..Item::default() }
}

/// The last `count` of `spans` of time, the last one first.
fn newest(spans: &[DayRead], count: usize, language: Language) -> Vec<Item> {
    let shown = || spans.iter().rev().take(count);
    let most = shown().map(|span| span.seconds).max().unwrap_or(0);
    let row = |span: &DayRead| timed(span.day.clone(), span.seconds, most, Choice::Nothing, language);
    shown().map(row).collect()
}

/// Those who answer in what was read, by the time spent on their episodes.
fn people_read(record: &ReadingRecord, people: &[Participant], language: Language) -> Vec<Item> {
    let spent: HashMap<&Path, u64> =
        record.episodes.iter().map(|read| (read.path.as_path(), read.seconds)).collect();
    let seconds = |person: &Participant| -> u64 {
        let answers = person.appearances.iter().filter(|one| one.role != Some(Role::Host));
        answers.filter_map(|one| spent.get(one.path.as_path())).sum()
    };
    let mut read: Vec<(u64, &str)> =
        people.iter().map(|person| (seconds(person), person.name.as_str())).collect();
    read.retain(|(seconds, _)| *seconds > 0);
    read.sort_by_key(|(seconds, _)| std::cmp::Reverse(*seconds));
    let most = read.first().map_or(0, |(seconds, _)| *seconds);
    let row = |(seconds, name): (u64, &str)| {
        timed(name.to_owned(), seconds, most, Choice::Person(name.to_owned()), language)
    };
    read.into_iter().take(PEOPLE).map(row).collect()
}

fn episodes(record: &ReadingRecord, language: Language) -> Vec<Item> {
    let most = record.episodes.first().map_or(0, |read| read.seconds);
    let row = |read: &EpisodeRead| {
        let choice = Choice::Episode(read.path.clone());
        let row = timed(read.title.clone(), read.seconds, most, choice, language);
        let percent = format!("{:.0} %", (read.progress.clamp(0.0, 1.0) * 100.0).floor());
        let parts = [row.place.as_str(), percent.as_str()].into_iter().filter(|part| !part.is_empty());
        Item { place: parts.collect::<Vec<_>>().join(" · "), ..row }
    };
    record.episodes.iter().take(EPISODES).map(row).collect()
}

/// A row with the time spent, and how that compares with the `most` seconds of a row of its kind.
fn timed(detail: String, seconds: u64, most: u64, choice: Choice, language: Language) -> Item {
    let share = Some(seconds as f64 / most.max(1) as f64);
    Item { detail, place: time(seconds, language), share, choice, ..Item::default() }
}

/// `2 h 5 min`, `5 min`; nothing for no time, a minute for less than one.
fn time(seconds: u64, language: Language) -> String {
    let minutes = seconds.div_ceil(60);
    match (minutes / 60, minutes % 60) {
        (0, 0) => String::new(),
        (0, minutes) => Msg::Minutes.with(language, &[&minutes]),
        (hours, minutes) => Msg::HoursMinutes.with(language, &[&hours, &minutes]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::people::Appearance;
    use crate::passage::marks::Progress;

    fn person(name: &str, path: &str, role: Role) -> Participant {
        let one = Appearance { path: path.into(), role: Some(role), ..Appearance::default() };
        Participant { name: name.into(), appearances: vec![one], ..Participant::default() }
    }

    #[test]
    fn days_people_and_episodes_are_told_with_their_time() {
        let progress = Progress { read_at: 1, fraction: 0.5, ..Progress::default() };
        let known =
            [(1, "潮汐"), (2, "灯")].map(|(id, title)| (id, title.into(), title.into(), progress.clone()));
        let reading = [("2026-01-30".into(), 1, 7500), ("2026-03-02".into(), 2, 30)];
        let record = ReadingRecord::of(known.into(), &reading, jiff::civil::date(2026, 3, 2));
        let people = [person("林砚秋", "潮汐", Role::Guest), person("周小满", "潮汐", Role::Host)];
        let rows = items(&record, &people, Language::English);
        let shown: Vec<String> =
            rows.iter().map(|row| format!("{}|{}|{}", row.label, row.detail, row.place)).collect();
        let expected =
            ["Read|2 h 6 min · 0 of 2 episodes read to the end|", "Days|2026-03-02|1 min", "|2026-03-01|"];
        assert_eq!(shown[..3], expected);
        assert!(shown.contains(&"|2026-01|2 h 5 min".to_owned()), "{shown:#?}");
        assert!(shown.contains(&"With|林砚秋|2 h 5 min".to_owned()), "{shown:#?}");
        assert!(!shown.iter().any(|row| row.contains("周小满")), "who asks is not who was read: {shown:#?}");
        assert_eq!(shown[shown.len() - 2..], ["Episodes|潮汐|2 h 5 min · 50 %", "|灯|1 min · 50 %"]);
    }
}
