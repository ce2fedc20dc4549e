//! What was read, when and for how long, as `stats` tells it.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use jiff::{ToSpan, Zoned};
use serde::Serialize;

use super::chart::{bar, sparkline};
use super::context::RunContext;
use super::marks;
use super::outcome::Failure;
use super::output::Output;
use crate::library::scan;
use crate::passage::marks::EpisodeId;
use crate::store::Store;

/// Days that are drawn.
const DAYS: i64 = 28;

/// Episodes that are named.
const EPISODES: usize = 10;

/// Cells of a bar.
const CELLS: usize = 12;

/// The reading record of the episodes asked for.
#[derive(Default, Serialize)]
pub struct EpisodeEntry {
    seconds: u64,
    days_in_a_row: usize,
    begun: usize,
    finished: usize,
    days: Vec<Day>,
    episodes: Vec<Spent>,
    #[serde(skip)]
    today: Date,
}

/// Seconds read on a day.
#[derive(Serialize)]
struct Day {
    day: String,
    seconds: u64,
}

/// Seconds spent on an episode.
#[derive(Serialize)]
struct Spent {
    title: String,
    path: String,
    seconds: u64,
    progress: f64,
}

impl EpisodeEntry {
    /// The record of the files at or below `paths`; without any, of all that was ever read.
    pub fn ask(paths: &[PathBuf], context: &RunContext, output: &mut Output) -> Result<Self, Failure> {
        let today = Zoned::now().date();
        match marks::open_existing(context, output)? {
            Some(store) => Self::read(&store, paths, today),
            None => Ok(Self { today, ..Self::default() }),
        }
    }

    fn read(store: &Store, paths: &[PathBuf], today: Date) -> Result<Self, Failure> {
        let known = wanted(store, paths)?;
        let mut record = Self { today, ..Self::default() };
        let mut days: BTreeMap<String, u64> = BTreeMap::new();
        let mut spent: HashMap<EpisodeId, u64> = HashMap::new();
        for (day, episode, seconds) in store.reading()? {
            if known.contains_key(&episode) {
                *days.entry(day).or_default() += seconds;
                *spent.entry(episode).or_default() += seconds;
            }
        }
        for (episode, (title, path)) in known {
            let Some(progress) = store.progress(episode)?.filter(|progress| progress.read_at > 0) else {
                continue;
            };
            record.begun += 1;
            record.finished += usize::from(progress.finished);
            let seconds = spent.get(&episode).copied().unwrap_or_default();
            let path = path.to_string_lossy().into_owned();
            record.episodes.push(Spent { title, path, seconds, progress: progress.fraction });
        }
        record.episodes.sort_by(|a, b| b.seconds.cmp(&a.seconds).then_with(|| a.title.cmp(&b.title)));
        record.days = days.into_iter().map(|(day, seconds)| Day { day, seconds }).collect();
        record.seconds = record.days.iter().map(|day| day.seconds).sum();
        record.days_in_a_row = record.in_a_row();
        Ok(record)
    }

    fn on(&self, day: Date) -> u64 {
        let name = day.to_string();
        self.days.iter().find(|day| day.day == name).map_or(0, |day| day.seconds)
    }

    /// Days read in a row up to today; up to yesterday while today is still to come.
    fn in_a_row(&self) -> usize {
        let days = (0..).map_while(|back: i64| self.today.checked_sub(back.days()).ok());
        let begin = usize::from(self.on(self.today) == 0);
        days.skip(begin).take_while(|day| self.on(*day) > 0).count()
    }

    /// Prints it, if there is anything to tell.
    pub fn print(&self, output: &mut Output) -> Result<(), Failure> {
        if self.begun == 0 {
            return Ok(());
        }
        output.line("")?;
        output.line(&format!(
            "{:>9} read, {} of {} finished",
            hours(self.seconds),
            self.finished,
            self.begun
        ))?;
        let days: Vec<u64> = (0..DAYS)
            .rev()
            .filter_map(|back| self.today.checked_sub(back.days()).ok())
            .map(|day| self.on(day))
            .collect();
        let row = if self.days_in_a_row > 1 {
            format!(", {} days in a row", self.days_in_a_row)
        } else {
            String::new()
        };
        output.line(&format!("{:>9} {} the last {DAYS} days{row}", "", sparkline(&days)))?;
        let most = self.episodes.first().map_or(0, |spent| spent.seconds).max(1);
        for spent in self.episodes.iter().take(EPISODES) {
            let Spent { title, seconds, progress, .. } = spent;
            let bar = bar(*seconds as f64 / most as f64, CELLS);
            output.line(&format!("{:>9} {bar} {:>3.0} %  {title}", hours(*seconds), progress * 100.0))?;
        }
        Ok(())
    }
}

/// Title and path of each known episode that was asked for.
fn wanted(store: &Store, paths: &[PathBuf]) -> Result<HashMap<EpisodeId, (String, PathBuf)>, Failure> {
    let roots: Vec<PathBuf> = paths.iter().map(|path| scan::absolute(path)).collect();
    let is_wanted = |path: &Path| roots.is_empty() || roots.iter().any(|root| path.starts_with(root));
    let known = store.recent()?.into_iter().filter(|known| is_wanted(&known.path));
    Ok(known.map(|known| (known.episode, (known.title, known.path))).collect())
}

fn hours(seconds: u64) -> String {
    format!("{}:{:02} h", seconds / 3600, seconds / 60 % 60)
}
