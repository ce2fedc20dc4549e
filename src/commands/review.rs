//! `fangtan review --today`

use std::collections::{HashMap, HashSet};

use jiff::Zoned;

use super::asked::asked_for;
use super::context::RunContext;
use super::marks::{self, KeptRecord};
use super::outcome::{Failure, Outcome};
use super::output::Output;
use crate::cli::ReviewArgs;
use crate::export::collect;
use crate::messages::Msg;
use crate::passage::recall::{Recalled, today};

/// Prints the old passages of today, whole, each with who says it, the question it answers, and where; and
/// remembers that they were shown.
pub fn run(args: &ReviewArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let context = RunContext::reading(&args.form, output)?;
    let Some(mut store) = marks::open_existing(&context, output)? else { return Ok(Outcome::Nothing) };
    let shelves = marks::shelves(&store, &[], &HashMap::new(), &context)?;
    let shelves = asked_for(shelves, args.only.filter.as_deref())?;
    let recalls = store.recalls()?;
    let placed = shelves.iter().flat_map(|shelf| &shelf.placed);
    let passages = placed.map(|placed| &placed.bookmark).filter(|bookmark| bookmark.letter.is_none());
    let recalled = passages.map(|bookmark| Recalled {
        id: bookmark.id.clone(),
        made: bookmark.made,
        recall: recalls.get(&bookmark.id).copied(),
    });
    let (now, morning) = (marks::now(), morning());
    let wanted = today(&recalled.collect::<Vec<_>>(), morning, now, args.count);
    if wanted.is_empty() {
        output.tell(Msg::NothingToRecall, &[]);
        return Ok(Outcome::Nothing);
    }
    let is_wanted: HashSet<&str> = wanted.iter().map(String::as_str).collect();
    let mut told: HashMap<String, String> = HashMap::new();
    for shelf in &shelves {
        let placed: Vec<_> =
            shelf.placed.iter().filter(|one| is_wanted.contains(one.bookmark.id.as_str())).cloned().collect();
        for (record, placed) in collect(&shelf.episode, "", &placed).iter().zip(&placed) {
            let kept = KeptRecord::new(&shelf.path, &shelf.episode, placed);
            let words =
                if args.json.json { serde_json::to_string(&kept)? } else { told_as(record, &kept.place()) };
            told.insert(placed.bookmark.id.clone(), words);
        }
    }
    for id in &wanted {
        for line in told.get(id).map_or("", String::as_str).lines() {
            output.line(line)?;
        }
    }
    // Where nothing can be written, the same are shown next time.
    let _ = store.put_recalled(&wanted, morning, now);
    Ok(Outcome::Done)
}

fn told_as(record: &crate::export::Record, place: &str) -> String {
    let who = if record.speaker.is_empty() { String::new() } else { format!("{}: ", record.speaker) };
    let question = record.question.replace('\n', " ");
    let question = if question.is_empty() { question } else { format!("  ? {question}\n") };
    let note = if record.note.is_empty() { String::new() } else { format!("  ({})\n", record.note) };
    format!("{place}\n{question}{who}{}\n{note}\n", record.quote)
}

/// When the day began, where the reader is.
fn morning() -> i64 {
    Zoned::now().start_of_day().map_or(0, |morning| morning.timestamp().as_millisecond())
}
