//! What was read, when and for how long: the reading record.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use jiff::ToSpan;
use jiff::civil::Date;

use super::marks::{EpisodeId, Progress};

/// The reading record of some episodes.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, schemars::JsonSchema)]
pub struct ReadingRecord {
    /// Seconds read in all.
    pub seconds: u64,
    /// Days read in a row up to today; up to yesterday while today is still to come.
    pub days_in_a_row: usize,
    /// Episodes that were begun.
    pub begun: usize,
    /// Episodes that were read to their end.
    pub finished: usize,
    /// Days on which something was read, in their order.
    pub days: Vec<DayRead>,
    /// Episodes that were begun, those first that most time was spent on.
    pub episodes: Vec<EpisodeRead>,
    /// The day on which the record is told.
    #[serde(skip)]
    pub today: Date,
}

/// Seconds read on a day, or in a month.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct DayRead {
    /// `YYYY-MM-DD`, or `YYYY-MM`.
    pub day: String,
    /// Seconds.
    pub seconds: u64,
}

/// Seconds spent on an episode.
#[derive(Clone, Debug, PartialEq, serde::Serialize, schemars::JsonSchema)]
pub struct EpisodeRead {
    /// Its title.
    pub title: String,
    /// Its file as last seen.
    #[serde(serialize_with = "as_words")]
    #[schemars(with = "String")]
    pub path: PathBuf,
    /// Seconds.
    pub seconds: u64,
    /// Share of its text that was read, 0 to 1.
    pub progress: f64,
}

impl ReadingRecord {
    /// The record of `known` episodes (row, title, file, how far they were read), told `today`; `reading` has
    /// day, row and seconds of all episodes, in order of days.
    pub fn of(
        known: Vec<(EpisodeId, String, PathBuf, Progress)>,
        reading: &[(String, EpisodeId, u64)],
        today: Date,
    ) -> Self {
        let mut spent: HashMap<EpisodeId, u64> = known.iter().map(|(id, ..)| (*id, 0)).collect();
        let mut days: BTreeMap<&str, u64> = BTreeMap::new();
        for (day, episode, seconds) in reading {
            if let Some(spent) = spent.get_mut(episode) {
                *spent += seconds;
                *days.entry(day).or_default() += seconds;
            }
        }
        let mut record = Self { today, ..Self::default() };
        for (id, title, path, progress) in known.into_iter().filter(|(.., progress)| progress.read_at > 0) {
            record.begun += 1;
            record.finished += usize::from(progress.finished);
            let seconds = spent.get(&id).copied().unwrap_or_default();
            record.episodes.push(EpisodeRead { title, path, seconds, progress: progress.fraction });
        }
        record.episodes.sort_by(|a, b| b.seconds.cmp(&a.seconds).then_with(|| a.title.cmp(&b.title)));
        record.seconds = days.values().sum();
        record.days =
            days.into_iter().map(|(day, seconds)| DayRead { day: day.to_owned(), seconds }).collect();
        record.days_in_a_row = record.in_a_row();
        record
    }

    /// The last `count` days, the earliest first, with those on which nothing was read.
    pub fn last_days(&self, count: i64) -> Vec<DayRead> {
        let days = (0..count).rev().filter_map(|back| self.today.checked_sub(back.days()).ok());
        days.map(|day| DayRead { day: day.to_string(), seconds: self.on(day) }).collect()
    }

    /// Months in which something was read, in their order.
    pub fn months(&self) -> Vec<DayRead> {
        let mut months: BTreeMap<&str, u64> = BTreeMap::new();
        for day in &self.days {
            *months.entry(day.day.get(..7).unwrap_or(&day.day)).or_default() += day.seconds;
        }
        months.into_iter().map(|(month, seconds)| DayRead { day: month.to_owned(), seconds }).collect()
    }

    fn on(&self, day: Date) -> u64 {
        let name = day.to_string();
        let at = self.days.binary_search_by(|known| known.day.cmp(&name));
        at.ok().and_then(|at| self.days.get(at)).map_or(0, |day| day.seconds)
    }

    fn in_a_row(&self) -> usize {
        let days = (0..).map_while(|back: i64| self.today.checked_sub(back.days()).ok());
        let begin = usize::from(self.on(self.today) == 0);
        days.skip(begin).take_while(|day| self.on(*day) > 0).count()
    }
}

/// A path as words; what is not Unicode in it is replaced.
fn as_words<S: serde::Serializer>(path: &Path, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&path.to_string_lossy())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(reading: &[(&str, EpisodeId, u64)]) -> ReadingRecord {
        let progress = Progress { read_at: 1, fraction: 0.5, ..Progress::default() };
        let known = |id| (id, format!("title {id}"), PathBuf::from("a.md"), progress.clone());
        let reading: Vec<_> = reading.iter().map(|(day, id, s)| ((*day).to_owned(), *id, *s)).collect();
        ReadingRecord::of(vec![known(1), known(2)], &reading, jiff::civil::date(2026, 3, 2))
    }

    #[test]
    fn only_known_episodes_count_and_days_in_a_row_wait_for_today() {
        let told = record(&[("2026-02-28", 1, 60), ("2026-03-01", 2, 90), ("2026-03-01", 7, 1000)]);
        assert_eq!((told.seconds, told.days_in_a_row, told.begun), (150, 2, 2));
        assert_eq!(told.episodes[0].title, "title 2");
        assert_eq!(told.last_days(3).iter().map(|day| day.seconds).collect::<Vec<_>>(), [60, 90, 0]);
        let months = told.months();
        assert_eq!(
            months,
            [("2026-02", 60), ("2026-03", 90)].map(|(day, seconds)| DayRead { day: day.into(), seconds })
        );
        assert_eq!(record(&[("2026-02-27", 1, 60)]).days_in_a_row, 0);
    }
}
