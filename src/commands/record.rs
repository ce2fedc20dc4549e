//! What was read, when and for how long, as `stats` tells it.

use std::path::{Path, PathBuf};

use jiff::Zoned;

use super::chart::{bar, sparkline};
use super::context::RunContext;
use super::marks;
use super::outcome::Failure;
use super::output::Output;
use crate::library::scan;
use crate::messages::Msg;
use crate::passage::record::{EpisodeRead, ReadingRecord};

/// Days that are drawn.
const DAYS: i64 = 28;

/// Episodes that are named.
const EPISODES: usize = 10;

/// Cells of a bar.
const CELLS: usize = 12;

/// The reading record of the files at or below `paths`; without any, of all that was ever read.
pub fn ask(paths: &[PathBuf], context: &RunContext, output: &mut Output) -> Result<ReadingRecord, Failure> {
    let today = Zoned::now().date();
    let Some(store) = marks::open_existing(context, output)? else { return Ok(ReadingRecord::default()) };
    let roots: Vec<PathBuf> = paths.iter().map(|path| scan::absolute(path)).collect();
    let is_wanted = |path: &Path| roots.is_empty() || roots.iter().any(|root| path.starts_with(root));
    Ok(store.reading_record(today, is_wanted)?)
}

/// Prints `record`, if there is anything to tell.
pub fn print(record: &ReadingRecord, output: &mut Output) -> Result<(), Failure> {
    if record.begun == 0 {
        return Ok(());
    }
    let ReadingRecord { finished, begun, .. } = record;
    output.line("")?;
    let read = format!("{:>9}", hours(record.seconds / 60, output));
    output.line(&output.words(Msg::ReadInAll, &[&read, finished, begun]))?;
    let days: Vec<u64> = record.last_days(DAYS).iter().map(|day| day.seconds).collect();
    let row = match record.days_in_a_row {
        0 | 1 => String::new(),
        days => output.words(Msg::AndDaysInARow, &[&days]),
    };
    let last = output.words(Msg::LastDays, &[&DAYS]);
    output.line(&format!("{:>9} {} {last}{row}", "", sparkline(&days)))?;
    let most = record.episodes.first().map_or(0, |spent| spent.seconds).max(1);
    for EpisodeRead { title, seconds, progress, .. } in record.episodes.iter().take(EPISODES) {
        let bar = bar(*seconds as f64 / most as f64, CELLS);
        let spent = hours(seconds / 60, output);
        output.line(&format!("{spent:>9} {bar} {:>3.0} %  {title}", progress * 100.0))?;
    }
    Ok(())
}

/// Hours and minutes.
pub fn hours(minutes: u64, output: &Output) -> String {
    output.words(Msg::Hours, &[&(minutes / 60), &format!("{:02}", minutes % 60)])
}
